import { calibrationResultWords } from '../../../lib/words/calibration-results';
import classes from './results.module.css';

const words = calibrationResultWords.column;

/** The head of a column in a table of results; over numbers it stands at the right, as they do. */
export function Head({ of, isNumber = false }: { readonly of: keyof typeof words; readonly isNumber?: boolean }) {
  return (
    <th scope="col" {...(isNumber ? { className: classes.number } : {})}>
      {words[of]}
    </th>
  );
}
