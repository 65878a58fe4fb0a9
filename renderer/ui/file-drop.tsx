import { Button } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useId, useRef, useState, type DragEvent } from 'react';
import { uiWords } from '../lib/words/ui';
import classes from './file-drop.module.css';

const words = uiWords.files;

/** Takes files by drag and drop or by a button. */
export function FileDrop({
  label,
  hint,
  endings,
  isMultiple = false,
  choosesOne = !isMultiple,
  isDisabled = false,
  onFiles,
  onChoose,
}: {
  readonly label: string;
  readonly hint?: string;
  /** Accepted file name endings with their dot, as ".csv"; all kinds when left out. */
  readonly endings?: readonly string[];
  readonly isMultiple?: boolean;
  /** The shell's dialog asks for one file and finds beside it what belongs to it, though several can be dropped. */
  readonly choosesOne?: boolean;
  readonly isDisabled?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
  /** Takes the place of the page's own file dialog, where the shell asks for a path instead. */
  readonly onChoose?: () => void;
}) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const [refused, setRefused] = useState<readonly string[]>([]);

  const take = (list: FileList | null) => {
    const files = [...(list ?? [])].slice(0, isMultiple ? undefined : 1);
    const accepted = files.filter((file) => !endings || endings.some((ending) => file.name.toLowerCase().endsWith(ending)));
    setRefused(files.filter((file) => !accepted.includes(file)).map((file) => file.name));
    if (accepted.length > 0) onFiles(accepted);
  };
  const onDrag = (event: DragEvent) => {
    event.preventDefault();
    setOver(!isDisabled);
  };
  return (
    <div>
      <div
        className={classes.drop}
        data-over={isOver || undefined}
        role="group"
        aria-labelledby={id}
        onDragEnter={onDrag}
        onDragOver={onDrag}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          if (!isDisabled) take(event.dataTransfer.files);
        }}
      >
        <IconUpload size={24} stroke={1.5} aria-hidden />
        <div className={classes.words}>
          <span id={id} className={classes.label}>
            {label}
          </span>
          {hint !== undefined && <span className={classes.hint}>{hint}</span>}
        </div>
        <div className={classes.ways}>
          <span className={classes.hint}>
            {isMultiple ? words.drop : words.dropOne} {words.or}
          </span>
          <Button variant="default" disabled={isDisabled} onClick={() => (onChoose === undefined ? input.current?.click() : onChoose())}>
            {choosesOne ? words.chooseOne : words.choose}
          </Button>
        </div>
        <input
          ref={input}
          type="file"
          hidden
          multiple={isMultiple}
          accept={endings?.join(',')}
          aria-label={label}
          onChange={(event) => {
            take(event.currentTarget.files);
            // so that the same file can be chosen again after it was changed
            event.currentTarget.value = '';
          }}
        />
      </div>
      {refused.length > 0 && (
        <p className={classes.refused} role="alert">
          {words.refused(refused.join(', '))}
        </p>
      )}
    </div>
  );
}
