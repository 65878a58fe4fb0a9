import { z } from 'zod';
import { parseJsonObject, type JsonObject } from '../../../shared/domain/audit-json';
import type { Sqlite } from '../vault/open';
import type { ClearCount, ToldChange } from './audit-quick-changes';
import { toldTables, type ToldTable } from './live-rows-tables';
import type { RowFinding } from './live-rows-finding';

/** How many versions and rows the log has told of, and how many of them it has ended, by table. */
export type ToldCounts = Readonly<Record<string, { readonly written: number; readonly ended: number }>>;

export interface LiveRowCheck {
  /** Holds one change of the log against the rows that stand there today. */
  readonly hear: (change: ToldChange) => void;
  /** The same for all changes in clear of a batch of entries at once; false where one of them must be heard by itself. */
  readonly fits: (entity: string, first: number, last: number, count: ClearCount) => boolean;
  readonly counts: () => ToldCounts;
  readonly findings: readonly RowFinding[];
}

const findingsKept = 20;

/**
 * Holds rows against the changes of the log, each found by its key: what the log tells must stand there, with the same
 * values, from and to the same entries. countFindings then tells whether anything stands there that it does not tell.
 */
export function checkLiveRows(site: Sqlite): LiveRowCheck {
  const findings: RowFinding[] = [];
  const present = new Map(presentTables(site).map((told) => [told.table, told]));
  const checkers = new Map<string, ReturnType<typeof tableChecker>>();
  // Made for the tables that are told of: at an unlock they are few, and to prepare for all takes longer than to check.
  const checkerOf = (entity: string) => {
    const told = present.get(entity);
    if (told === undefined) return undefined;
    const checker = checkers.get(entity) ?? tableChecker(site, told);
    checkers.set(entity, checker);
    return checker;
  };
  return {
    hear: (change) => {
      const finding = checkerOf(change.entity)?.hear(change) ?? null;
      if (finding !== null && findings.length < findingsKept) findings.push(finding);
    },
    fits: (entity, first, last, count) => checkerOf(entity)?.fits(first, last, count) ?? true,
    counts: () => Object.fromEntries([...checkers].map(([table, { count }]) => [table, { ...count }])),
    findings,
  };
}

/** The rows of a table that the log, up to an entry, has to have told of. */
interface StandingRows extends ToldTable {
  /** The column in which a row carries the number of its entry, where it has one. */
  readonly from: string | null;
  readonly isConcerned: string;
  readonly isEnded: string;
  readonly written: number;
  readonly ended: number;
}

/** Counts what stands in every table that the log tells of, whatever it tells. */
export function standingRows(site: Sqlite, upTo: number): readonly StandingRows[] {
  const size = z.number().parse(site.prepare('SELECT ifnull(max(entryNumber), 0) FROM audit_entry').pluck().get());
  return presentTables(site).map((told) => {
    const { table, isVersioned } = told;
    const from = isVersioned ? 'recordedFrom' : stampOf(site, table);
    // A row from after the verification began is of no concern, one from after the newest entry is.
    const isConcerned = from === null ? '1' : `(${from} <= ${upTo} OR ${from} > ${size})`;
    const isEnded = `recordedTo IS NOT NULL AND (recordedTo <= ${upTo} OR recordedTo > ${size})`;
    const count = (where: string): string => `count(*) FILTER (WHERE ${where})`;
    const counts = site
      .prepare(`SELECT ${count(isConcerned)}, ${isVersioned ? count(isEnded) : 0} FROM ${table}`)
      .raw()
      .get();
    const [written, ended] = z.tuple([z.number(), z.number()]).parse(counts);
    return { ...told, from, isConcerned, isEnded, written, ended };
  });
}

