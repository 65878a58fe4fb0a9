import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { recoverersReason } from '../../../shared/domain/separation-of-duties';
import { useFieldCheck } from '../../lib/field-check';
import { isReason } from '../../lib/reason';
import { appWords } from '../../lib/words/app';
import { sessionWords } from '../../lib/words/session';
import { FailureNote } from '../../ui/failure-note';
import { KeyValueList } from '../../ui/key-value-list';
import { FoundersConflicts } from './create-site/founders-conflicts';
import type { PersonFields } from './create-site/site-form';
import classes from './session.module.css';

const words = sessionWords.recover;

/** What will be done and why, before it is. */
export function RecoverCheckStep(props: {
  readonly siteName: string;
  readonly shares: number;
  readonly people: readonly [PersonFields, PersonFields];
  readonly isRecovering: boolean;
  readonly error: Error | null;
  readonly onPrevious: () => void;
  readonly onSubmit: (reason: string) => void;
}) {
  const [first, second] = props.people;
  const [reason, setReason] = useState('');
  const check = useFieldCheck({ reason: isReason(reason) ? null : words.reasonMissing });
  const person = (key: string, label: string, { printedName, login, roles }: PersonFields) => ({
    key,
    label,
    value: `${printedName} (${login})`,
    hint: roles.map((role) => appWords.roles[role]).join(', '),
  });
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (check.isComplete() && !props.isRecovering) props.onSubmit(reason);
      }}
    >
      <p className={classes.dimmed}>{words.checkIntro}</p>
      <KeyValueList
        items={[
          { key: 'site', label: words.site, value: props.siteName },
          { key: 'shares', label: words.shares, value: words.sharesTyped(props.shares) },
          person('first', words.steps.first, first),
          person('second', words.steps.second, second),
          { key: 'afterwards', label: words.afterwards, value: words.afterwardsText },
        ]}
      />
      <FoundersConflicts people={props.people} reason={recoverersReason} />
      <TextInput
        label={words.reason}
        description={words.reasonHint}
        value={reason}
        maxLength={1000}
        autoFocus
        onChange={(event) => setReason(event.currentTarget.value)}
        {...check.of('reason')}
      />
      <FailureNote title={words.failed} error={props.error} />
      <div className={classes.buttons}>
        <Button variant="default" disabled={props.isRecovering} onClick={props.onPrevious}>
          {sessionWords.create.previous}
        </Button>
        <Button type="submit" loading={props.isRecovering}>
          {words.submit}
        </Button>
      </div>
    </form>
  );
}
