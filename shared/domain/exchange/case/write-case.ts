import type { FrameworkItem } from '../../../contract/framework-item';
import type { WriteAbout, WrittenFile } from '../framework-format';
import { uuidOf } from '../uuid';
import { caseIdentifier, restOf, type CaseRest } from './case-origin';
import { itemTypeOf } from './kinds';
import { packageKey } from './read-package';
import { isObject, strictObject, urn, type CaseObject } from './strict';
import { writtenAssociations } from './write-associations';
import { writtenNode } from './write-node';
import { restIn, withChanged, type Writing } from './writing';

/** A CASE 1.0 package (CFPackage) of a library, as the published schema wants it. What came from CASE goes back as it came. */
export function writeCase(items: readonly FrameworkItem[], about: WriteAbout): WrittenFile {
  const writing = begin([...items, ...about.foreignScales.filter(({ itemId }) => items.every((item) => item.itemId !== itemId))], about);
  const nodes = writing.items.filter((item) => isNode(item, writing)).map((item) => ({ item, ...writtenNode(item, writing) }));
  const { associations, groupings } = writtenAssociations(writing);
  const rubrics = [
    ...(restIn(writing, writing.document)?.rubrics ?? []),
    ...writing.items.flatMap((item) => foreignRubric(item, writing)),
    ...nodes.flatMap(({ rubric }) => (rubric === null ? [] : [rubric])),
  ];
  const definitions = withGroupings(restIn(writing, writing.document)?.definitions ?? null, groupings);
  const strictRubrics = rubrics.map((rubric) => strictObject('rubric', rubric));
  const file = {
    CFDocument: writtenDocument(writing, { definitions, rubrics, strictRubrics }),
    CFItems: nodes.map(({ object }) => strictObject('item', object)),
    CFAssociations: associations.map((association) => strictObject('association', association)),
    ...(definitions === null ? {} : { CFDefinitions: strictObject('definitions', definitions) }),
    ...(rubrics.length === 0 ? {} : { CFRubrics: strictRubrics }),
  };
  return { content: `${JSON.stringify(file, null, 1)}\n`, notCarried: notCarried(writing) };
}

function begin(items: readonly FrameworkItem[], about: WriteAbout): Writing {
  const restById = new Map(
    items.flatMap((item) => {
      const rest = restOf(item.origin);
      return rest === null ? [] : [[item.itemId, rest] as const];
    }),
  );
  const itemById = new Map(items.map((item) => [item.itemId, item]));
  const document = items
    .filter((item) => item.kind === 'group' && restById.get(item.itemId)?.shape === 'document')
    .toSorted((a, b) => a.ordinal - b.ordinal)[0];
  const documentId = document === undefined ? uuidOf(about.frameworkId) : caseIdentifier(document);
  const documentUri = document === undefined ? undefined : restById.get(document.itemId)?.object['uri'];
  const nodeByName = new Map(
    items.map((item) => {
      const identifier = caseIdentifier(item);
      const uri = restById.get(item.itemId)?.object['uri'];
      return [identifier, { title: item.title.slice(0, 200), identifier, uri: typeof uri === 'string' ? uri : urn(identifier) }];
    }),
  );
  return {
    about,
    nodeByName,
    items: inOrder(items, restById),
    itemById,
    restById,
    document,
    documentId,
    documentLink: {
      title: document?.title ?? about.title,
      identifier: documentId,
      uri: typeof documentUri === 'string' ? documentUri : urn(documentId),
    },
    nameOf: (id) => {
      const item = itemById.get(id);
      return item === undefined ? id : caseIdentifier(item);
    },
  };
}

/** As in the file they came from, then those that were born here from top to bottom. */
function inOrder(items: readonly FrameworkItem[], restById: ReadonlyMap<string, CaseRest>): FrameworkItem[] {
  const placed = items.map((item) => ({ item, at: restById.get(item.itemId)?.at ?? Number.MAX_SAFE_INTEGER }));
  return placed
    .toSorted((a, b) => a.at - b.at || a.item.ordinal - b.item.ordinal || (a.item.itemId < b.item.itemId ? -1 : 1))
    .map(({ item }) => item);
}

function isNode(item: FrameworkItem, { document, restById }: Writing): boolean {
  if (item.kind === 'requirement' || item.kind === 'link' || item.kind === 'mapping') return false;
  return item !== document && restById.get(item.itemId)?.shape !== 'rubric';
}

