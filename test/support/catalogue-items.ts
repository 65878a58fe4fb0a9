import type { ItemOf } from '../../shared/contract/framework-item';
import { plainItem } from './people';

type Part<K extends 'task' | 'clause' | 'link' | 'mapping' | 'block'> = Partial<Omit<ItemOf<K>, 'content' | 'kind' | 'itemId'>> &
  Partial<ItemOf<K>['content']>;

const head = (part: object) => Object.fromEntries(Object.entries(part).filter(([key]) => key in plainItem));
const body = (part: object) => Object.fromEntries(Object.entries(part).filter(([key]) => !(key in plainItem)));

export function taskItem(itemId: string, part: Part<'task'> = {}): ItemOf<'task'> {
  const content = {
    description: '',
    difficulty: null,
    importance: null,
    frequency: null,
    consequence: null,
    isCovered: false,
    abnormalConditions: [],
    goodLooksLike: '',
    decidedTraining: null,
    trainingReason: '',
  };
  return {
    ...plainItem,
    itemId,
    kind: 'task',
    code: itemId.toUpperCase(),
    title: `Task ${itemId}`,
    ...head(part),
    content: { ...content, ...body(part) },
  };
}

export function clauseItem(itemId: string, part: Part<'clause'> = {}): ItemOf<'clause'> {
  const content = {
    authority: 'Authority',
    document: 'Document',
    edition: '',
    textReference: '',
    effectiveFrom: null,
    effectiveTo: null,
    notSoleMethods: [],
    validity: null,
    graceDays: null,
    forbidsExtension: false,
  };
  return {
    ...plainItem,
    itemId,
    kind: 'clause',
    code: itemId.toUpperCase(),
    title: `Clause ${itemId}`,
    ...head(part),
    content: { ...content, ...body(part) },
  };
}

type Relation = ItemOf<'link'>['content']['relation'];

export function linkItem(relation: Relation, fromId: string, toId: string, part: Part<'link'> = {}): ItemOf<'link'> {
  const content = { relation, level: null, isMandatory: true, outcome: '', scenario: '' };
  return { ...plainItem, itemId: `${fromId}-${toId}`, kind: 'link', fromId, toId, ...head(part), content: { ...content, ...body(part) } };
}

export function mappingItem(itemId: string, fromId: string, part: Part<'mapping'> = {}): ItemOf<'mapping'> {
  const content = { match: 'exact' as const, framework: 'O*NET 30.0', reference: itemId, uri: '' };
  return { ...plainItem, itemId, kind: 'mapping', fromId, ...head(part), content: { ...content, title: '', ...body(part) } };
}

export function blockItem(itemId: string, part: Part<'block'> = {}): ItemOf<'block'> {
  const content = { indicators: [], steps: [], guidance: { assessor: '', coach: '', employee: '' } };
  return {
    ...plainItem,
    itemId,
    kind: 'block',
    code: itemId.toUpperCase(),
    title: `Block ${itemId}`,
    ...head(part),
    content: { ...content, ...body(part) },
  };
}