/** The rows of which the log tells nothing; looked for only where there are more of them than it told. */
export function untoldRows(site: Sqlite, standing: readonly StandingRows[], counts: readonly ToldCounts[]): RowFinding[] {
  return standing.flatMap(({ table, isVersioned, keys, from, isConcerned, isEnded, written, ended }) => {
    const sum = (side: 'written' | 'ended'): number => counts.reduce((total, count) => total + (count[table]?.[side] ?? 0), 0);
    const endedExtra = isVersioned ? ended - sum('ended') : 0;
    if (written <= sum('written') && endedExtra <= 0) return [];

    const id = keys.join(` || '/' || `);
    const told_ = `EXISTS (SELECT 1 FROM audit_change c WHERE c.entity = '${table}' AND c.entityId = ${id}`;
    const untold = `NOT ${told_} AND c.newCommitment IS NOT NULL${from === null ? '' : ` AND c.entryNumber = ${table}.${from}`})`;
    const untoldEnd = `${isEnded} AND NOT ${told_} AND c.oldCommitment IS NOT NULL AND c.entryNumber = ${table}.recordedTo)`;
    const ids = (where: string) =>
      z
        .array(z.string())
        .parse(site.prepare(`SELECT CAST(${id} AS TEXT) FROM ${table} WHERE ${where} LIMIT ${findingsKept}`).pluck().all());
    const found = [
      ...ids(`${isConcerned} AND ${untold}`).map((rowId): RowFinding => ({
        table,
        rowId,
        fault: 'notTold',
        field: null,
        entryNumber: null,
      })),
      ...(isVersioned ? ids(untoldEnd) : []).map((rowId): RowFinding => ({
        table,
        rowId,
        fault: 'altered',
        field: 'recordedTo',
        entryNumber: null,
      })),
    ];
    return found.length > 0 ? found : [{ table, rowId: '', fault: 'notTold', field: null, entryNumber: null }];
  });
}

/** Rows that are told inside the row of another table, and that other one is not there: no check of it comes upon them. */
export function partsOfNone(site: Sqlite): RowFinding[] {
  return presentTables(site).flatMap(({ table: owner, parts }) =>
    parts.flatMap(({ table, by, orderBy }) => {
      const rowId = `CAST(${by} || '/' || ${orderBy} AS TEXT)`;
      const stray = site.prepare(`SELECT ${rowId} FROM ${table} WHERE ${by} NOT IN (SELECT ${by} FROM ${owner}) LIMIT ${findingsKept}`);
      const ids = z.array(z.string()).parse(stray.pluck().all());
      return ids.map((id): RowFinding => ({ table, rowId: id, fault: 'notTold', field: null, entryNumber: null }));
    }),
  );
}

/** A copy from before a table was added has none; that one was dropped is found with the schema. */
function presentTables(site: Sqlite): readonly ToldTable[] {
  const names = new Set(z.array(z.string()).parse(site.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all()));
  return toldTables.filter(({ table }) => names.has(table));
}

