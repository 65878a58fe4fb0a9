import { TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { errorMessage } from '../../lib/error-message';
import { useFieldCheck } from '../../lib/field-check';
import { useSession } from '../../lib/session';
import { tell } from '../../lib/tell';
import { directoryWords } from '../../lib/words/directory';
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
  const check = useFieldCheck({ origin: origin.trim() === '' ? words.originMissing : null });
  const { totals, previewId, fileName, sha256 } = preview;
  const proposed = totals.create + totals.disable;
  return (
    <section className={classes.approval} aria-labelledby="approval">
      <h2 id="approval" className={classes.sectionTitle}>
        {words.approval}
      </h2>
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
            { previewId, origin: origin.trim(), signature: { login: userId ?? '', passphrase } },
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
