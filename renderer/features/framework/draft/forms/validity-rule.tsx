import { NativeSelect, NumberInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { ValidityRule } from '../../../../../shared/contract/validity';
import { isDayOfYear } from '../../../../../shared/domain/validity-text';
import { useFieldCheck } from '../../../../lib/field-check';
import { validityWords as words } from '../../../../lib/words/validity';
import classes from '../draft.module.css';

const kinds = ['months', 'endOfMonth', 'anniversary', 'calendarDate', 'event', 'none'] as const;

/** A rule of a kind as it is most often met. */
export function usualRule(kind: ValidityRule['kind']): ValidityRule {
  switch (kind) {
    case 'months':
    case 'endOfMonth':
      return { kind, months: 12 };
    case 'anniversary':
      return { kind, years: 1 };
    case 'calendarDate':
      return { kind, month: 12, day: 31, years: 0 };
    case 'event':
      return { kind, events: [words.firstEvent] };
    case 'none':
      return { kind };
  }
}

/** The kind of a rule and the numbers, the day or the events that belong to it. */
export function RuleFields({ rule, onChange }: { readonly rule: ValidityRule; readonly onChange: (rule: ValidityRule) => void }) {
  return (
    <div className={classes.evidenceWhole}>
      <NativeSelect
        size="xs"
        aria-label={words.kind}
        data={kinds.map((value) => ({ value, label: words.kinds[value] }))}
        value={rule.kind}
        onChange={(event) => {
          const kind = kinds.find((one) => one === event.currentTarget.value);
          if (kind !== undefined) onChange(usualRule(kind));
        }}
      />
      <Details rule={rule} onChange={onChange} />
    </div>
  );
}

function Details({ rule, onChange }: { readonly rule: ValidityRule; readonly onChange: (rule: ValidityRule) => void }) {
  switch (rule.kind) {
    case 'months':
    case 'endOfMonth':
      return (
        <Whole label={words.months} value={rule.months} min={1} max={120} onValue={(months) => onChange({ kind: rule.kind, months })} />
      );
    case 'anniversary':
      return <Whole label={words.years} value={rule.years} min={1} max={10} onValue={(years) => onChange({ ...rule, years })} />;
    case 'calendarDate':
      return (
        <>
          <Whole label={words.day} value={rule.day} min={1} max={31} onValue={(day) => onChange({ ...rule, day })} />
          <Whole label={words.month} value={rule.month} min={1} max={12} onValue={(month) => onChange({ ...rule, month })} />
          <Whole label={words.yearsBeyond} value={rule.years} min={0} max={10} onValue={(years) => onChange({ ...rule, years })} />
          {!isDayOfYear(rule.month, rule.day) && (
            <span role="alert" className={classes.failed}>
              {words.noSuchDay}
            </span>
          )}
        </>
      );
    case 'event':
      return <Events events={rule.events} onEvents={(events) => onChange({ ...rule, events })} />;
    case 'none':
      return null;
  }
}

/** Events are typed one on each line; what says none is not taken. */
function Events({ events, onEvents }: { readonly events: readonly string[]; readonly onEvents: (events: string[]) => void }) {
  const [text, setText] = useState(events.join('\n'));
  const typed = linesOf(text);
  const check = useFieldCheck({ events: typed.length === 0 ? words.eventsFault : null });
  // Undone or taken over from elsewhere, and not typed here.
  const shown = typed.length > 0 && typed.join('\n') !== events.join('\n') ? events.join('\n') : text;
  return (
    <Textarea
      size="xs"
      label={words.events}
      description={words.eventsHint}
      autosize
      minRows={2}
      className={classes.eventKinds}
      value={shown}
      {...check.of('events')}
      onChange={(event) => {
        const next = event.currentTarget.value;
        setText(next);
        const lines = linesOf(next);
        if (lines.length > 0) onEvents(lines);
      }}
    />
  );
}

function linesOf(text: string): string[] {
  const lines = text
    .split('\n')
    .map((line) => line.trim().slice(0, 80).trim())
    .filter((line) => line !== '');
  return [...new Set(lines)].slice(0, 20);
}

/** A whole number with its label before it. */
export function Whole({
  label,
  value,
  min,
  max,
  onValue,
}: {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly onValue: (value: number) => void;
}) {
  return (
    <label className={classes.line}>
      {label}
      <NumberInput
        aria-label={label}
        className={classes.narrow}
        size="xs"
        min={min}
        max={max}
        clampBehavior="strict"
        allowDecimal={false}
        value={value}
        onChange={(next) => typeof next === 'number' && next >= min && onValue(next)}
      />
    </label>
  );
}
