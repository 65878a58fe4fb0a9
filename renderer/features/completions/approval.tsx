import { TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { Draft } from '../../lib/draft';
import { useFieldCheck } from '../../lib/field-check';
import { tell } from '../../lib/tell';
import { completionWords } from '../../lib/words/completions';
import { DraftStatus } from '../../ui/draft-status';
import { EmptyState } from '../../ui/empty-state';
import { outdatedPreview } from '../../ui/outdated-preview';
import { SignedInPlace } from '../../ui/signed-act';
import { useCommit, type DryRun, type Preview } from './queries';
import classes from './completions.module.css';

const words = completionWords.approval;

/** Where the file came from, and the second person's signature. */
export function Approval({
  preview,
  dryRun,
  draft,
  onReadAgain,
  onDone,
}: {
  readonly preview: Preview;
  readonly dryRun: DryRun;
  readonly draft: Draft<{ readonly origin: string }>;
  readonly onReadAgain: () => void;
  readonly onDone: () => void;
}) {
  const navigate = useNavigate();
  const commit = useCommit();
  const { origin } = draft.value;
  const check = useFieldCheck({ origin: origin.trim() === '' ? words.originMissing : null });
  const { totals } = dryRun;
  const added = totals.added + totals.replaced;
  if (added + totals.takenBack + totals.noted === 0)
    return <EmptyState title={completionWords.preview.nothing} hint={completionWords.preview.nothingHint} />;
  return (
    <section className={classes.form} aria-labelledby="approval">
      <div className={classes.sectionHead}>
        <h2 id="approval" className={classes.sectionTitle}>
          {words.title}
        </h2>
        <DraftStatus state={draft.state} />
      </div>
      <TextInput
        label={words.origin}
        description={words.originHint}
        maxLength={200}
        value={origin}
        {...check.of('origin')}
        onChange={(event) => draft.change({ origin: event.currentTarget.value })}
      />
      <SignedInPlace
        note={words.second}
        content={
          <>
            <div>{words.content(preview.fileName)}</div>
            <div>{words.counts(added, totals.evidence)}</div>
            {Object.entries(preview.reading?.statuses ?? {}).map(([word, status]) => (
              <div key={word}>{words.saidOf(word, completionWords.statuses[status])}</div>
            ))}
            <code className={classes.digest}>{preview.sha256}</code>
          </>
        }
        meaning={words.meaning}
        action={words.action(added + totals.takenBack)}
        failed={words.failed}
        error={commit.error}
        refusal={outdatedPreview(commit.error, onReadAgain)}
        isPending={commit.isPending}
        isComplete={check.isComplete}
        onSign={(signature) =>
          commit.mutate(draft.handIn({ previewId: preview.previewId, origin: origin.trim(), signature }), {
            onSuccess: ({ batchId, added: recorded, evidence }) => {
              tell(words.done(recorded, evidence));
              void draft.discard();
              onDone();
              void navigate({ to: '/exchange/completions/batches/$batchId', params: { batchId } });
            },
          })
        }
      />
    </section>
  );
}
