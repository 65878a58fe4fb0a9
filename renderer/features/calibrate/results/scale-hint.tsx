import { calibrationResultWords as words } from '../../../lib/words/calibration-results';
import { codeOf, type Content, type ShownResult } from './queries';
import classes from './results.module.css';

/** Which cases these are, where not all are of one scale. */
export function ScaleHint({
  shown,
  content,
  scale,
}: {
  readonly shown: ShownResult;
  readonly content: Content;
  readonly scale: Content['scales'][number];
}) {
  if (content.scales.length < 2) return null;
  return (
    <p className={classes.small}>
      {words.scale} {scale.levels.map((level) => codeOf(shown, scale.levels, level)).join(', ')} (n = {scale.caseIds.length})
    </p>
  );
}
