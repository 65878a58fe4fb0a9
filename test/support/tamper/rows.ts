import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { kindOfTable } from '../../../electron/service/db/live-rows-tables';
import { verifyRecord, type RecordVerification } from '../../../electron/service/jobs/verify-record';
import { openEncrypted, type Sqlite } from '../../../electron/service/vault/open';
import type { Random } from '../../../shared/domain/sample/random';

export type TamperKind = 'change' | 'delete' | 'insert' | 'swap';

export interface Tampering {
  readonly file: 'site' | 'evidence';
  readonly table: string;
  readonly kind: TamperKind;
  /** Of a change and a swap. */
  readonly column: string | null;
  /** Which row, by its place in the table. */
  readonly row: number;
}

export interface TamperedSite {
  /** The two databases of a closed site; copies of them are tampered with. */
  readonly site: string;
  readonly evidence: string;
  readonly key: Uint8Array;
  readonly cipher: 'aegis' | 'sqlcipher';
}

export interface TamperOutcome {
  readonly tampering: Tampering;
  /** What the statement was; null where the tables do not take it, or it would change nothing. */
  readonly done: string | null;
  readonly found: RecordVerification | null;
}

/** What no verification can or need see, with the reason. */
export const beyond: ReadonlyArray<readonly [table: string, column: string | null, why: string]> = [
  ['draft', null, 'a draft is overwritten at will'],
  ['framework_draft', null, 'a draft too: the digest of what was submitted is in the log, and approving compares it'],
  ['framework_draft_item', null, 'a draft too'],
  ['framework_draft_edit', null, 'steps that can be taken back in a draft'],
  ['edit_lock', null, 'says for ten minutes who is editing'],
  ['staged_evidence', null, 'no record cites it yet'],
  ['standing_change', null, 'whom to read anew, and no record: what is counted is read whole again whenever its columns are not kept'],
  ['rating_draft', null, 'a draft too, sealed to who writes it: one that was changed does not open'],
  [
    'panel_sealed_answer',
    'answerId',
    'the log must not tell whose answer it is; one that was changed does not open, and nothing of its session is',
  ],
  ['panel_sealed_answer', 'box', 'the same'],
  ['kysely_migration', 'timestamp', 'the moment of an update is told by the log where it matters'],
  ['kysely_migration_lock', null, 'says nothing about the record'],
];

/** Every way to change one row of a site: each column of each row, each row taken away, slipped in, or swapped with another. */
export function everyTampering(target: TamperedSite): Tampering[] {
  return withCopies(target, (site, evidence) =>
    [...tables(site, 'site'), ...tables(evidence, 'evidence')].flatMap(({ file, table, columns, rows }) =>
      Array.from({ length: rows }, (_, row) => row).flatMap((row): Tampering[] => [
        ...columns.map((column): Tampering => ({ file, table, kind: 'change', column, row })),
        { file, table, kind: 'delete', column: null, row },
        { file, table, kind: 'insert', column: null, row },
        ...(row === 0 ? [] : columns.map((column): Tampering => ({ file, table, kind: 'swap', column, row }))),
      ]),
    ),
  ).filter(({ table, column }) => !beyond.some(([one, only]) => one === table && (only === null || only === column)));
}

/** So many of them, spread over tables and kinds so that each pair comes up before any comes up twice. */
export function sampled(all: readonly Tampering[], count: number | 'all', random: Random): readonly Tampering[] {
  if (count === 'all') return all;
  const byPair = new Map<string, Tampering[]>();
  for (const one of all) {
    const pair = `${one.table} ${one.kind}`;
    byPair.set(pair, [...(byPair.get(pair) ?? []), one]);
  }
  const pairs = [...byPair.values()];
  const chosen: Tampering[] = [];
  for (let round = 0; chosen.length < Math.min(count, all.length); round++) {
    const pool = pairs[round % pairs.length] ?? [];
    if (pool.length > 0) chosen.push(...pool.splice(random.int(0, pool.length - 1), 1));
  }
  return chosen;
}

/** Does it to a copy, with every guard lifted and put back as somebody with the data key could, and verifies the copy as a whole. */
export async function tamperAndVerify(target: TamperedSite, tampering: Tampering): Promise<TamperOutcome> {
  return withCopies(target, async (site, evidence) => {
    const done = tamper(tampering.file === 'site' ? site : evidence, tampering);
    return { tampering, done, found: done === null ? null : await verifyRecord({ site, evidence }, () => undefined) };
  });
}

