import type { FrameworkItem, ItemKind } from '../../../contract/framework-item';
import { noValidity } from '../../framework/validity-terms';
import { uuidOf } from '../uuid';
import { textOf } from './case-origin';
import { splitExtras } from './extras';
import type { CaseObject } from './strict';

/** The part of an item that its place and its origin say. */
export type ItemPlace = Pick<FrameworkItem, 'itemId' | 'frameworkId' | 'parentId' | 'ordinal' | 'fromId' | 'toId' | 'origin'>;

const noGuidance = { assessor: '', coach: '', employee: '' };

const longest = { title: 2000, description: 4000, code: 60 } as const;

/** What a CFItem says of an item of a kind, without what stands in rubrics and extras. */
export function plainItem(object: CaseObject, kind: ItemKind, place: ItemPlace, scaleId: string): FrameworkItem {
  const { title: said, description } = statementOf(object);
  const code = codeOf(object, kind);
  // What was written here may have no title; of others the code or the identifier stands for a missing one.
  const title = said !== '' || isOwn(object) ? said : cut(code || textOf(object['identifier']), longest.title);
  const base = {
    ...place,
    code: codeOf(object, kind),
    title,
    stewardUserId: null,
    reviewMonths: null,
    isRetired: false,
    replacedById: null,
  };
  switch (kind) {
    case 'competency':
      return {
        ...base,
        kind,
        content: {
          description,
          type: typeOf(object),
          criticality: 'medium',
          scaleId,
          validityMonths: null,
          indicators: [],
          steps: [],
          isSequenceEnforced: false,
          guidance: noGuidance,
          prerequisites: [],
          blockIds: [],
          sufficiency: [],
          validity: noValidity,
        },
      };
    case 'task':
      return {
        ...base,
        kind,
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
    case 'clause':
      return {
        ...base,
        kind,
        content: {
          authority: '',
          document: '',
          edition: '',
          textReference: description,
          effectiveFrom: null,
          effectiveTo: null,
          notSoleMethods: [],
          validity: null,
          graceDays: null,
          forbidsExtension: false,
        },
      };
    case 'scale':
      return { ...base, kind, content: { levels: [], qualifyingLevel: 0, mapping: null } };
    case 'block':
      return { ...base, kind, content: { indicators: [], steps: [], guidance: noGuidance } };
    case 'role':
      return { ...base, kind, content: { description } };
    default:
      return { ...base, kind: 'group', content: { description } };
  }
}

/** The short statement is the title where there is one, the full one then the description. Too long ones are cut; the origin keeps them whole. */
export function statementOf(object: CaseObject): { readonly title: string; readonly description: string; readonly isCut: boolean } {
  const full = textOf(object['fullStatement']);
  const short = textOf(object['abbreviatedStatement']);
  const title = short === '' ? full : short;
  const description = short === '' && full.length <= longest.title ? '' : full;
  return {
    title: cut(title, longest.title),
    description: cut(description, longest.description),
    isCut: title.length > longest.title || description.length > longest.description,
  };
}

/** So much of a text as an item takes, never half a character. */
export function cut(text: string, length: number): string {
  return text.length <= length
    ? text
    : text
        .slice(0, length)
        .replace(/\p{Surrogate}$/u, '')
        .trimEnd();
}

/** Competencies, tasks and clauses must have a code: where the file has none, one that is always the same for the identifier. */
function codeOf(object: CaseObject, kind: ItemKind): string {
  const code = cut(textOf(object['humanCodingScheme']), longest.code);
  const isBare = code === '' && kind === 'competency' && !isOwn(object);
  return isBare ? `CF-${uuidOf(`code ${String(object['identifier'])}`).slice(0, 8)}` : code;
}

function isOwn(object: CaseObject): boolean {
  return Object.hasOwn(splitExtras(object['notes']).extras, 'kind');
}

function typeOf(object: CaseObject): 'knowledge' | 'skill' | 'behaviour' {
  const type = textOf(object['CFItemType']).toLowerCase();
  if (type.includes('knowledge')) return 'knowledge';
  return /behaviou?r|attitude|disposition/.test(type) ? 'behaviour' : 'skill';
}
