import { Alert, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { errorMessage } from '../../lib/error-message';
import { useFieldCheck } from '../../lib/field-check';
import { isReason } from '../../lib/reason';
import { useSession } from '../../lib/session';
import { tell } from '../../lib/tell';
import { directoryWords } from '../../lib/words/directory';
import { importWords } from '../../lib/words/imports';
import { SignBox } from '../../ui/sign-box';
import { useCommit, type DirectoryPreview } from './queries';
import classes from './directory.module.css';

const words = directoryWords.file;

/** Where the file came from, and the second person's signature. */
export function DirectoryApproval({ preview }: { readonly preview: DirectoryPreview }) {
  const { user } = useSession();
  const navigate = useNavigate();
  const commit = useCommit();
  const [origin, setOrigin] = useState('');
  const [reason, setReason] = useState('');
  const { totals, previewId, fileName, sha256, tripwires } = preview;
  const needsReason = tripwires.length > 0;
  const check = useFieldCheck({
    reason: needsReason && !isReason(reason) ? importWords.tripwires.missing : null,
    origin: origin.trim() === '' ? words.originMissing : null,
  });
  const proposed = totals.create + totals.disable;
  return (
    <section className={classes.approval} aria-labelledby="approval">
      <h2 id="approval" className={classes.sectionTitle}>
        {words.approval}
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
            onChange={(event) => setReason(event.currentTarget.value)}
            {...check.of('reason')}
          />
        </>
      )}
      <TextInput
        label={words.origin}
        description={words.originHint}
        maxLength={200}
        value={origin}
        onChange={(event) => setOrigin(event.currentTarget.value)}
        {...check.of('origin')}
      />
      <p className={classes.small}>{words.second(user.printedName)}</p>
      <SignBox
        content={
          <>
            <div>{words.content(fileName)}</div>
            <div>{words.counts(totals.create, totals.disable, totals.withdrawn, totals.unchanged, totals.rejected)}</div>
            <code className={classes.digest}>{sha256}</code>
          </>
        }
        meanings={[{ value: 'approvedForImport', label: words.meaning }]}
        asksUserId
        actionLabel={() => words.action(proposed)}
        isSigning={commit.isPending}
        error={commit.error === null ? null : errorMessage(commit.error).message}
        isComplete={check.isComplete}
        onSign={({ userId, passphrase }) =>
          commit.mutate(
            {
              previewId,
              origin: origin.trim(),
              tripwireReason: needsReason ? reason.trim() : null,
              signature: { login: userId ?? '', passphrase },
            },
            {
              onSuccess: ({ proposals }) => {
                tell(words.committed(proposals));
                void navigate({ to: '/settings/directory' });
              },
            },
          )
        }
      />
    </section>
  );
}