/** Whether anything was found, and where it had to be: at the table itself, at the log, or at what hangs on the row. */
export function isDetected({ tampering: { file, table }, found }: TamperOutcome): boolean {
  if (found === null) return true;
  const { badFile, badSchema, firstBad, rows, orphans } = found;
  if (badFile !== null || badSchema !== null) return true;
  if (file === 'evidence') return rows.some((row) => row.fault === 'notWhole') || orphans > 0;
  const kind = kindOfTable.get(table);
  if (kind === 'log') return firstBad !== null || rows.some((row) => row.table === table);
  if (table === 'access_chain') return rows.some((row) => row.table === 'access_log');
  // A person's key that is gone or wrong is seen at what it sealed; a checkpoint key at what it signed.
  if (kind === 'beside') return firstBad !== null || rows.some((row) => row.table === table);
  if (kind === 'part') return rows.some((row) => row.fault === 'altered' || row.fault === 'missing');
  return rows.some((row) => row.table === table);
}

function tamper(sqlite: Sqlite, { table, kind, column, row }: Tampering): string | null {
  sqlite.pragma('ignore_check_constraints = ON');
  sqlite.pragma('foreign_keys = OFF');
  // The guards of the other tables have nothing to say to it; and one transaction, since each on its own would write every page anew.
  const guards = sqlite
    .prepare<[string], { name: string; sql: string }>("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?")
    .all(table);
  sqlite.exec(['BEGIN', ...guards.map(({ name }) => `DROP TRIGGER ${name}`)].join(';\n'));
  const statement = statementOf(sqlite, table, kind, column, row);
  let changes = 0;
  try {
    changes = statement === null ? 0 : sqlite.prepare(statement).run().changes;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CONSTRAINT'))) throw error;
  }
  sqlite.exec([...guards.map((guard) => guard.sql), 'COMMIT'].join(';\n'));
  return changes === 0 ? null : statement;
}

function statementOf(sqlite: Sqlite, table: string, kind: TamperKind, column: string | null, row: number): string | null {
  const facts = columnsOf(sqlite, table);
  const keys = facts.filter(({ pk }) => pk > 0);
  const order = keys.map(({ name }) => name).join(', ');
  const isRow = (place: number): string => `(${order}) = (SELECT ${order} FROM ${table} ORDER BY ${order} LIMIT 1 OFFSET ${place})`;
  switch (kind) {
    case 'delete':
      return `DELETE FROM ${table} WHERE ${isRow(row)}`;
    case 'change': {
      const type = facts.find(({ name }) => name === column)?.type ?? 'TEXT';
      const other = changed(column ?? '', type);
      return `UPDATE ${table} SET ${column ?? ''} = ${other} WHERE ${isRow(row)}`;
    }
    case 'insert': {
      const values = facts.map(({ name, type, pk }) => (pk > 0 && pk === keys.length ? changed(name, type) : name));
      return `INSERT INTO ${table} SELECT ${values.join(', ')} FROM ${table} WHERE ${isRow(row)}`;
    }
    case 'swap': {
      const name = column ?? '';
      const [one, two] = [isRow(row), isRow(row - 1)];
      const value = (place: string): string => `(SELECT ${name} FROM ${table} WHERE ${place})`;
      const differs = sqlite
        .prepare(`SELECT ${value(one)} IS NOT ${value(two)}`)
        .pluck()
        .get();
      if (differs !== 1 || keys.some((key) => key.name === name)) return null;
      return `UPDATE ${table} SET ${name} = CASE WHEN ${one} THEN ${value(two)} ELSE ${value(one)} END WHERE ${one} OR ${two}`;
    }
  }
}

function changed(column: string, type: string): string {
  if (type === 'INTEGER') return `ifnull(${column}, 0) + 1000`;
  if (type === 'BLOB')
    return `CAST(CASE WHEN substr(${column}, 1, 1) = x'41' THEN x'42' ELSE x'41' END || ifnull(substr(${column}, 2), '') AS BLOB)`;
  return `ifnull(${column}, '') || 'x'`;
}

function tables(sqlite: Sqlite, file: Tampering['file']) {
  const names = sqlite
    .prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    .pluck()
    .all();
  return names.map((table) => ({
    file,
    table,
    columns: columnsOf(sqlite, table).map(({ name }) => name),
    rows: Number(sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get()),
  }));
}

function columnsOf(sqlite: Sqlite, table: string) {
  return sqlite.prepare<[string], { name: string; type: string; pk: number }>('SELECT name, type, pk FROM pragma_table_info(?)').all(table);
}

function withCopies<T>(target: TamperedSite, run: (site: Sqlite, evidence: Sqlite) => T): T {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'touchstone-tamper-'));
  const opened: Sqlite[] = [];
  const open = (file: string): Sqlite => {
    const copy = path.join(folder, path.basename(file));
    copyFileSync(file, copy);
    const database = openEncrypted({ file: copy, key: target.key, cipher: target.cipher });
    if (!database.ok) throw new Error(database.failure.code);
    database.value.pragma('synchronous = OFF');
    opened.push(database.value);
    return database.value;
  };
  const close = (): void => {
    for (const database of opened) database.close();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const result = run(open(target.site), open(target.evidence));
    if (!(result instanceof Promise)) close();
    else void result.then(close, close);
    return result;
  } catch (error) {
    close();
    throw error;
  }
}
