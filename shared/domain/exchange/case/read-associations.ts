import type { FrameworkItem, ItemKind } from '../../../contract/framework-item';
import { restText, textOf, type PlacedAssociation } from './case-origin';
import { renamed, splitExtras } from './extras';
import type { Placed } from './read-package';
import { endOf } from './read-tree';
import { checked, type Reading } from './reading';
import { isObject, type CaseObject } from './strict';

interface Lines {
  readonly items: FrameworkItem[];
  /** Associations that are no items, by the item that keeps them. */
  readonly keptBy: ReadonlyMap<string, readonly PlacedAssociation[]>;
}

/** How relations to something outside are shown; others are kept with the item they begin at. */
const matches: Readonly<Record<string, 'exact' | 'broad' | 'related'>> = {
  exactMatchOf: 'exact',
  isPartOf: 'broad',
  isRelatedTo: 'related',
  isPeerOf: 'related',
};

/** Both ends inside: a link. One outside: a mapping, where it says how the two compare. Places in the tree stay with the child. */
export function readAssociations(reading: Reading, kindById: ReadonlyMap<string, ItemKind>): Lines {
  const { file, ids, refer, problems, target } = reading;
  const elsewhere = new Set(target.scales.flatMap(({ frameworkId, itemId }) => (frameworkId === target.frameworkId ? [] : [itemId])));
  const items: FrameworkItem[] = [];
  const keptBy = new Map<string, PlacedAssociation[]>();
  const keep = (identifier: string, { at, object }: Placed): void => {
    const id = ids.of(identifier);
    keptBy.set(id, [...(keptBy.get(id) ?? []), { at, object }]);
  };
  for (const association of file.associations) {
    const { object, path } = association;
    const [from, to] = [endOf(object, 'originNodeURI'), endOf(object, 'destinationNodeURI')];
    const type = textOf(object['associationType']);
    const isInside = (identifier: string): boolean => kindById.has(refer(identifier));
    const ordinal = ids.item(association.identifier)?.ordinal ?? (association.at + 1) * 1000; // lines have no order that matters
    const own = ownLine(association, reading, ordinal);
    if (own !== null) items.push(...own);
    // A scale of another library of this site came along for those who have not got it: its place there says nothing here.
    else if (type === 'isChildOf' && !isInside(from) && elsewhere.has(refer(from))) continue;
    else if (type === 'isChildOf' && isInside(from)) keep(from, association);
    else if (type !== 'isChildOf' && isInside(from) && isInside(to)) items.push(...link(association, { from, to, type, ordinal }, reading));
    else if (isInside(from) && matches[type] !== undefined) items.push(...mapping(association, { from, to, type, ordinal }, reading));
    else {
      if (!isInside(from) && !isInside(to))
        problems.warning(path, 'joins two things that this file does not have: it is kept, and does nothing.', `${from} ${type} ${to}`);
      keep(isInside(from) ? from : isInside(to) ? to : file.document.identifier, association);
    }
  }
  return { items, keptBy };
}

interface Ends {
  readonly from: string;
  readonly to: string;
  readonly type: string;
  readonly ordinal: number;
}

function baseOf({ identifier, object, at }: Placed, ordinal: number, { ids, target }: Reading) {
  const known = ids.item(identifier);
  return {
    itemId: ids.of(identifier),
    frameworkId: target.frameworkId,
    parentId: null,
    ordinal,
    code: '',
    stewardUserId: null,
    reviewMonths: known?.reviewMonths ?? null,
    isRetired: known?.isRetired ?? false,
    replacedById: known?.replacedById ?? null,
    origin: { format: 'case', identifier, rest: restText({ shape: 'association', at, object }) },
  };
}

function link(association: Placed, { from, to, type, ordinal }: Ends, reading: Reading): FrameworkItem[] {
  const known = reading.ids.item(association.identifier);
  const content =
    known?.kind === 'link' ? known.content : { relation: 'related' as const, level: null, isMandatory: false, outcome: '', scenario: '' };
  const base = baseOf(association, ordinal, reading);
  const item: FrameworkItem = {
    ...base,
    kind: 'link',
    fromId: reading.refer(from),
    toId: reading.refer(to),
    title: type.slice(0, 200),
    content,
  };
  return checked(item, association.path, reading.problems);
}

function mapping(association: Placed, { from, to, type, ordinal }: Ends, reading: Reading): FrameworkItem[] {
  const node = association.object['destinationNodeURI'];
  const { title, uri } = isObject(node) ? node : { title: '', uri: node };
  const item: FrameworkItem = {
    ...baseOf(association, ordinal, reading),
    kind: 'mapping',
    fromId: reading.refer(from),
    toId: null,
    title: '',
    content: {
      match: matches[type] ?? 'related',
      framework: frameworkOf(textOf(uri)),
      reference: to.trim().slice(0, 400) || 'unnamed',
      uri: textOf(uri).slice(0, 2000),
      title: textOf(title).slice(0, 2000),
    },
  };
  return checked(item, association.path, reading.problems);
}

/** Where something outside lives, as far as its address says. */
function frameworkOf(uri: string): string {
  return /^[a-z][a-z0-9+.-]*:\/\/([^/?#]+)/i.exec(uri)?.[1]?.slice(0, 200) ?? 'CASE';
}

/** A line that was written here: its grouping says what it is. Null for any other association. */
function ownLine(association: Placed, reading: Reading, ordinal: number): FrameworkItem[] | null {
  const extras = groupingExtras(association.object, reading);
  if (extras === null) return null;
  const { kind, isRetired, reviewMonths, lineTitle, fromId, replacedById, ...content } = extras;
  const [from, to] = [endOf(association.object, 'originNodeURI'), endOf(association.object, 'destinationNodeURI')];
  const item: unknown = {
    ...baseOf(association, ordinal, reading),
    kind,
    fromId: typeof fromId === 'string' ? fromId : reading.refer(from),
    toId: kind === 'mapping' ? null : reading.refer(to),
    title: typeof lineTitle === 'string' ? lineTitle : '',
    isRetired: isRetired === true,
    reviewMonths: reviewMonths ?? null,
    replacedById: replacedById ?? null,
    content,
  };
  if (typeof fromId === 'string' && reading.ids.item(association.identifier) === undefined)
    reading.problems.warning(
      association.path,
      'begins at a role or unit that this file does not have: it holds only where the site knows it.',
      fromId,
    );
  return checked(item, association.path, reading.problems);
}

function groupingExtras(object: CaseObject, { file, refer }: Reading): CaseObject | null {
  const pointer = object['CFAssociationGroupingURI'];
  if (!isObject(pointer)) return null;
  const grouping = groupingsOf(file.definitions).get(String(pointer['identifier']));
  if (grouping === undefined) return null;
  const { extras } = splitExtras(grouping['description']);
  if (!['requirement', 'link', 'mapping'].includes(String(extras['kind']))) return null;
  const found = renamed(extras, { ofItem: refer, ofPart: (id) => id });
  return isObject(found) ? found : null;
}

const groupingsByDefinitions = new WeakMap<CaseObject, ReadonlyMap<string, CaseObject>>();

function groupingsOf(definitions: CaseObject | null): ReadonlyMap<string, CaseObject> {
  if (definitions === null) return new Map();
  const made = groupingsByDefinitions.get(definitions);
  if (made !== undefined) return made;
  const list: readonly unknown[] = Array.isArray(definitions['CFAssociationGroupings']) ? definitions['CFAssociationGroupings'] : [];
  const groupings = new Map(list.filter(isObject).map((one) => [String(one['identifier']), one]));
  groupingsByDefinitions.set(definitions, groupings);
  return groupings;
}
