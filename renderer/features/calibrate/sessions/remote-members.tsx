import { Button } from '@mantine/core';
import { isDefinedError } from '@orpc/client';
import { formatInstant } from '../../../lib/formatting';
import { tell } from '../../../lib/tell';
import { guestSessionWords } from '../../../lib/words/guest-sessions';
import { FailureNote } from '../../../ui/failure-note';
import { ShortTable } from '../../../ui/short-table';
import { useChooseCaseFile, useWriteCaseFile, type ShownSession } from './queries';
import classes from './sessions.module.css';

const words = guestSessionWords.files;

/** Who rates at another site: which file was written for each, and who signed what came back. */
export function RemoteMembers({ session }: { readonly session: ShownSession }) {
  const choose = useChooseCaseFile();
  const write = useWriteCaseFile();
  const { sessionId, title, state, panel, may } = session;
  const members = panel.flatMap((one) => (one.remote === null ? [] : [{ ...one, remote: one.remote }]));
  if (members.length === 0) return null;
  const isRating = state === 'rating';
  const mayWrite = isRating && may.run && members.some(({ hasHandedIn }) => !hasHandedIn);
  const send = (memberId: string, name: string) =>
    choose.mutate(
      { suggestedName: words.suggested(title, name) },
      {
        onSuccess: (target) => {
          if (target === null) return;
          write.mutate({ sessionId, memberId, target: target.handle }, { onSuccess: ({ fileName }) => tell(words.done(fileName)) });
        },
      },
    );
  const ratings = ({ remote, hasHandedIn }: (typeof members)[number]): string => {
    if (hasHandedIn && remote.signedBy !== null) return (isRating ? words.signedBy : words.rated)(remote.signedBy.name);
    return isRating ? words.awaited : words.never;
  };
  const { error } = write;
  return (
    <section className={classes.section} aria-label={words.title}>
      <h2 className={classes.title}>{words.title}</h2>
      {isRating && <p className={classes.note}>{words.hint}</p>}
      <ShortTable label={words.title}>
        <thead>
          <tr>
            <th scope="col">{words.columns.member}</th>
            <th scope="col">{words.columns.file}</th>
            <th scope="col">{words.columns.ratings}</th>
            {mayWrite && <th scope="col">{words.columns.step}</th>}
          </tr>
        </thead>
        <tbody>
          {members.map((member) => {
            const { memberId, name, remote, hasHandedIn } = member;
            const { file } = remote;
            return (
              <tr key={memberId}>
                <th scope="row">{name}</th>
                <td>{file === null ? words.notWritten : words.written(file.fileName, file.sequence, formatInstant(file.writtenAt))}</td>
                <td>{ratings(member)}</td>
                {mayWrite && (
                  <td>
                    {!hasHandedIn && (
                      <Button
                        size="compact-sm"
                        variant="default"
                        aria-label={words.write(name)}
                        disabled={choose.isPending || write.isPending}
                        onClick={() => send(memberId, name)}
                      >
                        {file === null ? words.writeShort : words.again}
                      </Button>
                    )}
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </ShortTable>
      <FailureNote title={words.failed} error={error ?? choose.error}>
        {isDefinedError(error) && error.code === 'CannotWrite' ? words.why[error.data.why] : undefined}
      </FailureNote>
    </section>
  );
}
