import { useState } from 'react';
import { lastDayWithin } from '../../../../shared/domain/exception-terms';
import { isRealDate } from '../../../../shared/domain/calendar';
import { useFieldCheck } from '../../../lib/field-check';
import { exceptionWords } from '../../../lib/words/exceptions';
import { DualForm } from './dual-form';
import type { FormProps } from './exception-panel';
import { beginFault, DateField, Effect, endFault, reasonFault, ReasonField, SignedLines } from './form-fields';
import { useExempt } from './queries';
import classes from './exceptions.module.css';

const { content, exemption: words, fields } = exceptionWords;

/** The requirement does not apply to the person for a time: two people sign. */
export function ExemptionForm({ terms, personId, competencyId, onDone, onCancel }: FormProps) {
  const exempt = useExempt();
  const [from, setFrom] = useState(terms.today);
  const [to, setTo] = useState('');
  const [reason, setReason] = useState('');
  const latest = isRealDate(from) ? lastDayWithin(from, terms.limits.exemption) : null;
  const check = useFieldCheck({ from: beginFault(from, terms.today), to: endFault(from, to, latest), reason: reasonFault(reason) });
  const isMade = isRealDate(from) && isRealDate(to) && from <= to;
  const effect = isMade ? words.effect(terms.personName, terms.competencyCode, from, to) : null;
  return (
    <DualForm
      title={words.title(terms.personName)}
      content={
        <SignedLines
          lines={[
            content.what('exemption', terms.personName),
            exceptionWords.about(terms.competencyCode, terms.competencyTitle),
            isMade ? content.days(from, to) : null,
            reason === '' ? null : content.reason(reason),
          ]}
        />
      }
      meaning={words.meaning}
      action={words.action}
      error={exempt.error}
      isPending={exempt.isPending}
      isComplete={check.isComplete}
      onCancel={onCancel}
      onSign={(signature, approval) =>
        exempt.mutate({ personId, competencyId, from, to, reason, signature, approval }, { onSuccess: () => onDone(words.done) })
      }
    >
      <p className={classes.small}>{words.rule}</p>
      <DateField label={fields.from} value={from} check={check.of('from')} onChange={setFrom} />
      <DateField
        label={fields.to}
        {...(latest === null ? {} : { hint: fields.atMost(latest, terms.limits.exemption) })}
        value={to}
        check={check.of('to')}
        onChange={setTo}
      />
      <ReasonField value={reason} check={check.of('reason')} onChange={setReason} />
      <Effect>{effect}</Effect>
    </DualForm>
  );
}
