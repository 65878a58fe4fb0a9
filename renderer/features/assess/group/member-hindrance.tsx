import { TextInput } from '@mantine/core';
import { assessWords } from '../../../lib/words/assess';
import { assessorWords } from '../../../lib/words/assessors';
import type { PersonText } from '../form/assessment-text';
import { SignerNote } from '../form/signer-note';
import { isKept, useSigner } from '../form/use-signer';
import type { Member } from './group-text';
import classes from '../assess.module.css';

/** What keeps the session's person from signing one of the group, or could sway them: said before anything is signed. */
export function MemberHindrance({
  member: { form, text },
  onChange,
}: {
  readonly member: Member;
  readonly onChange: (part: Partial<PersonText>) => void;
}) {
  const signer = useSigner(form, text);
  const isSwayed = signer?.independence.rule === 'reason';
  const isHindered = form.obstacles.length > 0 || (signer !== undefined && isKept(signer));
  if (!isSwayed && !isHindered) return null;
  const { name } = form.person;
  return (
    <section className={classes.section} aria-label={name}>
      <strong>{name}</strong>
      {form.obstacles.map((obstacle) => (
        <p key={obstacle} className={classes.text}>
          {assessWords.form.obstacles[obstacle]}
        </p>
      ))}
      <SignerNote form={form} text={text} />
      {isSwayed && (
        <TextInput
          label={assessorWords.assess.reason}
          aria-label={`${assessorWords.assess.reason}: ${name}`}
          value={text.independenceReason}
          maxLength={4000}
          withAsterisk
          onChange={(event) => onChange({ independenceReason: event.currentTarget.value })}
        />
      )}
    </section>
  );
}
