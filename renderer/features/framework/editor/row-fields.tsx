import { Checkbox, Select, Textarea } from '@mantine/core';
import { frameworkWords } from '../../../lib/words/framework';
import type { Scale } from '../queries';
import { levelChoices } from '../scale-level';
import type { IndicatorText, StepText } from './competency-text';
import type { FieldCheck } from '../../../lib/field-check';
import classes from '../framework.module.css';

const words = frameworkWords.editor;

/** The fields of one indicator. */
export function IndicatorFields({
  row,
  name,
  scale,
  check,
  onChange,
}: {
  readonly row: IndicatorText;
  readonly name: string;
  readonly scale: Scale | undefined;
  readonly check: FieldCheck<string>;
  readonly onChange: (row: IndicatorText) => void;
}) {
  return (
    <>
      <div className={classes.levelPair}>
        <LevelSelect row={row} name={name} scale={scale} check={check} onLevel={(level) => onChange({ ...row, level })} />
        <Textarea
          label={words.text}
          aria-label={`${name}: ${words.text}`}
          name="text"
          autosize
          maxLength={4000}
          value={row.text}
          onChange={(event) => onChange({ ...row, text: event.currentTarget.value })}
          {...check.of(`${row.rowKey}.text`)}
        />
      </div>
      <div className={classes.pair}>
        <Textarea
          label={words.positive}
          aria-label={`${name}: ${words.positive}`}
          name="positive"
          autosize
          maxLength={4000}
          value={row.positiveExample}
          onChange={(event) => onChange({ ...row, positiveExample: event.currentTarget.value })}
        />
        <Textarea
          label={words.negative}
          aria-label={`${name}: ${words.negative}`}
          name="negative"
          autosize
          maxLength={4000}
          value={row.negativeExample}
          onChange={(event) => onChange({ ...row, negativeExample: event.currentTarget.value })}
        />
      </div>
    </>
  );
}

/** The fields of one step of the checklist. */
export function StepFields({
  row,
  name,
  scale,
  check,
  onChange,
}: {
  readonly row: StepText;
  readonly name: string;
  readonly scale: Scale | undefined;
  readonly check: FieldCheck<string>;
  readonly onChange: (row: StepText) => void;
}) {
  return (
    <div className={classes.levelPair}>
      <LevelSelect row={row} name={name} scale={scale} check={check} onLevel={(level) => onChange({ ...row, level })} />
      <div className={classes.rowFields}>
        <Textarea
          label={words.stepText}
          aria-label={`${name}: ${words.stepText}`}
          name="text"
          autosize
          maxLength={4000}
          value={row.text}
          onChange={(event) => onChange({ ...row, text: event.currentTarget.value })}
          {...check.of(`${row.rowKey}.text`)}
        />
        <Checkbox
          label={words.isCritical}
          aria-label={`${name}: ${words.isCritical}`}
          name="critical"
          checked={row.isCritical}
          onChange={(event) => onChange({ ...row, isCritical: event.currentTarget.checked })}
        />
      </div>
    </div>
  );
}

function LevelSelect({
  row,
  name,
  scale,
  check,
  onLevel,
}: {
  readonly row: { readonly rowKey: string; readonly level: number | null };
  readonly name: string;
  readonly scale: Scale | undefined;
  readonly check: FieldCheck<string>;
  readonly onLevel: (level: number | null) => void;
}) {
  return (
    <Select<number>
      label={words.level}
      aria-label={`${name}: ${words.level}`}
      name="level"
      data={levelChoices(scale?.levels ?? [])}
      value={row.level}
      allowDeselect={false}
      onChange={onLevel}
      {...check.of(`${row.rowKey}.level`)}
    />
  );
}
