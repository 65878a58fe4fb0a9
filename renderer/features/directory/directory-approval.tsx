import { Alert, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { Draft } from '../../lib/draft';
import { useFieldCheck } from '../../lib/field-check';
import { isReason } from '../../lib/reason';
import { tell } from '../../lib/tell';
import { directoryWords } from '../../lib/words/directory';
import { importWords } from '../../lib/words/imports';
import { DraftStatus } from '../../ui/draft-status';
import { SignedInPlace } from '../../ui/signed-act';
import { useCommit, type DirectoryPreview } from './queries';
import classes from './directory.module.css';

const words = directoryWords.file;

/** Where the file came from, and the second person's signature. */
export function DirectoryApproval({
  preview,
  draft,
}: {
  readonly preview: DirectoryPreview;
  readonly draft: Draft<{ readonly origin: string; readonly reason: string }>;
}) {
  const navigate = useNavigate();
  const commit = useCommit();
  const { origin, reason } = draft.value;
  const { totals, previewId, fileName, sha256, tripwires } = preview;
  const needsReason = tripwires.length > 0;
  const check = useFieldCheck({
    reason: needsReason && !isReason(reason) ? importWords.tripwires.missing : null,
    origin: origin.trim() === '' ? words.originMissing : null,
  });
  const proposed = totals.create + totals.disable;
  return (
    <section className={classes.approval} aria-labelledby="approval">
      <div className={classes.head}>
        <h2 id="approval" className={classes.sectionTitle}>
          {words.approval}
        </h2>
        <DraftStatus state={draft.state} />
      </div>
      {needsReason && (
        <>
          <Alert
            color="danger"
            variant="outline"
            role="alert"
            icon={<IconAlertTriangle size={18} aria-hidden />}
            title={importWords.tripwires.title}
          >
            {tripwires.map(({ code, text }) => (
              <p key={code} className={classes.small}>
                {text}
              </p>
            ))}
          </Alert>
          <TextInput
            label={importWords.tripwires.label}
            description={importWords.tripwires.hint}
            maxLength={1000}
            value={reason}
            onChange={(event) => draft.change({ ...draft.value, reason: event.currentTarget.value })}
            {...check.of('reason')}
          />
        </>
      )}
      <TextInput
        label={words.origin}
        description={words.originHint}
        maxLength={200}
        value={origin}
        onChange={(event) => draft.change({ ...draft.value, origin: event.currentTarget.value })}
        {...check.of('origin')}
      />
      <SignedInPlace
        note={words.second}
        content={
          <>
            <div>{words.content(fileName)}</div>
            <div>{words.counts(totals.create, totals.disable, totals.withdrawn, totals.unchanged, totals.rejected)}</div>
            <code className={classes.digest}>{sha256}</code>
          </>
        }
        meaning={words.meaning}
        action={words.action(proposed)}
        failed={words.notTaken}
        error={commit.error}
        isPending={commit.isPending}
        isComplete={check.isComplete}
        onSign={(signature) =>
          commit.mutate(
            draft.handIn({
              previewId,
              origin: origin.trim(),
              tripwireReason: needsReason ? reason.trim() : null,
              signature,
            }),
            {
              onSuccess: ({ proposals }) => {
                tell(words.committed(proposals));
                void draft.discard();
                void navigate({ to: '/settings/directory' });
              },
            },
          )
        }
      />
    </section>
  );
}
