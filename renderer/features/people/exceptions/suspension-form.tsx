import { useState } from 'react';
import { isRealDate } from '../../../../shared/domain/calendar';
import { lastDayWithin, type ExceptionCause } from '../../../../shared/domain/exception-terms';
import { useFieldCheck } from '../../../lib/field-check';
import { exceptionWords } from '../../../lib/words/exceptions';
import { SignedForm } from '../../../ui/signed-act';
import type { FormProps } from './exception-panel';
import { beginFault, CauseField, DateField, Effect, endFault, reasonFault, ReasonField, SignedLines } from './form-fields';
import { useSuspend } from './queries';
import { refusedText } from './refused';
import classes from './exceptions.module.css';

const { content, suspension: words, fields } = exceptionWords;

/** From a day on the person counts as absent, until a last day or until somebody reinstates them. */
export function SuspensionForm({ terms, personId, competencyId, onDone, onCancel }: FormProps) {
  const suspend = useSuspend();
  const [from, setFrom] = useState(terms.today);
  const [to, setTo] = useState('');
  const [cause, setCause] = useState<ExceptionCause | null>(null);
  const [reason, setReason] = useState('');
  const latest = isRealDate(from) ? lastDayWithin(from, terms.limits.suspension) : null;
  const check = useFieldCheck({
    from: beginFault(from, terms.today),
    to: to === '' ? null : endFault(from, to, latest),
    cause: cause === null ? fields.causeMissing : null,
    reason: reasonFault(reason),
  });
  const last = to === '' ? null : to;
  const isMade = isRealDate(from) && (last === null || (isRealDate(last) && from <= last));
  const effect = isMade ? words.effect(terms.personName, terms.competencyCode, from, terms.today, last) : null;
  return (
    <SignedForm
      title={words.title(terms.personName)}
      content={
        <SignedLines
          lines={[
            content.what('suspension', terms.personName),
            exceptionWords.about(terms.competencyCode, terms.competencyTitle),
            isMade ? content.days(from, last) : null,
            cause === null ? null : content.cause(exceptionWords.causes[cause]),
            reason === '' ? null : content.reason(reason),
          ]}
        />
      }
      meaning={words.meaning}
      action={words.action}
      failed={exceptionWords.failed}
      error={suspend.error}
      refusal={refusedText(suspend.error)}
      isPending={suspend.isPending}
      isComplete={check.isComplete}
      onCancel={onCancel}
      onSign={(signature) => {
        if (cause === null) return;
        suspend.mutate({ personId, competencyId, from, to: last, cause, reason, signature }, { onSuccess: () => onDone(words.done) });
      }}
    >
      <p className={classes.small}>{words.rule}</p>
      <CauseField value={cause} check={check.of('cause')} onChange={setCause} />
      <DateField label={fields.from} value={from} check={check.of('from')} onChange={setFrom} />
      <DateField
        label={fields.toOrNone}
        {...(latest === null ? {} : { hint: fields.atMost(latest, terms.limits.suspension) })}
        value={to}
        check={check.of('to')}
        onChange={setTo}
      />
      <ReasonField value={reason} check={check.of('reason')} onChange={setReason} />
      <Effect>{effect}</Effect>
    </SignedForm>
  );
}
