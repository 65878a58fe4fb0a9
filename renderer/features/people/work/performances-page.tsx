import { Alert, Button, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useDraft, type Draft } from '../../../lib/draft';
import { useFieldCheck } from '../../../lib/field-check';
import { focusTitle, useHeldFocus } from '../../../lib/form-focus';
import { useMay } from '../../../lib/session';
import { tell } from '../../../lib/tell';
import { workWords } from '../../../lib/words/work';
import type { Column } from '../../../ui/data-table/column';
import { DataTable } from '../../../ui/data-table/data-table';
import { DraftStatus } from '../../../ui/draft-status';
import { EmptyState } from '../../../ui/empty-state';
import { FailureNote } from '../../../ui/failure-note';
import { FileDrop } from '../../../ui/file-drop';
import { KeptText } from '../../../ui/kept-text';
import { KeyValueList } from '../../../ui/key-value-list';
import { outdatedPreview } from '../../../ui/outdated-preview';
import { PageHeader } from '../../../ui/page-header';
import { ProgressBar } from '../../../ui/progress-bar';
import { BatchList } from './batch-list';
import { SignedInPlace } from '../../../ui/signed-act';
import { useChooseFile, useCommit, usePreview } from './queries';
import classes from './work.module.css';

const words = workWords.file;
const noOrigin = { origin: '' };
const endings = ['.csv', '.tsv', '.txt', '.xlsx'];

type Preview = NonNullable<Extract<ReturnType<typeof usePreview>, { readonly state: 'done' }>['result']['preview']>;

/** From a table of who did what when to the log of performances: choose, look, have it approved; and the files taken in before. */
export function PerformancesPage() {
  const mayReceive = useMay('exchange.receive');
  return (
    <>
      <PageHeader title={words.title} subtitle={words.subtitle} parent={{ label: words.parent, href: '#/exchange' }} />
      <div className={classes.page}>
        {mayReceive && <TakeIn />}
        <BatchList />
      </div>
    </>
  );
}

function TakeIn() {
  const choose = useChooseFile();
  const preview = usePreview();
  const draft = useDraft('performances.commit', words.title, noOrigin);
  useHeldFocus(preview.state === 'running');
  const result = preview.state === 'done' ? preview.result : null;
  const shown = result?.preview ?? null;
  return (
    <>
      {preview.state === 'running' ? (
        <ProgressBar label={words.reading} done={preview.progress?.done ?? 0} total={null} onCancel={preview.cancel} />
      ) : (
        shown === null && (
          <>
            <KeptText isKept={draft.wasRestored} />
            <FileDrop
              label={words.label}
              hint={words.hint}
              endings={endings}
              isDisabled={choose.isPending}
              onChoose={() =>
                choose.mutate(undefined, { onSuccess: (file) => file !== null && preview.start({ source: { handle: file.handle } }) })
              }
              onFiles={([file]) => {
                if (file !== undefined) preview.start({ source: { file, fileName: file.name } });
              }}
            />
          </>
        )
      )}
      <FailureNote title={words.failed} error={choose.error ?? (preview.state === 'failed' ? preview.error : null)} />
      {result !== null && result.unreadable !== null && (
        <Alert color="danger" variant="outline" role="alert" icon={<IconAlertTriangle size={18} aria-hidden />} title={words.failed}>
          {words.unreadable(result.unreadable)}
        </Alert>
      )}
      {shown !== null && (
        <Shown
          key={shown.previewId}
          preview={shown}
          draft={draft}
          onReadAgain={() => preview.start({ source: { previewId: shown.previewId } })}
          onOther={() => {
            focusTitle();
            preview.dismiss();
          }}
        />
      )}
    </>
  );
}

const heads = words.columns;
const addedColumns: readonly Column<Preview['added'][number]>[] = [
  { key: 'row', title: heads.row, width: 70, align: 'right', value: (row) => row.rowNumber },
  { key: 'person', title: heads.person, width: 220, value: (row) => row.personName },
  { key: 'task', title: heads.task, width: 120, value: (row) => row.taskCode },
  { key: 'on', title: heads.on, width: 110, value: (row) => row.performedOn },
  { key: 'count', title: heads.count, width: 80, align: 'right', value: (row) => row.count },
  { key: 'note', title: heads.note, width: 260, value: (row) => row.note },
];
const rejectedColumns: readonly Column<Preview['rejected'][number]>[] = [
  { key: 'row', title: heads.row, width: 70, align: 'right', value: (row) => row.rowNumber },
  { key: 'why', title: heads.why, width: 480, value: (row) => row.reason },
  { key: 'value', title: heads.value, width: 240, value: (row) => row.value },
];
const keyOfRow = ({ rowNumber }: { readonly rowNumber: number }): string => String(rowNumber);

