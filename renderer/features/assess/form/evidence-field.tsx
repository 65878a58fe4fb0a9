import { ActionIcon, Alert, Button, Progress, Tooltip } from '@mantine/core';
import { IconCamera, IconEye, IconEyeOff, IconTrash } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { formatBytes } from '../../../lib/formatting';
import { attachmentWords as words } from '../../../lib/words/attachments';
import { FileDrop } from '../../../ui/file-drop';
import { Camera } from '../evidence/camera';
import { EvidencePreview } from '../evidence/evidence-preview';
import { Thumbnail } from '../evidence/thumbnail';
import { useAttachments, type Attaching } from '../evidence/use-attachments';
import type { StagedFile } from '../queries';
import classes from '../assess.module.css';
import lines from '../evidence/evidence.module.css';
import own from './form.module.css';

const mostFiles = 40;

/** Files the assessment rests on. Each is kept in the vault at once; it becomes part of the record when this is signed. */
export function EvidenceField({
  files,
  onChange,
}: {
  readonly files: readonly StagedFile[];
  readonly onChange: (next: (old: readonly StagedFile[]) => readonly StagedFile[]) => void;
}) {
  const heading = useId();
  const [hasCamera, setHasCamera] = useState(false);
  const { underWay, refused, start, choose } = useAttachments(mostFiles - files.length, mostFiles, (file) =>
    onChange((old) => [...old, file]),
  );
  const isFull = files.length + underWay.length >= mostFiles;
  const take = (held: readonly File[]): void => start(held.map((data) => ({ kind: 'held', fileName: data.name, data })));
  return (
    <section
      className={own.fields}
      aria-labelledby={heading}
      onPaste={(event) => {
        const pasted = [...event.clipboardData.files];
        if (pasted.length === 0) return;
        event.preventDefault();
        start(pasted.map((data) => ({ kind: 'held', fileName: named(words.pasted, data), data })));
      }}
    >
      <h2 id={heading} className={classes.smallTitle}>
        {words.evidence}
      </h2>
      {files.length > 0 && (
        <ul className={classes.plainList} aria-label={words.attached}>
          {files.map((file) => (
            <StagedLine
              key={file.evidenceId}
              file={file}
              onRemove={() => onChange((old) => old.filter((one) => one.evidenceId !== file.evidenceId))}
            />
          ))}
        </ul>
      )}
      {underWay.length > 0 && (
        <ul className={classes.plainList} aria-label={words.underWay}>
          {underWay.map((one) => (
            <UnderWayLine key={one.key} attaching={one} />
          ))}
        </ul>
      )}
      <FileDrop label={words.attach} hint={words.hint} isMultiple isDisabled={isFull} onFiles={take} onChoose={() => void choose()} />
      {hasCamera ? (
        <Camera
          onPhoto={(data) => {
            setHasCamera(false);
            start([{ kind: 'held', fileName: named(words.photo, data), data }]);
          }}
          onClose={() => setHasCamera(false)}
        />
      ) : (
        <div>
          <Button
            variant="default"
            leftSection={<IconCamera size={18} stroke={1.5} aria-hidden />}
            disabled={isFull}
            onClick={() => setHasCamera(true)}
          >
            {words.camera.open}
          </Button>
        </div>
      )}
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

/** What has no name of its own is called by what it is and when it came. */
function named(what: string, { type }: Blob): string {
  const now = new Date();
  const at = new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 19).replaceAll(':', '-').replace('T', ' ');
  return `${what} ${at}.${type === 'image/png' ? 'png' : type === 'image/jpeg' ? 'jpg' : 'bin'}`;
}

function StagedLine({ file, onRemove }: { readonly file: StagedFile; readonly onRemove: () => void }) {
  const [isShown, setShown] = useState(false);
  const label = isShown ? words.hidePreview(file.fileName) : words.preview(file.fileName);
  return (
    <li className={lines.file}>
      <div className={classes.fileLine}>
        <Thumbnail file={file} />
        <span className={classes.fileWords}>
          <span className={classes.fileName}>{file.fileName}</span>
          <span className={classes.small}>
            {formatBytes(file.size)} · <span className={classes.digest}>{file.sha256.slice(0, 16)}…</span>
          </span>
        </span>
        <Tooltip label={label}>
          <ActionIcon aria-label={label} aria-expanded={isShown} onClick={() => setShown(!isShown)}>
            {isShown ? <IconEyeOff size={18} stroke={1.5} /> : <IconEye size={18} stroke={1.5} />}
          </ActionIcon>
        </Tooltip>
        <Tooltip label={words.remove(file.fileName)}>
          <ActionIcon aria-label={words.remove(file.fileName)} onClick={onRemove}>
            <IconTrash size={18} stroke={1.5} />
          </ActionIcon>
        </Tooltip>
      </div>
      {isShown && <EvidencePreview evidenceId={file.evidenceId} fileName={file.fileName} />}
    </li>
  );
}

function UnderWayLine({ attaching }: { readonly attaching: Attaching }) {
  const { fileName, done, total, cancel } = attaching;
  const label = done === 0 ? words.waiting(fileName) : words.of(fileName, done, total);
  return (
    <li className={lines.underWay}>
      <span>
        <span className={classes.small} data-figures>
          {label}
        </span>
        <Progress.Root size="sm">
          <Progress.Section value={total === 0 ? 100 : (done / total) * 100} aria-label={fileName} />
        </Progress.Root>
      </span>
      <Button size="compact-sm" variant="default" aria-label={words.cancel(fileName)} onClick={cancel}>
        {words.cancelShort}
      </Button>
    </li>
  );
}
