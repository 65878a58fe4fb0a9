import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { ORPCError } from '@orpc/client';
import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { errorMessage } from '../../../lib/error-message';
import { previewAddress, previewBytes } from '../../../lib/evidence-bytes';
import { attachmentWords as words } from '../../../lib/words/attachments';
import { Loaded } from '../../../ui/loaded';
import { Loading } from '../../../ui/loading';
import { useEvidenceFile, type ShownAs } from '../queries';
import { SaveInstead } from './save-instead';
import classes from '../assess.module.css';
import own from './evidence.module.css';

const PdfPreview = lazy(async () => ({ default: (await import('./pdf-preview')).PdfPreview }));
const shownBytes = 64 * 1024;

/** A file shown in place, once all of it was held against its digest; an alarm in its place where it is not what was attached. */
export function EvidencePreview({ evidenceId, fileName }: { readonly evidenceId: string; readonly fileName: string }) {
  const query = useEvidenceFile(evidenceId);
  const [isShowable, setShowable] = useState(true);
  const { error, refetch } = query;
  // What fails on its way is held against its digest again: then it is either an alarm, or a file that cannot be shown.
  const fail = useCallback((): void => void refetch().then(({ isSuccess }) => setShowable(!isSuccess)), [refetch]);
  if (error instanceof ORPCError && error.code === 'EvidenceDamaged')
    return (
      <Alert color="danger" role="alert" icon={<IconAlertTriangle size={18} aria-hidden />} title={words.alarm}>
        {errorMessage(error).message}
      </Alert>
    );
  return (
    <Loaded query={query}>
      {({ file, preview }) =>
        preview === null || !isShowable ? (
          <SaveInstead evidenceId={evidenceId} fileName={fileName} text={preview === null ? words.noPreview : words.notShown} />
        ) : (
          <div className={own.preview} data-shown={preview.shownAs}>
            <Shown
              shownAs={preview.shownAs}
              handle={preview.handle}
              evidenceId={evidenceId}
              size={file.size}
              fileName={fileName}
              onFail={fail}
            />
          </div>
        )
      }
    </Loaded>
  );
}

interface ShownProps {
  readonly evidenceId: string;
  readonly handle: string;
  readonly size: number;
  readonly fileName: string;
  /** The same one each time it is drawn: what is shown is read again where it changes. */
  readonly onFail: () => void;
}

function Shown({ shownAs, ...shown }: ShownProps & { readonly shownAs: ShownAs }) {
  const { handle, fileName, onFail } = shown;
  const address = previewAddress(handle);
  switch (shownAs) {
    case 'image':
      return <img src={address} alt={fileName} className={own.image} onError={onFail} />;
    case 'audio':
      // oxlint-disable-next-line jsx-a11y/media-has-caption -- a recording as it was attached: nobody has written what is said in it
      return <audio src={address} controls aria-label={fileName} className={own.audio} onError={onFail} />;
    case 'video':
      return <Film {...shown} />;
    case 'pdf':
      return (
        <Suspense fallback={<Loading />}>
          <PdfPreview {...shown} />
        </Suspense>
      );
    case 'text':
      return <TextPreview {...shown} />;
  }
}

/** Where the sound of a film is known and its picture is not, it plays black and fails nowhere: that is said. */
function Film({ evidenceId, handle, fileName, onFail }: ShownProps) {
  const [hasPicture, setHasPicture] = useState(true);
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- a recording as it was attached: nobody has written what is said in it */}
      <video
        src={previewAddress(handle)}
        controls
        aria-label={fileName}
        className={own.video}
        onLoadedMetadata={(event) => setHasPicture(event.currentTarget.videoWidth > 0)}
        onError={onFail}
      />
      {!hasPicture && <SaveInstead evidenceId={evidenceId} fileName={fileName} text={words.soundOnly} />}
    </>
  );
}

function TextPreview({ handle, size, fileName, onFail }: ShownProps) {
  const [text, setText] = useState<string | null>(null);
  useEffect(() => {
    const leaving = new AbortController();
    previewBytes(handle, 0, Math.min(size, shownBytes), leaving.signal)
      .then((bytes) => setText(new TextDecoder().decode(bytes)))
      .catch(() => (leaving.signal.aborted ? undefined : onFail()));
    return () => leaving.abort();
  }, [handle, size, onFail]);
  if (text === null) return <Loading />;
  return (
    <>
      <pre className={own.text} tabIndex={0} aria-label={fileName}>
        {text}
      </pre>
      {size > shownBytes && <p className={classes.note}>{words.cut}</p>}
    </>
  );
}
