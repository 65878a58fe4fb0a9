import { expect, test } from 'vitest';
import { taskOptions } from '../../renderer/features/readiness/gate/task-options';

const choices = {
  tasks: [
    { taskId: 'hot', code: 'MM-02', title: 'Weld on a live line', needs: [{ code: 'PTW-01', title: 'Working under a permit' }] },
    { taskId: 'round', code: 'TH-01', title: 'Take the plant round', needs: [] },
  ],
  competencies: [
    { competencyId: 'permit', code: 'PTW-01', title: 'Working under a permit' },
    { competencyId: 'weld', code: 'WLD-01', title: 'Welding' },
  ],
};
const found = (typed: string) =>
  taskOptions(choices, typed).flatMap(({ group, items }) => items.map(({ value, why }) => [group, value, why]));

test('the code of a competency finds the competency and the tasks that need it, each with why it is offered', () => {
  expect(found('ptw-01')).toEqual([
    ['Competencies', 'permit', undefined],
    ['Tasks that need it', 'hot', 'needs PTW-01 Working under a permit'],
  ]);
  expect(found('WELD')).toEqual([
    ['Tasks', 'hot', undefined],
    ['Competencies', 'weld', undefined],
  ]);
  expect(found('nothing of that')).toEqual([]);
});

test('before anything is typed every task and competency is offered once', () => {
  expect(found('').map(([, value]) => value)).toEqual(['hot', 'round', 'permit', 'weld']);
});
