import { expect, test } from 'vitest';
import { scalesInView } from '../../renderer/features/readiness/scales-in-view';

const scales = [
  { scaleId: 'iluo', name: 'Floor scale ILUO' },
  { scaleId: 'prof', name: 'Proficiency 0–4' },
];
const competencies = [
  { competencyId: 'loto', scaleId: 'prof' },
  { competencyId: 'weld', scaleId: 'prof' },
  { competencyId: 'fill', scaleId: 'iluo' },
];

test('the legend follows the competencies in view: one scale, or several side by side', () => {
  expect(scalesInView(['loto', 'weld'], competencies, scales).map(({ name }) => name)).toEqual(['Proficiency 0–4']);
  expect(scalesInView(['fill', 'loto'], competencies, scales).map(({ scaleId }) => scaleId)).toEqual(['iluo', 'prof']);
  expect(scalesInView([], competencies, scales)).toEqual([]);
});
