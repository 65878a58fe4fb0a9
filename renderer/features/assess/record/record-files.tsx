import { ActionIcon, Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconDeviceFloppy, IconEye, IconEyeOff, IconShieldCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { formatBytes } from '../../../lib/formatting';
import { saveBlob } from '../../../lib/save-blob';
import { assessWords } from '../../../lib/words/assess';
import { FailureNote } from '../../../ui/failure-note';
import { useFetchEvidence, type RecordEvidence } from '../queries';
import { FilePreview, previewOf } from './file-preview';
import classes from '../assess.module.css';
import own from './record.module.css';

const words = assessWords.record;

/** The files a record rests on, each with its digest and whether its bytes are still the ones that were attached. */
export function RecordFiles({ files }: { readonly files: readonly RecordEvidence[] }) {
  return (
    <section className={classes.section}>
      <h3 className={classes.smallTitle}>{words.evidence}</h3>
      {files.length === 0 ? (
        <p className={classes.note}>{words.noEvidence}</p>
      ) : (
        <ul className={classes.plainList}>
          {files.map((file) => (
            <RecordFile key={file.evidenceId} file={file} />
          ))}
        </ul>
      )}
    </section>
  );
}

function RecordFile({ file }: { readonly file: RecordEvidence }) {
  const { evidenceId, fileName, mediaType, size, sha256, isIntact } = file;
  const fetched = useFetchEvidence();
  const [isShown, setShown] = useState(false);
  const canPreview = isIntact && previewOf(mediaType) !== null;
  const previewLabel = isShown ? words.hidePreview(fileName) : words.preview(fileName);
  const saveLabel = words.saveAs(fileName);
  return (
    <li className={own.file}>
      <div className={classes.fileLine}>
        <span className={classes.fileWords}>
          <span className={classes.fileName}>{fileName}</span>
          <span className={classes.small}>
            {formatBytes(size)} · {words.digest} <span className={classes.digest}>{sha256.slice(0, 16)}…</span>
          </span>
          <span className={classes.mark} data-tone={isIntact ? 'met' : 'unmet'}>
            {isIntact ? <IconShieldCheck size={16} stroke={1.75} aria-hidden /> : <IconAlertTriangle size={16} stroke={1.75} aria-hidden />}{' '}
            {isIntact ? words.intact : words.damaged}
          </span>
        </span>
        {canPreview && (
          <Tooltip label={previewLabel}>
            <ActionIcon aria-label={previewLabel} aria-expanded={isShown} onClick={() => setShown(!isShown)}>
              {isShown ? <IconEyeOff size={18} stroke={1.5} /> : <IconEye size={18} stroke={1.5} />}
            </ActionIcon>
          </Tooltip>
        )}
        {isIntact && (
          <Tooltip label={saveLabel}>
            <ActionIcon
              aria-label={saveLabel}
              loading={fetched.isPending}
              onClick={() => fetched.mutate(evidenceId, { onSuccess: ({ data }) => saveBlob(data, fileName) })}
            >
              <IconDeviceFloppy size={18} stroke={1.5} />
            </ActionIcon>
          </Tooltip>
        )}
      </div>
      <FailureNote title={words.damaged} error={fetched.error} />
      {isShown && <FilePreview evidenceId={evidenceId} fileName={fileName} />}
    </li>
  );
}
