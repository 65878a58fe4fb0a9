import { Alert, Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { attachmentWords } from '../../../lib/words/attachments';
import { Loading } from '../../../ui/loading';
import { evidenceCalls } from '../queries';
import own from './evidence.module.css';

const words = attachmentWords.camera;

/** Takes a photo with the station's camera, which the page may use only while this is open. */
export function Camera({ onPhoto, onClose }: { readonly onPhoto: (photo: Blob) => void; readonly onClose: () => void }) {
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<'starting' | 'live' | 'none' | 'busy'>('starting');
  const [photo, setPhoto] = useState<{ readonly data: Blob; readonly address: string } | null>(null);

  useEffect(() => {
    let stream: MediaStream | null = null;
    let isLeft = false;
    const stop = (): void => {
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
    const start = async (): Promise<void> => {
      await evidenceCalls.camera({ isOn: true });
      try {
        stream = await navigator.mediaDevices.getUserMedia({ video: { width: { ideal: 1920 }, height: { ideal: 1080 } } });
      } finally {
        await evidenceCalls.camera({ isOn: false }); // the pictures go on: only asking for more of them ends
      }
      if (isLeft) return stop();
      if (video.current === null) return;
      video.current.srcObject = stream;
      await video.current.play();
      setState('live');
    };
    start().catch((error: unknown) => {
      stop();
      if (!isLeft) setState(error instanceof DOMException && error.name === 'NotFoundError' ? 'none' : 'busy');
    });
    return () => {
      isLeft = true;
      stop();
    };
  }, []);
  useEffect(() => () => (photo === null ? undefined : URL.revokeObjectURL(photo.address)), [photo]);

  const take = (): void => {
    const seen = video.current;
    if (seen === null) return;
    const canvas = document.createElement('canvas');
    canvas.width = seen.videoWidth;
    canvas.height = seen.videoHeight;
    canvas.getContext('2d')?.drawImage(seen, 0, 0);
    canvas.toBlob((data) => (data === null ? undefined : setPhoto({ data, address: URL.createObjectURL(data) })), 'image/jpeg', 0.92);
  };
  const isUnable = state === 'none' || state === 'busy';
  return (
    <div
      className={own.camera}
      role="group"
      aria-label={words.title}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      {isUnable && (
        <Alert color="danger" variant="outline" role="alert">
          {words[state]}
        </Alert>
      )}
      {state === 'starting' && <Loading />}
      <video ref={video} muted hidden={state !== 'live' || photo !== null} className={own.cameraPicture} aria-label={words.picture} />
      {photo !== null && <img src={photo.address} alt={words.taken} className={own.cameraPicture} />}
      <div className={own.ways}>
        {photo === null && state === 'live' && (
          <Button autoFocus onClick={take}>
            {words.take}
          </Button>
        )}
        {photo !== null && (
          <>
            <Button autoFocus onClick={() => onPhoto(photo.data)}>
              {words.use}
            </Button>
            <Button variant="default" onClick={() => setPhoto(null)}>
              {words.again}
            </Button>
          </>
        )}
        <Button variant="default" onClick={onClose}>
          {words.close}
        </Button>
      </div>
    </div>
  );
}
