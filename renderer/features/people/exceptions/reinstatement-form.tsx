import { useState } from 'react';
import { isRealDate } from '../../../../shared/domain/calendar';
import { useFieldCheck } from '../../../lib/field-check';
import { exceptionWords } from '../../../lib/words/exceptions';
import { SignedForm } from '../../../ui/signed-act';
import type { FormProps } from './exception-panel';
import { beginFault, DateField, Effect, reasonFault, ReasonField, SignedLines } from './form-fields';
import { useReinstate, type Terms } from './queries';
import { refusedText } from './refused';
import classes from './exceptions.module.css';

const { content, reinstatement: words, fields } = exceptionWords;

/** Ends one suspension, or one revocation after a whole new result. */
export function ReinstatementForm(props: FormProps) {
  const { takenAway, hasNewResult } = props.terms;
  if (takenAway === null) return <p>{words.nothing}</p>;
  if (takenAway.kind === 'revocation' && !hasNewResult) return <p>{words.needsResult(takenAway.from)}</p>;
  return <Fields {...props} takenAway={takenAway} />;
}

function Fields({ terms, personId, onDone, onCancel, takenAway }: FormProps & { readonly takenAway: NonNullable<Terms['takenAway']> }) {
  const reinstate = useReinstate();
  const [from, setFrom] = useState(terms.today);
  const [reason, setReason] = useState('');
  const check = useFieldCheck({ from: beginFault(from, terms.today), reason: reasonFault(reason) });
  const effect = isRealDate(from) ? words.effect(terms.personName, terms.competencyCode, from, terms.today) : null;
  const { exceptionId } = takenAway;
  return (
    <SignedForm
      title={words.title(terms.personName)}
      content={
        <SignedLines
          lines={[
            content.what('reinstatement', terms.personName),
            exceptionWords.about(terms.competencyCode, terms.competencyTitle),
            content.ends(takenAway.kind, takenAway.from),
            content.days(from, null),
            reason === '' ? null : content.reason(reason),
          ]}
        />
      }
      meaning={words.meaning}
      action={words.action}
      failed={exceptionWords.failed}
      error={reinstate.error}
      refusal={refusedText(reinstate.error)}
      isPending={reinstate.isPending}
      isComplete={check.isComplete}
      onCancel={onCancel}
      onSign={(signature) => reinstate.mutate({ personId, exceptionId, from, reason, signature }, { onSuccess: () => onDone(words.done) })}
    >
      <p className={classes.small}>{words.rule}</p>
      <p>{words.ends(takenAway.kind, takenAway.from, takenAway.to)}</p>
      <DateField label={fields.from} value={from} check={check.of('from')} onChange={setFrom} />
      <ReasonField value={reason} check={check.of('reason')} onChange={setReason} />
      <Effect>{effect}</Effect>
    </SignedForm>
  );
}
