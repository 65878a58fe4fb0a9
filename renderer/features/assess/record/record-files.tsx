import { ActionIcon, Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconDeviceFloppy, IconEye, IconEyeOff, IconShieldCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { formatBytes } from '../../../lib/formatting';
import { assessWords } from '../../../lib/words/assess';
import { attachmentWords } from '../../../lib/words/attachments';
import { FailureNote } from '../../../ui/failure-note';
import { EvidencePreview } from '../evidence/evidence-preview';
import { Thumbnail } from '../evidence/thumbnail';
import { useSaveEvidenceCopy, type RecordEvidence } from '../queries';
import classes from '../assess.module.css';
import own from '../evidence/evidence.module.css';

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
  const { evidenceId, fileName, size, sha256, isIntact } = file;
  const saving = useSaveEvidenceCopy();
  const [isShown, setShown] = useState(false);
  const previewLabel = isShown ? attachmentWords.hidePreview(fileName) : attachmentWords.preview(fileName);
  const saveLabel = attachmentWords.saveAs(fileName);
  const saved = saving.data?.fileName ?? null;
  return (
    <li className={own.file}>
      <div className={classes.fileLine}>
        <Thumbnail file={file} />
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
        {isIntact && (
          <>
            <Tooltip label={previewLabel}>
              <ActionIcon aria-label={previewLabel} aria-expanded={isShown} onClick={() => setShown(!isShown)}>
                {isShown ? <IconEyeOff size={18} stroke={1.5} /> : <IconEye size={18} stroke={1.5} />}
              </ActionIcon>
            </Tooltip>
            <Tooltip label={saveLabel}>
              <ActionIcon aria-label={saveLabel} loading={saving.isPending} onClick={() => saving.mutate({ evidenceId })}>
                <IconDeviceFloppy size={18} stroke={1.5} />
              </ActionIcon>
            </Tooltip>
          </>
        )}
      </div>
      <FailureNote title={attachmentWords.notSaved} error={saving.error} />
      <p className={classes.note} role="status">
        {saved === null ? '' : attachmentWords.saved(saved)}
      </p>
      {isShown && <EvidencePreview evidenceId={evidenceId} fileName={fileName} />}
    </li>
  );
}
