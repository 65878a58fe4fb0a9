import { Alert, Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useDraft } from '../../lib/draft';
import { focusTitle, useHeldFocus } from '../../lib/form-focus';
import { completionWords } from '../../lib/words/completions';
import { FailureNote } from '../../ui/failure-note';
import { FileDrop } from '../../ui/file-drop';
import { IfMay } from '../../ui/if-may';
import { KeptText } from '../../ui/kept-text';
import { KeyValueList } from '../../ui/key-value-list';
import { PageHeader } from '../../ui/page-header';
import { ProgressBar } from '../../ui/progress-bar';
import { Approval } from './approval';
import { DryRunView } from './dry-run-view';
import { useChooseFile, usePreview, type Preview } from './queries';
import { ReadingForm } from './reading-form';
import classes from './completions.module.css';

const words = completionWords.page;
const noOrigin = { origin: '' };
const endings = ['.csv', '.txt', '.tsv', '.xlsx', '.json', '.jsonl', '.ndjson'];

/** From a file of a learning system to completions on record: choose, look, have it approved. */
export function ImportPage() {
  return (
    <>
      <PageHeader title={words.title} subtitle={words.subtitle} parent={{ label: words.parent, href: '#/exchange' }} />
      <IfMay permission="exchange.receive">
        <ImportForm />
      </IfMay>
    </>
  );
}

function ImportForm() {
  const choose = useChooseFile();
  const preview = usePreview();
  const draft = useDraft('completions.commit', words.title, noOrigin);
  useHeldFocus(preview.state === 'running', 'preview');
  const result = preview.state === 'done' ? preview.result : null;
  const shown = result?.preview ?? null;
  return (
    <div className={classes.page}>
      {preview.state === 'running' ? (
        <ProgressBar
          label={words.steps[preview.progress?.label ?? ''] ?? words.reading}
          done={preview.progress?.done ?? 0}
          total={null}
          onCancel={preview.cancel}
        />
      ) : (
        shown === null && (
          <>
            <KeptText isKept={draft.wasRestored} />
            <FileDrop
              label={words.fileLabel}
              hint={words.fileHint}
              endings={endings}
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
      <FailureNote title={words.failed} error={choose.error ?? (preview.state === 'failed' ? preview.error : null)} />
      {result !== null && result.unreadable !== null && (
        <Alert color="danger" variant="outline" role="alert" icon={<IconAlertTriangle size={18} aria-hidden />} title={words.failed}>
          {words.unreadable(result.unreadable)}
        </Alert>
      )}
      {shown !== null && (
        <>
          <FileFacts
            preview={shown}
            onOther={() => {
              focusTitle();
              preview.dismiss();
            }}
          />
          <ReadingForm
            key={shown.previewId}
            preview={shown}
            onRead={(reading) => preview.start({ source: { previewId: shown.previewId }, reading })}
          />
          {shown.dryRun !== null && (
            <>
              <DryRunView dryRun={shown.dryRun} unknown={shown.unknownStatuses} />
              <Approval
                preview={shown}
                dryRun={shown.dryRun}
                draft={draft}
                onReadAgain={() => preview.start({ source: { previewId: shown.previewId }, reading: shown.reading })}
                onDone={preview.dismiss}
              />
            </>
          )}
        </>
      )}
    </div>
  );
}

function FileFacts({ preview, onOther }: { readonly preview: Preview; readonly onOther: () => void }) {
  return (
    <section className={classes.section}>
      <div className={classes.sectionHead}>
        <KeyValueList
          items={[
            { key: 'name', label: completionWords.file.name, value: preview.fileName },
            { key: 'sha256', label: completionWords.file.sha256, value: <code className={classes.digest}>{preview.sha256}</code> },
          ]}
        />
        <Button variant="default" onClick={onOther}>
          {words.other}
        </Button>
      </div>
      {preview.notices.length > 0 && (
        <Alert variant="outline" title={completionWords.reading.notices}>
          <ul className={classes.notices}>
            {preview.notices.map((notice) => (
              <li key={notice}>{notice}</li>
            ))}
          </ul>
        </Alert>
      )}
    </section>
  );
}
