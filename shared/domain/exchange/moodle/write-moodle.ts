import { csvLine } from '../../csv';
import type { FrameworkItem, ItemOf, ScaleItem } from '../../../contract/framework-item';
import type { WriteAbout, WrittenFile } from '../framework-format';
import { htmlText } from '../html-text';
import { moodleColumns, relatedCell, restOfMoodle, type MoodleCells, type MoodleColumn } from './moodle-row';
import { scaleCells } from './moodle-scale';

type Node = ItemOf<'group'> | ItemOf<'competency'>;

/** The longest short name and id number that Moodle keeps, in characters. */
const longest = 100;
const columns: readonly MoodleColumn[] = [
  'parent',
  'id',
  'name',
  'description',
  'format',
  'scaleValues',
  'scaleConfig',
  'ruleType',
  'ruleOutcome',
  'ruleConfig',
  'related',
  'exportId',
  'isFramework',
  'taxonomy',
];

/** Groups and competencies as Moodle takes them: one row for the framework, the others below each other by id numbers. */
export function writeMoodle(items: readonly FrameworkItem[], about: WriteAbout): WrittenFile {
  const nodes = items.filter((item): item is Node => (item.kind === 'group' || item.kind === 'competency') && !item.isRetired);
  const scales = new Map(
    [...items, ...about.foreignScales].flatMap((item) => (item.kind === 'scale' ? [[item.itemId, item] as const] : [])),
  );
  const there = new Map(nodes.map((node) => [node.itemId, node]));
  const below = new Map<string, Node[]>();
  for (const node of nodes) {
    const parent = node.parentId !== null && there.has(node.parentId) ? node.parentId : '';
    const list = below.get(parent);
    if (list === undefined) below.set(parent, [node]);
    else list.push(node);
  }
  const tops = below.get('') ?? [];
  const [only] = tops;
  // A framework that came from a Moodle and is all there is goes back as the framework it was.
  const own = tops.length === 1 && only?.kind === 'group' && isFrameworkRow(only) ? only : null;
  const idOf = idNumbers(nodes);
  const scaleId = mostUsed(nodes);
  const related = relatedOf(items, there, idOf);
  const lines = [frameworkRow(own, about, scales.get(scaleId ?? ''), idOf)];
  const visit = (parent: string): void => {
    for (const node of (below.get(parent) ?? []).toSorted((a, b) => a.ordinal - b.ordinal || (a.itemId < b.itemId ? -1 : 1))) {
      const parentNumber = parent === '' || parent === own?.itemId ? '' : idOf(parent);
      if (node !== own)
        lines.push(
          nodeRow(node, {
            id: idOf(node.itemId),
            parent: parentNumber,
            related: relatedCell(related.get(node.itemId) ?? []),
            isOwn: own !== null,
            scaleId,
            scales,
          }),
        );
      visit(node.itemId);
    }
  };
  visit('');
  const header = csvLine(columns.map((column) => moodleColumns[column][0]));
  const content = header + lines.map((cells) => csvLine(columns.map((column) => cells[column]))).join('');
  return { content, notCarried: notCarried(items, nodes) };
}

function isFrameworkRow({ origin }: Node): boolean {
  return restOfMoodle(origin)?.cells.taxonomy !== undefined || restOfMoodle(origin)?.cells.scaleValues !== undefined;
}

/** The number a Moodle gave, else the code where it is the only one, else the id. */
function idNumbers(nodes: readonly Node[]): (itemId: string) => string {
  const counts = new Map<string, number>();
  for (const { code } of nodes) counts.set(code, (counts.get(code) ?? 0) + 1);
  const numbers = new Map(
    nodes.map((node) => {
      const own = node.origin?.format === 'moodle' ? node.origin.identifier : null;
      return [node.itemId, own ?? (node.code !== '' && counts.get(node.code) === 1 ? node.code : node.itemId)];
    }),
  );
  return (itemId) => numbers.get(itemId) ?? itemId;
}

function mostUsed(nodes: readonly Node[]): string | null {
  const counts = new Map<string, number>();
  for (const node of nodes) if (node.kind === 'competency') counts.set(node.content.scaleId, (counts.get(node.content.scaleId) ?? 0) + 1);
  return [...counts].toSorted(([a, left], [b, right]) => right - left || (a < b ? -1 : 1))[0]?.[0] ?? null;
}

const empty: MoodleCells = {
  parent: '',
  id: '',
  name: '',
  description: '',
  format: '',
  scaleValues: '',
  scaleConfig: '',
  ruleType: '',
  ruleOutcome: '',
  ruleConfig: '',
  related: '',
  exportId: '',
  isFramework: '',
  taxonomy: '',
};

