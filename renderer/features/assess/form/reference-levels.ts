import type { AssessmentForm } from '../queries';

type Asked = {
  readonly competency: { readonly scale: Pick<AssessmentForm['competency']['scale'], 'levels'> };
  readonly indicators: AssessmentForm['indicators'];
};

/** The chosen level and those below it of which anything is said, the chosen one first, each with its own indicators. */
export function referenceLevels({ competency, indicators }: Asked, level: number) {
  return competency.scale.levels
    .map((one) => ({ ...one, indicators: indicators.filter((indicator) => indicator.level === one.level) }))
    .filter((one) => one.level === level || (one.level < level && one.indicators.length > 0))
    .toReversed();
}
