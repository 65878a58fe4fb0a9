import type { FrameworkItem, ItemKind } from '../../../contract/framework-item';
import type { LevelSufficiency } from '../../../contract/sufficiency';
import { cellOf } from './codec';
import { contentColumns, type ContentColumn } from './content-columns';
import { ownRecords, type OwnCells, type OwnRow } from './own-tables';
import { cellsOfRule } from './validity-rows';

/** The identifier of an item in our own files: the one it came with, so that it is found again where it came from, or its id. */
export function ownIdentifier(item: FrameworkItem): string {
  return item.origin?.format === 'csv' || item.origin?.format === 'xlsx' ? item.origin.identifier : item.itemId;
}

/** Every item and every part of one as a row, kind by kind and as they stand in the tree; `foreign` are items that others refer to. */
export function rowsOf(items: readonly FrameworkItem[], foreign: readonly FrameworkItem[]): OwnRow[] {
  const nameOf = names([...items, ...foreign]);
  return asInTree([...items, ...foreign]).flatMap((item) => [
    { record: item.kind, cells: cellsOf(item, nameOf) },
    ...partRows(item, nameOf),
  ]);
}

/** The same order for the same framework, whatever its ids are here. */
function asInTree(items: readonly FrameworkItem[]): FrameworkItem[] {
  const there = new Set(items.map(({ itemId }) => itemId));
  const below = new Map<string | null, FrameworkItem[]>();
  for (const item of items) {
    const parent = item.parentId !== null && there.has(item.parentId) ? item.parentId : null;
    const list = below.get(parent);
    if (list === undefined) below.set(parent, [item]);
    else list.push(item);
  }
  const found = new Set<FrameworkItem>();
  const visit = (parent: string | null): void => {
    const children = (below.get(parent) ?? []).map((item) => ({ item, name: ownIdentifier(item) }));
    children.sort((a, b) => a.item.ordinal - b.item.ordinal || (a.name < b.name ? -1 : 1));
    for (const { item } of children) {
      if (found.has(item)) continue;
      found.add(item);
      visit(item.itemId);
    }
  };
  visit(null);
  // what stands in a circle is below nothing
  const all = [...found, ...items.filter((item) => !found.has(item))];
  return ownRecords.flatMap((record) => all.filter(({ kind }) => kind === record));
}

type NameOf = (itemId: string) => string;

/** A code where no other item has it and it is no identifier; else the identifier. */
function names(items: readonly FrameworkItem[]): NameOf {
  const identifiers = new Set(items.map(ownIdentifier));
  const counts = new Map<string, number>();
  for (const { code } of items) counts.set(code.toLowerCase(), (counts.get(code.toLowerCase()) ?? 0) + 1);
  const nameById = new Map(
    items.map((item) => {
      const { code } = item;
      const isPlain = code !== '' && !/[\n\r]/.test(code) && counts.get(code.toLowerCase()) === 1 && !identifiers.has(code);
      return [item.itemId, isPlain ? code : ownIdentifier(item)];
    }),
  );
  return (itemId) => nameById.get(itemId) ?? itemId;
}

function cellsOf(item: FrameworkItem, nameOf: NameOf): OwnCells {
  const optional = (id: string | null): string => (id === null ? '' : nameOf(id));
  const cells: OwnCells = {
    id: ownIdentifier(item),
    code: item.code,
    title: item.title,
    parent: optional(item.parentId),
    order: String(item.ordinal),
    review_months: item.reviewMonths === null ? '' : String(item.reviewMonths),
    retired: item.isRetired ? 'yes' : 'no',
    replaced_by: optional(item.replacedById),
  };
  if (isLine(item.kind)) {
    cells.from = optional(item.fromId);
    cells.to = optional(item.toId);
  }
  for (const { key, column, codec } of contentColumns[item.kind]) cells[column] = cellOf(within(item.content, key), codec, nameOf);
  if (item.kind === 'scale') cells.mapped_from = optional(item.content.mapping?.fromScaleId ?? null);
  return cells;
}

