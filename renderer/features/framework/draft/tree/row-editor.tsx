import { useEffect, useRef, useState, type FocusEvent, type KeyboardEvent } from 'react';
import { draftWords } from '../../../../lib/words/framework-draft';
import classes from './tree.module.css';

const words = draftWords.tree;

/** A line of the tree while its code and title are typed. Enter goes on to the title, then keeps it. */
export function RowEditor({
  top,
  depth,
  label,
  initial,
  startsWithTitle,
  isTaken,
  onSave,
  onCancel,
}: {
  readonly top: number;
  readonly depth: number;
  readonly label: string;
  readonly initial: { readonly code: string; readonly title: string };
  readonly startsWithTitle: boolean;
  readonly isTaken: (code: string) => boolean;
  /** `goesOn`: the next one is wanted at once. */
  readonly onSave: (text: { readonly code: string; readonly title: string }, goesOn: boolean) => Promise<void>;
  readonly onCancel: () => void;
}) {
  const [code, setCode] = useState(initial.code);
  const [title, setTitle] = useState(initial.title);
  const codeField = useRef<HTMLInputElement>(null);
  const titleField = useRef<HTMLInputElement>(null);
  const isDone = useRef(false);
  useEffect(() => {
    const field = startsWithTitle ? titleField.current : codeField.current;
    field?.focus({ preventScroll: true });
    field?.select();
  }, [startsWithTitle]);
  const isTwice = code.trim() !== '' && isTaken(code.trim());
  const save = (goesOn: boolean): void => {
    if (isDone.current) return;
    if (isTwice) return codeField.current?.focus();
    isDone.current = true;
    void onSave({ code, title }, goesOn).finally(() => {
      isDone.current = false;
    });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    event.stopPropagation();
    if (event.key === 'Escape') {
      isDone.current = true;
      onCancel();
    } else if (event.key === 'Enter' && event.currentTarget === codeField.current) titleField.current?.focus();
    else if (event.key === 'Enter') save(true);
    else return;
    event.preventDefault();
  };
  const onBlur = (event: FocusEvent): void => {
    if (event.relatedTarget === codeField.current || event.relatedTarget === titleField.current || isDone.current) return;
    if (title.trim() === '' || isTwice) {
      isDone.current = true;
      onCancel();
    } else save(false);
  };
  return (
    <div
      className={classes.editor}
      role="none"
      style={{ transform: `translateY(${top}px)`, paddingInlineStart: depth * 16 }}
      onBlur={onBlur}
    >
      <input
        ref={codeField}
        className={classes.codeInput}
        aria-label={`${label}: ${words.code}`}
        aria-invalid={isTwice}
        placeholder={words.code}
        title={isTwice ? words.codeTwice : undefined}
        maxLength={60}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <input
        ref={titleField}
        className={classes.titleInput}
        aria-label={`${label}: ${words.title}`}
        placeholder={words.titleHint}
        maxLength={2000}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}
