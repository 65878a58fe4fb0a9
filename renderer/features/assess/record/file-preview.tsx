import { useEffect, useRef, useState } from 'react';
import { assessWords } from '../../../lib/words/assess';
import { Loaded } from '../../../ui/loaded';
import { useEvidenceFile } from '../queries';
import classes from '../assess.module.css';
import own from './record.module.css';

const shownCharacters = 50_000;
/** What the page can show by itself; drawings with scripts in them (SVG) are not among it. */
const images = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/bmp', 'image/avif'];
const texts = ['text/plain', 'text/csv', 'text/markdown', 'application/json'];

export function previewOf(mediaType: string): 'image' | 'text' | null {
  const bare = mediaType.split(';')[0]?.trim().toLowerCase() ?? '';
  if (images.includes(bare)) return 'image';
  return texts.includes(bare) ? 'text' : null;
}

/** An image or a text shown in place. */
export function FilePreview({ evidenceId, fileName }: { readonly evidenceId: string; readonly fileName: string }) {
  const query = useEvidenceFile(evidenceId);
  return (
    <Loaded query={query}>
      {({ file, data }) =>
        previewOf(file.mediaType) === 'image' ? (
          <ImagePreview data={data} fileName={fileName} />
        ) : (
          <TextPreview data={data} fileName={fileName} />
        )
      }
    </Loaded>
  );
}

function ImagePreview({ data, fileName }: { readonly data: Blob; readonly fileName: string }) {
  const image = useRef<HTMLImageElement>(null);
  useEffect(() => {
    const url = URL.createObjectURL(data);
    image.current?.setAttribute('src', url);
    return () => URL.revokeObjectURL(url);
  }, [data]);
  return <img ref={image} alt={fileName} className={own.previewImage} />;
}

function TextPreview({ data, fileName }: { readonly data: Blob; readonly fileName: string }) {
  const [text, setText] = useState('');
  useEffect(() => {
    let isCurrent = true;
    void data.text().then((all) => {
      if (isCurrent) setText(all);
    });
    return () => {
      isCurrent = false;
    };
  }, [data]);
  return (
    <>
      <pre className={own.previewText} tabIndex={0} aria-label={fileName}>
        {text.slice(0, shownCharacters)}
      </pre>
      {text.length > shownCharacters && <p className={classes.note}>{assessWords.record.cut}</p>}
    </>
  );
}
