import { makeItem, plainItem } from './people';
import type { TestSite } from './site';

/** A task that lockout is needed for, covered or not, with one abnormal condition. */
export async function linkTask(site: TestSite, itemId: string, isCovered: boolean): Promise<void> {
  await makeItem(site, {
    ...plainItem,
    itemId,
    kind: 'task',
    code: itemId.toUpperCase(),
    title: `Task ${itemId}`,
    content: {
      description: '',
      difficulty: null,
      importance: null,
      frequency: null,
      consequence: null,
      isCovered,
      abnormalConditions: ['Smell of gas'],
      goodLooksLike: '',
      decidedTraining: null,
      trainingReason: '',
    },
  });
  const content = { relation: 'taskCompetency' as const, level: null, isMandatory: true, outcome: '', scenario: '' };
  await makeItem(site, { ...plainItem, itemId: `link-${itemId}`, kind: 'link', fromId: itemId, toId: 'loto', content });
}
