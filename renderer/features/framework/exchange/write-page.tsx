import { Alert, Button, Select, TextInput } from '@mantine/core';
import { ORPCError } from '@orpc/client';
import { IconFileExport, IconFolderOpen } from '@tabler/icons-react';
import { useState } from 'react';
import { useAsOf } from '../../../lib/as-of';
import { isReason } from '../../../lib/reason';
import { useSession } from '../../../lib/session';
import { frameworkExchangeWords as words } from '../../../lib/words/framework-exchange';
import { EmptyState } from '../../../ui/empty-state';
import { FailureNote } from '../../../ui/failure-note';
import { Loaded } from '../../../ui/loaded';
import { ProgressBar } from '../../../ui/progress-bar';
import { useLibraries, useRevisions, type Library } from '../queries';
import { ExchangeFrame } from './exchange-frame';
import { useChooseTarget, useFormats, useWrite, type Format } from './queries';
import { WrittenNote } from './written-note';
import classes from './exchange.module.css';

export function FrameworkWritePage() {
  const libraries = useLibraries();
  const formats = useFormats();
  return (
    <ExchangeFrame>
      <Loaded query={libraries}>
        {({ libraries: all }) =>
          all.length === 0 ? (
            <EmptyState title={words.noLibrary} hint={words.noLibraryHint} />
          ) : (
            <Loaded query={formats}>
              {(data) => <WriteForm libraries={all} formats={data.formats.filter(({ canWrite }) => canWrite)} />}
            </Loaded>
          )
        }
      </Loaded>
    </ExchangeFrame>
  );
}

/** Which library, as of when, in which format, why and where. */
function WriteForm({ libraries, formats }: { readonly libraries: readonly Library[]; readonly formats: readonly Format[] }) {
  const asOf = useAsOf();
  const { today } = useSession();
  const [frameworkId, setFrameworkId] = useState(libraries[0]?.frameworkId ?? '');
  const [format, setFormat] = useState<Format['key'] | null>(formats[0]?.key ?? null);
  const [revisionId, setRevisionId] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [target, setTarget] = useState<{ readonly handle: string; readonly fileName: string } | null>(null);
  const [isAsked, setIsAsked] = useState(false);
  const revisions = useRevisions(frameworkId);
  const choose = useChooseTarget();
  const write = useWrite();
  const approved = (revisions.data?.revisions ?? []).filter(({ effectiveFrom }) => effectiveFrom !== null);
  const name = libraries.find((library) => library.frameworkId === frameworkId)?.name ?? '';
  const error = write.state === 'failed' ? write.error : null;

  const submit = () => {
    setIsAsked(true);
    if (target === null || format === null || !isReason(reason)) return;
    const when = revisionId !== null ? { revisionId } : asOf === null ? {} : { asOf };
    write.start({ target: target.handle, frameworkId, format, reason, ...when });
    setTarget(null); // a chosen place serves one attempt
    setIsAsked(false);
  };
  if (write.state === 'running')
    return (
      <ProgressBar
        label={words.writeSteps[write.progress?.label ?? ''] ?? words.writing}
        done={write.progress?.done ?? 0}
        total={write.progress?.total ?? null}
        onCancel={write.cancel}
      />
    );
  return (
    <form
      className={classes.form}
      aria-label={words.writeOut}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {write.state === 'done' && <WrittenNote written={write.result} />}
      <Select
        label={words.library}
        data={libraries.map((library) => ({ value: library.frameworkId, label: library.name }))}
        value={frameworkId}
        allowDeselect={false}
        onChange={(value) => {
          setFrameworkId(value ?? '');
          setRevisionId(null);
        }}
      />
      <Select
        label={words.asOf}
        description={words.asOfHint}
        data={[
          { value: '', label: asOf === null ? words.today(today) : asOf },
          ...approved.map((revision) => ({
            value: revision.revisionId,
            label: words.revision(revision.number, revision.effectiveFrom ?? ''),
          })),
        ]}
        value={revisionId ?? ''}
        allowDeselect={false}
        onChange={(value) => setRevisionId(value === '' ? null : value)}
      />
      <Select
        label={words.format}
        data={formats.map(({ key, name: label }) => ({ value: key, label }))}
        value={format}
        allowDeselect={false}
        onChange={(value) => setFormat(formats.find(({ key }) => key === value)?.key ?? null)}
      />
      <TextInput
        label={words.reason}
        description={words.reasonHint}
        value={reason}
        error={isAsked && !isReason(reason) ? words.reasonMissing : null}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className={classes.field} role="group" aria-label={words.target}>
        <span className={classes.label}>{words.target}</span>
        <div className={classes.line}>
          <Button
            variant="default"
            leftSection={<IconFolderOpen size={16} aria-hidden />}
            loading={choose.isPending}
            disabled={format === null}
            onClick={() =>
              format !== null &&
              choose.mutate(
                { suggestedName: words.suggestedName(name, asOf ?? today), format },
                { onSuccess: (chosen) => chosen !== null && setTarget(chosen) },
              )
            }
          >
            {target === null ? words.chooseTarget : words.otherTarget}
          </Button>
          <span>{target === null ? words.notChosen : target.fileName}</span>
        </div>
        {isAsked && target === null && (
          <p className={classes.error} role="alert">
            {words.targetMissing}
          </p>
        )}
      </div>
      <Alert color="gray" variant="outline">
        {words.notPersonal}
      </Alert>
      <FailureNote title={words.writeFailed} error={error ?? choose.error}>
        {error instanceof ORPCError && error.code === 'CannotWrite' ? words.why[reasonOf(error.data)] : undefined}
      </FailureNote>
      <div className={classes.line}>
        <Button type="submit" leftSection={<IconFileExport size={16} aria-hidden />}>
          {words.write}
        </Button>
      </div>
    </form>
  );
}

type Why = keyof typeof words.why;

function reasonOf(data: unknown): Why {
  const why = typeof data === 'object' && data !== null && 'why' in data ? data.why : 'failed';
  return why === 'notAllowed' || why === 'diskFull' || why === 'folderMissing' || why === 'exists' ? why : 'failed';
}
