import type { FrameworkItem } from '../../../contract/framework-item';
import { isEqual } from '../is-equal';
import { collectProblems } from '../problems';
import { uuidOf } from '../uuid';
import { caseIdentifier, ownPlaceId } from './case-origin';
import { extrasOf, withExtras } from './extras';
import { endOf, readTree, sequenceOf, type CaseTree } from './read-tree';
import type { Placed } from './read-package';
import { isUri, urn, type CaseObject } from './strict';
import { restIn, withChanged, type Writing } from './writing';

interface Written {
  readonly associations: readonly CaseObject[];
  /** Say what the lines that were born here are, for CASE associations have no words of their own. */
  readonly groupings: readonly CaseObject[];
}

type PlacedObject = { readonly at: number; readonly object: CaseObject };
const last = Number.MAX_SAFE_INTEGER;

/** Every association of a package, those it came with at the place they had. */
export function writtenAssociations(writing: Writing): Written {
  const groupings = new Map<string, CaseObject>();
  const tree = treeAsItCame(writing);
  const written = [...places(writing, tree), ...otherKept(writing, tree), ...lines(writing, groupings)];
  return {
    associations: written.toSorted((a, b) => a.at - b.at).map(({ object }) => object),
    groupings: [...groupings.values()],
  };
}

/** The associations that place items in the tree: as they came while the tree is as it came. */
function places(writing: Writing, tree: CaseTree): PlacedObject[] {
  const { items, document, documentId } = writing;
  const nodes = items.filter((item) => isTreeNode(item) && item !== document && restIn(writing, item)?.shape !== 'rubric');
  const siblings = new Map<string, FrameworkItem[]>();
  for (const item of nodes) {
    const parent = parentName(item, writing);
    const list = siblings.get(parent);
    if (list === undefined) siblings.set(parent, [item]);
    else list.push(item);
  }
  const written: PlacedObject[] = [];
  for (const [parent, children] of siblings) {
    const ordered = children.toSorted((a, b) => a.ordinal - b.ordinal || (a.itemId < b.itemId ? -1 : 1));
    const asItCame = tree.childrenOf.get(parent) ?? [];
    // Scales and blocks have no place that matters: they stand last, and move nobody.
    const first = ordered.filter((item) => !isBeside(item, writing));
    const came = first.filter((item) => restIn(writing, item) !== undefined);
    const isAsItCame = isEqual(came.map(caseIdentifier), asItCame) && first.slice(0, came.length).every((item, at) => item === came[at]);
    const numbers = asItCame.map((name) => sequenceOf(tree.placeOf.get(name)?.object)).filter((number) => number < Number.MAX_VALUE);
    const after = isAsItCame && came.length > 0 ? (numbers.length === 0 ? null : Math.max(...numbers)) : came.length;
    for (const [at, item] of first.entries()) {
      const identifier = caseIdentifier(item);
      const placed = tree.placeOf.get(identifier);
      const sequenceNumber = !isAsItCame || placed !== undefined ? at + 1 : after === null ? null : after + at + 1 - came.length;
      if (placed !== undefined) {
        const isMoved = tree.parentOf.get(identifier) !== parent;
        const changes = {
          ...(isMoved ? { destinationNodeURI: nodeFor(parent, writing) } : {}),
          ...(isAsItCame || sequenceOf(placed.object) === sequenceNumber ? {} : { sequenceNumber }),
        };
        written.push({ at: placed.at, object: withChanged(placed.object, changes, writing.about.writtenAt) });
      } else if (restIn(writing, item) === undefined || parent !== documentId || !isAsItCame)
        written.push({ at: last, object: ownPlace(item, { parent, sequenceNumber }, writing) });
    }
    for (const item of ordered.filter((one) => isBeside(one, writing)))
      written.push({ at: last, object: ownPlace(item, { parent, sequenceNumber: null }, writing) });
  }
  return written;
}

function isBeside(item: FrameworkItem, writing: Writing): boolean {
  return (item.kind === 'scale' || item.kind === 'block') && restIn(writing, item) === undefined;
}

function treeAsItCame(writing: Writing): CaseTree {
  const { items, documentId } = writing;
  const placed = ({ at, object }: PlacedObject): Placed => ({ at, path: '', object, identifier: String(object['identifier']) });
  return readTree(
    {
      document: placed({ at: 0, object: { identifier: documentId } }),
      items: items.flatMap((item) => {
        const rest = restIn(writing, item);
        return rest?.shape === 'item' ? [placed(rest)] : [];
      }),
      associations: items
        .flatMap((item) => restIn(writing, item)?.associations ?? [])
        .filter(({ object }) => object['associationType'] === 'isChildOf')
        .map(placed)
        .toSorted((a, b) => a.at - b.at),
    },
    collectProblems(),
  );
}

function isTreeNode({ kind }: FrameworkItem): boolean {
  return kind !== 'requirement' && kind !== 'link' && kind !== 'mapping';
}

function parentName(item: FrameworkItem, { itemById, documentId }: Writing): string {
  const parent = item.parentId === null ? undefined : itemById.get(item.parentId);
  return parent === undefined ? documentId : caseIdentifier(parent);
}

