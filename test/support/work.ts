import { makeWorks } from './assessments';
import { linkItem, taskItem } from './catalogue-items';
import { assessed } from './held';
import { makeItem, makePerson } from './people';
import type { TestSite } from './site';

/** The works of makeWorks with the task `purge`, which asks for `loto`, and `sue`, who holds it at level 2; `tim` and `tom` learn it. */
export async function makeWorkAtTask(site: TestSite): Promise<void> {
  await makeWorks(site);
  await makeItem(site, taskItem('purge', { code: 'T-1', title: 'Purge the line' }));
  await makeItem(site, taskItem('sweep', { code: 'T-2', title: 'Sweep the floor' }));
  await makeItem(site, linkItem('taskCompetency', 'purge', 'loto'));
  for (const personId of ['sue', 'tim', 'tom', 'tea']) await makePerson(site, personId, { roleId: 'worker', unitId: 'works' });
  await assessed(site, 'sue', 'loto', { level: 2, performedOn: '2026-01-15' });
}