function frameworkRow(own: Node | null, about: WriteAbout, scale: ScaleItem | undefined, idOf: (itemId: string) => string): MoodleCells {
  const cells = scale === undefined ? { values: '', config: '' } : scaleCells(scale);
  const usual = {
    scaleValues: cells.values,
    scaleConfig: cells.config,
    isFramework: '1',
    taxonomy: 'competency,competency,competency,competency',
  };
  if (own === null)
    return { ...empty, ...usual, id: about.frameworkId, name: about.title.slice(0, longest), description: about.description, format: '2' };
  const kept = restOfMoodle(own.origin)?.cells ?? {};
  return { ...empty, ...usual, ...kept, ...descriptionOf(own), id: idOf(own.itemId), name: own.title.slice(0, longest) };
}

interface Place {
  readonly id: string;
  readonly parent: string;
  readonly related: string;
  /** Whether it stands in the framework it came in. */
  readonly isOwn: boolean;
  readonly scaleId: string | null;
  readonly scales: ReadonlyMap<string, ScaleItem>;
}

function nodeRow(node: Node, { id, parent, related, isOwn, scaleId, scales }: Place): MoodleCells {
  const rest = restOfMoodle(node.origin);
  const {
    scaleValues = '',
    scaleConfig = '',
    description: _description,
    format: _format,
    taxonomy: _taxonomy,
    ...kept
  } = rest?.cells ?? {};
  const used = node.kind === 'competency' ? node.content.scaleId : null;
  const isAsRead = isOwn && rest !== null && rest.scaleId === used;
  const scale = used === null || used === scaleId ? undefined : scales.get(used);
  const cells = scale === undefined ? { values: '', config: '' } : scaleCells(scale);
  return {
    ...empty,
    ruleConfig: 'null',
    ...kept,
    ...descriptionOf(node),
    parent,
    id,
    name: node.title.slice(0, longest),
    scaleValues: isAsRead ? scaleValues : cells.values,
    scaleConfig: isAsRead ? scaleConfig : cells.config,
    related,
  };
}

/** As it came, marks and all, unless somebody changed its words. */
function descriptionOf(node: Node): Pick<MoodleCells, 'description' | 'format'> {
  const rest = restOfMoodle(node.origin);
  const { description = '', format = '' } = rest?.cells ?? {};
  const words = format === '1' || format === '' ? htmlText(description) : description;
  if (rest !== null && words.slice(0, 4000).trimEnd() === node.content.description) return { description, format };
  return { description: node.content.description, format: '2' };
}

function relatedOf(
  items: readonly FrameworkItem[],
  there: ReadonlyMap<string, Node>,
  idOf: (itemId: string) => string,
): ReadonlyMap<string, readonly string[]> {
  const related = new Map<string, string[]>();
  for (const item of items) {
    if (item.kind !== 'link' || item.content.relation !== 'related' || item.isRetired || item.fromId === null || item.toId === null)
      continue;
    if (!there.has(item.fromId) || !there.has(item.toId)) continue;
    related.set(item.fromId, [...(related.get(item.fromId) ?? []), idOf(item.toId)]);
    related.set(item.toId, [...(related.get(item.toId) ?? []), idOf(item.fromId)]);
  }
  return related;
}

function notCarried(items: readonly FrameworkItem[], nodes: readonly Node[]): string[] {
  const count = (is: (item: FrameworkItem) => boolean): number => items.filter((item) => !item.isRetired && is(item)).length;
  const say = (number: number, what: string): string[] => (number === 0 ? [] : [`${number} ${what}`]);
  return [
    ...say(
      count(({ kind }) => kind === 'role' || kind === 'task' || kind === 'clause' || kind === 'block'),
      'roles, tasks, clauses and blocks.',
    ),
    ...say(
      count(
        (item) => item.kind === 'requirement' || item.kind === 'mapping' || (item.kind === 'link' && item.content.relation !== 'related'),
      ),
      'requirements, mappings and links other than “related”.',
    ),
    ...say(
      nodes.filter((node) => node.kind === 'competency' && node.content.indicators.length + node.content.steps.length > 0).length,
      'lists of indicators and steps.',
    ),
    ...say(nodes.filter((node) => node.kind === 'competency' && node.content.prerequisites.length > 0).length, 'lists of prerequisites.'),
    ...say(nodes.filter(({ title }) => title.length > longest).length, `titles beyond the ${longest} characters that Moodle keeps.`),
    ...say(items.filter(({ isRetired }) => isRetired).length, 'retired items.'),
  ];
}
