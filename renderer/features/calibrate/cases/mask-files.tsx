import { Button, Checkbox, FileButton } from '@mantine/core';
import { useState } from 'react';
import { maskWords as words } from '../../../lib/words/calibration-cases';
import { FailureNote } from '../../../ui/failure-note';
import { Loaded } from '../../../ui/loaded';
import { FileShown } from './case-pieces';
import { useAddCaseFile, useOriginalFile, type MaskPreview } from './queries';
import classes from './cases.module.css';

type File = MaskPreview['files'][number];

/** The files of an assessment: which are released, once they were looked at, and in place of which a masked copy is shown. */
export function MaskFiles({
  files,
  release,
  copies,
  onRelease,
  onCopy,
}: {
  readonly files: readonly File[];
  readonly release: readonly string[];
  readonly copies: readonly { readonly evidenceId: string }[];
  readonly onRelease: (evidenceId: string, isReleased: boolean) => void;
  readonly onCopy: (evidenceId: string, stagedId: string) => void;
}) {
  if (files.length === 0) return <p className={classes.small}>{words.filesNone}</p>;
  return (
    <>
      <p className={classes.small}>{words.filesHint}</p>
      {files.map((file) => (
        <FileLine
          key={file.evidenceId}
          file={file}
          isReleased={release.includes(file.evidenceId)}
          hasCopy={copies.some(({ evidenceId }) => evidenceId === file.evidenceId)}
          onRelease={(isReleased) => onRelease(file.evidenceId, isReleased)}
          onCopy={(stagedId) => onCopy(file.evidenceId, stagedId)}
        />
      ))}
    </>
  );
}

function FileLine({
  file: { evidenceId, fileName, kind, canBeReleased, shown },
  isReleased,
  hasCopy,
  onRelease,
  onCopy,
}: {
  readonly file: File;
  readonly isReleased: boolean;
  readonly hasCopy: boolean;
  readonly onRelease: (isReleased: boolean) => void;
  readonly onCopy: (stagedId: string) => void;
}) {
  const add = useAddCaseFile();
  const [isOpen, setOpen] = useState(false);
  const [wasSeen, setSeen] = useState(shown !== null);
  const state = hasCopy ? words.copied : isReleased && shown !== null ? words.released(shown.fileName) : words.withheld;
  return (
    <div className={classes.file}>
      <p className={classes.pieceTitle}>{`${words.kinds[kind]}: ${fileName}`}</p>
      <p className={classes.small}>{state}</p>
      <div className={classes.buttons}>
        <Button
          size="compact-sm"
          variant="default"
          aria-label={isOpen ? words.hide : words.lookOf(fileName)}
          aria-expanded={isOpen}
          onClick={() => {
            setOpen(!isOpen);
            setSeen(true);
          }}
        >
          {isOpen ? words.hide : words.look}
        </Button>
        <FileButton
          onChange={(chosen) => {
            if (chosen !== null) add.mutate({ mediaType: chosen.type, data: chosen }, { onSuccess: ({ fileId }) => onCopy(fileId) });
          }}
        >
          {(props) => (
            <Button size="compact-sm" variant="default" loading={add.isPending} aria-label={words.copyOf(fileName)} {...props}>
              {words.copy}
            </Button>
          )}
        </FileButton>
        {(hasCopy || (isReleased && !canBeReleased)) && (
          <Button size="compact-sm" variant="default" onClick={() => onRelease(false)}>
            {words.takeBack}
          </Button>
        )}
      </div>
      {canBeReleased && !hasCopy && (
        <Checkbox
          label={words.release}
          description={wasSeen ? undefined : words.releaseFirst}
          disabled={!wasSeen}
          checked={isReleased}
          onChange={(event) => onRelease(event.currentTarget.checked)}
        />
      )}
      {isOpen && <Original evidenceId={evidenceId} name={fileName} />}
      <FailureNote title={words.copyFailed} error={add.error} />
    </div>
  );
}

function Original({ evidenceId, name }: { readonly evidenceId: string; readonly name: string }) {
  return <Loaded query={useOriginalFile(evidenceId)}>{({ preview }) => <FileShown preview={preview} name={name} />}</Loaded>;
}
