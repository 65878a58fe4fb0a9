import type { FrameworkItem, ItemOf } from '../../../contract/framework-item';
import { defaultScale } from '../default-scale';
import type { FileContent, ReadOutcome, ReadTarget } from '../framework-format';
import { knownIds } from '../known-ids';
import { placesFor } from '../ordinals';
import { collectProblems, type Problems } from '../problems';
import { uuidOf } from '../uuid';
import { caseIdentifier, restOf, restText, textOf, type PlacedAssociation } from './case-origin';
import { kindOf } from './kinds';
import { plainItem, statementOf, type ItemPlace } from './plain-item';
import { readAssociations } from './read-associations';
import { readPackage, type CasePackage, type Placed } from './read-package';
import { readTree } from './read-tree';
import { checked, type Reading } from './reading';
import { indicatorsOf, ownRubricId } from './rubrics';
import { told } from './told';

/** The items of a CASE 1.0 package, with everything beside them that is written back unchanged. */
export function readCase(files: readonly FileContent[], target: ReadTarget): ReadOutcome {
  const problems = collectProblems();
  const [first, ...others] = files;
  for (const { fileName } of others) problems.error(fileName, 'A CASE package is one file: this one was left out.');
  const file = first === undefined ? null : readPackage(first.text, problems);
  if (file === null) return { items: [], problems: problems.list, title: null };
  const reading = begin(file, target, problems);
  const scale = target.scale === null && file.items.length > 0 ? [defaultScale(reading.scaleId, target.frameworkId)] : [];
  const nodes = [...documentItem(reading), ...nodeItems(reading)];
  const kindById = new Map(nodes.map((item) => [item.itemId, item.kind]));
  const lines = readAssociations(reading, kindById);
  const items = [...nodes, ...blockItems(reading), ...lines.items].map((item) => withAssociations(item, lines.keptBy.get(item.itemId)));
  const isScaleUsed = items.some((item) => item.kind === 'competency' && item.content.scaleId === reading.scaleId);
  return {
    items: [...(isScaleUsed ? scale : []), ...items],
    problems: problems.list,
    title: textOf(file.document.object['title']) || null,
  };
}

function begin(file: CasePackage, target: ReadTarget, problems: Problems): Reading {
  const ids = knownIds('case', target, caseIdentifier);
  const inFile = new Set([...file.items, ...file.associations, ...file.rubrics, file.document].map(({ identifier }) => identifier));
  const scaleByName = new Map(target.scales.map((scale) => [caseIdentifier(scale), scale.itemId]));
  return {
    file,
    tree: readTree(file, problems),
    target,
    problems,
    ids,
    refer: (identifier) =>
      ids.item(identifier)?.itemId ?? scaleByName.get(identifier) ?? (inFile.has(identifier) ? ids.of(identifier) : identifier),
    rubricById: new Map(file.rubrics.map((rubric) => [rubric.identifier, rubric])),
    scaleId: target.scale?.itemId ?? ids.of('touchstone:default-scale'),
  };
}

/** The document stands at the top as a group, except where it is this library itself that comes back. */
function documentItem({ file, target, ids, problems }: Reading): FrameworkItem[] {
  const { document, definitions, further } = file;
  if (document.identifier === uuidOf(target.frameworkId)) return [];
  const known = ids.item(document.identifier);
  const isKept = target.choices['rubrics'] === 'keep';
  const rest = restText({
    shape: 'document',
    at: 0,
    object: document.object,
    ...(definitions === null ? {} : { definitions: withoutOwnGroupings(definitions) }),
    ...(Object.keys(further).length === 0 ? {} : { further }),
    ...(isKept ? { rubrics: foreignRubrics(file).map(({ object }) => object) } : {}),
  });
  const item: FrameworkItem = {
    itemId: ids.of(document.identifier),
    frameworkId: target.frameworkId,
    kind: 'group',
    parentId: null,
    ordinal:
      known?.ordinal ?? 1000 + Math.max(0, ...target.known.filter(({ parentId }) => parentId === null).map(({ ordinal }) => ordinal)),
    fromId: null,
    toId: null,
    code: '',
    title: textOf(document.object['title']).slice(0, 2000) || 'CASE',
    stewardUserId: null,
    reviewMonths: null,
    isRetired: false,
    replacedById: null,
    origin: { format: 'case', identifier: document.identifier, rest },
    content: { description: textOf(document.object['description']).slice(0, 4000) },
  };
  return checked(item, document.path, problems);
}

function nodeItems(reading: Reading): FrameworkItem[] {
  const { file, tree, ids, target } = reading;
  const placed = new Map([...file.items].map((one) => [one.identifier, one]));
  const isOwnLibrary = file.document.identifier === uuidOf(target.frameworkId);
  const items: FrameworkItem[] = [];
  for (const [parent, children] of tree.childrenOf) {
    const parentId = parent === file.document.identifier ? (isOwnLibrary ? null : ids.of(parent)) : ids.of(parent);
    const inOrder = children.filter((identifier) => !isBeside(ids.item(identifier)));
    const ordinals = placesFor(inOrder.map((identifier) => ids.item(identifier)?.ordinal ?? null));
    const ordinalOf = new Map(inOrder.map((identifier, at) => [identifier, ordinals[at] ?? 0]));
    for (const identifier of children) {
      const one = placed.get(identifier);
      const known = ids.item(identifier);
      // At the top is at the top, whether this library or what came into it is the document of the file.
      const isStill = parent === file.document.identifier && known !== undefined && isAtTop(known, target);
      const place = { parentId: isStill ? known.parentId : parentId, ordinal: ordinalOf.get(identifier) ?? known?.ordinal ?? 0 };
      if (one !== undefined) items.push(...nodeItem(one, place, reading));
    }
  }
  return items;
}

