import { Button, Checkbox } from '@mantine/core';
import { Fragment, useState } from 'react';
import { previewAddress } from '../../../lib/evidence-bytes';
import { goldWords, studyWords } from '../../../lib/words/calibration-cases';
import { Loaded } from '../../../ui/loaded';
import { useCaseFile, useStudyFile, type Piece, type Withheld } from './queries';
import classes from './cases.module.css';

const words = goldWords.piece;

/** The evidence of a case, piece by piece, with what is masked set off; `studyId` where it is shown to who rates it. */
export function CasePieces({
  pieces,
  withheld = [],
  studyId = null,
  cited = null,
  onCite,
}: {
  readonly pieces: readonly Piece[];
  readonly withheld?: Withheld;
  readonly studyId?: string | null;
  /** Pieces that a rating rests on, where they are to be chosen. */
  readonly cited?: readonly string[] | null;
  readonly onCite?: (pieceId: string, isCited: boolean) => void;
}) {
  return (
    <>
      {pieces.length === 0 && <p className={classes.small}>{words.none}</p>}
      <ul className={classes.pieces}>
        {pieces.map((piece) => (
          <li key={piece.pieceId} className={classes.piece}>
            <PieceShown piece={piece} studyId={studyId} />
            {cited !== null && (
              <Checkbox
                label={studyWords.rate.cite}
                aria-label={studyWords.rate.citeOf(piece.heading)}
                checked={cited.includes(piece.pieceId)}
                onChange={(event) => onCite?.(piece.pieceId, event.currentTarget.checked)}
              />
            )}
          </li>
        ))}
      </ul>
      {withheld.map(({ kind, count }) => (
        <p key={kind} className={classes.small}>
          {words.withheld(kind, count)}
        </p>
      ))}
    </>
  );
}

function PieceShown({
  piece: { heading, text, result, isCritical, day, file },
  studyId,
}: {
  readonly piece: Piece;
  readonly studyId: string | null;
}) {
  const [isOpen, setOpen] = useState(false);
  const facts = [
    ...(isCritical ? [words.critical] : []),
    ...(result === null ? [] : [words.results[result]]),
    ...(day === null ? [] : [words.day(day)]),
  ];
  return (
    <div>
      <p className={classes.pieceTitle}>
        <WithMarks text={heading} />
      </p>
      {text !== '' && (
        <p className={classes.text}>
          <WithMarks text={text} />
        </p>
      )}
      {facts.length > 0 && <p className={classes.small}>{facts.join(', ')}</p>}
      {file !== null && (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={isOpen ? words.hide : words.showOf(heading)}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? words.hide : words.show}
        </Button>
      )}
      {file !== null &&
        isOpen &&
        (studyId === null ? (
          <KnownFile fileId={file.fileId} name={heading} />
        ) : (
          <RatedFile studyId={studyId} fileId={file.fileId} name={heading} />
        ))}
    </div>
  );
}

/** A text in which whatever stands for something that was taken out can be told from what was written. */
function WithMarks({ text }: { readonly text: string }) {
  return text.split(/(‹[^›]*›)/).map((part, index) => (
    // oxlint-disable-next-line react/no-array-index-key -- the same text may stand twice, and nothing is moved
    <Fragment key={index}>{part.startsWith('‹') ? <span className={classes.mark}>{part.slice(1, -1)}</span> : part}</Fragment>
  ));
}

type Preview = { readonly handle: string; readonly shownAs: 'image' | 'audio' | 'video' | 'pdf' | 'text' } | null;

function KnownFile({ fileId, name }: { readonly fileId: string; readonly name: string }) {
  return <Loaded query={useCaseFile(fileId)}>{({ preview }) => <FileShown preview={preview} name={name} />}</Loaded>;
}

function RatedFile({ studyId, fileId, name }: { readonly studyId: string; readonly fileId: string; readonly name: string }) {
  return <Loaded query={useStudyFile(studyId, fileId)}>{({ preview }) => <FileShown preview={preview} name={name} />}</Loaded>;
}

/** A file from its preview, as its kind is looked at. */
export function FileShown({ preview, name }: { readonly preview: Preview; readonly name: string }) {
  if (preview === null) return <p className={classes.small}>{words.noPreview}</p>;
  const src = previewAddress(preview.handle);
  if (preview.shownAs === 'image') return <img className={classes.picture} src={src} alt={name} />;
  if (preview.shownAs === 'audio')
    // oxlint-disable-next-line jsx-a11y/media-has-caption -- a recording as it was supplied: nobody has written what is said in it
    return <audio controls src={src} aria-label={name} />;
  if (preview.shownAs === 'video')
    // oxlint-disable-next-line jsx-a11y/media-has-caption -- a recording as it was supplied: nobody has written what is said in it
    return <video controls className={classes.picture} src={src} aria-label={name} />;
  return <iframe className={classes.document} src={src} title={name} sandbox="" />;
}
