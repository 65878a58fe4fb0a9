import { ActionIcon, Tooltip } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { attachmentWords as words } from '../../../lib/words/attachments';
import { Loading } from '../../../ui/loading';
import classes from '../assess.module.css';
import { openPdf, type PdfDocument } from './pdf-document';
import own from './evidence.module.css';

/** A document page by page, drawn by the bundled reader. */
export function PdfPreview({
  handle,
  size,
  fileName,
  onFail,
}: {
  readonly handle: string;
  readonly size: number;
  readonly fileName: string;
  readonly onFail: () => void;
}) {
  const [document, setDocument] = useState<PdfDocument | null>(null);
  const [needsPassword, setNeedsPassword] = useState(false);
  const [page, setPage] = useState(1);
  useEffect(() => {
    let isLeft = false;
    const opened = openPdf(handle, size);
    opened.document
      .then((made) => {
        if (isLeft) return;
        if (made === 'locked') setNeedsPassword(true);
        else setDocument(made);
      })
      .catch(() => (isLeft ? undefined : onFail()));
    return () => {
      isLeft = true;
      opened.close();
    };
  }, [handle, size, onFail]);
  if (needsPassword) return <p className={classes.note}>{words.pdf.locked}</p>;
  if (document === null) return <Loading />;
  const { numPages } = document;
  const turns = [
    { label: words.pdf.previous, to: page - 1, Icon: IconChevronLeft },
    { label: words.pdf.next, to: page + 1, Icon: IconChevronRight },
  ];
  return (
    <>
      <div className={own.pages}>
        {turns.map(({ label, to, Icon }) => (
          <Tooltip key={label} label={label}>
            <ActionIcon aria-label={label} disabled={to < 1 || to > numPages} onClick={() => setPage(to)}>
              <Icon size={18} stroke={1.5} />
            </ActionIcon>
          </Tooltip>
        ))}
        <span className={classes.small} role="status" data-figures>
          {words.pdf.page(page, numPages)}
        </span>
      </div>
      <PdfPage document={document} page={page} label={words.pdf.pageOf(page, numPages, fileName)} onFail={onFail} />
    </>
  );
}

function PdfPage({
  document,
  page,
  label,
  onFail,
}: {
  readonly document: PdfDocument;
  readonly page: number;
  readonly label: string;
  readonly onFail: () => void;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [drawn, setDrawn] = useState<{ readonly document: PdfDocument; readonly page: number } | null>(null);
  const isDrawn = drawn?.document === document && drawn.page === page;
  useEffect(() => {
    let stop = (): void => undefined;
    let isLeft = false;
    const draw = async (): Promise<void> => {
      const shown = await document.getPage(page);
      const { current } = canvas;
      if (isLeft || current === null) return;
      const width = current.parentElement?.clientWidth ?? 600;
      const { width: natural } = shown.getViewport({ scale: 1 });
      const viewport = shown.getViewport({ scale: (width / natural) * window.devicePixelRatio });
      current.width = Math.round(viewport.width);
      current.height = Math.round(viewport.height);
      const drawing = shown.render({ canvas: current, viewport });
      stop = () => drawing.cancel();
      await drawing.promise;
      setDrawn({ document, page });
    };
    draw().catch(() => (isLeft ? undefined : onFail()));
    return () => {
      isLeft = true;
      stop();
    };
  }, [document, page, onFail]);
  return <canvas ref={canvas} role="img" aria-label={label} aria-busy={!isDrawn} className={own.page} />;
}
