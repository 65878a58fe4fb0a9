import { Alert, Button, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useDraft, type Draft } from '../../lib/draft';
import { useFieldCheck } from '../../lib/field-check';
import { focusTitle, useHeldFocus } from '../../lib/form-focus';
import { tell } from '../../lib/tell';
import { completionWords } from '../../lib/words/completions';
import type { Column } from '../../ui/data-table/column';
import { DataTable } from '../../ui/data-table/data-table';
import { DraftStatus } from '../../ui/draft-status';
import { EmptyState } from '../../ui/empty-state';
import { FailureNote } from '../../ui/failure-note';
import { FileDrop } from '../../ui/file-drop';
import { IfMay } from '../../ui/if-may';
import { KeptText } from '../../ui/kept-text';
import { KeyValueList } from '../../ui/key-value-list';
import { PageHeader } from '../../ui/page-header';
import { outdatedPreview } from '../../ui/outdated-preview';
import { ProgressBar } from '../../ui/progress-bar';
import { SignedInPlace } from '../../ui/signed-act';
import { MatrixForm } from './matrix-form';
import { useChooseMatrix, useCommitMatrix, useMatrixPreview, type MatrixPreview } from './queries';
import classes from './completions.module.css';

const words = completionWords.matrix;
const approval = completionWords.approval;
const noText = { origin: '', profileName: '' };

/** From a spreadsheet of skills to claims that wait for somebody who can judge them. */
export function MatrixPage() {
  return (
    <>
      <PageHeader title={words.title} subtitle={words.subtitle} parent={{ label: completionWords.page.parent, href: '#/exchange' }} />
      <IfMay permission="exchange.receive">
        <MatrixImport />
      </IfMay>
    </>
  );
}

function MatrixImport() {
  const choose = useChooseMatrix();
  const preview = useMatrixPreview();
  const draft = useDraft('matrix.commit', words.title, noText);
  useHeldFocus(preview.state === 'running', 'claims');
  const result = preview.state === 'done' ? preview.result : null;
  const shown = result?.preview ?? null;
  return (
    <div className={classes.page}>
      {preview.state === 'running' ? (
        <ProgressBar label={completionWords.page.reading} done={preview.progress?.done ?? 0} total={null} onCancel={preview.cancel} />
      ) : (
        shown === null && (
          <>
            <KeptText isKept={draft.wasRestored} />
            <FileDrop
              label={words.fileLabel}
              hint={words.fileHint}
              endings={['.xlsx', '.csv', '.tsv', '.txt']}
              isDisabled={choose.isPending}
              onChoose={() =>
                choose.mutate(undefined, {
                  onSuccess: (file) => file !== null && preview.start({ source: { handle: file.handle }, reading: null }),
                })
              }
              onFiles={([file]) => {
                if (file !== undefined) preview.start({ source: { file, fileName: file.name }, reading: null });
              }}
            />
          </>
        )
      )}
      <FailureNote title={completionWords.page.failed} error={choose.error ?? (preview.state === 'failed' ? preview.error : null)} />
      {result !== null && result.unreadable !== null && (
        <Alert
          color="danger"
          variant="outline"
          role="alert"
          icon={<IconAlertTriangle size={18} aria-hidden />}
          title={completionWords.page.failed}
        >
          {completionWords.page.unreadable(result.unreadable)}
        </Alert>
      )}
      {shown !== null && (
        <>
          <section className={classes.sectionHead}>
            <KeyValueList
              items={[
                { key: 'name', label: completionWords.file.name, value: shown.fileName },
                { key: 'sha256', label: completionWords.file.sha256, value: <code className={classes.digest}>{shown.sha256}</code> },
              ]}
            />
            <Button
              variant="default"
              onClick={() => {
                focusTitle();
                preview.dismiss();
              }}
            >
              {completionWords.page.other}
            </Button>
          </section>
          <MatrixForm
            key={shown.previewId}
            preview={shown}
            onRead={(reading) => preview.start({ source: { previewId: shown.previewId }, reading })}
          />
          <Claims preview={shown} />
          <MatrixApproval
            preview={shown}
            draft={draft}
            onReadAgain={() => preview.start({ source: { previewId: shown.previewId }, reading: shown.reading })}
            onDone={preview.dismiss}
          />
        </>
      )}
    </div>
  );
}

type PlannedClaim = MatrixPreview['claims'][number];
const columns: readonly Column<PlannedClaim>[] = [
  { key: 'cell', title: words.claimColumns.cell, width: 80, value: (row) => row.cell },
  { key: 'person', title: words.claimColumns.person, width: 220, value: (row) => row.person.name },
  { key: 'number', title: words.claimColumns.number, width: 120, value: (row) => row.person.employeeNumber },
  { key: 'competency', title: words.claimColumns.competency, width: 160, value: (row) => row.competencyCode },
  { key: 'level', title: words.claimColumns.level, width: 80, value: (row) => row.levelCode },
  { key: 'symbol', title: words.claimColumns.symbol, width: 90, value: (row) => row.symbol },
];

