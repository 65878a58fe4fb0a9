import { ActionIcon, TextInput, Tooltip } from '@mantine/core';
import { IconNote, type Icon } from '@tabler/icons-react';
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { assessWords } from '../../../lib/words/assess';
import classes from '../assess.module.css';
import own from './form.module.css';

const words = assessWords.form;

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly icon: Icon;
  readonly tone: 'met' | 'unmet' | 'plain';
}

/** One thing to be judged: what is to be seen, and what was. The digits choose, up and down go to the next. */
export function JudgedField<Value extends string>({
  ordinal,
  name,
  children,
  choices,
  value,
  note,
  reasonFor,
  below,
  onChoose,
  onNote,
  onMove,
}: {
  readonly ordinal: number;
  /** As a screen reader calls it. */
  readonly name: string;
  readonly children: ReactNode;
  readonly choices: ReadonlyArray<Choice<Value>>;
  readonly value: Value | null;
  readonly note: string;
  /** The choice that needs a reason, if there is one. */
  readonly reasonFor: Value | null;
  /** More fields of the same thing. */
  readonly below?: ReactNode;
  readonly onChoose: (value: Value) => void;
  readonly onNote: (note: string) => void;
  /** Moves the keyboard to the one so many further on. */
  readonly onMove: (by: 1 | -1) => void;
}) {
  const radios = useRef<HTMLDivElement>(null);
  const [wantsNote, setWantsNote] = useState(false);
  const [wasLeft, setLeft] = useState(false);
  const needsReason = value !== null && value === reasonFor;
  const hasNote = wantsNote || needsReason || note !== '';

  const choose = (next: Value | undefined) => {
    if (next === undefined) return;
    onChoose(next);
    radios.current?.querySelector<HTMLElement>(`[data-result="${next}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const chosen = choices[Number.parseInt(event.key, 10) - 1];
    const at = choices.findIndex((choice) => choice.value === value);
    if (chosen !== undefined) choose(chosen.value);
    else if (event.key === 'ArrowRight') choose(choices[(at + 1) % choices.length]?.value);
    else if (event.key === 'ArrowLeft') choose(choices.at(at <= 0 ? -1 : at - 1)?.value);
    else if (event.key === 'ArrowDown') onMove(1);
    else if (event.key === 'ArrowUp') onMove(-1);
    else if (event.key.toLowerCase() === 'n') setWantsNote(true);
    else return;
    event.preventDefault();
  };

  return (
    <li className={own.step} data-judged={ordinal}>
      <div className={own.stepWords}>
        <span className={classes.ordinal}>{ordinal}</span>
        <span className={own.stepText}>{children}</span>
      </div>
      <div
        ref={radios}
        role="radiogroup"
        aria-label={name}
        aria-describedby="checklist-keys"
        aria-required
        className={own.choiceRow}
        onKeyDown={onKeyDown}
      >
        {choices.map(({ value: choice, label, icon: ChoiceIcon, tone }, index) => {
          const isChosen = value === choice;
          return (
            <button
              key={choice}
              type="button"
              role="radio"
              aria-checked={isChosen}
              tabIndex={isChosen || (value === null && index === 0) ? 0 : -1}
              data-result={choice}
              data-tone={tone}
              className={own.resultChoice}
              onClick={() => choose(choice)}
            >
              <ChoiceIcon size={16} stroke={2} aria-hidden /> {label}
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
          onChange={(event) => onNote(event.currentTarget.value)}
          onBlur={() => setLeft(true)}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
            event.preventDefault();
            onMove(event.key === 'ArrowDown' ? 1 : -1);
          }}
        />
      )}
      {below}
    </li>
  );
}

/** Puts the keyboard on the result of a step or an indicator. */
export function focusJudged(ordinal: number): void {
  const group = document.querySelector(`[data-judged="${ordinal}"]`);
  const radio = group?.querySelector<HTMLElement>('[role="radio"][tabindex="0"]');
  radio?.focus({ preventScroll: true });
  group?.scrollIntoView({ block: 'nearest' });
}