function tableChecker(site: Sqlite, { table, isVersioned, keys, without, parts }: ToldTable) {
  const count = { written: 0, ended: 0 };
  const asTold = jsonOfRow(site, table, isVersioned ? ['recordedFrom', 'recordedTo'] : without, parts);
  const isKey = keys.map((key) => `${key} = ?`).join(' AND ');
  const standing = site
    .prepare<unknown[], string | null>(`SELECT ${asTold} FROM ${table} WHERE ${isKey}${isVersioned ? ' AND recordedFrom = ?' : ''}`)
    .pluck();
  const ended = isVersioned
    ? site.prepare<unknown[], string | null>(`SELECT ${asTold} FROM ${table} WHERE ${isKey} AND recordedTo = ?`).pluck()
    : null;
  const before = isVersioned ? site.prepare(`SELECT 1 FROM ${table} WHERE ${isKey} AND recordedFrom < ?`).pluck() : null;

  // In the same words as the log has them; the changes are read in their own order (the plus keeps the planner from other indices) and each row is found by its key.
  const matching = (side: 'old' | 'new', stamp: string | null): string =>
    `SELECT count(*) FROM audit_change c CROSS JOIN ${table} WHERE c.entryNumber BETWEEN ? AND ? AND +c.entity = '${table}' AND +c.personId IS NULL
      AND ${keys.map((key, index) => `${table}.${key} = ${partOfId(index, keys.length)}`).join(' AND ')}
      ${stamp === null ? '' : `AND ${table}.${stamp} = c.entryNumber`} AND CAST(c.${side}Value AS TEXT) = ${asTold}`;
  const standingOf = site.prepare<[number, number], number>(matching('new', isVersioned ? 'recordedFrom' : null)).pluck();
  const endedOf = isVersioned ? site.prepare<[number, number], number>(matching('old', 'recordedTo')).pluck() : null;

  const compare = (found: string | null | undefined, text: string): { field: string } | null => {
    if (found === text) return null;
    const [live, told] = [parseJsonObject(found ?? ''), parseJsonObject(text)];
    if (live === undefined || told === undefined) return { field: '' };
    const field = differingField(live, told);
    return field === null ? null : { field };
  };

  const hear = ({ entryNumber, entityId, old, new: next }: ToldChange): RowFinding | null => {
    let finding: RowFinding | null = null;
    const found = (fault: RowFinding['fault'], field: string | null): void => {
      finding ??= { table, rowId: entityId, fault, field, entryNumber };
    };
    if (old !== null && ended !== null) {
      count.ended++;
      const row = ended.get(...keyValues(entityId), entryNumber);
      if (row === undefined) {
        if (before?.get(...keyValues(entityId), entryNumber) === undefined) found('missing', null);
        else found('altered', 'recordedTo');
      } else if (old !== 'erased') {
        const difference = compare(row, old.text);
        if (difference !== null) found('altered', difference.field);
      }
    }
    if (next !== null) {
      count.written++;
      const row = standing.get(...keyValues(entityId), ...(isVersioned ? [entryNumber] : []));
      if (row === undefined) found('missing', null);
      else if (next !== 'erased') {
        const difference = compare(row, next.text);
        if (difference !== null) found('altered', difference.field);
      }
    }
    return finding;
  };

  /** Keys of several columns are told with slashes between; identifiers hold none but in the last, which is a number. */
  // The last key may hold a slash of its own: a row is called in its source as the source likes.
  const keyValues = (entityId: string): readonly string[] => {
    const named = entityId.split('/');
    return [...named.slice(0, keys.length - 1), named.slice(keys.length - 1).join('/')];
  };

  const fits = (first: number, last: number, wanted: ClearCount): boolean => {
    // Where the log ends none, as in most batches, there is no old value that a row could match.
    if (wanted.written > 0 && standingOf.get(first, last) !== wanted.written) return false;
    if (wanted.ended > 0 && endedOf !== null && endedOf.get(first, last) !== wanted.ended) return false;
    count.written += wanted.written;
    count.ended += isVersioned ? wanted.ended : 0;
    return true;
  };

  return { hear, fits, count };
}

/**
 * A row as the canonical JSON that the log has of it: names in order, flags and numbers as they are stored. Where SQLite
 * spells a text differently the caller compares field by field.
 */
function jsonOfRow(site: Sqlite, table: string, without: readonly string[], parts: ToldTable['parts']): string {
  const fields = new Map(
    columnsOf(site, table)
      .filter((column) => !without.includes(column))
      .map((column) => [column, `json_quote(${table}.${column})`]),
  );
  for (const part of parts) {
    const rows = `SELECT ${jsonOfRow(site, part.table, [], [])} AS one FROM ${part.table} WHERE ${part.table}.${part.by} = ${table}.${part.by} ORDER BY ${part.orderBy}`;
    fields.set(part.field, `'[' || ifnull((SELECT group_concat(one, ',') FROM (${rows})), '') || ']'`);
  }
  const names = [...fields.keys()].sort();
  return names.map((name, index) => `'${index === 0 ? '{' : ','}"${name}":' || ${fields.get(name) ?? ''}`).join(' || ') + ` || '}'`;
}

/** One of the keys in a change's entityId. Only the last of several is a number. */
function partOfId(index: number, of: number): string {
  if (of === 1) return 'c.entityId';
  const slash = `instr(c.entityId, '/')`;
  return index === 0 ? `substr(c.entityId, 1, ${slash} - 1)` : `CAST(substr(c.entityId, ${slash} + 1) AS INTEGER)`;
}

/** The first field in which two records differ; a column that was added later is null in rows from before and untold. */
function differingField(live: JsonObject, told: JsonObject): string | null {
  const fields = [...new Set([...Object.keys(live), ...Object.keys(told)])].sort();
  return fields.find((field) => JSON.stringify(live[field] ?? null) !== JSON.stringify(told[field] ?? null)) ?? null;
}

function columnsOf(site: Sqlite, table: string): string[] {
  return z.array(z.string()).parse(site.prepare(`SELECT name FROM pragma_table_info('${table}') ORDER BY cid`).pluck().all());
}

/** The column in which a row carries the number of its entry, where it has one. */
function stampOf(site: Sqlite, table: string): string | null {
  return columnsOf(site, table).includes('entryNumber') ? 'entryNumber' : null;
}
