import { Button, Checkbox, Select, Textarea, TextInput } from '@mantine/core';
import { goldWords } from '../../../lib/words/calibration-cases';
import type { Piece } from './queries';
import classes from './cases.module.css';

const words = goldWords.form;
const results = ['met', 'notMet', 'notApplicable'] as const;
const none = 'none';

/** The fields of one piece of a gold case. */
export function PieceFields({
  number,
  piece,
  isNew,
  showsFaults,
  onChange,
  onRemove,
}: {
  readonly number: number;
  readonly piece: Piece;
  /** It was added just now, and is written next. */
  readonly isNew: boolean;
  readonly showsFaults: boolean;
  readonly onChange: (piece: Piece) => void;
  readonly onRemove: () => void;
}) {
  const hasResult = piece.kind === 'step' || piece.kind === 'question';
  return (
    <fieldset className={classes.pieceForm}>
      <div className={classes.pieceHead}>
        <legend className={classes.pieceTitle}>{words.pieceTitle(number)}</legend>
        <Button size="compact-xs" variant="subtle" aria-label={words.removeOf(number)} onClick={onRemove}>
          {words.remove}
        </Button>
      </div>
      <TextInput
        label={words.heading}
        autoFocus={isNew}
        value={piece.heading}
        maxLength={4000}
        error={showsFaults && piece.heading.trim() === ''}
        onChange={(event) => onChange({ ...piece, heading: event.currentTarget.value })}
      />
      {piece.file === null && (
        <Textarea
          label={words.text}
          value={piece.text}
          maxLength={200_000}
          autosize
          maxRows={16}
          onChange={(event) => onChange({ ...piece, text: event.currentTarget.value })}
        />
      )}
      {hasResult && (
        <div className={classes.pair}>
          <Select
            label={words.result}
            data={[{ value: none, label: words.noResult }, ...results.map((value) => ({ value, label: goldWords.piece.results[value] }))]}
            value={piece.result ?? none}
            allowDeselect={false}
            onChange={(value) => onChange({ ...piece, result: results.find((one) => one === value) ?? null })}
          />
          <Checkbox
            mt={28}
            label={words.critical}
            checked={piece.isCritical}
            onChange={(event) => onChange({ ...piece, isCritical: event.currentTarget.checked })}
          />
        </div>
      )}
    </fieldset>
  );
}
