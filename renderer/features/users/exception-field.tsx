import { TextInput } from '@mantine/core';
import type { DutyConflict } from '../../../shared/domain/separation-of-duties';
import { isReason } from '../../lib/reason';
import { appWords } from '../../lib/words/app';
import { usersWords } from '../../lib/words/users';
import classes from './users.module.css';

const words = usersWords.duties;

/** What is wrong with the reason for an exception, or null. */
export function faultOfException(conflicts: readonly DutyConflict[], reason: string): string | null {
  return conflicts.length > 0 && !isReason(reason) ? words.missing : null;
}

/** Which of the chosen roles conflict, why, and the reason why it has to be so here; nothing where none do. */
export function ExceptionField({
  conflicts,
  value,
  check,
  onChange,
}: {
  readonly conflicts: readonly DutyConflict[];
  readonly value: string;
  readonly check: { readonly error: string | null; readonly onBlur: () => void };
  readonly onChange: (value: string) => void;
}) {
  if (conflicts.length === 0) return null;
  return (
    <div className={classes.duties} role="group" aria-label={words.title}>
      <p className={classes.text}>
        <strong>{words.title}</strong>
      </p>
      <ul className={classes.plain}>
        {conflicts.map(({ key, roles, why }) => (
          <li key={key}>
            {roles.map((role) => appWords.roles[role]).join(' + ')}: {why}
          </li>
        ))}
      </ul>
      <TextInput
        label={words.reason}
        description={words.hint}
        withAsterisk
        value={value}
        maxLength={1000}
        onChange={(event) => onChange(event.currentTarget.value)}
        {...check}
      />
    </div>
  );
}
