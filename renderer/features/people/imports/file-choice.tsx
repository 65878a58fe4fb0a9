import { Alert, Button } from '@mantine/core';
import { formatNumber } from '../../../lib/formatting';
import { importWords } from '../../../lib/words/imports';
import { FileDrop } from '../../../ui/file-drop';
import { KeyValueList } from '../../../ui/key-value-list';
import type { Preview } from './queries';
import classes from './imports.module.css';

const words = importWords.file;

export function FileChoice({
  isReading,
  onChoose,
  onFiles,
}: {
  readonly isReading: boolean;
  readonly onChoose: () => void;
  readonly onFiles: (files: readonly File[]) => void;
}) {
  return (
    <FileDrop
      label={words.label}
      hint={words.hint}
      isMultiple
      choosesOne
      endings={['.csv', '.txt', '.tsv', '.xlsx', '.json', '.minisig']}
      isDisabled={isReading}
      onChoose={onChoose}
      onFiles={onFiles}
    />
  );
}

/** The file that was read, and what is odd about it. */
export function ChosenFile({
  preview,
  isBusy,
  onOther,
}: {
  readonly preview: Preview;
  readonly isBusy: boolean;
  readonly onOther: () => void;
}) {
  return (
    <section className={classes.section}>
      <div className={classes.sectionHead}>
        <KeyValueList
          items={[
            { key: 'name', label: words.facts.name, value: preview.fileName },
            { key: 'rows', label: words.facts.rows, value: formatNumber(preview.rowCount) },
            { key: 'form', label: words.facts.form, value: formOf(preview) },
            { key: 'sender', label: words.facts.sender, value: senderOf(preview) },
            { key: 'sha256', label: words.facts.sha256, value: <code className={classes.digest}>{preview.sha256}</code> },
          ]}
        />
        <Button variant="default" disabled={isBusy} onClick={onOther}>
          {words.other}
        </Button>
      </div>
      {preview.notices.length > 0 && (
        <Alert variant="outline" color="yellow" title={words.notices}>
          <ul className={classes.notices}>
            {preview.notices.map((notice) => (
              <li key={notice}>{notice}</li>
            ))}
          </ul>
        </Alert>
      )}
    </section>
  );
}

function formOf({ kind, encoding, delimiter, sheet }: Preview): string {
  if (kind === 'workbook') return words.workbook(sheet ?? '');
  return kind === 'scim' ? words.scim : words.form(encoding ?? '', delimiter ?? '');
}

function senderOf({ sender }: Preview): string {
  if (sender === null) return words.unsigned;
  const { name, keyId, trustedComment } = sender;
  return words.signed(name, keyId, trustedComment);
}