type OriginDraft = Draft<typeof noOrigin>;

function Shown({
  preview,
  draft,
  onReadAgain,
  onOther,
}: {
  readonly preview: Preview;
  readonly draft: OriginDraft;
  readonly onReadAgain: () => void;
  readonly onOther: () => void;
}) {
  const { fileName, sha256, totals, added, rejected } = preview;
  const facts = words.facts;
  return (
    <>
      <section className={classes.sectionHead}>
        <KeyValueList
          items={[
            { key: 'name', label: facts.name, value: fileName },
            { key: 'rows', label: facts.rows, value: totals.rows },
            { key: 'added', label: facts.added, value: totals.added },
            { key: 'onRecord', label: facts.onRecord, value: totals.onRecord },
            { key: 'repeated', label: facts.repeated, value: totals.repeated },
            { key: 'rejected', label: facts.rejected, value: totals.rejected },
            { key: 'sha256', label: facts.sha256, value: <code className={classes.digest}>{sha256}</code> },
          ]}
        />
        <Button variant="default" onClick={onOther}>
          {words.other}
        </Button>
      </section>
      {added.length > 0 && (
        <section className={classes.section} aria-labelledby="performances-added">
          <h2 id="performances-added" className={classes.title}>
            {words.added}
          </h2>
          {totals.added > added.length && <p className={classes.small}>{words.shown(added.length, totals.added)}</p>}
          <div className={classes.table}>
            <DataTable name="performances.added" label={words.added} columns={addedColumns} rows={added} rowKey={keyOfRow} />
          </div>
        </section>
      )}
      {rejected.length > 0 && (
        <section className={classes.section} aria-labelledby="performances-rejected">
          <h2 id="performances-rejected" className={classes.title}>
            {words.rejected}
          </h2>
          {totals.rejected > rejected.length && <p className={classes.small}>{words.shown(rejected.length, totals.rejected)}</p>}
          <div className={classes.table}>
            <DataTable name="performances.rejected" label={words.rejected} columns={rejectedColumns} rows={rejected} rowKey={keyOfRow} />
          </div>
        </section>
      )}
      <Approval preview={preview} draft={draft} onReadAgain={onReadAgain} onDone={onOther} />
    </>
  );
}

function Approval({
  preview,
  draft,
  onReadAgain,
  onDone,
}: {
  readonly preview: Preview;
  readonly draft: OriginDraft;
  readonly onReadAgain: () => void;
  readonly onDone: () => void;
}) {
  const commit = useCommit();
  const { origin } = draft.value;
  const check = useFieldCheck({ origin: origin.trim() === '' ? words.originMissing : null });
  const { previewId, fileName, sha256, totals } = preview;
  if (totals.added === 0) return <EmptyState title={words.addedNone} />;
  return (
    <section className={classes.form} aria-labelledby="performances-approval">
      <div className={classes.sectionHead}>
        <h2 id="performances-approval" className={classes.title}>
          {words.approval}
        </h2>
        <DraftStatus state={draft.state} />
      </div>
      <TextInput
        label={words.origin}
        description={words.originHint}
        maxLength={200}
        value={origin}
        onChange={(event) => draft.change({ origin: event.currentTarget.value })}
        {...check.of('origin')}
      />
      <SignedInPlace
        note={words.second}
        failed={words.notWritten}
        content={
          <>
            <div>{words.content(fileName, totals.added, totals.people)}</div>
            <code className={classes.digest}>{sha256}</code>
          </>
        }
        meaning={words.meaning}
        action={words.action(totals.added)}
        error={commit.error}
        refusal={outdatedPreview(commit.error, onReadAgain)}
        isPending={commit.isPending}
        isComplete={check.isComplete}
        onSign={(signature) =>
          commit.mutate(draft.handIn({ previewId, origin: origin.trim(), signature }), {
            onSuccess: ({ added }) => {
              tell(words.done(added));
              draft.change(noOrigin); // the next file comes from elsewhere
              void draft.discard();
              onDone();
            },
          })
        }
      />
    </section>
  );
}