function foreignRubric(item: FrameworkItem, writing: Writing): CaseObject[] {
  const rest = restIn(writing, item);
  return rest?.shape === 'rubric' ? [rest.object] : [];
}

function writtenDocument(
  writing: Writing,
  {
    definitions,
    rubrics,
    strictRubrics,
  }: { readonly definitions: CaseObject | null; readonly rubrics: readonly CaseObject[]; readonly strictRubrics: readonly CaseObject[] },
): CaseObject {
  const { about, document, documentId } = writing;
  const rest = restIn(writing, document);
  const own: CaseObject =
    rest === undefined || document === undefined
      ? {
          identifier: documentId,
          uri: urn(documentId),
          creator: about.creator,
          title: about.title,
          ...(about.description === '' ? {} : { description: about.description }),
          adoptionStatus: 'Adopted',
          lastChangeDateTime: about.writtenAt,
        }
      : withChanged(rest.object, documentChanges(document, rest.object), about.writtenAt);
  // Where CASE lets no further field stand, the document keeps what the file had there.
  const bentRubrics = rubrics.filter((rubric, at) => hasLost(rubric, strictRubrics[at] ?? {}));
  const kept = {
    ...(definitions !== null && hasLost(definitions, strictObject('definitions', definitions)) ? { definitions } : {}),
    ...(bentRubrics.length === 0
      ? {}
      : { rubrics: Object.fromEntries(bentRubrics.map((rubric) => [String(rubric['identifier']), rubric])) }),
    ...(rest === undefined || Object.keys(rest.further).length === 0 ? {} : { further: rest.further }),
  };
  return strictObject('document', Object.keys(kept).length === 0 ? own : { ...own, [packageKey]: kept });
}

function documentChanges(document: FrameworkItem, object: CaseObject): CaseObject {
  const title = typeof object['title'] === 'string' ? object['title'].trim().slice(0, 2000) : '';
  const description = typeof object['description'] === 'string' ? object['description'].trim().slice(0, 4000) : '';
  const now = document.kind === 'group' ? document.content.description : '';
  return {
    ...((title || 'CASE') === document.title ? {} : { title: document.title }),
    ...(description === now ? {} : { description: now }),
  };
}

/** Whether writing strictly left something out that was not null: a null says nothing. */
function hasLost(whole: unknown, strict: unknown): boolean {
  if (Array.isArray(whole))
    return !Array.isArray(strict) || whole.length !== strict.length || whole.some((one, at) => hasLost(one, strict[at]));
  if (!isObject(whole)) return false;
  if (!isObject(strict)) return true;
  return Object.entries(whole).some(
    ([key, value]) => value !== null && (strict[key] === undefined || typeof strict[key] !== typeof value || hasLost(value, strict[key])),
  );
}

function withGroupings(definitions: CaseObject | null, groupings: readonly CaseObject[]): CaseObject | null {
  if (groupings.length === 0) return definitions;
  const there: readonly unknown[] = Array.isArray(definitions?.['CFAssociationGroupings']) ? definitions['CFAssociationGroupings'] : [];
  return { ...definitions, CFAssociationGroupings: [...there, ...groupings] };
}

function notCarried({ items, itemById, restById, document }: Writing): string[] {
  const count = (isOne: (item: FrameworkItem) => boolean): number => items.filter(isOne).length;
  const stewards = count(({ stewardUserId }) => stewardUserId !== null);
  const units = count((item) => item.kind === 'requirement' && item.content.subject === 'unit');
  const outside = count(
    (item) =>
      item.kind !== 'mapping' && ((item.fromId !== null && !itemById.has(item.fromId)) || (item.toId !== null && !itemById.has(item.toId))),
  );
  const others = new Set(items.filter(({ origin }) => origin !== null && origin.format !== 'case').map(({ origin }) => origin?.format));
  const documents = count((item) => item !== document && restById.get(item.itemId)?.shape === 'document');
  return [
    ...(stewards > 0 ? [`Who the steward of an item is stays here (${stewards}).`] : []),
    ...(units > 0 ? [`Requirements of units name units of this site, which others do not know (${units}).`] : []),
    ...(outside > 0 ? [`Lines to roles or items that are not in this library can only be found again on this site (${outside}).`] : []),
    ...(others.size > 0 ? [`What files of other formats said beside their items is not written: ${[...others].join(', ')}.`] : []),
    ...(documents > 0
      ? [
          `A package has one document: ${documents} more that were brought into this library are written as ${itemTypeOf('group').toLowerCase()}s.`,
        ]
      : []),
  ];
}
