import { useState } from 'react';
import { localTime, momentOf } from '../../../../shared/domain/wall-clock';
import { assessWords } from '../../../lib/words/assess';
import type { ShownStep } from './assessment-text';
import own from './form.module.css';

const words = assessWords.form;

/** When a step was done: stamped when it was judged, and can be put right. */
export function StepTime({
  step,
  performedOn,
  zone,
  onTime,
}: {
  readonly step: ShownStep;
  readonly performedOn: string;
  readonly zone: string;
  readonly onTime: (doneAt: string | null) => void;
}) {
  /** What is being typed; null: what is noted is shown. */
  const [typed, setTyped] = useState<string | null>(null);
  const shown = shownTime(step.doneAt, zone);
  const isWrong = typed !== null && typed.trim() !== '' && !isTime(typed);
  const keep = () => {
    if (typed === null || isWrong) return;
    setTyped(null);
    if (typed.trim() !== shown) onTime(instantOf(typed.trim(), performedOn, zone));
  };
  return (
    <label className={own.stepTime}>
      {words.doneAt}{' '}
      <input
        type="text"
        aria-label={words.doneAtOf(step.ordinal)}
        aria-invalid={isWrong}
        placeholder={words.doneAtForm}
        maxLength={8}
        value={typed ?? shown}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={keep}
      />
      {isWrong && <span role="alert"> {words.doneAtWrong}</span>}
    </label>
  );
}

const isTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(text.trim());

function instantOf(time: string, day: string, zone: string): string | null {
  if (time === '') return null;
  return new Date(momentOf(day, time.slice(0, 5), zone).getTime() + Number(time.slice(6, 8) || '0') * 1000).toISOString();
}

function shownTime(doneAt: string | null, zone: string): string {
  if (doneAt === null) return '';
  const moment = new Date(doneAt);
  // No zone differs from UTC by parts of a minute today: the seconds are those of UTC.
  return `${localTime(moment, zone)}:${String(moment.getUTCSeconds()).padStart(2, '0')}`;
}
