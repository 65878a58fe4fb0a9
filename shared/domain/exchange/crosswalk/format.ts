import { csvLine, unguarded } from '../../csv';
import type { FrameworkItem, ItemKind, ItemOf } from '../../../contract/framework-item';
import type { FileContent, FrameworkFormat, ReadOutcome, ReadTarget, WrittenFile } from '../framework-format';
import { knownIds } from '../known-ids';
import { plainMapping } from '../plain-items';
import { collectProblems } from '../problems';
import { fitting, headerKey, isRewrittenNumber, readRows, restText } from '../tables/read-rows';

const columns = { code: [], match: [], framework: [], reference: [], uri: ['url'], title: [] } as const;
const header = ['code', 'match', 'framework', 'reference', 'uri', 'title'] as const;

/** Mappings alone: what an item of this library is in another framework, found by its code. */
export const crosswalkFormat: FrameworkFormat = {
  key: 'crosswalk',
  name: 'Crosswalk CSV',
  extensions: ['csv'],
  takes: 'tables',
  detect: ([file]) => {
    const keys = new Set((file?.headers ?? []).map(headerKey));
    return !keys.has('record') && ['code', 'match', 'framework', 'reference'].every((key) => keys.has(key)) ? 1 : 0;
  },
  choices: [],
  read: readCrosswalk,
  write: writeCrosswalk,
};

/** Codes are told apart within a kind; of items that share one the first of these is meant. */
const order: readonly ItemKind[] = ['competency', 'task', 'role', 'clause', 'group', 'block', 'scale'];

function byCode(items: readonly FrameworkItem[]): ReadonlyMap<string, FrameworkItem> {
  const found = new Map<string, FrameworkItem>();
  for (const kind of order) {
    for (const item of items) {
      const key = item.code.toLowerCase();
      if (item.kind === kind && !item.isRetired && key !== '' && !found.has(key)) found.set(key, item);
    }
  }
  return found;
}

/** SKOS and CASE name the same four in their own way. */
const matches: ReadonlyArray<readonly [pattern: RegExp, match: ItemOf<'mapping'>['content']['match']]> = [
  [/^(?:skos:)?exact/i, 'exact'],
  [/^(?:skos:)?narrow/i, 'narrow'],
  [/^(?:skos:)?broad/i, 'broad'],
  [/^(?:skos:)?related/i, 'related'],
];

function readCrosswalk(files: readonly FileContent[], target: ReadTarget): ReadOutcome {
  const problems = collectProblems();
  const ids = knownIds('crosswalk', target, (item) => item.itemId);
  const itemByCode = byCode(target.known);
  const key = (fromId: string, framework: string, reference: string): string => JSON.stringify([fromId, framework, reference]);
  const knownByKey = new Map(
    target.known.flatMap((item) =>
      item.kind === 'mapping' && !item.isRetired
        ? [[key(item.fromId ?? '', item.content.framework, item.content.reference), item] as const]
        : [],
    ),
  );
  const taken = new Map<string, number>();
  const items: FrameworkItem[] = [];
  for (const { fileName, tables } of files) {
    for (const table of tables) {
      const { has, rows } = readRows(table, columns, problems, unguarded);
      const missing = header.slice(0, 4).filter((column) => !has.has(column));
      if (missing.length > 0) {
        problems.error(fileName, `There is no column ${missing.join(', ')}: nothing was taken.`);
        continue;
      }
      for (const { number, cells, rest } of rows) {
        const from = itemByCode.get(cells.code.toLowerCase());
        const match = matches.find(([pattern]) => pattern.test(cells.match))?.[1];
        const framework = fitting(cells.framework, 200, 'framework', problems, number);
        const reference = fitting(cells.reference, 400, 'reference', problems, number);
        if (from === undefined) {
          const why = isRewrittenNumber(cells.code) ? ' It looks like one that a spreadsheet made a number of.' : '';
          problems.error('code', `No item of this library has this code: the row was left out.${why}`, cells.code, number);
          continue;
        }
        if (framework === '' || reference === '') {
          problems.error(
            framework === '' ? 'framework' : 'reference',
            'There is no framework or no reference: the row was left out.',
            null,
            number,
          );
          continue;
        }
        const line = key(from.itemId, framework, reference);
        const first = taken.get(line);
        if (first !== undefined) {
          problems.error('reference', `The same mapping stands in row ${first}: this row was left out.`, reference, number);
          continue;
        }
        taken.set(line, number);
        const known = knownByKey.get(line);
        if (match === undefined)
          problems.warning(
            'match',
            `This is none of exact, narrow, broad and related: ${known?.content.match ?? 'related'} was taken.`,
            cells.match,
            number,
          );
        const identifier =
          known === undefined ? `${from.itemId} > ${framework} > ${reference}`.slice(0, 400) : (known.origin?.identifier ?? known.itemId);
        const origin = { format: 'crosswalk', identifier, rest: restText(rest) ?? '{}' };
        const content = {
          match: match ?? known?.content.match ?? 'related',
          framework,
          reference,
          uri: has.has('uri') ? fitting(cells.uri, 2000, 'uri', problems, number) : (known?.content.uri ?? ''),
          title: has.has('title') ? fitting(cells.title, 2000, 'title', problems, number) : (known?.content.title ?? ''),
        };
        const head = {
          itemId: known?.itemId ?? ids.of(identifier),
          frameworkId: target.frameworkId,
          ordinal: known?.ordinal ?? items.length * 1000,
          origin,
        };
        items.push(known === undefined ? plainMapping(head, from.itemId, content) : { ...known, origin, content });
      }
    }
  }
  return { items, problems: problems.list, title: null };
}

function writeCrosswalk(items: readonly FrameworkItem[]): WrittenFile {
  const itemByCode = byCode(items);
  const itemById = new Map(items.map((item) => [item.itemId, item]));
  const mappings = items.flatMap((item) => (item.kind === 'mapping' && !item.isRetired ? [item] : []));
  const lines: (readonly [code: string, line: string])[] = [];
  for (const { fromId, content } of mappings) {
    const from = itemById.get(fromId ?? '');
    if (from === undefined || itemByCode.get(from.code.toLowerCase()) !== from) continue;
    lines.push([from.code, csvLine([from.code, content.match, content.framework, content.reference, content.uri, content.title])]);
  }
  const left = mappings.length - lines.length;
  return {
    content:
      csvLine(header) +
      lines
        .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
        .map(([, line]) => line)
        .join(''),
    notCarried: left === 0 ? [] : [`${left} mappings of items without a code, with a code that another kind has as well, or retired.`],
  };
}
