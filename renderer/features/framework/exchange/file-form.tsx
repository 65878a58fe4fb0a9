import { Button, Select } from '@mantine/core';
import { IconFileImport, IconFilePlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { frameworkExchangeWords as words } from '../../../lib/words/framework-exchange';
import { FailureNote } from '../../../ui/failure-note';
import type { Library } from '../queries';
import { useChooseFiles, type ChosenFile } from './queries';
import classes from './exchange.module.css';

/** Which library, and which file or files: some formats come in several. */
export function FileForm({
  libraries,
  frameworkId,
  isAgain,
  onLibrary,
  onFile,
  onChosen,
}: {
  readonly libraries: readonly Library[];
  readonly frameworkId: string;
  /** A file was read before. */
  readonly isAgain: boolean;
  readonly onLibrary: (frameworkId: string) => void;
  /** Another file is at hand: what was read before is not it. */
  readonly onFile: () => void;
  readonly onChosen: (handles: string[]) => void;
}) {
  const choose = useChooseFiles();
  const [files, setFiles] = useState<readonly ChosenFile[]>([]);
  const add = () =>
    choose.mutate(undefined, {
      onSuccess: ({ files: chosen }) => {
        if (chosen.length === 0) return;
        setFiles((old) => [...old, ...chosen]);
        onFile();
      },
    });
  return (
    <form
      className={isAgain ? classes.again : classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        onChosen(files.map(({ handle }) => handle));
        setFiles([]);
      }}
    >
      <Select
        label={words.library}
        {...(isAgain ? {} : { description: words.libraryHint })}
        data={libraries.map((library) => ({ value: library.frameworkId, label: library.name }))}
        value={frameworkId}
        allowDeselect={false}
        onChange={(value) => value !== null && onLibrary(value)}
      />
      <div className={classes.field} role="group" aria-label={words.file}>
        <span className={classes.label}>{words.file}</span>
        {!isAgain && <span className={classes.hint}>{words.fileHint}</span>}
        {files.length > 0 && (
          <ul className={classes.files}>
            {files.map((file) => (
              <li key={file.handle}>
                {file.fileName}
                <Button
                  size="compact-xs"
                  variant="subtle"
                  leftSection={<IconX size={14} aria-hidden />}
                  onClick={() => setFiles((old) => old.filter((one) => one !== file))}
                >
                  {words.leaveOut}
                </Button>
              </li>
            ))}
          </ul>
        )}
        <div className={classes.line}>
          <Button variant="default" leftSection={<IconFilePlus size={16} aria-hidden />} loading={choose.isPending} onClick={add}>
            {files.length > 0 ? words.addFile : isAgain ? words.otherFile : words.chooseFile}
          </Button>
          {/* anew with each file, so that the keyboard goes on from the dialog */}
          {files.length > 0 && (
            <Button key={files.length} type="submit" autoFocus leftSection={<IconFileImport size={16} aria-hidden />}>
              {words.look}
            </Button>
          )}
        </div>
      </div>
      <FailureNote title={words.failed} error={choose.error} />
    </form>
  );
}
