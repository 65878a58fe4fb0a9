import { focusTitle, useHeldFocus } from '../../../lib/form-focus';
import { useMay } from '../../../lib/session';
import { importWords } from '../../../lib/words/imports';
import { DraftStatus } from '../../../ui/draft-status';
import { FailureNote } from '../../../ui/failure-note';
import { KeptText } from '../../../ui/kept-text';
import { NoPermission } from '../../../ui/no-permission';
import { PageHeader } from '../../../ui/page-header';
import { ProgressBar } from '../../../ui/progress-bar';
import { Approval } from './approval';
import { Choices } from './choices';
import { ChosenFile, FileChoice } from './file-choice';
import { importFault } from './import-fault';
import { Interrupted } from './interrupted';
import { MappedColumns } from './mapped-columns';
import { PreviewTabs } from './preview-tabs';
import { Problems } from './problems';
import { ProfileChoice } from './profile-choice';
import { useImportForm } from './use-import-form';
import classes from './imports.module.css';

const words = importWords.page;
const parent = { label: words.parent, href: '#/exchange' };

/** From a file to people on record: choose, map, look at what it would do, have it approved. */
export function ImportPage() {
  if (useMay('people.import')) return <ImportForm />;
  return (
    <>
      <PageHeader title={words.title} parent={parent} />
      <NoPermission />
    </>
  );
}

function ImportForm() {
  const form = useImportForm();
  const { preview, progress } = form;
  useHeldFocus(form.isReading);
  return (
    <>
      <PageHeader title={words.title} subtitle={words.subtitle} parent={parent} actions={<DraftStatus state={form.draftState} />} />
      <div className={classes.form}>
        {preview === null ? (
          <>
            <KeptText isKept={form.isTextKept} />
            <FileChoice isReading={form.isReading} onChoose={form.choose} onFiles={form.takeFiles} />
          </>
        ) : (
          <ChosenFile
            preview={preview}
            isBusy={form.isBusy}
            onOther={() => {
              focusTitle();
              form.startAgain();
            }}
          />
        )}
        {form.isReading && (
          <ProgressBar
            label={words.steps[progress?.label ?? ''] ?? words.loading}
            done={progress?.done ?? 0}
            total={progress === null || progress.label === 'comparing' ? null : progress.total}
            isOfBytes
            onCancel={form.cancel}
          />
        )}
        {form.interrupted !== null && preview === null && <Interrupted begun={form.interrupted} />}
        <FailureNote title={words.failed} error={form.error}>
          {form.error === null ? null : importFault(form.error)}
        </FailureNote>
        {preview !== null && (
          <>
            <ProfileChoice preview={preview} content={form.content ?? preview.content} isBusy={form.isBusy} form={form} />
            <MappedColumns
              key={preview.sha256}
              preview={preview}
              content={form.content ?? preview.content}
              isBusy={form.isBusy}
              onChange={form.changeContent}
            />
            <Problems problems={preview.problems} />
            <Choices choices={preview.choices} content={preview.content} isBusy={form.isBusy} onChange={form.changeContent} />
            {preview.dryRun !== null && (
              <>
                <PreviewTabs dryRun={preview.dryRun} decisions={form.decisions} isBusy={form.isBusy} onDecide={form.decide} />
                <Approval
                  key={preview.previewId}
                  preview={preview}
                  dryRun={preview.dryRun}
                  text={form.text}
                  isBusy={form.isBusy}
                  commit={form.commit}
                  onText={form.changeText}
                  onReadAgain={form.readAgain}
                  onApprove={form.approve}
                />
              </>
            )}
          </>
        )}
      </div>
    </>
  );
}
