import { Button, Textarea } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Draft } from '../../../lib/draft';
import { useFieldCheck } from '../../../lib/field-check';
import { onEscape, useReturningButton } from '../../../lib/form-focus';
import { isReason } from '../../../lib/reason';
import { tell } from '../../../lib/tell';
import { revisionWords } from '../../../lib/words/revisions';
import { FailureNote } from '../../../ui/failure-note';
import { useGiveBack } from '../queries';
import classes from './approval.module.css';

const words = revisionWords.approval.giveBack;

/** Gives a revision back to its authors with what is to be changed. */
export function GiveBackForm({
  revisionId,
  onHandIn,
  onDone,
}: {
  readonly revisionId: string;
  readonly onHandIn: Draft<unknown>['handIn'];
  readonly onDone: () => Promise<void>;
}) {
  const [remark, setRemark] = useState('');
  const giveBack = useGiveBack();
  const navigate = useNavigate();
  const button = useReturningButton();
  const check = useFieldCheck({ remark: isReason(remark) ? null : words.remarkMissing });
  if (!button.isOpen)
    return (
      <>
        <p className={classes.dimmed}>{words.hint}</p>
        <div>
          <Button variant="default" autoFocus={button.isBack} onClick={button.open}>
            {words.start}
          </Button>
        </div>
      </>
    );
  return (
    <form
      className={classes.fields}
      aria-label={words.action}
      noValidate
      onKeyDown={onEscape(button.close)}
      onSubmit={(event) => {
        event.preventDefault();
        if (!check.isComplete()) return;
        giveBack.mutate(onHandIn({ revisionId, remark }), {
          onSuccess: () => {
            tell(words.done);
            void onDone();
            void navigate({ to: '/framework/libraries' });
          },
        });
      }}
    >
      <Textarea
        label={words.remark}
        description={words.hint}
        value={remark}
        maxLength={1000}
        autosize
        minRows={2}
        autoFocus
        onChange={(event) => setRemark(event.currentTarget.value)}
        {...check.of('remark')}
      />
      <FailureNote title={words.failed} error={giveBack.error} />
      <div className={classes.buttons}>
        <Button type="submit" loading={giveBack.isPending}>
          {words.action}
        </Button>
        <Button variant="default" onClick={button.close}>
          {revisionWords.approval.cancel}
        </Button>
      </div>
    </form>
  );
}