function ownPlace(
  item: FrameworkItem,
  { parent, sequenceNumber }: { readonly parent: string; readonly sequenceNumber: number | null },
  writing: Writing,
): CaseObject {
  const identifier = ownPlaceId(caseIdentifier(item));
  return {
    identifier,
    uri: urn(identifier),
    CFDocumentURI: writing.documentLink,
    associationType: 'isChildOf',
    ...(sequenceNumber === null ? {} : { sequenceNumber }),
    originNodeURI: nodeFor(caseIdentifier(item), writing),
    destinationNodeURI: nodeFor(parent, writing),
    lastChangeDateTime: writing.about.writtenAt,
  };
}

/** Everything that items keep of the file beside their first place. */
function otherKept(writing: Writing, tree: CaseTree): PlacedObject[] {
  const first = new Set([...tree.placeOf.values()].map(({ object }) => object));
  return writing.items.flatMap((item) => (restIn(writing, item)?.associations ?? []).filter(({ object }) => !first.has(object)));
}

function lines(writing: Writing, groupings: Map<string, CaseObject>): PlacedObject[] {
  return writing.items
    .filter((item) => !isTreeNode(item))
    .map((item) => {
      const rest = restIn(writing, item);
      if (rest?.shape !== 'association') return { at: last, object: ownLine(item, {}, writing, groupings) };
      return isLineAsItCame(item, rest.object, writing) ? rest : { at: rest.at, object: ownLine(item, rest.object, writing, groupings) };
    });
}

/** Whether a line that came from CASE still says just what its association said. */
function isLineAsItCame(item: FrameworkItem, object: CaseObject, { nameOf }: Writing): boolean {
  if (Object.hasOwn(object, 'CFAssociationGroupingURI') && isOwnGrouping(object)) return false;
  const isAtEnds =
    item.fromId !== null && nameOf(item.fromId) === endOf(object, 'originNodeURI') && !item.isRetired && item.reviewMonths === null;
  if (item.kind === 'mapping')
    return (
      isAtEnds &&
      item.content.reference === endOf(object, 'destinationNodeURI').trim().slice(0, 400) &&
      item.content.match === matchOf(object)
    );
  const isBare =
    item.kind === 'link' &&
    item.content.relation === 'related' &&
    item.content.level === null &&
    item.content.outcome === '' &&
    item.content.scenario === '' &&
    !item.content.isMandatory;
  return (
    isBare &&
    isAtEnds &&
    item.toId !== null &&
    nameOf(item.toId) === endOf(object, 'destinationNodeURI') &&
    item.title === object['associationType']
  );
}

function isOwnGrouping(object: CaseObject): boolean {
  return JSON.stringify(object['CFAssociationGroupingURI'] ?? null).includes(groupingTitle);
}

const groupingTitle = 'Touchstone: ';

function matchOf({ associationType }: CaseObject): string {
  return associationType === 'exactMatchOf' ? 'exact' : associationType === 'isPartOf' ? 'broad' : 'related';
}

/** A line of ours, in the place of the association it came as where it did. */
function ownLine(item: FrameworkItem, object: CaseObject, writing: Writing, groupings: Map<string, CaseObject>): CaseObject {
  const { about, nameOf, itemById, documentLink } = writing;
  const identifier = caseIdentifier(item);
  const isFromOutside = item.fromId !== null && !itemById.has(item.fromId);
  const extras = {
    ...extrasOf(item, { ofItem: nameOf, ofPart: uuidOf }),
    ...(item.title === '' ? {} : { lineTitle: item.title }),
    ...(isFromOutside ? { fromId: item.fromId } : {}),
  };
  const description = withExtras('', extras);
  const groupingId = uuidOf(`grouping ${description}`);
  groupings.set(groupingId, {
    identifier: groupingId,
    uri: urn(groupingId),
    title: `${groupingTitle}${lineWords(item)}`,
    description,
    lastChangeDateTime: about.writtenAt,
  });
  return {
    CFDocumentURI: documentLink,
    ...object,
    identifier,
    uri: typeof object['uri'] === 'string' ? object['uri'] : urn(identifier),
    associationType: item.kind === 'mapping' && item.content.match === 'exact' ? 'exactMatchOf' : 'isRelatedTo',
    originNodeURI: nodeFor(item.fromId === null ? '' : nameOf(item.fromId), writing),
    destinationNodeURI: item.kind === 'mapping' ? outsideNode(item.content) : nodeFor(item.toId === null ? '' : nameOf(item.toId), writing),
    CFAssociationGroupingURI: { title: `${groupingTitle}${lineWords(item)}`, identifier: groupingId, uri: urn(groupingId) },
    lastChangeDateTime: about.writtenAt,
  };
}

function lineWords(item: FrameworkItem): string {
  if (item.kind === 'requirement')
    return `required at level ${item.content.level}, ${item.content.isMandatory ? 'mandatory' : 'desirable'}`;
  if (item.kind === 'mapping') return `${item.content.match} match in ${item.content.framework}`;
  return item.kind === 'link' ? `${item.content.relation} ${item.content.level ?? ''}`.trim() : item.kind;
}

function outsideNode({ reference, uri, title }: { readonly reference: string; readonly uri: string; readonly title: string }): CaseObject {
  return { title, identifier: reference, uri: isUri(uri) ? uri : urn(reference) };
}

function nodeFor(identifier: string, { documentLink, documentId, nodeByName }: Writing): CaseObject {
  if (identifier === documentId) return documentLink;
  return nodeByName.get(identifier) ?? { title: '', identifier, uri: urn(identifier) };
}
