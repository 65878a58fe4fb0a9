import { Button } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { verifyCommand } from '../../../shared/domain/verify-command';
import { formatNumber } from '../../lib/formatting';
import { exchangeWords } from '../../lib/words/exchange';
import { KeyValueList } from '../../ui/key-value-list';
import { NoteBox } from '../../ui/note-box';
import type { WrittenPackage } from './queries';
import classes from './packages.module.css';

const words = exchangeWords.done;

/** What was written, and the command that checks it. */
export function WrittenNote({ written, onAnother }: { readonly written: WrittenPackage; readonly onAnother?: () => void }) {
  const { sequence, fileName, rows, filter, sha256, publicKey } = written;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className={classes.done} aria-labelledby="package-done">
      <h2 id="package-done" ref={heading} tabIndex={-1} className={classes.doneTitle}>
        <IconCircleCheck size={20} aria-hidden /> {words.title(sequence)}
      </h2>
      <KeyValueList
        items={[
          { key: 'file', label: words.file, value: fileName },
          { key: 'signature', label: words.signature, value: `${fileName}.minisig` },
          { key: 'about', label: words.about, value: filter },
          { key: 'rows', label: words.rows, value: formatNumber(rows) },
          { key: 'sha256', label: words.sha256, value: <span className={classes.mono}>{sha256}</span> },
        ]}
      />
      <NoteBox label={words.command} text={verifyCommand(fileName, publicKey)} />
      {onAnother !== undefined && (
        <div>
          <Button variant="default" onClick={onAnother}>
            {words.another}
          </Button>
        </div>
      )}
    </section>
  );
}
