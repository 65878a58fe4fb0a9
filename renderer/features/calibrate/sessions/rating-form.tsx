import { Button, Checkbox, Radio, Textarea } from '@mantine/core';
import { useState } from 'react';
import { indicatorMarks, type IndicatorMark } from '../../../../shared/domain/calibration/rating';
import { previewAddress } from '../../../lib/evidence-bytes';
import { calibrationSessionWords } from '../../../lib/words/calibration-sessions';
import { Loaded } from '../../../ui/loaded';
import { keyOfLevel } from './level-key';
import { useCaseFile, type RatingDraft, type TurnCase } from './queries';
import classes from './turn.module.css';

const words = calibrationSessionWords.turn;
type Piece = TurnCase['material']['pieces'][number];

/** The evidence of a case with what the member rests on, and the member's judgement of it. */
export function RatingForm({
  sessionId,
  shown,
  rating,
  onChange,
}: {
  readonly sessionId: string;
  readonly shown: TurnCase;
  readonly rating: RatingDraft;
  readonly onChange: (rating: RatingDraft) => void;
}) {
  const cite = (pieceId: string, isCited: boolean): void =>
    onChange({ ...rating, cited: isCited ? [...rating.cited, pieceId] : rating.cited.filter((id) => id !== pieceId) });
  const { pieces } = shown.material;
  return (
    <div className={classes.columns}>
      <section className={classes.evidence} aria-label={words.evidence}>
        <h2 className={classes.subtitle}>{words.evidence}</h2>
        {pieces.length === 0 && <p>{words.noEvidence}</p>}
        <ul className={classes.pieces}>
          {pieces.map((piece) => (
            <li key={piece.pieceId} className={classes.piece}>
              <PieceShown sessionId={sessionId} caseId={shown.caseId} piece={piece} />
              <Checkbox
                label={words.cite}
                aria-label={words.citeOf(piece.heading)}
                checked={rating.cited.includes(piece.pieceId)}
                onChange={(event) => cite(piece.pieceId, event.currentTarget.checked)}
              />
            </li>
          ))}
        </ul>
        <Withheld withheld={shown.material.withheld} />
      </section>
      <section className={classes.judgement} aria-label={words.indicators}>
        <h2 className={classes.subtitle}>{words.indicators}</h2>
        {shown.indicators.map(({ id, text }) => (
          <Radio.Group
            key={id}
            label={text}
            data-open-mark={rating.indicators[id] === undefined || undefined}
            value={rating.indicators[id] ?? null}
            onChange={(mark) => onChange({ ...rating, indicators: { ...rating.indicators, [id]: asMark(mark) } })}
          >
            <div className={classes.choices}>
              {indicatorMarks.map((mark) => (
                <Radio key={mark} value={mark} label={words.marks[mark]} size="md" />
              ))}
            </div>
          </Radio.Group>
        ))}
        <Radio.Group
          label={words.level}
          description={words.levelHint(keyOfLevel(shown.levels, 0), keyOfLevel(shown.levels, shown.levels.length - 1))}
          value={rating.level === null ? null : String(rating.level)}
          onChange={(level) => onChange({ ...rating, level: Number(level) })}
        >
          <div className={classes.levels}>
            {shown.levels.map(({ level, code, name }, index) => (
              <Radio.Card key={level} value={String(level)} className={classes.level ?? ''} aria-label={`${code} ${name}`}>
                <span className={classes.levelKey} aria-hidden>
                  {keyOfLevel(shown.levels, index)}
                </span>
                <span>
                  {keyOfLevel(shown.levels, index) !== code && <strong>{code} </strong>}
                  {name}
                </span>
                <Radio.Indicator />
              </Radio.Card>
            ))}
          </div>
        </Radio.Group>
        <Textarea
          label={words.comment}
          description={words.commentHint}
          value={rating.comment}
          maxLength={4000}
          autosize
          minRows={3}
          onChange={(event) => onChange({ ...rating, comment: event.currentTarget.value })}
        />
      </section>
    </div>
  );
}

/** A piece of evidence as the panel sees it. */
export function PieceShown({ sessionId, caseId, piece }: { readonly sessionId: string; readonly caseId: string; readonly piece: Piece }) {
  const [isOpen, setOpen] = useState(false);
  const { heading, text, result, isCritical, day, file } = piece;
  const facts = [
    ...(isCritical ? [words.critical] : []),
    ...(result === null ? [] : [words.results[result]]),
    ...(day === null ? [] : [words.dayAfter(day)]),
  ];
  return (
    <div>
      <p className={classes.pieceTitle}>{heading}</p>
      {text !== '' && <p className={classes.pieceText}>{text}</p>}
      {facts.length > 0 && <p className={classes.facts}>{facts.join(' · ')}</p>}
      {file !== null && (
        <Button size="compact-sm" variant="default" onClick={() => setOpen(!isOpen)}>
          {isOpen ? words.hideFile : words.show}
        </Button>
      )}
      {file !== null && isOpen && <CaseFile sessionId={sessionId} caseId={caseId} fileId={file.fileId} name={heading} />}
    </div>
  );
}

function CaseFile({
  sessionId,
  caseId,
  fileId,
  name,
}: {
  readonly sessionId: string;
  readonly caseId: string;
  readonly fileId: string;
  readonly name: string;
}) {
  return (
    <Loaded query={useCaseFile(sessionId, caseId, fileId)}>
      {({ preview }) => {
        if (preview === null) return null;
        const src = previewAddress(preview.handle);
        return preview.shownAs === 'image' ? (
          <img className={classes.picture} src={src} alt={name} />
        ) : (
          <iframe className={classes.document} src={src} title={name} sandbox="" />
        );
      }}
    </Loaded>
  );
}

function Withheld({ withheld }: { readonly withheld: TurnCase['material']['withheld'] }) {
  const total = withheld.reduce((sum, { count }) => sum + count, 0);
  return total === 0 ? null : <p className={classes.facts}>{words.withheld(total)}</p>;
}

function asMark(value: string): IndicatorMark {
  return indicatorMarks.find((mark) => mark === value) ?? 'notSeen';
}
