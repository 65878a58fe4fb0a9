import { Button, CopyButton } from '@mantine/core';
import { IconCheck, IconCopy, IconPrinter } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useId, useState } from 'react';
import { createPortal } from 'react-dom';
import { formatDate, formatTime } from '../lib/formatting';
import { noteWords as words } from '../lib/words/note';
import classes from './note-box.module.css';

/** What stands around a text on paper, which has to explain itself years later. */
export interface Sheet {
  readonly title: string;
  readonly facts: ReadonlyArray<{ readonly label: string; readonly value: string }>;
  readonly hint: string;
  /** Printed name of who prints it. */
  readonly printedBy: string;
}

/** A text that is compared character by character: in a fixed width, to be copied or printed. */
export function NoteBox({ label, text, sheet }: { readonly label: string; readonly text: string; readonly sheet?: Sheet }) {
  const id = useId();
  const [printedAt, setPrintedAt] = useState<Date | null>(null);
  return (
    <section className={classes.note} aria-labelledby={id}>
      <div className={classes.head}>
        <span id={id} className={classes.label}>
          {label}
        </span>
        <span className={classes.ways}>
          <CopyButton value={text}>
            {({ copied, copy }) => (
              <Button
                size="compact-sm"
                variant="subtle"
                aria-label={`${words.copy}: ${label}`}
                leftSection={copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
                onClick={copy}
              >
                {copied ? words.copied : words.copy}
              </Button>
            )}
          </CopyButton>
          {sheet && (
            <Button
              size="compact-sm"
              variant="subtle"
              aria-label={`${words.print}: ${label}`}
              leftSection={<IconPrinter size={14} aria-hidden />}
              onClick={() => setPrintedAt(new Date())}
            >
              {words.print}
            </Button>
          )}
        </span>
      </div>
      <pre className={classes.text}>{text}</pre>
      {sheet && printedAt && (
        <PrintedSheet sheet={sheet} label={label} text={text} printedAt={printedAt} onPrinted={() => setPrintedAt(null)} />
      )}
    </section>
  );
}

/** Alone on its page: while it is there, nothing else of the window is printed. */
function PrintedSheet({
  sheet,
  label,
  text,
  printedAt,
  onPrinted,
}: {
  readonly sheet: Sheet;
  readonly label: string;
  readonly text: string;
  readonly printedAt: Date;
  readonly onPrinted: () => void;
}) {
  const finish = useEffectEvent(onPrinted);
  useEffect(() => {
    const onAfterPrint = () => finish();
    window.addEventListener('afterprint', onAfterPrint, { once: true });
    window.print();
    return () => window.removeEventListener('afterprint', onAfterPrint);
  }, []);
  const printed = { label: words.printed, value: words.printedBy(`${formatDate(printedAt)} ${formatTime(printedAt)}`, sheet.printedBy) };
  return createPortal(
    <div className={classes.sheet}>
      <h1>{sheet.title}</h1>
      <dl>
        {[...sheet.facts, printed].map((fact) => (
          <div key={fact.label}>
            <dt>{fact.label}</dt>
            <dd>{fact.value}</dd>
          </div>
        ))}
      </dl>
      <h2>{label}</h2>
      <pre>{text}</pre>
      <p>{sheet.hint}</p>
    </div>,
    document.body,
  );
}
