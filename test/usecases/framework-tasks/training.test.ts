import { expect, test } from 'vitest';
import { taskItem } from '../../support/catalogue-items';
import { approveItems, makeLibrary } from '../../support/framework';
import { makeTestSite } from '../../support/site';

test('a task is listed with what its ratings come to, once all three are there', async () => {
  const site = await makeTestSite();
  await approveItems(site, await makeLibrary(site), [
    taskItem('daily', { difficulty: 4, importance: 5, frequency: 5 }),
    taskItem('easy', { difficulty: 1, importance: 5, frequency: 5, isCovered: true }),
    taskItem('rare', { difficulty: 3, importance: 4, frequency: 1 }),
    taskItem('unrated', { difficulty: 5, importance: 5 }),
    taskItem('watched', {
      difficulty: 1,
      importance: 5,
      frequency: 5,
      decidedTraining: 'train',
      trainingReason: 'The inspector asked for it.',
    }),
  ]);
  const { rows } = await site.client.catalogue.list({ kind: 'task' });
  expect(rows.map((row) => (row.kind === 'task' ? [row.itemId, row.training, row.isTrainingToBeReviewed] : []))).toEqual([
    ['daily', 'train', false],
    ['easy', 'noFormalTraining', true],
    ['rare', 'overtrain', false],
    ['unrated', null, false],
    ['watched', 'train', false],
  ]);
});
