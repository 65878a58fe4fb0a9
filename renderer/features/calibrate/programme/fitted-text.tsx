import { programmeWords } from '../../../lib/words/calibration-programme';
import type { Fitted } from './queries';
import classes from './programme.module.css';

const words = programmeWords.fitted;

/** How many cases fit the minutes of the raters, and what confidence goes with those that do not. */
export function FittedText({
  fitted: { wanted, fitting, minutes, minutesLeft, raters, ratersAtHand, widthWanted, widthLeft },
}: {
  readonly fitted: Fitted;
}) {
  return (
    <>
      <p className={classes.text}>
        {fitting === wanted ? words.all(wanted, minutes, minutesLeft, raters) : words.cut(fitting, wanted, minutesLeft, raters)}{' '}
        {words.width(widthWanted, widthLeft, fitting, wanted)}
      </p>
      {ratersAtHand < raters && <p className={classes.text}>{words.few(ratersAtHand, raters)}</p>}
    </>
  );
}
