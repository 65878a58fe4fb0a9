import type { CompetencyItem, FrameworkItem, ItemOf } from '../../contract/framework-item';
import { noValidity } from '../framework/validity-terms';

/** What an item of a kind is of which a file says no more than where it stands, its code and its title. */
export type ItemHead = Pick<FrameworkItem, 'itemId' | 'frameworkId' | 'parentId' | 'ordinal' | 'code' | 'title' | 'origin'>;

const bare = { fromId: null, toId: null, stewardUserId: null, reviewMonths: null, isRetired: false, replacedById: null } as const;

export function plainGroup(head: ItemHead, description: string): ItemOf<'group'> {
  return { ...bare, ...head, kind: 'group', content: { description } };
}

export function plainRole(head: ItemHead, description: string): ItemOf<'role'> {
  return { ...bare, ...head, kind: 'role', content: { description } };
}

export function plainTask(head: ItemHead, description: string): ItemOf<'task'> {
  return {
    ...bare,
    ...head,
    kind: 'task',
    content: {
      description,
      difficulty: null,
      importance: null,
      frequency: null,
      consequence: null,
      isCovered: false,
      abnormalConditions: [],
      goodLooksLike: '',
      decidedTraining: null,
      trainingReason: '',
    },
  };
}

export function plainCompetency(
  head: ItemHead,
  content: Pick<CompetencyItem['content'], 'description' | 'type' | 'scaleId'>,
): CompetencyItem {
  return {
    ...bare,
    ...head,
    kind: 'competency',
    content: {
      ...content,
      criticality: 'medium',
      validityMonths: null,
      indicators: [],
      steps: [],
      isSequenceEnforced: false,
      guidance: { assessor: '', coach: '', employee: '' },
      prerequisites: [],
      blockIds: [],
      sufficiency: [],
      validity: noValidity,
    },
  };
}

export function plainScale(head: ItemHead, content: ItemOf<'scale'>['content']): ItemOf<'scale'> {
  return { ...bare, ...head, kind: 'scale', content };
}

/** A line between two items; its place is that of its row. */
export function plainLink(
  head: Pick<ItemHead, 'itemId' | 'frameworkId' | 'ordinal' | 'origin'>,
  [fromId, toId]: readonly [string, string],
  relation: ItemOf<'link'>['content']['relation'],
  isMandatory: boolean,
): ItemOf<'link'> {
  const content = { relation, level: null, isMandatory, outcome: '', scenario: '' };
  return { ...bare, ...head, parentId: null, code: '', title: '', fromId, toId, kind: 'link', content };
}

/** A line from an item to one of another framework. */
export function plainMapping(
  head: Pick<ItemHead, 'itemId' | 'frameworkId' | 'ordinal' | 'origin'>,
  fromId: string,
  content: ItemOf<'mapping'>['content'],
): ItemOf<'mapping'> {
  return { ...bare, ...head, parentId: null, code: '', title: '', fromId, kind: 'mapping', content };
}
