import type { ScaleLevel } from '../../shared/contract/framework-item';
import type { MarkPattern, MarkToken } from './mark-token';
import { catalogueWords } from './words/catalogue';

const patternOfLevel: Readonly<Record<ScaleLevel['pattern'], MarkPattern>> = {
  solid: 'solid',
  hatch: 'diagonal',
  crossHatch: 'cross',
  horizontal: 'horizontal',
  vertical: 'vertical',
  dots: 'dots',
  outline: 'outline',
};

/** The sign of a level: its code on its colour and pattern, so that neither stands alone. */
export function markOfLevel({ code, name, colour, pattern }: Pick<ScaleLevel, 'code' | 'name' | 'colour' | 'pattern'>): MarkToken {
  const isOutline = pattern === 'outline';
  return {
    letter: [...code].slice(0, 2).join(''),
    label: code === name ? name : `${code} ${name}`,
    pattern: patternOfLevel[pattern],
    fill: isOutline ? null : colour,
    edge: null,
    ink: isOutline ? null : inkOn(colour),
  };
}

/** What is not a level: nothing has been judged yet. */
export const notAssessedMark: MarkToken = {
  letter: '–',
  label: catalogueWords.scales.notAssessed,
  pattern: 'outline',
  fill: null,
  edge: '#7A828A',
  ink: null,
};

/** What is not a level: it does not belong to the work. */
export const notApplicableMark: MarkToken = {
  letter: '/',
  label: catalogueWords.scales.notApplicable,
  pattern: 'outlineDashed',
  fill: null,
  edge: '#7A828A',
  ink: null,
};

/** Black or white, whichever stands out more on a colour (WCAG 2.2 relative luminance). */
export function inkOn(colour: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? '#000000' : '#FFFFFF';
}
