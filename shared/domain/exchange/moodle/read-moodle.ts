import { unguarded } from '../../csv';
import type { CompetencyItem, FrameworkItem, ItemOf, ScaleItem } from '../../../contract/framework-item';
import { defaultScale } from '../default-scale';
import type { FileContent, ReadOutcome, ReadTarget } from '../framework-format';
import { htmlText } from '../html-text';
import { knownIds, type KnownIds } from '../known-ids';
import { placesFor } from '../ordinals';
import { plainCompetency, plainGroup, plainLink, plainScale, type ItemHead } from '../plain-items';
import { collectProblems, type Problems } from '../problems';
import { fitting, isRewrittenNumber, readRows, type Row } from '../tables/read-rows';
import { uuidOf } from '../uuid';
import { moodleRest, moodleColumns, relatedIds, type MoodleColumn } from './moodle-row';
import { hasNames, moodleScale } from './moodle-scale';

type MoodleRow = Row<MoodleColumn>;

/** A row with the item it stands for; its parent is the key of another, or '' at the top. */
interface Node {
  readonly row: MoodleRow;
  readonly key: string;
  readonly isFramework: boolean;
  /** The row of the framework it belongs to. */
  readonly framework: Node | null;
  parent: string;
}

interface Reading {
  readonly target: ReadTarget;
  readonly problems: Problems;
  readonly ids: KnownIds;
  readonly nodes: ReadonlyMap<string, Node>;
  /** Those that the file brings, by their names of levels or their id. */
  readonly scales: Map<string, ScaleItem>;
  /** Those of the site, and retired ones of this library. */
  readonly scaleById: ReadonlyMap<string, ScaleItem>;
  readonly scaleId: string;
  /** Rows whose scale was told to be no scale of ours. */
  readonly doubted: Set<Node>;
}

/** The items of exports of a competency framework from Moodle, several files as one library. */
export function readMoodle(files: readonly FileContent[], target: ReadTarget): ReadOutcome {
  const problems = collectProblems();
  const ids = knownIds('moodle', target, (item) => item.itemId);
  const nodes = new Map<string, Node>();
  for (const { fileName, tables } of files)
    for (const table of tables) addNodes(readRows(table, moodleColumns, problems, unguarded), nodes, { target, ids, problems, fileName });
  cutCircles(nodes, problems);
  const scaleById = new Map(
    [...target.scales, ...target.known].flatMap((item) => (item.kind === 'scale' ? [[item.itemId, item] as const] : [])),
  );
  const reading: Reading = {
    target,
    problems,
    ids,
    nodes,
    scales: new Map(),
    scaleById,
    doubted: new Set(),
    scaleId: target.scale?.itemId ?? ids.of('touchstone:default-scale'),
  };
  const items = nodeItems(reading);
  const there = new Set(items.map(({ itemId }) => itemId));
  const links = relatedLinks(reading, there);
  const isDefaultUsed =
    target.scale === null && items.some((item) => item.kind === 'competency' && item.content.scaleId === reading.scaleId);
  const title = [...nodes.values()].find(({ isFramework }) => isFramework)?.row.cells.name ?? '';
  return {
    items: [...(isDefaultUsed ? [defaultScale(reading.scaleId, target.frameworkId)] : []), ...reading.scales.values(), ...items, ...links],
    problems: problems.list,
    title: title === '' ? null : title,
  };
}

interface Around extends Pick<Reading, 'target' | 'ids' | 'problems'> {
  readonly fileName: string;
}

function addNodes(
  { has, rows }: { readonly has: ReadonlySet<MoodleColumn>; readonly rows: readonly MoodleRow[] },
  nodes: Map<string, Node>,
  { target, ids, problems, fileName }: Around,
): void {
  if (!has.has('id') || !has.has('name')) {
    problems.error(fileName, 'There is no column “ID number” or no column “Short name”: nothing was taken.');
    return;
  }
  const byCode = new Map(
    target.known
      .filter(({ kind, isRetired, code }) => (kind === 'group' || kind === 'competency') && !isRetired && code !== '')
      .map((item) => [item.code, item]),
  );
  /** An id number of a Moodle, or the code under which an item of ours was written for one. */
  const keyOf = (id: string): string => (ids.item(id) === undefined ? byCode.get(id)?.itemId : undefined) ?? id;
  let framework: Node | null = null;
  const added: Node[] = [];
  for (const row of rows) {
    const { id, parent, isFramework } = row.cells;
    if (id === '') {
      problems.error('ID number', 'There is no id number: the row was left out.', row.cells.name, row.number);
      continue;
    }
    const key = keyOf(id).slice(0, 400);
    const first = nodes.get(key);
    if (first !== undefined) {
      problems.error('ID number', `The same id number stands in row ${first.row.number}: this row was left out.`, id, row.number);
      continue;
    }
    if (isRewrittenNumber(id)) problems.warning('ID number', 'This looks like an id that a spreadsheet made a number of.', id, row.number);
    const node: Node = {
      row,
      key,
      isFramework: /^(?:1|true|yes)$/i.test(isFramework),
      framework,
      parent: parent === '' ? '' : keyOf(parent),
    };
    if (node.isFramework) {
      framework = node;
      node.parent = '';
    }
    nodes.set(key, node);
    added.push(node);
  }
  if (framework === null && added.length > 0)
    problems.warning(fileName, 'No row is a framework (“Is framework” 1): its competencies were put at the top, on the scale of the site.');
  for (const node of added) {
    if (node.isFramework) continue;
    if (node.parent !== '' && !nodes.has(node.parent)) {
      problems.warning(
        'Parent ID number',
        'No row has this id number: the item was put at the top of its framework.',
        node.row.cells.parent,
        node.row.number,
      );
      node.parent = '';
    }
    if (node.parent === '') node.parent = node.framework?.key ?? '';
  }
}

