import type { Problems } from '../problems';
import type { CasePackage, Placed } from './read-package';
import { isObject, type CaseObject } from './strict';

export interface CaseTree {
  /** The parent of each item, or of the document's identifier: null there. */
  readonly parentOf: ReadonlyMap<string, string>;
  /** The children of the document and of each item, in their order. */
  readonly childrenOf: ReadonlyMap<string, readonly string[]>;
  /** The association that gives an item its place. */
  readonly placeOf: ReadonlyMap<string, Placed>;
}

/** The identifier at one end of an association, written as a link or as a mere text; empty: there is none. */
export function endOf(object: CaseObject, end: 'originNodeURI' | 'destinationNodeURI'): string {
  const node = object[end];
  if (typeof node === 'string') return node;
  return isObject(node) && typeof node['identifier'] === 'string' ? node['identifier'] : '';
}

/** The tree that isChildOf makes, in the order of sequence numbers and then of the file. What has no place hangs at the document. */
export function readTree(
  { document, items, associations }: Pick<CasePackage, 'document' | 'items' | 'associations'>,
  problems: Problems,
): CaseTree {
  const known = new Set(items.map(({ identifier }) => identifier));
  const placeOf = new Map<string, Placed>();
  for (const association of associations) {
    if (association.object['associationType'] !== 'isChildOf') continue;
    const [child, parent] = [endOf(association.object, 'originNodeURI'), endOf(association.object, 'destinationNodeURI')];
    if (!known.has(child)) {
      problems.warning(association.path, 'puts something into the tree that this file does not have: it is kept, and does nothing.', child);
      continue;
    }
    if (parent !== document.identifier && !known.has(parent)) {
      problems.warning(association.path, 'names a parent that this file does not have: the item is put at the top.', parent);
      continue;
    }
    if (!placeOf.has(child)) placeOf.set(child, association);
    else problems.warning(association.path, 'gives an item a second parent: its first place is shown, this one is kept.', child);
  }
  const parentOf = new Map([...placeOf].map(([child, { object }]) => [child, endOf(object, 'destinationNodeURI')]));
  const unplaced = items.filter(({ identifier }) => !parentOf.has(identifier));
  for (const { identifier, path } of unplaced) {
    if (associations.length > 0) problems.warning(path, 'has no place in the tree: it is put at the top.', identifier);
    parentOf.set(identifier, document.identifier);
  }
  breakCycles(parentOf, document.identifier, (path) => {
    const place = placeOf.get(path[0] ?? '');
    problems.warning(place?.path ?? '', `goes round in a circle: ${path.join(' → ')}. The first of them is put at the top.`, path[0]);
  });
  return { parentOf, childrenOf: childrenIn(items, parentOf, placeOf, problems), placeOf };
}

/** Puts one item of each circle at the top. */
function breakCycles(parentOf: Map<string, string>, root: string, tell: (path: readonly string[]) => void): void {
  const isSafe = new Set([root]);
  for (const start of parentOf.keys()) {
    const path: string[] = [];
    const onPath = new Set<string>();
    let at: string | undefined = start;
    while (at !== undefined && !isSafe.has(at) && !onPath.has(at)) {
      path.push(at);
      onPath.add(at);
      at = parentOf.get(at);
    }
    if (at !== undefined && onPath.has(at)) {
      const circle = path.slice(path.indexOf(at));
      tell([...circle.slice(0, 20), at]);
      parentOf.set(at, root);
    }
    for (const one of path) isSafe.add(one);
  }
}

function childrenIn(
  items: readonly Placed[],
  parentOf: ReadonlyMap<string, string>,
  placeOf: ReadonlyMap<string, Placed>,
  problems: Problems,
): Map<string, readonly string[]> {
  const children = new Map<string, Sibling[]>();
  for (const { identifier, at } of items) {
    const parent = parentOf.get(identifier) ?? '';
    const place = placeOf.get(identifier);
    const one = { identifier, sequence: sequenceOf(place?.object), at, path: place?.path ?? '' };
    const list = children.get(parent);
    if (list === undefined) children.set(parent, [one]);
    else list.push(one);
  }
  const inOrder = [...children].map(([parent, list]) => [parent, list.toSorted((a, b) => a.sequence - b.sequence || a.at - b.at)] as const);
  for (const [, list] of inOrder) tellTies(list, problems);
  return new Map(inOrder.map(([parent, list]) => [parent, list.map(({ identifier }) => identifier)]));
}

interface Sibling {
  readonly identifier: string;
  readonly sequence: number;
  readonly at: number;
  /** Of the association that gives it its place. */
  readonly path: string;
}

/** Siblings that are given the same number have no order by it: told once for each number. */
function tellTies(siblings: readonly Sibling[], problems: Problems): void {
  let first = 0;
  for (const [at, { sequence, path, identifier }] of siblings.entries()) {
    if (sequence !== siblings[first]?.sequence) first = at;
    if (at === first + 1 && sequence !== unnumbered)
      problems.warning(
        path,
        `gives the number ${sequence} that another below the same parent has: such items stand in the order of the file.`,
        identifier,
      );
  }
}

/** What comes after everything that has a number. */
const unnumbered = Number.MAX_VALUE;

/** The place among siblings that an association gives; some write the number as text, many none at all. */
export function sequenceOf(object: CaseObject | undefined): number {
  const number = object?.['sequenceNumber'];
  if (typeof number === 'string' && /^\d{1,9}$/.test(number)) return Number(number);
  return typeof number === 'number' ? number : unnumbered;
}
