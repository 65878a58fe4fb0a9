import { unguarded } from '../../csv';
import type { FrameworkItem, ItemOf } from '../../../contract/framework-item';
import { defaultScale } from '../default-scale';
import type { FileContent, ReadOutcome, ReadTarget } from '../framework-format';
import { knownIds, type KnownIds } from '../known-ids';
import { placesFor } from '../ordinals';
import { plainCompetency, plainGroup, plainMapping } from '../plain-items';
import { collectProblems, type Problems } from '../problems';
import { fitting, readRows, restText, type Row } from '../tables/read-rows';
import { uuidOf } from '../uuid';
import {
  alignmentKey,
  alignmentOf,
  jobCodeFramework,
  keptColumns,
  listOf,
  noFramework,
  osmtColumns,
  type Alignment,
  type OsmtColumn,
} from './osmt-row';
import { osmtIdentifier, ownUrl } from './write-osmt';

interface Reading {
  readonly target: ReadTarget;
  readonly ids: KnownIds;
  readonly problems: Problems;
  readonly groups: Map<string, FrameworkItem>;
  readonly mappingByKey: ReadonlyMap<string, ItemOf<'mapping'>>;
  readonly scaleId: string;
}

interface Skill {
  readonly row: Row<OsmtColumn>;
  readonly key: string;
}

/** The items of a collection of rich skill descriptors, as OSMT exports it. */
export function readOsmt(files: readonly FileContent[], target: ReadTarget): ReadOutcome {
  const problems = collectProblems();
  const ids = knownIds('osmt', target, osmtIdentifier);
  const mappings = target.known.flatMap((item) => (item.kind === 'mapping' && !item.isRetired ? [item] : []));
  const reading: Reading = {
    target,
    ids,
    problems,
    groups: new Map(),
    mappingByKey: new Map(mappings.map((item) => [alignmentKey(item.fromId ?? '', alignmentOf(item.content)), item])),
    scaleId: target.scale?.itemId ?? ids.of('touchstone:default-scale'),
  };
  const skills = files.flatMap((file) => skillsOf(file, reading));
  const ordinals = placesFor(skills.map(({ key }) => ids.item(key)?.ordinal ?? null));
  const items = skills.flatMap((skill, at) => skillItems(skill, ordinals[at] ?? 0, reading));
  const isDefaultUsed =
    target.scale === null && items.some((item) => item.kind === 'competency' && item.content.scaleId === reading.scaleId);
  return {
    items: [...(isDefaultUsed ? [defaultScale(reading.scaleId, target.frameworkId)] : []), ...reading.groups.values(), ...items],
    problems: problems.list,
    title: null,
  };
}

function skillsOf({ fileName, tables }: FileContent, { target, problems }: Reading): Skill[] {
  const ownByUrl = new Map(target.known.map((item) => [ownUrl(item), osmtIdentifier(item)]));
  const taken = new Map<string, number>();
  return tables.flatMap((table) => {
    const { has, rows } = readRows(table, osmtColumns, problems, unguarded);
    if (!has.has('name') || !has.has('statement')) {
      problems.error(fileName, 'There is no column “RSD Name” or no column “Skill Statement”: nothing was taken.');
      return [];
    }
    return rows.flatMap((row): Skill[] => {
      const { url, name, statement } = row.cells;
      if (name === '' && statement === '') {
        problems.error('RSD Name', 'There is neither a name nor a statement: the row was left out.', null, row.number);
        return [];
      }
      const key = (url === '' ? `skill:${name || statement}` : (ownByUrl.get(url) ?? url)).slice(0, 400);
      const first = taken.get(key);
      if (first !== undefined) {
        problems.error(
          url === '' ? 'RSD Name' : 'Canonical URL',
          `The same skill stands in row ${first}: this row was left out.`,
          url || name,
          row.number,
        );
        return [];
      }
      taken.set(key, row.number);
      return [{ row, key }];
    });
  });
}