/** What would stand below itself is put at the top of its framework. */
function cutCircles(nodes: ReadonlyMap<string, Node>, problems: Problems): void {
  const isSound = new Set<string>();
  for (const start of nodes.keys()) {
    const path = new Set<string>();
    let at = start;
    while (at !== '' && !isSound.has(at) && !path.has(at)) {
      path.add(at);
      at = nodes.get(at)?.parent ?? '';
    }
    const node = path.has(at) ? nodes.get(at) : undefined;
    if (node !== undefined) {
      problems.warning(
        'Parent ID number',
        'This would stand below itself: it was put at the top of its framework.',
        node.row.cells.parent,
        node.row.number,
      );
      node.parent = node.framework?.key ?? '';
    }
    for (const one of path) isSound.add(one);
  }
}

function nodeItems(reading: Reading): FrameworkItem[] {
  const { nodes, target, ids } = reading;
  const below = new Map<string, Node[]>();
  for (const node of nodes.values()) {
    const list = below.get(node.parent);
    if (list === undefined) below.set(node.parent, [node]);
    else list.push(node);
  }
  const items: FrameworkItem[] = [];
  for (const [parent, children] of below) {
    const isTop = parent === '' || parent === target.frameworkId;
    const ordinals = placesFor(children.map(({ key }) => ids.item(key)?.ordinal ?? null));
    for (const [at, node] of children.entries()) {
      // this library itself comes back
      if (node.isFramework && node.key === target.frameworkId) continue;
      items.push(
        ...nodeItem(
          node,
          { parentId: isTop ? null : ids.of(parent), ordinal: ordinals[at] ?? 0, hasChildren: below.has(node.key) },
          reading,
        ),
      );
    }
  }
  return items;
}

function nodeItem(
  node: Node,
  { parentId, ordinal, hasChildren }: { parentId: string | null; ordinal: number; hasChildren: boolean },
  reading: Reading,
): FrameworkItem[] {
  const { target, ids, problems } = reading;
  const { row, key } = node;
  const { cells, number } = row;
  const known = ids.item(key);
  if (known !== undefined && known.kind !== 'group' && known.kind !== 'competency') {
    problems.error(
      'ID number',
      `The library has this as a ${known.kind}, and an item keeps its kind: the row was left out.`,
      cells.id,
      number,
    );
    return [];
  }
  if (cells.ruleType !== '')
    problems.warning(
      'Rule type',
      'The rule of completion is kept for writing it again; here prerequisites do this, which a steward sets.',
      cells.ruleType,
      number,
    );
  if (/<\s*script|\son\w+\s*=|javascript:/i.test(cells.description))
    problems.warning(
      'Description',
      'holds markup with a script: it is kept and shown as plain text, never run.',
      cells.description,
      number,
    );
  const isGroup =
    known === undefined ? node.isFramework || (hasChildren && target.choices['inner'] !== 'competencies') : known.kind === 'group';
  const scaleId = isGroup ? null : scaleIdOf(node, known, reading);
  const title = fitting(cells.name, 2000, 'Short name', problems, number) || cells.id;
  const code = cells.id.length <= 60 ? cells.id : `MD-${uuidOf(cells.id).slice(0, 8)}`;
  const origin = { format: 'moodle', identifier: key, rest: moodleRest(cells, scaleId, row.rest) };
  const head: ItemHead = {
    itemId: ids.of(key),
    frameworkId: target.frameworkId,
    parentId,
    ordinal,
    code: node.isFramework ? '' : code,
    title,
    origin,
  };
  const description = fitting(
    cells.format === '1' || cells.format === '' ? htmlText(cells.description) : cells.description,
    4000,
    'Description',
    problems,
    number,
  );
  if (scaleId === null) return [plainGroup(head, description)];
  const item = plainCompetency(head, { description, type: 'skill', scaleId });
  return [known?.kind === 'competency' ? silent(item, known) : item];
}

