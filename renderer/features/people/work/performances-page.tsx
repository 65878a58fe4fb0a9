import { Alert, Button, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { useFieldCheck } from '../../../lib/field-check';
import { focusTitle, useHeldFocus } from '../../../lib/form-focus';
import { useMay } from '../../../lib/session';
import { tell } from '../../../lib/tell';
import { workWords } from '../../../lib/words/work';
import { EmptyState } from '../../../ui/empty-state';
import { FailureNote } from '../../../ui/failure-note';
import { FileDrop } from '../../../ui/file-drop';
import { KeyValueList } from '../../../ui/key-value-list';
import { PageHeader } from '../../../ui/page-header';
import { ProgressBar } from '../../../ui/progress-bar';
import { ShortTable } from '../../../ui/short-table';
import { BatchList } from './batch-list';
import { SignedInPlace } from '../../../ui/signed-act';
import { useChooseFile, useCommit, usePreview } from './queries';
import classes from './work.module.css';

const words = workWords.file;
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
  useHeldFocus(preview.state === 'running');
  const result = preview.state === 'done' ? preview.result : null;
  const shown = result?.preview ?? null;
  return (
    <>
      {preview.state === 'running' ? (
        <ProgressBar label={words.reading} done={preview.progress?.done ?? 0} total={null} onCancel={preview.cancel} />
      ) : (
        shown === null && (
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
          onOther={() => {
            focusTitle();
            preview.dismiss();
          }}
        />
      )}
    </>
  );
}

function Shown({ preview, onOther }: { readonly preview: Preview; readonly onOther: () => void }) {
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
          <ShortTable labelledBy="performances-added">
            <thead>
              <tr>
                <th scope="col">{words.columns.row}</th>
                <th scope="col">{words.columns.person}</th>
                <th scope="col">{words.columns.task}</th>
                <th scope="col">{words.columns.on}</th>
                <th scope="col">{words.columns.count}</th>
                <th scope="col">{words.columns.note}</th>
              </tr>
            </thead>
            <tbody>
              {added.map((row) => (
                <tr key={row.rowNumber}>
                  <td data-figures>{row.rowNumber}</td>
                  <th scope="row">{row.personName}</th>
                  <td>{row.taskCode}</td>
                  <td data-figures>{row.performedOn}</td>
                  <td data-figures>{row.count}</td>
                  <td>{row.note}</td>
                </tr>
              ))}
            </tbody>
          </ShortTable>
        </section>
      )}
      {rejected.length > 0 && (
        <section className={classes.section} aria-labelledby="performances-rejected">
          <h2 id="performances-rejected" className={classes.title}>
            {words.rejected}
          </h2>
          {totals.rejected > rejected.length && <p className={classes.small}>{words.shown(rejected.length, totals.rejected)}</p>}
          <ShortTable labelledBy="performances-rejected">
            <thead>
              <tr>
                <th scope="col">{words.columns.row}</th>
                <th scope="col">{words.columns.why}</th>
                <th scope="col">{words.columns.value}</th>
              </tr>
            </thead>
            <tbody>
              {rejected.map((row) => (
                <tr key={row.rowNumber}>
                  <td data-figures>{row.rowNumber}</td>
                  <td>{row.reason}</td>
                  <td>{row.value}</td>
                </tr>
              ))}
            </tbody>
          </ShortTable>
        </section>
      )}
      <Approval preview={preview} onDone={onOther} />
    </>
  );
}

function Approval({ preview, onDone }: { readonly preview: Preview; readonly onDone: () => void }) {
  const commit = useCommit();
  const [origin, setOrigin] = useState('');
  const check = useFieldCheck({ origin: origin.trim() === '' ? words.originMissing : null });
  const { previewId, fileName, sha256, totals } = preview;
  if (totals.added === 0) return <EmptyState title={words.addedNone} />;
  return (
    <section className={classes.form} aria-labelledby="performances-approval">
      <h2 id="performances-approval" className={classes.title}>
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
        isPending={commit.isPending}
        isComplete={check.isComplete}
        onSign={(signature) =>
          commit.mutate(
            { previewId, origin: origin.trim(), signature },
            {
              onSuccess: ({ added }) => {
                tell(words.done(added));
                onDone();
              },
            },
          )
        }
      />
    </section>
  );
}
