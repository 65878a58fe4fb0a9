import { useId, useRef, type KeyboardEvent } from 'react';
import classes from './on-record.module.css';

/** One of a few, chosen by its digit, the arrows or a touch. */
export function RatingChoice<Value extends string>({
  label,
  hint,
  choices,
  value,
  error,
  onChange,
}: {
  readonly label: string;
  readonly hint?: string;
  readonly choices: ReadonlyArray<{ readonly value: Value; readonly label: string }>;
  readonly value: Value | null;
  readonly error?: string | undefined;
  readonly onChange: (value: Value) => void;
}) {
  const id = useId();
  const row = useRef<HTMLDivElement>(null);
  const choose = (next: Value | undefined) => {
    if (next === undefined) return;
    onChange(next);
    row.current?.querySelector<HTMLElement>(`[data-value="${next}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = choices.findIndex((choice) => choice.value === value);
    const chosen = choices[Number.parseInt(event.key, 10) - 1];
    if (chosen !== undefined) choose(chosen.value);
    else if (event.key === 'ArrowRight' || event.key === 'ArrowDown') choose(choices[(at + 1) % choices.length]?.value);
    else if (event.key === 'ArrowLeft' || event.key === 'ArrowUp') choose(choices.at(at <= 0 ? -1 : at - 1)?.value);
    else return;
    event.preventDefault();
  };
  return (
    <div>
      <div id={id} className={classes.choiceLabel}>
        {label}
      </div>
      <div
        ref={row}
        role="radiogroup"
        aria-labelledby={id}
        aria-describedby={`${id}-hint`}
        aria-required
        aria-invalid={error !== undefined}
        className={classes.choiceRow}
        onKeyDown={onKeyDown}
      >
        {choices.map((choice, index) => (
          <button
            key={choice.value}
            type="button"
            role="radio"
            aria-checked={choice.value === value}
            tabIndex={choice.value === value || (value === null && index === 0) ? 0 : -1}
            data-value={choice.value}
            className={classes.choiceButton}
            onClick={() => choose(choice.value)}
          >
            {choice.label}
          </button>
        ))}
      </div>
      <p
        id={`${id}-hint`}
        className={error === undefined ? classes.hint : classes.error}
        hidden={error === undefined && hint === undefined}
      >
        {error ?? hint}
      </p>
    </div>
  );
}