/** Whether an item stands between two others instead of having a place of its own in the tree. */
export function isLine(kind: ItemKind): boolean {
  return kind === 'requirement' || kind === 'link' || kind === 'mapping';
}

function within(content: object, key: ContentColumn['key']): unknown {
  let value: unknown = content;
  for (const name of key.split('.'))
    value = typeof value === 'object' && value !== null ? new Map<string, unknown>(Object.entries(value)).get(name) : undefined;
  return value;
}

function partRows(item: FrameworkItem, nameOf: NameOf): OwnRow[] {
  const of = nameOf(item.itemId);
  switch (item.kind) {
    case 'scale': {
      const { levels, mapping } = item.content;
      return [
        ...levels.map(({ level, code, name, anchor, colour, pattern }) =>
          part('level', { of, level: String(level), level_code: code, name, anchor, colour, pattern }),
        ),
        ...(mapping?.levels ?? []).map(({ from, to }) => part('levelMapping', { of, from_level: String(from), to_level: String(to) })),
      ];
    }
    case 'competency':
      return [
        ...signRows(item, of, nameOf),
        ...item.content.prerequisites.flatMap((one, at) => prerequisiteRows(one, at, of, nameOf)),
        ...item.content.sufficiency.flatMap((one, at) => sufficiencyRows(one, at, of)),
        ...item.content.validity.rules.map(({ level, rule }) =>
          part('validity', { of, level: level === null ? '' : String(level), ...cellsOfRule(rule) }),
        ),
      ];
    case 'clause':
      return item.content.validity === null ? [] : [part('validity', { of, ...cellsOfRule(item.content.validity) })];
    case 'block':
      return signRows(item, of, nameOf);
    case 'task':
      return item.content.abnormalConditions.map((text) => part('condition', { of, text }));
    default:
      return [];
  }
}

type WithSigns = Extract<FrameworkItem, { readonly kind: 'competency' | 'block' }>;
type Prerequisite = Extract<FrameworkItem, { readonly kind: 'competency' }>['content']['prerequisites'][number];

function signRows({ content: { indicators, steps } }: WithSigns, of: string, nameOf: NameOf): OwnRow[] {
  return [
    ...indicators.map(({ indicatorId, level, text, positiveExample, negativeExample, outcomeIds }) =>
      part('indicator', {
        id: indicatorId,
        of,
        level: String(level),
        text,
        positive_example: positiveExample ?? '',
        negative_example: negativeExample ?? '',
        outcomes: outcomeIds.map(nameOf).join('\n'),
      }),
    ),
    ...steps.map(({ stepId, level, text, isCritical, prompt }) =>
      part('step', { id: stepId, of, level: String(level), text, critical: isCritical ? 'yes' : 'no', prompt }),
    ),
  ];
}

/** One row for each competency that is needed; those of one rule share its number. */
function prerequisiteRows({ level, rule, count, of: needs }: Prerequisite, at: number, of: string, nameOf: NameOf): OwnRow[] {
  const common = { of, number: String(at + 1), level: String(level), rule, count: String(count) };
  return needs.map((need) => part('prerequisite', { ...common, needs: nameOf(need.competencyId), needs_level: String(need.level) }));
}

/** One row for each part of what a level asks to be shown; those of one level share its number. */
function sufficiencyRows({ level, parts, withinMonths, secondAssessor }: LevelSufficiency, at: number, of: string): OwnRow[] {
  const yes = (is: boolean): string => (is ? 'yes' : 'no');
  const months = (value: number | null): string => (value === null ? '' : String(value));
  const common = {
    of,
    number: String(at + 1),
    level: String(level),
    within_months: months(withinMonths),
    second_assessor: yes(secondAssessor),
  };
  return parts.map(({ kinds, count, differentAssessors, underAbnormal, maxAgeMonths }) =>
    part('sufficiency', {
      ...common,
      kinds: kinds.join('; '),
      count: String(count),
      different_assessors: yes(differentAssessors),
      under_abnormal: String(underAbnormal),
      max_age_months: months(maxAgeMonths),
    }),
  );
}

function part(record: OwnRow['record'], cells: OwnCells): OwnRow {
  return { record, cells };
}