/** What Moodle has no column for stays as the library has it. */
function silent(item: CompetencyItem, known: CompetencyItem): CompetencyItem {
  const { stewardUserId, reviewMonths, isRetired, replacedById } = known;
  return {
    ...item,
    stewardUserId,
    reviewMonths,
    isRetired,
    replacedById,
    content: { ...known.content, description: item.content.description, scaleId: item.content.scaleId },
  };
}

/** Of the row itself, else of its framework. */
function scaleIdOf(node: Node, known: FrameworkItem | undefined, reading: Reading): string {
  const own = node.row.cells.scaleValues === '' ? node.framework : node;
  const values = own?.row.cells.scaleValues ?? '';
  if (own === null || values === '') return known?.kind === 'competency' ? known.content.scaleId : reading.scaleId;
  const { target, ids, scales, scaleById, doubted, problems } = reading;
  const has = (scale: ScaleItem): boolean => hasNames(scale, values);
  const former = known?.kind === 'competency' ? scaleById.get(known.content.scaleId) : undefined;
  const found = former !== undefined && has(former) ? former : target.scales.find(has);
  if (found !== undefined) {
    // one that came from a file like this is still in it
    if (found.frameworkId === target.frameworkId && found.origin?.format === 'moodle') scales.set(found.itemId, found);
    return found.itemId;
  }
  const made = scales.get(values);
  if (made !== undefined) return made.itemId;
  const scale = moodleScale(values, own.row.cells.scaleConfig);
  if (scale === null) {
    if (!doubted.has(own))
      problems.warning(
        'Scale values',
        'A scale here has two to nine levels: the scale of the site was taken, this one is kept for writing it again.',
        values,
        own.row.number,
      );
    doubted.add(own);
    return reading.scaleId;
  }
  if (scale.doubt !== null) problems.warning('Scale configuration', scale.doubt, own.row.cells.scaleConfig, own.row.number);
  const identifier = `scale:${values}`.slice(0, 400);
  const head: ItemHead = {
    itemId: ids.of(identifier),
    frameworkId: target.frameworkId,
    parentId: null,
    ordinal: ids.item(identifier)?.ordinal ?? (scales.size + 1) * 1000,
    code: '',
    title: scale.levels
      .map(({ name }) => name)
      .join(' / ')
      .slice(0, 2000),
    origin: { format: 'moodle', identifier, rest: JSON.stringify({ cells: {}, scaleId: null, other: {} }) },
  };
  scales.set(values, plainScale(head, { levels: scale.levels, qualifyingLevel: scale.qualifyingLevel, mapping: null }));
  return head.itemId;
}

/** Moodle names each pair at both of its ends: one line stands for it. */
function relatedLinks({ nodes, target, ids, problems }: Reading, there: ReadonlySet<string>): ItemOf<'link'>[] {
  const pairOf = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);
  const knownByPair = new Map(
    target.known.flatMap((item) =>
      item.kind === 'link' && item.content.relation === 'related' && !item.isRetired
        ? [[pairOf(item.fromId ?? '', item.toId ?? ''), item] as const]
        : [],
    ),
  );
  const byId = new Map([...nodes.values()].map((node) => [node.row.cells.id, node]));
  const links = new Map<string, ItemOf<'link'>>();
  for (const node of nodes.values()) {
    for (const id of relatedIds(node.row.cells.related)) {
      const other = byId.get(id);
      const ends = [ids.of(node.key), other === undefined ? '' : ids.of(other.key)] as const;
      if (other === undefined || other === node || !ends.every((end) => there.has(end))) {
        problems.warning(
          'Cross-referenced competency ID numbers',
          'No other row has this id number: the reference was not taken.',
          id,
          node.row.number,
        );
        continue;
      }
      const pair = pairOf(...ends);
      if (links.has(pair)) continue;
      const known = knownByPair.get(pair);
      const identifier =
        known === undefined ? `related:${node.key} > ${other.key}`.slice(0, 400) : (known.origin?.identifier ?? known.itemId);
      const origin = { format: 'moodle', identifier, rest: '{}' };
      const link = plainLink(
        {
          itemId: known?.itemId ?? ids.of(identifier),
          frameworkId: target.frameworkId,
          ordinal: known?.ordinal ?? links.size * 1000,
          origin,
        },
        ends,
        'related',
        true,
      );
      links.set(pair, known === undefined ? link : { ...known, origin });
    }
  }
  return [...links.values()];
}
