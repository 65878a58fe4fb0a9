import { NativeSelect } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { scaleLevel, type ScaleLevel } from '../../../../../shared/contract/framework-item';
import { draftWords } from '../../../../lib/words/framework-draft';
import { Tool } from './indicator-row';
import classes from '../draft.module.css';

const words = draftWords.scale;
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
            <th>{words.columns.level}</th>
            <th>{words.columns.code}</th>
            <th>{words.columns.name}</th>
            <th>{words.columns.anchor}</th>
            <th>{words.columns.look}</th>
            <th>
              <span className={classes.hidden}>{draftWords.role.columns.actions}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {levels.map((one) => (
            <tr key={one.level}>
              <td className={classes.number}>{one.level}</td>
              <td>
                <input
                  className={classes.codeCell}
                  aria-label={words.of(words.columns.code, one.level)}
                  aria-invalid={one.code.trim() === ''}
                  maxLength={12}
                  value={one.code}
                  onChange={(event) => set(one.level, { code: event.currentTarget.value }, words.columns.code)}
                />
              </td>
              <td>
                <input
                  className={classes.nameCell}
                  aria-label={words.of(words.columns.name, one.level)}
                  aria-invalid={one.name.trim() === ''}
                  maxLength={200}
                  value={one.name}
                  onChange={(event) => set(one.level, { name: event.currentTarget.value }, words.columns.name)}
                />
              </td>
              <td className={classes.wide}>
                <textarea
                  className={classes.indicatorText}
                  aria-label={words.of(words.columns.anchor, one.level)}
                  rows={1}
                  maxLength={4000}
                  value={one.anchor}
                  onChange={(event) => set(one.level, { anchor: event.currentTarget.value }, words.columns.anchor)}
                />
              </td>
              <td>
                <div className={classes.line}>
                  <input
                    type="color"
                    className={classes.colour}
                    aria-label={words.of(words.colour, one.level)}
                    value={one.colour}
                    onChange={(event) => set(one.level, { colour: event.currentTarget.value.toLowerCase() }, words.colour)}
                  />
                  <NativeSelect
                    size="xs"
                    aria-label={words.of(words.pattern, one.level)}
                    data={patterns.map((value) => ({ value, label: words.patterns[value] }))}
                    value={one.pattern}
                    onChange={(event) => {
                      const pattern = patterns.find((other) => other === event.currentTarget.value);
                      if (pattern !== undefined) set(one.level, { pattern }, words.pattern);
                    }}
                  />
                </div>
              </td>
              <td>
                <Tool
                  label={words.removeLevel(one.code)}
                  isOff={levels.length <= 2}
                  onClick={() => onLevels((all) => all.filter((other) => other.level !== one.level), words.levels)}
                >
                  <IconTrash size={14} />
                </Tool>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