/** Scales and blocks that the library has stay where they are: their place in a file tells nothing. */
function isBeside(known: FrameworkItem | undefined): boolean {
  return known?.kind === 'scale' || known?.kind === 'block';
}

function isAtTop({ parentId }: FrameworkItem, { known }: ReadTarget): boolean {
  if (parentId === null) return true;
  const parent = known.find(({ itemId }) => itemId === parentId);
  return parent === undefined || restOf(parent.origin)?.shape === 'document';
}

function nodeItem(one: Placed, { parentId, ordinal }: Pick<ItemPlace, 'parentId' | 'ordinal'>, reading: Reading): FrameworkItem[] {
  const { tree, target, ids, problems, refer, rubricById } = reading;
  const { identifier, object, path } = one;
  const known = ids.item(identifier);
  const hasChildren = (tree.childrenOf.get(identifier)?.length ?? 0) > 0;
  const kind = known?.kind ?? kindOf(object, hasChildren, target.choices['inner'] ?? 'tree');
  // A scale of another library of this site came along for those who have not got it.
  if (kind === 'scale' && known === undefined && refer(identifier) !== ids.of(identifier)) return [];
  const scaleId = known?.kind === 'competency' ? known.content.scaleId : reading.scaleId;
  const rest = restText({ shape: 'item', at: one.at, object, ...(kind === 'competency' ? { scaleId } : {}) });
  const place: ItemPlace = {
    itemId: ids.of(identifier),
    frameworkId: target.frameworkId,
    parentId,
    ordinal,
    fromId: null,
    toId: null,
    origin: { format: 'case', identifier, rest },
  };
  if (statementOf(object).isCut)
    problems.warning(
      `${path}.fullStatement`,
      'is longer than is shown here: title and description are cut; the whole text is kept for writing it again.',
      object['fullStatement'],
    );
  if (/<\s*script|<[a-z][^>]*\son\w+\s*=|javascript:/i.test(rest))
    problems.warning(path, 'holds markup with a script: it is kept and shown as plain text, never run.', object['fullStatement']);
  const plain = plainItem(object, kind, place, scaleId);
  const item = told(plain, object, {
    known,
    refer,
    rubric: rubricById.size === 0 ? null : (rubricById.get(ownRubricId(identifier))?.object ?? null),
  });
  if (textOf(object['fullStatement']) === '' && plain.title !== '')
    problems.warning(`${path}.fullStatement`, 'There is no statement: something else stands for the title.', plain.title);
  return checked(item, path, problems, plain);
}

/** Rubrics of others become blocks of indicators, which a steward can give to competencies. */
function blockItems({ file, ids, target, problems }: Reading): FrameworkItem[] {
  if (target.choices['rubrics'] === 'keep') return [];
  const parentId = ids.of(file.document.identifier);
  return foreignRubrics(file).flatMap(({ object, identifier, path, at }) => {
    const { indicators, isCut } = indicatorsOf(object);
    if (isCut || indicators.length > 60)
      problems.warning(
        path,
        'has more criteria or levels than a block of indicators takes: the rest is kept for writing it again.',
        object['title'],
      );
    const known = ids.item(identifier);
    const ordinal = known?.ordinal ?? (at + 1) * 1000;
    const guidance = { assessor: textOf(object['description']).slice(0, 4000), coach: '', employee: '' };
    const item: ItemOf<'block'> = {
      itemId: ids.of(identifier),
      frameworkId: target.frameworkId,
      kind: 'block',
      parentId,
      ordinal,
      fromId: null,
      toId: null,
      code: '',
      title: textOf(object['title']).slice(0, 2000) || 'Rubric',
      stewardUserId: null,
      reviewMonths: null,
      isRetired: false,
      replacedById: null,
      origin: { format: 'case', identifier, rest: restText({ shape: 'rubric', at, object }) },
      content: { indicators: indicators.slice(0, 60), steps: [], guidance },
    };
    return checked(item, path, problems);
  });
}

function foreignRubrics({ rubrics, items }: CasePackage): Placed[] {
  if (rubrics.length === 0) return [];
  const own = new Set(items.map(({ identifier }) => ownRubricId(identifier)));
  return rubrics.filter(({ identifier }) => !own.has(identifier));
}

/** Groupings that stand for what a line of ours says are written anew each time. */
function withoutOwnGroupings(definitions: NonNullable<CasePackage['definitions']>): NonNullable<CasePackage['definitions']> {
  const { CFAssociationGroupings: groupings, ...rest } = definitions;
  const list: readonly unknown[] = Array.isArray(groupings) ? groupings : [];
  const kept = list.filter((one) => !JSON.stringify(one ?? null).includes('[Touchstone]\\n'));
  return Array.isArray(groupings) && (kept.length > 0 || list.length === 0) ? { ...rest, CFAssociationGroupings: kept } : rest;
}

function withAssociations(item: FrameworkItem, kept: readonly PlacedAssociation[] | undefined): FrameworkItem {
  if (kept === undefined || item.origin === null) return item;
  // Put at the end of the text: reading and writing all of it again would take longer than the rest of the work.
  return { ...item, origin: { ...item.origin, rest: `${item.origin.rest.slice(0, -1)},"associations":${JSON.stringify(kept)}}` } };
}
