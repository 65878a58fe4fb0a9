import type { ItemKind } from '../../../contract/framework-item';
import { notSoleMethod } from '../../../contract/sufficiency';
import { difDecisions } from '../../framework/dif';
import type { OwnColumn } from './own-tables';

/** How a cell is turned into a value and back. */
export type Codec =
  | { readonly as: 'text'; readonly longest: number }
  | { readonly as: 'word' | 'words'; readonly words: readonly string[] }
  | { readonly as: 'whole'; readonly from: number; readonly to: number; readonly isNullable: boolean }
  | { readonly as: 'flag'; readonly otherwise: boolean }
  | { readonly as: 'date' | 'evidence' | 'currency' }
  | { readonly as: 'reference' | 'references'; readonly longest: number };

export interface ContentColumn {
  /** Within the content: `guidance.coach`. */
  readonly key: string;
  readonly column: OwnColumn;
  readonly codec: Codec;
  /** Where nothing or nothing usable stands in the cell; undefined: there must be something. */
  readonly otherwise: unknown;
}

const text = (key: string, column: OwnColumn, longest = 4000): ContentColumn => ({
  key,
  column,
  codec: { as: 'text', longest },
  otherwise: '',
});
const word = (key: string, column: OwnColumn, words: readonly string[], otherwise: string | null): ContentColumn => ({
  key,
  column,
  codec: { as: 'word', words },
  otherwise,
});
const rating = (key: 'difficulty' | 'importance' | 'frequency'): ContentColumn => ({
  key,
  column: key,
  codec: { as: 'whole', from: 1, to: 5, isNullable: true },
  otherwise: null,
});
const months = (key: string, column: OwnColumn): ContentColumn => ({
  key,
  column,
  codec: { as: 'whole', from: 1, to: 120, isNullable: true },
  otherwise: null,
});
const days = (key: string, column: OwnColumn, otherwise: number | null): ContentColumn => ({
  key,
  column,
  codec: { as: 'whole', from: 0, to: 366, isNullable: otherwise === null },
  otherwise,
});
const flag = (key: string, column: OwnColumn, otherwise: boolean): ContentColumn => ({
  key,
  column,
  codec: { as: 'flag', otherwise },
  otherwise,
});
const level = (key: string, column: OwnColumn, isNullable = false): ContentColumn => ({
  key,
  column,
  codec: { as: 'whole', from: 0, to: 8, isNullable },
  otherwise: isNullable ? null : undefined,
});

const importances = ['low', 'medium', 'high', 'critical'] as const;
const description = text('description', 'description');
const guidance = [
  text('guidance.assessor', 'guidance_assessor'),
  text('guidance.coach', 'guidance_coach'),
  text('guidance.employee', 'guidance_employee'),
];

/** What of an item's content stands in the cells of its own row. */
export const contentColumns: Readonly<Record<ItemKind, readonly ContentColumn[]>> = {
  group: [description],
  competency: [
    description,
    word('type', 'type', ['knowledge', 'skill', 'behaviour'], 'skill'),
    word('criticality', 'criticality', importances, 'medium'),
    { key: 'scaleId', column: 'scale', codec: { as: 'reference', longest: 64 }, otherwise: undefined },
    months('validityMonths', 'validity_months'),
    days('validity.renewalWindowDays', 'renewal_window_days', 0),
    days('validity.graceDays', 'grace_days', 0),
    { key: 'validity.currency', column: 'currency', codec: { as: 'currency' }, otherwise: null },
    flag('isSequenceEnforced', 'steps_in_order', false),
    ...guidance,
    { key: 'blockIds', column: 'blocks', codec: { as: 'references', longest: 20 }, otherwise: [] },
  ],
  role: [description],
  task: [
    description,
    rating('difficulty'),
    rating('importance'),
    rating('frequency'),
    word('consequence', 'consequence', importances, null),
    flag('isCovered', 'covered', false),
    text('goodLooksLike', 'good_looks_like'),
    word('decidedTraining', 'training', difDecisions, null),
    text('trainingReason', 'training_reason'),
  ],
  clause: [
    text('authority', 'authority', 200),
    text('document', 'document', 200),
    text('edition', 'edition', 100),
    text('textReference', 'text'),
    { key: 'effectiveFrom', column: 'effective_from', codec: { as: 'date' }, otherwise: null },
    { key: 'effectiveTo', column: 'effective_to', codec: { as: 'date' }, otherwise: null },
    { key: 'notSoleMethods', column: 'never_alone', codec: { as: 'words', words: notSoleMethod.options }, otherwise: [] },
    days('graceDays', 'grace_days', null),
    flag('forbidsExtension', 'no_extension', false),
  ],
  scale: [level('qualifyingLevel', 'qualifying_level')],
  block: guidance,
  requirement: [
    word('subject', 'subject', ['role', 'unit'], 'role'),
    level('level', 'level'),
    flag('isMandatory', 'mandatory', true),
    months('validityMonths', 'validity_months'),
    { key: 'evidenceMix', column: 'evidence', codec: { as: 'evidence' }, otherwise: [] },
  ],
  link: [
    {
      ...word('relation', 'relation', ['roleTask', 'taskCompetency', 'taskClause', 'competencyClause', 'related'], null),
      otherwise: undefined,
    },
    level('level', 'level', true),
    flag('isMandatory', 'mandatory', true),
    text('outcome', 'outcome'),
    text('scenario', 'scenario'),
  ],
  mapping: [
    word('match', 'match', ['exact', 'narrow', 'broad', 'related'], 'related'),
    { ...text('framework', 'framework', 200), otherwise: undefined },
    { ...text('reference', 'reference', 400), otherwise: undefined },
    text('uri', 'uri', 2000),
    text('title', 'reference_title', 2000),
  ],
};

/** What stands in the content of an item beside its own cells, where the file says nothing of it. */
export const emptyParts: Readonly<Record<ItemKind, Readonly<Record<string, unknown>>>> = {
  group: {},
  competency: { indicators: [], steps: [], prerequisites: [], sufficiency: [] },
  role: {},
  task: { abnormalConditions: [] },
  clause: {},
  scale: { levels: [], mapping: null },
  block: { indicators: [], steps: [] },
  requirement: {},
  link: {},
  mapping: {},
};
