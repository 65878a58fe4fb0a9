import { useState } from 'react';
import { isRealDate } from '../../../../shared/domain/calendar';
import type { ExceptionCause } from '../../../../shared/domain/exception-terms';
import { useFieldCheck } from '../../../lib/field-check';
import { exceptionWords } from '../../../lib/words/exceptions';
import { DualForm } from './dual-form';
import type { FormProps } from './exception-panel';
import { beginFault, CauseField, DateField, Effect, reasonFault, ReasonField, SignedLines } from './form-fields';
import { useRevoke } from './queries';
import classes from './exceptions.module.css';

const { content, revocation: words, fields } = exceptionWords;

/** What was shown up to a day never counts again: two people sign. */
export function RevocationForm({ terms, personId, competencyId, onDone, onCancel }: FormProps) {
  const revoke = useRevoke();
  const [from, setFrom] = useState(terms.today);
  const [cause, setCause] = useState<ExceptionCause | null>(null);
  const [reason, setReason] = useState('');
  const check = useFieldCheck({
    from: beginFault(from, terms.today),
    cause: cause === null ? fields.causeMissing : null,
    reason: reasonFault(reason),
  });
  const effect = isRealDate(from) ? words.effect(terms.personName, terms.competencyCode, from, terms.today) : null;
  return (
    <DualForm
      title={words.title(terms.personName)}
      content={
        <SignedLines
          lines={[
            content.what('revocation', terms.personName),
            exceptionWords.about(terms.competencyCode, terms.competencyTitle),
            content.days(from, null),
            cause === null ? null : content.cause(exceptionWords.causes[cause]),
            reason === '' ? null : content.reason(reason),
          ]}
        />
      }
      meaning={words.meaning}
      action={words.action}
      error={revoke.error}
      isPending={revoke.isPending}
      isComplete={check.isComplete}
      onCancel={onCancel}
      onSign={(signature, approval) => {
        if (cause === null) return;
        revoke.mutate({ personId, competencyId, from, cause, reason, signature, approval }, { onSuccess: () => onDone(words.done) });
      }}
    >
      <p className={classes.small}>{words.rule}</p>
      <CauseField value={cause} check={check.of('cause')} onChange={setCause} />
      <DateField label={fields.from} value={from} check={check.of('from')} onChange={setFrom} />
      <ReasonField value={reason} check={check.of('reason')} onChange={setReason} />
      <Effect>{effect}</Effect>
    </DualForm>
  );
}
