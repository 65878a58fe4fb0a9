import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { isRealDate } from '../../../shared/domain/calendar';
import { useFieldCheck, type FieldCheck } from '../../lib/field-check';
import { isReason } from '../../lib/reason';
import { useSession } from '../../lib/session';
import { organisationWords } from '../../lib/words/organisation';
import classes from './organisation.module.css';

const words = organisationWords.fields;

/** The day and the reason that every change asks for. */
interface When {
  readonly from: string;
  readonly reason: string;
}

/** The day and the reason as they are typed, today first, checked together with the name where the form has one. */
export function useWhen(faultOfOther: { readonly name?: string | null } = {}) {
  const { today } = useSession();
  const [when, setWhen] = useState<When>({ from: today, reason: '' });
  const check = useFieldCheck<'from' | 'reason' | 'name'>({
    from: isRealDate(when.from) ? null : words.dateWrong,
    reason: isReason(when.reason) ? null : words.reasonMissing,
    ...faultOfOther,
  });
  return { when, check, onWhen: (part: Partial<When>) => setWhen((before) => ({ ...before, ...part })) };
}

export function WhenFields({
  when,
  check,
  onWhen,
  fromLabel = words.from,
  fromHint,
}: Pick<ReturnType<typeof useWhen>, 'when' | 'onWhen'> & {
  readonly check: Pick<FieldCheck<'from' | 'reason'>, 'of'>;
  readonly fromLabel?: string;
  readonly fromHint?: string;
}) {
  return (
    <>
      <TextInput
        label={fromLabel}
        description={fromHint}
        value={when.from}
        maxLength={10}
        className={classes.dateField}
        onChange={(event) => onWhen({ from: event.currentTarget.value })}
        {...check.of('from')}
      />
      <TextInput
        label={words.reason}
        description={words.reasonHint}
        value={when.reason}
        maxLength={1000}
        onChange={(event) => onWhen({ reason: event.currentTarget.value })}
        {...check.of('reason')}
      />
    </>
  );
}

/** What a unit is called. */
export function NameField({
  name,
  check,
  onName,
}: {
  readonly name: string;
  readonly check: Pick<FieldCheck<'name'>, 'of'>;
  readonly onName: (name: string) => void;
}) {
  return (
    <TextInput
      label={words.name}
      value={name}
      maxLength={200}
      onChange={(event) => onName(event.currentTarget.value)}
      {...check.of('name')}
    />
  );
}

export const faultOfName = (name: string): string | null => (name.trim() === '' ? words.nameMissing : null);
