import { Button, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useFieldCheck } from '../../lib/field-check';
import { isReason } from '../../lib/reason';
import { tell } from '../../lib/tell';
import { dutyWords } from '../../lib/words/duties';
import { exchangeWords } from '../../lib/words/exchange';
import { levellingWords as words } from '../../lib/words/levelling';
import { ActForm } from '../../ui/act-form';
import { usePlan, type AskedPlan, type Plan } from './queries';

/** Saves the proposal as it is shown, with the reason why. */
export function SavePlan({ asked, plan: { digest, lines } }: { readonly asked: AskedPlan; readonly plan: Plan }) {
  const navigate = useNavigate();
  const save = usePlan();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const check = useFieldCheck({ reason: isReason(reason) ? null : dutyWords.reasonMissing });
  if (lines.length === 0) return null;
  if (!isOpen)
    return (
      <div>
        <Button variant="default" onClick={() => setOpen(true)}>
          {words.save}
        </Button>
      </div>
    );
  return (
    <ActForm
      label={words.saveTitle}
      title={words.saveTitle}
      action={words.saveAction(lines.length)}
      failed={words.notSaved}
      isPending={save.isPending}
      error={save.error}
      onSubmit={() => {
        if (!check.isComplete()) return;
        save.mutate(
          { ...asked, digest, reason },
          {
            onSuccess: (saved) => {
              tell(words.saved(saved.lines));
              void navigate({ to: '/work/plans/$planId', params: { planId: saved.planId } });
            },
          },
        );
      }}
      onCancel={() => setOpen(false)}
    >
      <TextInput
        label={dutyWords.reason}
        description={exchangeWords.form.reasonHint}
        value={reason}
        maxLength={1000}
        onChange={(event) => setReason(event.currentTarget.value)}
        {...check.of('reason')}
      />
    </ActForm>
  );
}
