import { useState } from 'react';
import { addDays, isRealDate } from '../../../../shared/domain/calendar';
import { useFieldCheck } from '../../../lib/field-check';
import { useMay } from '../../../lib/session';
import { exceptionWords } from '../../../lib/words/exceptions';
import { SignedForm } from '../../../ui/signed-act';
import { DateField, Effect, reasonFault, ReasonField, SignedLines } from './form-fields';
import { useExtend, useExtendAgain, type Terms } from './queries';
import { refusedText } from './refused';
import type { FormProps } from './exception-panel';
import classes from './exceptions.module.css';

const { content, extension: words, fields } = exceptionWords;

/** Moves the end of what is held: for the first time, or again by a higher role. */
export function ExtensionForm(props: FormProps) {
  const { terms } = props;
  const mayAgain = useMay('qualifications.extendAgain');
  if (terms.extension === null)
    return <p>{[words.refused[terms.extensionRefusal ?? 'NothingToExtend'], ...terms.forbiddenBy].join(' ')}</p>;
  if (terms.extension.ordinal > 1 && !mayAgain) return <p>{words.higher}</p>;
  return <Fields {...props} next={terms.extension} />;
}

function Fields({ terms, personId, competencyId, onDone, onCancel, next }: FormProps & { readonly next: NonNullable<Terms['extension']> }) {
  const extend = useExtend();
  const extendAgain = useExtendAgain();
  const sign = next.ordinal === 1 ? extend : extendAgain;
  const { endsOn, latest, days, ordinal } = next;
  const [to, setTo] = useState(latest);
  const [reason, setReason] = useState('');
  const earliest = endsOn < terms.today ? terms.today : addDays(endsOn, 1);
  const check = useFieldCheck({ to: dateFault(to, earliest, latest), reason: reasonFault(reason) });
  const effect = isRealDate(to) ? words.effect(terms.personName, terms.competencyCode, endsOn, to) : null;
  return (
    <SignedForm
      title={words.title(terms.personName)}
      content={
        <SignedLines
          lines={[
            content.what('extension', terms.personName),
            exceptionWords.about(terms.competencyCode, terms.competencyTitle),
            content.moves(endsOn, to),
            reason === '' ? null : content.reason(reason),
          ]}
        />
      }
      meaning={words.meaning}
      action={words.action}
      failed={exceptionWords.failed}
      error={sign.error}
      refusal={refusedText(sign.error)}
      isPending={sign.isPending}
      isComplete={check.isComplete}
      onCancel={onCancel}
      onSign={(signature) => sign.mutate({ personId, competencyId, to, reason, signature }, { onSuccess: () => onDone(words.done) })}
    >
      <p className={classes.small}>{words.rule}</p>
      <p>{words.ends(endsOn, ordinal)}</p>
      <DateField label={fields.newEnd} hint={fields.atMost(latest, days)} value={to} check={check.of('to')} onChange={setTo} />
      <ReasonField value={reason} check={check.of('reason')} onChange={setReason} />
      <Effect>{effect}</Effect>
    </SignedForm>
  );
}

function dateFault(to: string, earliest: string, latest: string): string | null {
  if (!isRealDate(to)) return fields.dateWrong;
  if (to < earliest) return fields.notBefore(earliest);
  return to > latest ? fields.beyond(latest) : null;
}
