import { Button, Textarea, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { focusTitle } from '../../../lib/form-focus';
import { formatNumber } from '../../../lib/formatting';
import { draftWords } from '../../../lib/words/framework-draft';
import { EmptyState } from '../../../ui/empty-state';
import { FailureNote } from '../../../ui/failure-note';
import { Loaded } from '../../../ui/loaded';
import { useDraftSession } from './draft-session';
import { faultText } from './fault-text';
import { PaneTitle } from './forms/pane-title';
import { DiscardDraft } from './discard-draft';
import { useLockRefusal } from './lock-refusal';
import { useDescribeDraft, useDraftFaults, useSubmitDraft, type DraftFault } from './queries';
import { useUnits } from '../queries';
import classes from './draft.module.css';

const words = draftWords.submit;

/** What stands in the way of a review, then its title and summary, then the button. */
export function SubmitPane() {
  const session = useDraftSession();
  const { draftId, head, tree } = session;
  const faults = useDraftFaults(draftId, !session.isReadOnly);
  const describe = useDescribeDraft();
  const submit = useSubmitDraft();
  const lockRefusal = useLockRefusal(submit.error);
  const [title, setTitle] = useState(head.title);
  const [summary, setSummary] = useState(head.summary);
  const [isKeeping, setKeeping] = useState(false);
  if (head.revisionId !== null) return <EmptyState icon={<IconCheck size={28} aria-hidden />} title={words.done} hint={words.doneHint} />;
  const keep = (): void => {
    if (title.trim() !== '' && (title !== head.title || summary !== head.summary)) describe.mutate({ draftId, title, summary });
  };
  const send = async (): Promise<void> => {
    setKeeping(true);
    await session.store.flush();
    setKeeping(false);
    // What was typed last and could not be kept is told beside the draft: without it the draft is not what was meant to be reviewed.
    if (!session.store.isUnsaved()) submit.mutate({ draftId, title, summary }, { onSuccess: focusTitle });
  };
  const counts = (['added', 'changed', 'retired', 'unretired'] as const).map((change) => ({
    change,
    count: [...tree.headById.values()].filter((one) => one.change === change).length,
  }));
  return (
    <section className={classes.item} aria-label={words.title}>
      <PaneTitle>{words.title}</PaneTitle>
      <p className={classes.hint}>{words.hint}</p>
      <ul className={classes.counts}>
        {counts
          .filter(({ count }) => count > 0)
          .map(({ change, count }) => (
            <li key={change}>
              <strong>{formatNumber(count)}</strong> {draftWords.changes[change]}
            </li>
          ))}
      </ul>
      <Loaded query={faults}>
        {({ faults: found }) => (
          <>
            {session.changes === 0 ? (
              <p className={classes.hint}>{words.nothing}</p>
            ) : found.length === 0 ? (
              <p className={classes.sound}>
                <IconCheck size={16} aria-hidden /> {words.sound}
              </p>
            ) : (
              <FaultList faults={found} />
            )}
            <form
              className={classes.fields}
              onSubmit={(event) => {
                event.preventDefault();
                if (found.length === 0 && title.trim() !== '' && !isKeeping && !submit.isPending) void send();
              }}
            >
              <TextInput
                label={words.name}
                maxLength={200}
                value={title}
                onChange={(event) => setTitle(event.currentTarget.value)}
                onBlur={keep}
                error={title.trim() === '' ? words.nameMissing : null}
              />
              <Textarea
                label={words.summary}
                description={words.summaryHint}
                maxLength={4000}
                classNames={{ input: classes.growing }}
                value={summary}
                onChange={(event) => setSummary(event.currentTarget.value)}
                onBlur={keep}
              />
              <FailureNote title={words.refused} error={submit.error}>
                {lockRefusal}
              </FailureNote>
              <div>
                <Button type="submit" loading={isKeeping || submit.isPending} disabled={found.length > 0 || session.changes === 0}>
                  {words.submit(session.changes)}
                </Button>
              </div>
            </form>
          </>
        )}
      </Loaded>
      <DiscardDraft />
    </section>
  );
}

function FaultList({ faults }: { readonly faults: readonly DraftFault[] }) {
  const { tree, draftId } = useDraftSession();
  const units = useUnits();
  return (
    <>
      <p className={classes.hint}>{words.toMend(faults.length)}</p>
      <ul className={classes.faults} aria-label={words.faults}>
        {faults.slice(0, 200).map((fault) => {
          const head = tree.headById.get(fault.itemId);
          const isLine = head?.kind === 'requirement' || head?.kind === 'link' || head?.kind === 'mapping';
          const at = isLine ? tree.headById.get(head.fromId ?? '') : head;
          const unit = isLine && at === undefined ? units.data?.units.find(({ unitId }) => unitId === head.fromId) : undefined;
          return (
            <li key={`${fault.code} ${fault.itemId} ${fault.detail}`}>
              <IconAlertTriangle size={16} aria-hidden />
              <span>
                {at !== undefined && (
                  <Link to="/framework/drafts/$draftId/$itemId" params={{ draftId, itemId: at.itemId }}>
                    {at.code || at.title || words.untitled}
                  </Link>
                )}
                {unit !== undefined && (
                  <Link to="/framework/drafts/$draftId/$itemId" params={{ draftId, itemId: unit.unitId }}>
                    {unit.name}
                  </Link>
                )}{' '}
                {faultText(fault)}
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
