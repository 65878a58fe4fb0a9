import { NativeSelect } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { scaleLevel, type ScaleLevel } from '../../../../../shared/contract/framework-item';
import { markOfLevel } from '../../../../lib/level-mark';
import { formWords } from '../../../../lib/words/framework-forms';
import { StateMark } from '../../../../ui/mark/state-mark';
import { Tool } from './indicator-row';
import classes from '../draft.module.css';

const words = formWords.scale;
const patterns = scaleLevel.shape.pattern.options;

/** The levels of a scale from the lowest up: what they are called, what they mean and how they are marked. */
export function ScaleLevels({
  levels,
  onLevels,
}: {
  readonly levels: readonly ScaleLevel[];
  readonly onLevels: (next: (levels: ScaleLevel[]) => ScaleLevel[], what: string) => void;
}) {
  const set = (level: number, part: Partial<ScaleLevel>, what: string): void =>
    onLevels((all) => all.map((one) => (one.level === level ? { ...one, ...part } : one)), what);
  return (
    <div className={classes.gridScroller}>
      <table className={classes.grid} aria-label={words.levels}>
        <thead>
          <tr>
            <th>{words.columns.mark}</th>
            <th>{words.columns.code}</th>
            <th>{words.columns.name}</th>
            <th>{words.columns.pattern}</th>
            <th>{words.columns.colour}</th>
            <th>
              <span className={classes.hidden}>{formWords.role.columns.actions}</span>
            </th>
          </tr>
        </thead>
        {levels.map((one) => (
          <LevelRows
            key={one.level}
            level={one}
            canGo={levels.length > 2}
            onSet={(part, what) => set(one.level, part, what)}
            onRemove={() => onLevels((all) => all.filter((other) => other.level !== one.level), words.levels)}
          />
        ))}
      </table>
    </div>
  );
}

/** One level: how it is marked and called, and below that what it means. */
function LevelRows({
  level: one,
  canGo,
  onSet,
  onRemove,
}: {
  readonly level: ScaleLevel;
  readonly canGo: boolean;
  readonly onSet: (part: Partial<ScaleLevel>, what: string) => void;
  readonly onRemove: () => void;
}) {
  const isOutline = one.pattern === 'outline';
  return (
    <tbody className={classes.levelRows}>
      <tr>
        <td rowSpan={2}>
          <StateMark token={markOfLevel(one)} size={24} />
        </td>
        <td>
          <LevelText field="code" level={one} className={classes.codeCell} most={12} onSet={onSet} />
        </td>
        <td className={classes.wide}>
          <LevelText field="name" level={one} className={classes.nameCell} most={200} onSet={onSet} />
        </td>
        <td>
          <NativeSelect
            size="xs"
            className={classes.pattern}
            aria-label={words.of(words.columns.pattern, one.level)}
            data={patterns.map((value) => ({ value, label: words.patterns[value] }))}
            value={one.pattern}
            onChange={(event) => {
              const pattern = patterns.find((other) => other === event.currentTarget.value);
              if (pattern !== undefined) onSet({ pattern }, words.columns.pattern);
            }}
          />
        </td>
        <td>
          <input
            type="color"
            className={classes.colour}
            aria-label={words.of(words.columns.colour, one.level)}
            title={isOutline ? words.outlineHint : undefined}
            disabled={isOutline}
            value={one.colour}
            onChange={(event) => onSet({ colour: event.currentTarget.value.toLowerCase() }, words.columns.colour)}
          />
        </td>
        <td>
          <Tool label={words.removeLevel(one.code)} isOff={!canGo} onClick={onRemove}>
            <IconTrash size={14} />
          </Tool>
        </td>
      </tr>
      <tr>
        <td colSpan={5}>
          <textarea
            className={classes.indicatorText}
            aria-label={words.of(words.columns.anchor, one.level)}
            placeholder={words.anchorHint}
            rows={1}
            maxLength={4000}
            value={one.anchor}
            onChange={(event) => onSet({ anchor: event.currentTarget.value }, words.columns.anchor)}
          />
        </td>
      </tr>
    </tbody>
  );
}

function LevelText({
  field,
  level,
  className,
  most,
  onSet,
}: {
  readonly field: 'code' | 'name';
  readonly level: ScaleLevel;
  readonly className: string | undefined;
  /** Characters. */
  readonly most: number;
  readonly onSet: (part: Partial<ScaleLevel>, what: string) => void;
}) {
  return (
    <input
      className={className}
      aria-label={words.of(words.columns[field], level.level)}
      aria-invalid={level[field].trim() === ''}
      maxLength={most}
      value={level[field]}
      onChange={(event) => onSet({ [field]: event.currentTarget.value }, words.columns[field])}
    />
  );
}