function Claims({ preview }: { readonly preview: MatrixPreview }) {
  const { totals, problems, claims } = preview;
  return (
    <>
      <Problems problems={problems} all={totals.problems} />
      <section className={classes.section} aria-labelledby="claims">
        <h2 id="claims" tabIndex={-1} className={classes.sectionTitle}>
          {words.preview}
        </h2>
        <p className={classes.text}>{words.totals(totals.claims, totals.people, totals.known)}</p>
        {totals.claims > claims.length && <p className={classes.small}>{completionWords.preview.shownOf(claims.length, totals.claims)}</p>}
        <div className={classes.table}>
          <DataTable
            name="matrix.claims"
            label={words.preview}
            columns={columns}
            rows={claims}
            rowKey={(row) => row.cell}
            empty={<EmptyState title={completionWords.preview.none} />}
          />
        </div>
      </section>
    </>
  );
}

const problemColumns: readonly Column<MatrixPreview['problems'][number]>[] = [
  { key: 'row', title: completionWords.preview.columns.row, width: 70, align: 'right', value: (row) => row.rowNumber },
  { key: 'why', title: completionWords.preview.columns.reason, width: 560, value: (row) => row.message },
];
const fewProblems = 8;

/** A few are read at a glance; those of a whole plant's spreadsheet are a table. */
function Problems({ problems, all }: { readonly problems: MatrixPreview['problems']; readonly all: number }) {
  if (problems.length === 0) return null;
  if (all <= fewProblems) {
    return (
      <Alert variant="outline" title={words.problems}>
        <ul className={classes.notices}>
          {problems.map(({ message, rowNumber }, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- two rows can have the same problem
            <li key={`${rowNumber ?? ''} ${at}`}>{message}</li>
          ))}
        </ul>
      </Alert>
    );
  }
  return (
    <section className={classes.section} aria-labelledby="problems">
      <h2 id="problems" className={classes.sectionTitle}>
        {words.problems}
      </h2>
      {all > problems.length && <p className={classes.small}>{words.problemsShown(problems.length, all)}</p>}
      <div className={classes.table}>
        <DataTable
          name="matrix.problems"
          label={words.problems}
          columns={problemColumns}
          rows={problems}
          rowKey={(row) => String(problems.indexOf(row))}
        />
      </div>
    </section>
  );
}

function MatrixApproval({
  preview,
  draft,
  onReadAgain,
  onDone,
}: {
  readonly preview: MatrixPreview;
  readonly draft: Draft<typeof noText>;
  readonly onReadAgain: () => void;
  readonly onDone: () => void;
}) {
  const navigate = useNavigate();
  const commit = useCommitMatrix();
  const { origin, profileName } = draft.value;
  const isNew = preview.profile === null;
  const check = useFieldCheck({
    origin: origin.trim() === '' ? approval.originMissing : null,
    profile: isNew && profileName.trim() === '' ? words.profileNameMissing : null,
  });
  const { claims } = preview.totals;
  if (preview.symbols.some(({ meaning }) => meaning === null)) {
    return (
      <Alert color="danger" variant="outline" role="alert" icon={<IconAlertTriangle size={18} aria-hidden />}>
        {words.symbolsOpen}
      </Alert>
    );
  }
  if (claims === 0) return <EmptyState title={completionWords.preview.nothing} hint={completionWords.preview.nothingHint} />;
  return (
    <section className={classes.form} aria-labelledby="approval">
      <div className={classes.sectionHead}>
        <h2 id="approval" className={classes.sectionTitle}>
          {approval.title}
        </h2>
        <DraftStatus state={draft.state} />
      </div>
      <TextInput
        label={approval.origin}
        description={approval.originHint}
        maxLength={200}
        value={origin}
        {...check.of('origin')}
        onChange={(event) => draft.change({ ...draft.value, origin: event.currentTarget.value })}
      />
      {isNew && (
        <TextInput
          label={words.profileName}
          description={words.profileNameHint}
          maxLength={200}
          value={profileName}
          {...check.of('profile')}
          onChange={(event) => draft.change({ ...draft.value, profileName: event.currentTarget.value })}
        />
      )}
      <SignedInPlace
        note={approval.second}
        content={
          <>
            <div>{words.content(preview.fileName, claims)}</div>
            <div>{words.contentProfile(preview.profile?.name ?? profileName.trim())}</div>
            <code className={classes.digest}>{preview.sha256}</code>
          </>
        }
        meaning={approval.meaning}
        action={words.action(claims)}
        failed={words.failed}
        error={commit.error}
        refusal={outdatedPreview(commit.error, onReadAgain)}
        isPending={commit.isPending}
        isComplete={check.isComplete}
        onSign={(signature) =>
          commit.mutate(
            draft.handIn({
              previewId: preview.previewId,
              origin: origin.trim(),
              profileName: isNew ? profileName.trim() : null,
              signature,
            }),
            {
              onSuccess: ({ batchId, claims: recorded }) => {
                tell(words.done(recorded));
                void draft.discard();
                onDone();
                void navigate({ to: '/exchange/completions/batches/$batchId', params: { batchId } });
              },
            },
          )
        }
      />
    </section>
  );
}
