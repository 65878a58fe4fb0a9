import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { isRealDate } from '../../../../shared/domain/calendar';
import { lastDayWithin } from '../../../../shared/domain/exception-terms';
import { useFieldCheck } from '../../../lib/field-check';
import { exceptionWords } from '../../../lib/words/exceptions';
import { DualForm } from './dual-form';
import type { FormProps } from './exception-panel';
import { beginFault, DateField, Effect, endFault, reasonFault, ReasonField, SignedLines } from './form-fields';
import { useWaive } from './queries';
import classes from './exceptions.module.css';

const { content, waiver: words, fields } = exceptionWords;

/** That the requirement is not met is accepted for a time, under conditions: two people sign. */
export function WaiverForm({ terms, personId, competencyId, onDone, onCancel }: FormProps) {
  const waive = useWaive();
  const [from, setFrom] = useState(terms.today);
  const [to, setTo] = useState('');
  const [conditions, setConditions] = useState('');
  const [reason, setReason] = useState('');
  const latest = isRealDate(from) ? lastDayWithin(from, terms.limits.waiver) : null;
  const check = useFieldCheck({
    from: beginFault(from, terms.today),
    to: endFault(from, to, latest),
    conditions: conditions.trim().length < 3 ? fields.conditionsMissing : null,
    reason: reasonFault(reason),
  });
  const isMade = isRealDate(from) && isRealDate(to) && from <= to;
  const effect = isMade ? words.effect(terms.personName, terms.competencyCode, from, to) : null;
  return (
    <DualForm
      title={words.title(terms.personName)}
      content={
        <SignedLines
          lines={[
            content.what('waiver', terms.personName),
            exceptionWords.about(terms.competencyCode, terms.competencyTitle),
            isMade ? content.days(from, to) : null,
            conditions === '' ? null : content.conditions(conditions),
            reason === '' ? null : content.reason(reason),
          ]}
        />
      }
      meaning={words.meaning}
      action={words.action}
      error={waive.error}
      isPending={waive.isPending}
      isComplete={check.isComplete}
      onCancel={onCancel}
      onSign={(signature, approval) =>
        waive.mutate({ personId, competencyId, from, to, conditions, reason, signature, approval }, { onSuccess: () => onDone(words.done) })
      }
    >
      <p className={classes.small}>{words.rule}</p>
      <DateField label={fields.from} value={from} check={check.of('from')} onChange={setFrom} />
      <DateField
        label={fields.to}
        {...(latest === null ? {} : { hint: fields.atMost(latest, terms.limits.waiver) })}
        value={to}
        check={check.of('to')}
        onChange={setTo}
      />
      <Textarea
        label={fields.conditions}
        description={fields.conditionsHint}
        value={conditions}
        maxLength={4000}
        autosize
        minRows={2}
        onChange={(event) => setConditions(event.currentTarget.value)}
        {...check.of('conditions')}
      />
      <ReasonField value={reason} check={check.of('reason')} onChange={setReason} />
      <Effect>{effect}</Effect>
    </DualForm>
  );
}
