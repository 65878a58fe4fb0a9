import { useState } from 'react';
import { useDraft } from '../../lib/draft';
import { useMay } from '../../lib/session';
import { directoryWords } from '../../lib/words/directory';
import { FailureNote } from '../../ui/failure-note';
import { FileDrop } from '../../ui/file-drop';
import { KeptText } from '../../ui/kept-text';
import { Loading } from '../../ui/loading';
import { NoPermission } from '../../ui/no-permission';
import { PageHeader } from '../../ui/page-header';
import { DirectoryApproval } from './directory-approval';
import { DirectoryPreviewView } from './directory-preview';
import { unreadableText } from './unreadable-text';
import { useChooseFile, usePreview, type DirectoryPreview } from './queries';
import classes from './directory.module.css';

const words = directoryWords.file;
const noText = { origin: '', reason: '' };
const parent = { label: words.parent, href: '#/settings/directory' };

/** From a directory's file to proposals on record: choose, look, have it approved. */
export function DirectoryFilePage() {
  const mayManage = useMay('users.manage');
  return (
    <>
      <PageHeader title={words.title} subtitle={words.subtitle} parent={parent} />
      {mayManage ? <DirectoryFileForm /> : <NoPermission />}
    </>
  );
}

function DirectoryFileForm() {
  const choose = useChooseFile();
  const read = usePreview();
  const draft = useDraft('directory.commit', words.title, noText);
  const [preview, setPreview] = useState<DirectoryPreview | null>(null);
  const error = choose.error ?? read.error;
  const isReading = choose.isPending || read.isPending;
  const take = (source: Parameters<typeof read.mutate>[0]['source']) => read.mutate({ source }, { onSuccess: setPreview });
  const chooseFile = () =>
    choose.mutate(undefined, {
      onSuccess: (chosen) => {
        if (chosen !== null) take({ handle: chosen.handle });
      },
    });
  return (
    <div className={classes.form}>
      {preview === null && (
        <>
          <KeptText isKept={draft.wasRestored} />
          <FileDrop
            label={words.label}
            hint={words.dropHint}
            endings={['.json', '.jsonl', '.scim', '.csv', '.tsv', '.txt', '.xlsx']}
            isDisabled={isReading}
            onChoose={chooseFile}
            onFiles={([file]) => {
              if (file !== undefined) take({ file, fileName: file.name });
            }}
          />
        </>
      )}
      {isReading && <Loading rows={3} label={words.reading} />}
      <FailureNote title={words.failed} error={error}>
        {error === null ? null : unreadableText(error)}
      </FailureNote>
      {preview !== null && (
        <>
          <DirectoryPreviewView preview={preview} onOther={() => setPreview(null)} />
          <DirectoryApproval preview={preview} draft={draft} />
        </>
      )}
    </div>
  );
}
