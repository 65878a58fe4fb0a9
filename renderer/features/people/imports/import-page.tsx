import { useMay } from '../../../lib/session';
import { importWords } from '../../../lib/words/imports';
import { DraftStatus } from '../../../ui/draft-status';
import { FailureNote } from '../../../ui/failure-note';
import { Loading } from '../../../ui/loading';
import { NoPermission } from '../../../ui/no-permission';
import { PageHeader } from '../../../ui/page-header';
import { Approval } from './approval';
import { ChosenFile, FileChoice } from './file-choice';
import { importFault } from './import-fault';
import { MappingTable } from './mapping-table';
import { PreviewTabs } from './preview-tabs';
import { Problems } from './problems';
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
  const { preview } = form;
  return (
    <>
      <PageHeader title={words.title} subtitle={words.subtitle} parent={parent} actions={<DraftStatus state={form.draftState} />} />
      <div className={classes.form}>
        {preview === null ? (
          <FileChoice isReading={form.isReading} onChoose={form.choose} onFile={form.takeFile} />
        ) : (
          <ChosenFile preview={preview} onOther={form.startAgain} />
        )}
        {form.isReading && preview === null && <Loading rows={3} label={words.loading} />}
        <FailureNote title={words.failed} error={form.error}>
          {form.error === null ? null : importFault(form.error)}
        </FailureNote>
        {preview !== null && (
          <>
            <MappingTable columns={preview.columns} isBusy={form.isReading} onChange={form.changeMapping} />
            <Problems problems={preview.problems} />
            {preview.dryRun !== null && (
              <>
                <PreviewTabs dryRun={preview.dryRun} />
                <Approval
                  key={preview.previewId}
                  preview={preview}
                  dryRun={preview.dryRun}
                  text={form.text}
                  onText={form.changeText}
                  onDone={form.finish}
                />
              </>
            )}
          </>
        )}
      </div>
    </>
  );
}