function skillItems({ row, key }: Skill, ordinal: number, reading: Reading): FrameworkItem[] {
  const { target, ids, problems, scaleId } = reading;
  const { cells, number } = row;
  const known = ids.item(key);
  if (known !== undefined && known.kind !== 'competency') {
    problems.error(
      'Canonical URL',
      `The library has this as a ${known.kind}, and an item keeps its kind: the row was left out.`,
      key,
      number,
    );
    return [];
  }
  const itemId = ids.of(key);
  const [category, ...others] = listOf(cells.categories).filter((one) => one !== '');
  const kept = Object.fromEntries(keptColumns.flatMap((column) => (cells[column] === '' ? [] : [[column, cells[column]]])));
  const rest = restText({ cells: kept, categories: others, other: row.rest });
  if (rest === null) problems.warning('', 'This row is too long to be kept whole.', null, number);
  const head = {
    itemId,
    frameworkId: target.frameworkId,
    parentId: category === undefined ? null : groupOf(category, known, reading, number),
    ordinal,
    code: known?.code ?? `OSMT-${uuidOf(key).slice(0, 8)}`,
    title: fitting(cells.name || cells.statement, 2000, 'RSD Name', problems, number),
    origin: { format: 'osmt', identifier: key, rest: rest ?? '{}' },
  };
  const description = fitting(cells.statement, 4000, 'Skill Statement', problems, number);
  const plain = plainCompetency(head, { description, type: 'skill', scaleId });
  const skill = known === undefined ? plain : { ...known, ...head, content: { ...known.content, description } };
  return [skill, ...alignments(cells).flatMap((one, at) => mappingItem(one, skill, at, reading, number))];
}

/** The first category is the heading below which a skill stands: that of the library, where it has one of this name. */
function groupOf(category: string, known: FrameworkItem | undefined, { target, ids, groups, problems }: Reading, number: number): string {
  const title = fitting(category, 2000, 'Categories', problems, number);
  const isNamed = (item: FrameworkItem): boolean => item.kind === 'group' && item.title.replaceAll(';', ',') === title;
  const parent = target.known.find(({ itemId }) => itemId === known?.parentId);
  if (parent !== undefined && isNamed(parent)) {
    groups.set(`known ${parent.itemId}`, parent);
    return parent.itemId;
  }
  const made = groups.get(title);
  if (made !== undefined) return made.itemId;
  const identifier = `category:${title}`.slice(0, 400);
  const there = ids.item(identifier) ?? target.known.find((item) => isNamed(item) && !item.isRetired);
  const origin = { format: 'osmt', identifier, rest: '{}' };
  const group =
    there ??
    plainGroup(
      {
        itemId: ids.of(identifier),
        frameworkId: target.frameworkId,
        parentId: null,
        ordinal: (groups.size + 1) * 1000,
        code: '',
        title,
        origin,
      },
      '',
    );
  groups.set(title, group);
  return group.itemId;
}

/** Names, addresses and frameworks stand side by side, first with first; job codes are alignments with O*NET. */
function alignments(cells: Readonly<Record<OsmtColumn, string>>): Alignment[] {
  const [names, urls, frameworks] = [listOf(cells.alignmentName), listOf(cells.alignmentUrl), listOf(cells.alignmentFramework)];
  const found = Array.from({ length: Math.max(names.length, urls.length, frameworks.length) }, (_, at): Alignment => ({
    name: names[at] ?? '',
    url: urls[at] ?? '',
    framework: frameworks[at] ?? '',
  }));
  const jobs = listOf(cells.jobCodes).map((name): Alignment => ({ name, url: '', framework: jobCodeFramework }));
  return [...found, ...jobs].filter(({ name, url }) => name !== '' || url !== '');
}

function mappingItem(
  alignment: Alignment,
  skill: FrameworkItem,
  at: number,
  { target, ids, mappingByKey, problems }: Reading,
  number: number,
): ItemOf<'mapping'>[] {
  const known = mappingByKey.get(alignmentKey(skill.itemId, alignment));
  if (known !== undefined) return [known];
  const { name, url } = alignment;
  const framework = fitting(alignment.framework === '' ? noFramework : alignment.framework, 200, 'Alignment Framework', problems, number);
  const reference = fitting(url !== '' ? url : name, 400, 'Alignment Name', problems, number);
  const identifier = `${skill.origin?.identifier ?? ''} > ${framework} > ${reference}`.slice(0, 400);
  const head = {
    itemId: ids.of(identifier),
    frameworkId: target.frameworkId,
    ordinal: (at + 1) * 1000,
    origin: { format: 'osmt', identifier, rest: '{}' },
  };
  return [
    plainMapping(head, skill.itemId, {
      match: 'related',
      framework,
      reference,
      uri: fitting(url, 2000, 'Alignment URL', problems, number),
      title: fitting(name, 2000, 'Alignment Name', problems, number),
    }),
  ];
}
