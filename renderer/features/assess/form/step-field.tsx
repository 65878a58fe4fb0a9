import { ActionIcon, TextInput, Tooltip } from '@mantine/core';
import { IconNote } from '@tabler/icons-react';
import { useRef, useState, type KeyboardEvent } from 'react';
import type { StepResult } from '../../../../shared/domain/assessment';
import { assessWords } from '../../../lib/words/assess';
import { CriticalMark } from '../critical-mark';
import { iconByResult, toneByResult } from '../result-mark';
import type { NotedStep, ShownStep } from './assessment-text';
import classes from '../assess.module.css';
import own from './form.module.css';

const words = assessWords.form;
const choices = ['met', 'notMet', 'notApplicable'] as const satisfies readonly StepResult[];
const choiceByKey: Readonly<Partial<Record<string, StepResult>>> = { '1': 'met', '2': 'notMet', '3': 'notApplicable' };

/** One step: what is to be seen, and whether it was. */
export function StepField({
  step,
  onNote,
  onMove,
}: {
  readonly step: ShownStep;
  readonly onNote: (part: Partial<NotedStep>) => void;
  /** Moves the keyboard to the step so many further on. */
  readonly onMove: (by: 1 | -1) => void;
}) {
  const { ordinal, text, isCritical, result, note } = step;
  const radios = useRef<HTMLDivElement>(null);
  const [wantsNote, setWantsNote] = useState(false);
  const [wasLeft, setLeft] = useState(false);
  const needsReason = result === 'notApplicable';
  const hasNote = wantsNote || needsReason || note !== '';

  const choose = (next: StepResult) => {
    onNote({ result: next });
    radios.current?.querySelector<HTMLElement>(`[data-result="${next}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const chosen = choiceByKey[event.key];
    const at = choices.findIndex((choice) => choice === result);
    if (chosen !== undefined) choose(chosen);
    else if (event.key === 'ArrowRight') choose(choices[(at + 1) % choices.length] ?? 'met');
    else if (event.key === 'ArrowLeft') choose(choices.at(at <= 0 ? -1 : at - 1) ?? 'met');
    else if (event.key === 'ArrowDown') onMove(1);
    else if (event.key === 'ArrowUp') onMove(-1);
    else if (event.key.toLowerCase() === 'n') setWantsNote(true);
    else return;
    event.preventDefault();
  };

  return (
    <li className={own.step} data-step={ordinal}>
      <div className={own.stepWords}>
        <span className={classes.ordinal}>{ordinal}</span>
        <span className={own.stepText}>
          {text} {isCritical && <CriticalMark />}
        </span>
      </div>
      <div
        ref={radios}
        role="radiogroup"
        aria-label={words.resultOf(ordinal, text)}
        aria-describedby="checklist-keys"
        aria-required
        className={own.choiceRow}
        onKeyDown={onKeyDown}
      >
        {choices.map((choice, index) => {
          const Icon = iconByResult[choice];
          const isChosen = result === choice;
          return (
            <button
              key={choice}
              type="button"
              role="radio"
              aria-checked={isChosen}
              tabIndex={isChosen || (result === null && index === 0) ? 0 : -1}
              data-result={choice}
              data-tone={toneByResult[choice]}
              className={own.resultChoice}
              onClick={() => choose(choice)}
            >
              <Icon size={16} stroke={2} aria-hidden /> {assessWords.results[choice]}
            </button>
          );
        })}
        {hasNote ? (
          <span className={own.noteGap} />
        ) : (
          <Tooltip label={words.addNoteTo(ordinal)}>
            <ActionIcon size={28} tabIndex={-1} aria-label={words.addNoteTo(ordinal)} onClick={() => setWantsNote(true)}>
              <IconNote size={16} stroke={1.5} />
            </ActionIcon>
          </Tooltip>
        )}
      </div>
      {hasNote && (
        <TextInput
          className={own.stepNote}
          label={needsReason ? words.reason : words.note}
          aria-label={needsReason ? words.reasonOf(ordinal) : words.noteOf(ordinal)}
          withAsterisk={needsReason}
          value={note}
          maxLength={4000}
          autoFocus={wantsNote}
          error={needsReason && wasLeft && note.trim() === '' ? words.reasonMissing : undefined}
          onChange={(event) => onNote({ note: event.currentTarget.value })}
          onBlur={() => setLeft(true)}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
            event.preventDefault();
            onMove(event.key === 'ArrowDown' ? 1 : -1);
          }}
        />
      )}
    </li>
  );
}
