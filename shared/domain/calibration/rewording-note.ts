import type { IndicatorFigures } from '../../contract/calibration-figures';
import { figureText } from './figure-text';

/** What a note in a framework draft says of the indicator and the session from which its rewording was proposed: by this it is found again. */
export function rewordingNote({ text, agreement }: Pick<IndicatorFigures, 'text' | 'agreement'>, sessionTitle: string): string {
  return `“${text}”. Members of “${sessionTitle}” marked it alike in ${figureText(agreement)}.`;
}
