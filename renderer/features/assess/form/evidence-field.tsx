import { ActionIcon, Alert, Tooltip } from '@mantine/core';
import { IconFile, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { errorMessage } from '../../../lib/error-message';
import { formatBytes } from '../../../lib/formatting';
import { assessWords } from '../../../lib/words/assess';
import { FileDrop } from '../../../ui/file-drop';
import { useAddEvidence, type StagedFile } from '../queries';
import classes from '../assess.module.css';
import own from './form.module.css';

const words = assessWords.form;
const mostFiles = 40;

/** Files the assessment rests on. Each is kept in the vault at once; it becomes part of the record when this is signed. */
export function EvidenceField({
  files,
  onChange,
}: {
  readonly files: readonly StagedFile[];
  readonly onChange: (next: (old: readonly StagedFile[]) => readonly StagedFile[]) => void;
}) {
  const add = useAddEvidence();
  const [storing, setStoring] = useState<string | null>(null);
  const [refused, setRefused] = useState<readonly string[]>([]);

  const attach = async (chosen: readonly File[]): Promise<void> => {
    const failed: string[] = [];
    // One after the other: several large files at once would hold all of their bytes twice.
    for (const file of chosen.slice(0, mostFiles - files.length)) {
      setStoring(file.name);
      try {
        const kept = await add.mutateAsync({ fileName: file.name, mediaType: file.type, data: file });
        onChange((old) => [...old, kept]);
      } catch (error) {
        failed.push(words.notKeptOf(file.name, errorMessage(error).message));
      }
    }
    setStoring(null);
    setRefused(failed);
  };

  return (
    <section className={own.fields} aria-labelledby="evidence">
      <h2 id="evidence" className={classes.smallTitle}>
        {words.evidence}
      </h2>
      {files.length > 0 && (
        <ul className={classes.plainList} aria-label={words.attached}>
          {files.map((file) => (
            <li key={file.evidenceId} className={classes.fileLine}>
              <IconFile size={18} stroke={1.5} aria-hidden />
              <span className={classes.fileWords}>
                <span className={classes.fileName}>{file.fileName}</span>
                <span className={classes.small}>
                  {formatBytes(file.size)} · <span className={classes.digest}>{file.sha256.slice(0, 16)}…</span>
                </span>
              </span>
              <Tooltip label={words.remove(file.fileName)}>
                <ActionIcon
                  aria-label={words.remove(file.fileName)}
                  onClick={() => onChange((old) => old.filter((one) => one.evidenceId !== file.evidenceId))}
                >
                  <IconTrash size={18} stroke={1.5} />
                </ActionIcon>
              </Tooltip>
            </li>
          ))}
        </ul>
      )}
      <FileDrop
        label={words.attach}
        hint={words.attachHint}
        isMultiple
        isDisabled={storing !== null || files.length >= mostFiles}
        onFiles={(chosen) => void attach(chosen)}
      />
      <p className={classes.note} role="status">
        {storing === null ? '' : words.storing(storing)}
      </p>
      {refused.length > 0 && (
        <Alert color="danger" variant="outline" role="alert" title={words.notKept} classNames={{ title: own.alertTitle }}>
          {refused.map((line) => (
            <p key={line} className={classes.text}>
              {line}
            </p>
          ))}
        </Alert>
      )}
    </section>
  );
}
