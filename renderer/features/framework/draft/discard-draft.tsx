import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { draftWords } from '../../../lib/words/framework-draft';
import { FailureNote } from '../../../ui/failure-note';
import { useDraftSession } from './draft-session';
import { useLockRefusal } from './lock-refusal';
import { useDiscardDraft } from './queries';
import classes from './draft.module.css';

const words = draftWords.discard;

/** Gives up a draft: asked for twice, since it cannot be taken back. */
export function DiscardDraft() {
  const { draftId, changes } = useDraftSession();
  const discard = useDiscardDraft();
  const lockRefusal = useLockRefusal(discard.error);
  const navigate = useNavigate();
  const [isAsked, setAsked] = useState(false);
  return (
    <div className={classes.discard}>
      {isAsked ? (
        <>
          <p>{words.sure(changes)}</p>
          <div className={classes.line}>
            <Button
              color="danger"
              loading={discard.isPending}
              onClick={() => discard.mutate({ draftId }, { onSuccess: () => void navigate({ to: '/framework' }) })}
            >
              {words.confirm}
            </Button>
            <Button variant="default" onClick={() => setAsked(false)}>
              {draftWords.picker.cancel}
            </Button>
          </div>
          <FailureNote title={words.failed} error={discard.error}>
            {lockRefusal}
          </FailureNote>
        </>
      ) : (
        <Button variant="subtle" color="gray" onClick={() => setAsked(true)}>
          {words.discard}
        </Button>
      )}
    </div>
  );
}
