import { expect, test } from 'vitest';
import { taskItem } from '../../support/catalogue-items';
import { makeItem } from '../../support/people';
import { makeTestSite } from '../../support/site';

test('tasks whose codes begin with a number stand in the order of the numbers, behind those that do not', async () => {
  const site = await makeTestSite();
  for (const code of ['100', '20', '3', 'B-1', '3.2', 'A-10']) await makeItem(site, taskItem(`task-${code}`, { code }));
  const { rows } = await site.client.catalogue.list({ kind: 'task' });
  expect(rows.map(({ code }) => code)).toEqual(['A-10', 'B-1', '3', '3.2', '20', '100']);
});
