import { useCallback, useMemo, useRef, useState } from 'react';
import type { Indicator } from '../../../../../shared/contract/framework-item';
import { useNewest } from '../../../../lib/use-newest';
import { formWords } from '../../../../lib/words/framework-forms';
import { useDraftSession } from '../draft-session';
import { makeId } from '../new-item';
import type { ItemEditor } from '../use-item-editor';
import { IndicatorRow, type RowDoing } from './indicator-row';
import { Section } from './section';
import classes from '../draft.module.css';

const words = formWords.indicators;

export interface LevelName {
  readonly level: number;
  readonly code: string;
  readonly name: string;
  readonly anchor: string;
}

/**
 * The indicators level by level. Each level ends in an empty line to type into: the first letter makes it an indicator, Enter
 * goes to the next line, and on an empty line to the next level.
 */
export function Indicators({
  kind,
  indicators,
  levels,
  qualifyingLevel,
  editor,
}: {
  readonly kind: 'competency' | 'block';
  readonly indicators: readonly Indicator[];
  readonly levels: readonly LevelName[];
  readonly qualifyingLevel: number | null;
  readonly editor: ItemEditor;
}) {
  const outcomes = useOutcomes();
  const list = useRef<HTMLDivElement>(null);
  const [blanks, setBlanks] = useState<Readonly<Record<number, string>>>(() =>
    Object.fromEntries(Array.from({ length: 9 }, (_, level) => [level, makeId()])),
  );
  const known = new Set(levels.map(({ level }) => level));
  const strays = [...new Set(indicators.map(({ level }) => level))].filter((level) => !known.has(level));
  const shown: readonly LevelName[] = [
    ...levels,
    ...strays.map((level) => ({ level, code: String(level), name: words.notOnScale, anchor: '' })),
  ];

  const change = (next: (all: Indicator[]) => Indicator[]): void => {
    if (kind === 'competency') editor.competency((content) => ({ ...content, indicators: next(content.indicators) }), words.title);
    else editor.block((content) => ({ ...content, indicators: next(content.indicators) }), words.title);
  };
  const focusRow = (step: 1 | -1, indicatorId: string): void => {
    const fields = [...(list.current?.querySelectorAll<HTMLElement>('[data-indicator]') ?? [])];
    const at = fields.findIndex((field) => field.dataset['indicator'] === indicatorId);
    fields[at + step]?.focus();
  };
  const act = useNewest((indicator: Indicator, doing: RowDoing): void => {
    const { indicatorId, level } = indicator;
    const isBlank = !indicators.some((one) => one.indicatorId === indicatorId);
    if (doing.kind === 'change') {
      if (!isBlank) change((all) => all.map((one) => (one.indicatorId === indicatorId ? { ...one, ...doing.part } : one)));
      else {
        const [first = '', ...further] = (doing.part.text ?? '').split(/\r?\n/).filter((line, index) => index === 0 || line.trim() !== '');
        setBlanks((old) => ({ ...old, [level]: makeId() }));
        change((all) => [
          ...all,
          { ...indicator, ...doing.part, text: first },
          ...further.map((text) => ({ ...indicator, indicatorId: makeId(), text: text.trim() })),
        ]);
      }
    } else if (doing.kind === 'next') focusRow(1, indicatorId);
    else if (doing.kind === 'remove') {
      focusRow(1, indicatorId);
      change((all) => all.filter((one) => one.indicatorId !== indicatorId));
    } else if (doing.kind === 'move')
      change((all) => {
        const same = all.filter((one) => one.level === level);
        const other = same[same.findIndex((one) => one.indicatorId === indicatorId) + doing.by];
        if (other === undefined) return all;
        return all.map((one) => (one.indicatorId === indicatorId ? other : one.indicatorId === other.indicatorId ? indicator : one));
      });
  });
  const onDo = useCallback((indicator: Indicator, doing: RowDoing) => act.current(indicator, doing), [act]);

  return (
    <Section title={words.title} hint={`${words.hint} ${words.keys}`}>
      {levels.length === 0 && <p className={classes.hint}>{words.noScale}</p>}
      <div ref={list} className={classes.levels}>
        {shown.map((level) => {
          const own = indicators.filter((one) => one.level === level.level);
          const blankId = blanks[level.level];
          // one list with the empty line in it: what is typed into stays the same field when it becomes an indicator
          const rows = blankId !== undefined && known.has(level.level) ? [...own, blankOf(blankId, level.level)] : own;
          return (
            <section
              key={level.level}
              className={classes.level}
              data-qualifies={level.level === qualifyingLevel || undefined}
              aria-label={`${level.code} ${level.name}`}
            >
              <h4 className={classes.levelName}>
                <span className={classes.levelCode}>{level.code}</span> {level.name}
                {level.level === qualifyingLevel && <span className={classes.mark}>{words.qualifies}</span>}
                <span className={classes.anchor}>{level.anchor}</span>
              </h4>
              <ol className={classes.indicators}>
                {rows.map((indicator, index) => {
                  const isBlank = indicator.indicatorId === blankId;
                  return (
                    <IndicatorRow
                      key={indicator.indicatorId}
                      indicator={indicator}
                      name={isBlank ? words.newAt(`${level.code} ${level.name}`) : words.name(level.code, index + 1)}
                      isBlank={isBlank}
                      isFirst={index === 0}
                      isLast={index === own.length - 1}
                      levels={levels}
                      outcomes={outcomes}
                      onDo={onDo}
                    />
                  );
                })}
              </ol>
            </section>
          );
        })}
      </div>
    </Section>
  );
}

const blankOf = (indicatorId: string, level: number): Indicator => ({
  indicatorId,
  level,
  text: '',
  positiveExample: null,
  negativeExample: null,
  outcomeIds: [],
});

export interface Outcome {
  readonly value: string;
  readonly label: string;
}

/** The accomplishments of this library's roles: what somebody who holds the role brings about by a task. */
function useOutcomes(): readonly Outcome[] {
  const { tree } = useDraftSession();
  return useMemo(
    () =>
      [...tree.headById.values()].flatMap((head) => {
        const role = tree.headById.get(head.fromId ?? '');
        const task = tree.headById.get(head.toId ?? '');
        if (head.kind !== 'link' || head.isRetired || role?.kind !== 'role' || task?.kind !== 'task') return [];
        return [{ value: head.itemId, label: `${role.title}: ${task.title}` }];
      }),
    [tree],
  );
}
