import { Checkbox, NativeSelect } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import { useRef, useState, type KeyboardEvent } from 'react';
import type { ChecklistStep } from '../../../../../shared/contract/framework-item';
import { formWords } from '../../../../lib/words/framework-forms';
import { makeId } from '../new-item';
import type { ItemEditor } from '../use-item-editor';
import { Tool } from './indicator-row';
import type { LevelName } from './indicators';
import { Section } from './section';
import classes from '../draft.module.css';

const words = formWords.checklist;

/** The practical checklist in the order of the work; its last line is empty and becomes a step when it is typed in. */
export function Steps({
  kind,
  steps,
  levels,
  qualifyingLevel,
  editor,
  isSequenceEnforced = null,
}: {
  readonly kind: 'competency' | 'block';
  readonly steps: readonly ChecklistStep[];
  readonly levels: readonly LevelName[];
  readonly qualifyingLevel: number | null;
  readonly editor: ItemEditor;
  /** Whether the order binds; null: it is the competency's to say. */
  readonly isSequenceEnforced?: boolean | null;
}) {
  const list = useRef<HTMLOListElement>(null);
  const [blankId, setBlankId] = useState(makeId);
  const blank: ChecklistStep = {
    stepId: blankId,
    level: steps.at(-1)?.level ?? qualifyingLevel ?? levels[0]?.level ?? 0,
    text: '',
    isCritical: false,
    prompt: '',
  };
  const change = (next: (all: ChecklistStep[]) => ChecklistStep[]): void => {
    if (kind === 'competency') editor.competency((content) => ({ ...content, steps: next(content.steps) }), words.title);
    else editor.block((content) => ({ ...content, steps: next(content.steps) }), words.title);
  };
  const set = (step: ChecklistStep, part: Partial<ChecklistStep>): void => {
    if (step.stepId !== blankId) return change((all) => all.map((one) => (one.stepId === step.stepId ? { ...one, ...part } : one)));
    const [first = '', ...further] = (part.text ?? '').split(/\r?\n/);
    setBlankId(makeId());
    change((all) => [
      ...all,
      { ...step, ...part, text: first },
      ...further.filter((text) => text.trim() !== '').map((text) => ({ ...step, stepId: makeId(), text: text.trim() })),
    ]);
  };
  const move = (stepId: string, by: -1 | 1): void =>
    change((all) => {
      const at = all.findIndex((one) => one.stepId === stepId);
      const moving = all[at];
      if (moving === undefined || at + by < 0 || at + by >= all.length) return all;
      return all.toSpliced(at, 1).toSpliced(at + by, 0, moving);
    });
  const focus = (index: number): void => list.current?.querySelectorAll('textarea')[index]?.focus();
  const onKeyDown = (event: KeyboardEvent, step: ChecklistStep, index: number): void => {
    const isBlank = step.stepId === blankId;
    if (event.key === 'Enter' && !event.shiftKey && !event.ctrlKey) focus(index + 1);
    else if (isBlank) return;
    else if (event.altKey && event.key === 'ArrowUp') move(step.stepId, -1);
    else if (event.altKey && event.key === 'ArrowDown') move(step.stepId, 1);
    else if (event.altKey && event.key === 'Delete') {
      focus(index + 1);
      change((all) => all.filter((one) => one.stepId !== step.stepId));
    } else if (event.ctrlKey && event.key === 'Enter') set(step, { isCritical: !step.isCritical });
    else return;
    event.preventDefault();
  };
  return (
    <Section title={words.title} hint={`${words.hint} ${words.keys}`}>
      <ol ref={list} className={classes.indicators}>
        {[...steps, blank].map((step, index) => {
          const isBlank = step.stepId === blankId;
          const name = isBlank ? words.add : words.step(index + 1);
          return (
            <li key={step.stepId} className={classes.step}>
              <span className={classes.number}>{index + 1}</span>
              <textarea
                className={classes.indicatorText}
                aria-label={name}
                placeholder={isBlank ? words.placeholder : undefined}
                rows={1}
                maxLength={4000}
                value={step.text}
                onChange={(event) => set(step, { text: event.currentTarget.value })}
                onKeyDown={(event) => onKeyDown(event, step, index)}
              />
              {!isBlank && (
                <>
                  <Checkbox
                    size="xs"
                    label={words.critical}
                    aria-label={words.criticalOf(index + 1)}
                    checked={step.isCritical}
                    onChange={(event) => set(step, { isCritical: event.currentTarget.checked })}
                  />
                  <NativeSelect
                    size="xs"
                    aria-label={words.levelOf(index + 1)}
                    data={[
                      ...levels.map(({ level, code, name: levelName }) => ({ value: String(level), label: `${code} ${levelName}` })),
                      ...(levels.some(({ level }) => level === step.level)
                        ? []
                        : [{ value: String(step.level), label: String(step.level) }]),
                    ]}
                    value={String(step.level)}
                    onChange={(event) => set(step, { level: Number(event.currentTarget.value) })}
                  />
                  <input
                    className={classes.prompt}
                    aria-label={words.promptOf(index + 1)}
                    placeholder={words.prompt}
                    maxLength={4000}
                    value={step.prompt}
                    onChange={(event) => set(step, { prompt: event.currentTarget.value })}
                  />
                  <div className={classes.rowTools}>
                    <Tool label={formWords.indicators.up(name)} isOff={index === 0} onClick={() => move(step.stepId, -1)}>
                      <IconArrowUp size={14} />
                    </Tool>
                    <Tool label={formWords.indicators.down(name)} isOff={index === steps.length - 1} onClick={() => move(step.stepId, 1)}>
                      <IconArrowDown size={14} />
                    </Tool>
                    <Tool
                      label={formWords.indicators.remove(name)}
                      onClick={() => change((all) => all.filter((one) => one.stepId !== step.stepId))}
                    >
                      <IconTrash size={14} />
                    </Tool>
                  </div>
                </>
              )}
            </li>
          );
        })}
      </ol>
      {isSequenceEnforced !== null && (
        <Checkbox
          size="xs"
          label={words.inOrder}
          checked={isSequenceEnforced}
          onChange={(event) => {
            const isEnforced = event.currentTarget.checked;
            editor.competency((content) => ({ ...content, isSequenceEnforced: isEnforced }), words.inOrder);
          }}
        />
      )}
    </Section>
  );
}
