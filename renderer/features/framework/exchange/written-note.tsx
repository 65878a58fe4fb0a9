import { formatNumber } from '../../../lib/formatting';
import { frameworkExchangeWords as words } from '../../../lib/words/framework-exchange';
import { KeyValueList } from '../../../ui/key-value-list';
import { SuccessNote } from '../../../ui/success-note';
import classes from './exchange.module.css';

interface Written {
  readonly fileName: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly items: number;
  readonly notCarried: readonly string[];
  readonly entryNumber: number;
}

/** What was written, and what the format has no place for. */
export function WrittenNote({ written }: { readonly written: Written }) {
  const { fileName, bytes, sha256, items, notCarried, entryNumber } = written;
  return (
    <SuccessNote>
      <p className={classes.totals}>{words.written(fileName)}</p>
      <KeyValueList
        items={[
          { key: 'items', label: words.facts.items, value: formatNumber(items) },
          { key: 'bytes', label: words.facts.bytes, value: formatNumber(bytes) },
          { key: 'sha256', label: words.facts.sha256, value: <code className={classes.digest}>{sha256}</code> },
          { key: 'entry', label: words.facts.entry, value: formatNumber(entryNumber) },
        ]}
      />
      {notCarried.length > 0 && (
        <ul className={classes.notCarried} aria-label={words.notCarried}>
          {notCarried.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </SuccessNote>
  );
}
