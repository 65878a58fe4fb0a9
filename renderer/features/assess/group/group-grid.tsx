import { ActionIcon, Tooltip } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import type { StepResult } from '../../../../shared/domain/assessment';
import type { IndicatorRating } from '../../../../shared/domain/judgement';
import { assessWords } from '../../../lib/words/assess';
import { CriticalMark } from '../critical-mark';
import { judgementNow } from '../form/assessment-faults';
import { shownIndicators, shownSteps } from '../form/assessment-text';
import { ratingChoices, stepChoices } from '../form/checklist';
import { OutcomeMark } from '../outcome-mark';
import type { Member } from './group-text';
import classes from '../assess.module.css';
import own from './group.module.css';

const words = assessWords.group;

export interface Cell {
  readonly row: number;
  readonly column: number;
}

const stepByKey: Readonly<Partial<Record<string, StepResult>>> = {
  '1': 'met',
  m: 'met',
  '2': 'notMet',
  x: 'notMet',
  '3': 'notApplicable',
  a: 'notApplicable',
};
const ratingByKey: Readonly<Partial<Record<string, IndicatorRating>>> = {
  '1': 'shown',
  s: 'shown',
  '2': 'partly',
  p: 'partly',
  '3': 'notShown',
  x: 'notShown',
  '4': 'notSeen',
  u: 'notSeen',
};

/** People down, steps or indicators across: a keyboard fills it in without leaving it. */
export function GroupGrid({
  members,
  at,
  onAt,
  onStep,
  onRating,
  onOpen,
  onRemove,
}: {
  readonly members: readonly Member[];
  readonly at: Cell;
  readonly onAt: (cell: Cell) => void;
  readonly onStep: (member: Member, column: number, result: StepResult) => void;
  readonly onRating: (member: Member, column: number, rating: IndicatorRating) => void;
  /** Goes on to note and time of the cell. */
  readonly onOpen: () => void;
  readonly onRemove: (personId: string) => void;
}) {
  const [first] = members;
  if (first === undefined) return null;
  const isRated = first.text.kind === 'observation';
  const parts = isRated
    ? shownIndicators(first.form, first.text).map(({ ordinal, text }) => ({ ordinal, text, isCritical: false }))
    : shownSteps(first.form, first.text);
  const go = (row: number, column: number) => {
    const next = { row: Math.min(Math.max(row, 0), members.length - 1), column: Math.min(Math.max(column, 0), parts.length - 1) };
    onAt(next);
    document.querySelector<HTMLElement>(`[data-cell="${next.row}-${next.column}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent, member: Member, row: number, column: number) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.toLowerCase();
    const [step, rating] = isRated ? [undefined, ratingByKey[key]] : [stepByKey[key], undefined];
    if (step !== undefined) {
      onStep(member, column, step);
      go(row, column + 1);
    } else if (rating !== undefined) {
      onRating(member, column, rating);
      go(row, column + 1);
    } else if (event.key === 'ArrowRight') go(row, column + 1);
    else if (event.key === 'ArrowLeft') go(row, column - 1);
    else if (event.key === 'ArrowDown') go(row + 1, column);
    else if (event.key === 'ArrowUp') go(row - 1, column);
    else if (event.key === 'Home') go(row, 0);
    else if (event.key === 'End') go(row, parts.length - 1);
    else if (event.key === 'Enter') {
      onAt({ row, column });
      onOpen();
    } else return;
    event.preventDefault();
  };
  return (
    <section className={classes.section} aria-labelledby="group-grid">
      <h2 id="group-grid" className={classes.smallTitle}>
        {words.grid}
      </h2>
      <p className={classes.note}>{isRated ? words.keys.observation : words.keys.practical}</p>
      <ol className={own.legend} aria-label={words.legend}>
        {parts.map(({ ordinal, text, isCritical }) => (
          <li key={ordinal}>
            {text} {isCritical && <CriticalMark />}
          </li>
        ))}
      </ol>
      <div className={own.scroll}>
        <table className={own.grid} aria-labelledby="group-grid">
          <thead>
            <tr>
              <th scope="col">{assessWords.list.columns.person}</th>
              {parts.map(({ ordinal, text, isCritical }) => (
                <th key={ordinal} scope="col" title={text} data-critical={isCritical}>
                  {ordinal}
                  {isCritical && '!'}
                </th>
              ))}
              <th scope="col">{words.outcome}</th>
              <th aria-hidden />
            </tr>
          </thead>
          <tbody>
            {members.map((member, row) => {
              const { form, text } = member;
              const marks = isRated
                ? shownIndicators(form, text).map(({ rating }) => ratingChoices.find(({ value }) => value === rating))
                : shownSteps(form, text).map(({ result }) => stepChoices.find(({ value }) => value === result));
              const judgement = judgementNow(form, text);
              return (
                <tr key={form.person.personId}>
                  <th scope="row" data-blocked={form.obstacles.length > 0}>
                    {form.person.name}
                  </th>
                  {marks.map((mark, column) => {
                    const part = parts[column];
                    const Icon = mark?.icon;
                    return (
                      <td key={column}>
                        <button
                          type="button"
                          data-cell={`${row}-${column}`}
                          data-tone={mark?.tone}
                          tabIndex={at.row === row && at.column === column ? 0 : -1}
                          aria-label={words.cell(form.person.name, words.part(column + 1, part?.text ?? ''), mark?.label ?? words.noResult)}
                          className={own.cell}
                          onFocus={() => onAt({ row, column })}
                          onKeyDown={(event) => onKeyDown(event, member, row, column)}
                        >
                          {Icon === undefined ? '·' : <Icon size={16} stroke={2} aria-hidden />}
                        </button>
                      </td>
                    );
                  })}
                  <td>{judgement === null || judgement.outcome === null ? '' : <OutcomeMark outcome={judgement.outcome} />}</td>
                  <td>
                    <Tooltip label={words.remove(form.person.name)}>
                      <ActionIcon aria-label={words.remove(form.person.name)} onClick={() => onRemove(form.person.personId)}>
                        <IconTrash size={16} stroke={1.5} />
                      </ActionIcon>
                    </Tooltip>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
