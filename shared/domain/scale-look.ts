import type { ScaleLevel } from '../contract/framework-item';

type Look = Pick<ScaleLevel, 'colour' | 'pattern'>;

/** Light to dark, so that the order stays readable in greyscale; told apart by colour-blind readers too. */
const colours = ['#d9d9d9', '#f0e442', '#e69f00', '#56b4e9', '#009e73', '#0072b2', '#cc79a7', '#d55e00', '#333333'] as const;
const patterns = ['outline', 'dots', 'hatch', 'horizontal', 'solid', 'vertical', 'crossHatch', 'dots', 'solid'] as const;

/** How a level is shown where nobody has chosen otherwise: the lowest is an outline, the highest of few is solid green. */
export function levelLook(index: number, count: number): Look {
  const at = count <= 5 ? Math.round((index * 4) / Math.max(1, count - 1)) : index;
  return { colour: colours[at] ?? '#333333', pattern: patterns[at] ?? 'solid' };
}
