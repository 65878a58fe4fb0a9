import { Alert, Textarea, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useFieldCheck } from '../../../lib/field-check';
import { importWords } from '../../../lib/words/imports';
import { outdatedPreview } from '../../../ui/outdated-preview';
import { SignedInPlace } from '../../../ui/signed-act';
import { CommitProgressBar } from './act-progress';
import type { Commit, DryRun, Preview, useCommitImport } from './queries';
import type { ImportText } from './use-import-form';
import classes from './imports.module.css';

const words = importWords.approval;

/** Where the file came from, why it is right if it looks wrong, and the second person's signature. */
export function Approval({
  preview,
  dryRun,
  text,
  isBusy,
  commit,
  onText,
  onReadAgain,
  onApprove,
}: {
  readonly preview: Preview;
  readonly dryRun: DryRun;
  readonly text: ImportText;
  readonly isBusy: boolean;
  readonly commit: ReturnType<typeof useCommitImport>;
  readonly onText: (next: Partial<ImportText>) => void;
  readonly onReadAgain: () => void;
  readonly onApprove: (call: Pick<Commit, 'input' | 'people'>) => void;
}) {
  const error = commit.state === 'failed' ? commit.error : null;
  const { totals, tripwires } = dryRun;
  const people = totals.create + totals.update;
  const needsReason = tripwires.length > 0;
  const check = useFieldCheck({
    origin: preview.sender === null && text.origin.trim() === '' ? words.originMissing : null,
    name: preview.profile === null && text.profileName.trim() === '' ? importWords.profile.nameMissing : null,
    reason: needsReason && text.tripwireReason.trim().length < 3 ? importWords.tripwires.missing : null,
  });
  const sign = (login: string, passphrase: string) => {
    const input = {
      previewId: preview.previewId,
      origin: preview.sender === null ? text.origin.trim() : null,
      profileName: preview.profile === null ? text.profileName.trim() : null,
      tripwireReason: needsReason ? text.tripwireReason.trim() : null,
      signature: { login, passphrase },
    };
    onApprove({ input, people });
  };
  const profile = preview.profile ?? { name: text.profileName.trim(), revision: 0 };
  const stop =
    preview.sender === null && !preview.content.allowsUnsigned
      ? words.unsigned
      : preview.content.partialFailure === 'wholeFile' && totals.reject > 0
        ? words.wholeFile(totals.reject)
        : null;
  if (stop !== null) {
    return (
      <Alert color="danger" variant="outline" role="alert" icon={<IconAlertTriangle size={18} aria-hidden />}>
        {stop}
      </Alert>
    );
  }
  return (
    <section className={classes.approval} aria-labelledby="approval">
      <h2 id="approval" className={classes.sectionTitle}>
        {words.title}
      </h2>
      {needsReason && (
        <>
          <Alert
            color="danger"
            variant="outline"
            role="alert"
            icon={<IconAlertTriangle size={18} aria-hidden />}
            title={importWords.tripwires.title}
          >
            <ul className={classes.notices}>
              {tripwires.map((tripwire) => (
                <li key={tripwire.code}>{tripwire.text}</li>
              ))}
            </ul>
          </Alert>
          <Textarea
            label={importWords.tripwires.label}
            description={importWords.tripwires.hint}
            autosize
            minRows={2}
            maxLength={1000}
            value={text.tripwireReason}
            {...check.of('reason')}
            onChange={(event) => onText({ tripwireReason: event.currentTarget.value })}
          />
        </>
      )}
      {preview.profile === null && (
        <TextInput
          label={importWords.profile.name}
          description={importWords.profile.nameHint}
          maxLength={200}
          value={text.profileName}
          {...check.of('name')}
          onChange={(event) => onText({ profileName: event.currentTarget.value })}
        />
      )}
      {preview.sender === null && (
        <TextInput
          label={words.origin}
          description={words.originHint}
          maxLength={200}
          value={text.origin}
          {...check.of('origin')}
          onChange={(event) => onText({ origin: event.currentTarget.value })}
        />
      )}
      <SignedInPlace
        note={words.second}
        content={
          <>
            <div>{words.content(preview.fileName)}</div>
            {preview.sender !== null && <div>{words.signedBy(preview.sender.name, preview.sender.keyId)}</div>}
            <div>
              {words.profile(
                profile.name === '' ? words.unnamed : profile.name,
                profile.revision + (preview.isProfileNew ? 1 : 0),
                preview.isProfileNew,
              )}
            </div>
            <div>{words.counts(totals.create, totals.update, totals.unchanged, totals.reject)}</div>
            <code className={classes.digest}>{preview.sha256}</code>
          </>
        }
        meaning={words.meaning}
        action={words.action(people)}
        failed={words.failed}
        error={error}
        refusal={outdatedPreview(error, onReadAgain)}
        isPending={isBusy}
        isComplete={check.isComplete}
        onSign={({ login, passphrase }) => sign(login, passphrase)}
      />
      {commit.state === 'running' && <CommitProgressBar people={people} onCancel={commit.cancel} />}
    </section>
  );
}
