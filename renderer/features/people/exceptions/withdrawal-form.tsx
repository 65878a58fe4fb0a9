import { useState } from 'react';
import { isRealDate } from '../../../../shared/domain/calendar';
import { useFieldCheck } from '../../../lib/field-check';
import { useSession } from '../../../lib/session';
import { tell } from '../../../lib/tell';
import { exceptionWords } from '../../../lib/words/exceptions';
import { SignedForm } from '../../../ui/signed-act';
import { titleOf } from './exception-text';
import { beginFault, DateField, Effect, reasonFault, ReasonField, SignedLines } from './form-fields';
import { useWithdraw, type ListedException } from './queries';
import { refusedText } from './refused';

const { content, withdrawal: words } = exceptionWords;

/** Takes an extension, exemption or waiver back before its last day. */
export function WithdrawalForm({ exception, onDone }: { readonly exception: ListedException; readonly onDone: () => void }) {
  const withdraw = useWithdraw();
  const { today } = useSession();
  const [from, setFrom] = useState(today);
  const [reason, setReason] = useState('');
  const check = useFieldCheck({ from: beginFault(from, today), reason: reasonFault(reason) });
  const { exceptionId, personId, personName, kind } = exception;
  const effect = isRealDate(from) ? words.effect(from, today) : null;
  return (
    <SignedForm
      title={words.title(kind)}
      content={
        <SignedLines
          lines={[
            titleOf(exception),
            personName,
            words.title(kind),
            content.days(from, null),
            reason === '' ? null : content.reason(reason),
          ]}
        />
      }
      meaning={words.meaning}
      action={words.action}
      failed={exceptionWords.failed}
      error={withdraw.error}
      refusal={refusedText(withdraw.error)}
      isPending={withdraw.isPending}
      isComplete={check.isComplete}
      onCancel={onDone}
      onSign={(signature) =>
        withdraw.mutate(
          { personId, exceptionId, from, reason, signature },
          {
            onSuccess: () => {
              tell(words.done);
              onDone();
            },
          },
        )
      }
    >
      <DateField label={words.from} value={from} check={check.of('from')} onChange={setFrom} />
      <ReasonField value={reason} check={check.of('reason')} onChange={setReason} />
      <Effect>{effect}</Effect>
    </SignedForm>
  );
}
