import type { Strength } from '../../shared/domain/passphrase-strength';
import { uiWords } from '../lib/words/ui';
import classes from './strength-meter.module.css';

const words = uiWords.strength;
const steps = [1, 2, 3, 4] as const;

/** Four steps and a word: how far a passphrase has come. Only the full meter will do. */
export function StrengthMeter({ strength }: { readonly strength: Strength }) {
  return (
    <div
      className={classes.meter}
      role="meter"
      aria-label={words.label}
      aria-valuemin={0}
      aria-valuemax={4}
      aria-valuenow={strength}
      aria-valuetext={words.steps[strength]}
    >
      <span className={classes.bar} aria-hidden>
        {steps.map((step) => (
          <span key={step} className={classes.step} data-filled={step <= strength} data-full={strength === 4} />
        ))}
      </span>
      <span className={classes.word}>{words.steps[strength]}</span>
    </div>
  );
}
