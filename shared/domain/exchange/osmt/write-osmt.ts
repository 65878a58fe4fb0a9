import { csvLine } from '../../csv';
import type { FrameworkItem, ItemOf } from '../../../contract/framework-item';
import type { WrittenFile } from '../framework-format';
import { alignmentOf, jobCodeFramework, listCell, osmtColumns, type keptColumns, type OsmtCells, type OsmtColumn } from './osmt-row';

/** The address of a skill: the one it came with, or one of our own. */
export function osmtIdentifier(item: FrameworkItem): string {
  return item.origin?.format === 'osmt' ? item.origin.identifier : ownUrl(item);
}

/** The address under which a skill that has none is written, so that it is found again. */
export function ownUrl({ itemId }: FrameworkItem): string {
  return `urn:touchstone:${itemId}`;
}

const columns: readonly OsmtColumn[] = [
  'url',
  'name',
  'authors',
  'statement',
  'categories',
  'keywords',
  'standards',
  'certifications',
  'majorGroups',
  'minorGroups',
  'broad',
  'detailed',
  'jobCodes',
  'employers',
  'alignmentName',
  'alignmentUrl',
  'alignmentFramework',
];

/** Competencies as rich skill descriptors with the heading above them as category, and their mappings as alignments. */
export function writeOsmt(items: readonly FrameworkItem[]): WrittenFile {
  const itemById = new Map(items.map((item) => [item.itemId, item]));
  const mappings = new Map<string, ItemOf<'mapping'>[]>();
  for (const item of items) {
    if (item.kind !== 'mapping' || item.isRetired || item.fromId === null) continue;
    const list = mappings.get(item.fromId);
    if (list === undefined) mappings.set(item.fromId, [item]);
    else list.push(item);
  }
  const skills = items
    .flatMap((item) => (item.kind === 'competency' && !item.isRetired ? [item] : []))
    .toSorted((a, b) => a.ordinal - b.ordinal);
  const lines = skills.map((skill) => {
    const parent = skill.parentId === null ? undefined : itemById.get(skill.parentId);
    const cells = cellsOf(skill, parent?.kind === 'group' ? parent.title : '', mappings.get(skill.itemId) ?? []);
    return csvLine(columns.map((column) => cells[column]));
  });
  const others = items.filter(
    ({ kind, isRetired }) => !isRetired && kind !== 'competency' && kind !== 'group' && kind !== 'mapping',
  ).length;
  const stray = [...mappings].filter(([fromId]) => itemById.get(fromId)?.kind !== 'competency').length;
  return {
    content: csvLine(columns.map((column) => osmtColumns[column][0])) + lines.join(''),
    notCarried: [
      ...(others === 0 ? [] : [`${others} roles, tasks, clauses, scales, blocks, requirements and links.`]),
      ...(stray === 0 ? [] : [`The mappings of ${stray} items that are no competencies.`]),
      ...(skills.length === 0 ? [] : ['Levels, indicators, steps, guidance, prerequisites, and how a mapping matches.']),
    ],
  };
}

function cellsOf(skill: ItemOf<'competency'>, category: string, mappings: readonly ItemOf<'mapping'>[]): OsmtCells {
  const { cells, categories } = restOf(skill);
  const jobs = mappings.filter(({ content }) => isJobCode(content));
  const alignments = mappings.filter(({ content }) => !isJobCode(content)).map(({ content }) => alignmentOf(content));
  const identifier = osmtIdentifier(skill);
  const kept = new Map(cells);
  const cell = (column: (typeof keptColumns)[number]): string => kept.get(column) ?? '';
  return {
    url: /^[a-z][a-z0-9+.-]*:\/\//i.test(identifier) ? identifier : ownUrl(skill),
    name: skill.title,
    authors: cell('authors'),
    statement: skill.content.description,
    categories: listCell([...(category === '' ? [] : [category.replaceAll(';', ',')]), ...categories]),
    keywords: cell('keywords'),
    standards: cell('standards'),
    certifications: cell('certifications'),
    majorGroups: cell('majorGroups'),
    minorGroups: cell('minorGroups'),
    broad: cell('broad'),
    detailed: cell('detailed'),
    jobCodes: listCell(jobs.map(({ content }) => content.reference)),
    employers: cell('employers'),
    alignmentName: listCell(alignments.map(({ name }) => name)),
    alignmentUrl: listCell(alignments.map(({ url }) => url)),
    alignmentFramework: listCell(alignments.map(({ framework }) => framework)),
  };
}

/** A job code is no more than its reference; one with a title or an address of its own is an alignment. */
function isJobCode({ framework, reference, uri, title }: ItemOf<'mapping'>['content']): boolean {
  return framework === jobCodeFramework && uri === '' && (title === '' || title === reference);
}

function restOf({ origin }: FrameworkItem): {
  readonly cells: readonly (readonly [string, string])[];
  readonly categories: readonly string[];
} {
  if (origin?.format !== 'osmt') return { cells: [], categories: [] };
  const rest: unknown = JSON.parse(origin.rest);
  const fields = new Map<string, unknown>(typeof rest === 'object' && rest !== null ? Object.entries(rest) : []);
  const cells: unknown = fields.get('cells');
  const categories: unknown = fields.get('categories');
  return {
    cells: Object.entries(typeof cells === 'object' && cells !== null ? cells : {}).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
    categories: Array.isArray(categories) ? categories.filter((one) => typeof one === 'string') : [],
  };
}
