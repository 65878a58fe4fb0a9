import {
  CompiledQuery,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
} from 'kysely';
import type { Database, Reader } from './schema';

/** The site as it was known at a log entry; as it is known now, where there is none. */
export const recordAt = (db: Reader, knownAt: number | null): Reader => (knownAt === null ? db : asKnownAt(db, knownAt));

/**
 * The site as it was known when a log entry was the last one: every read of it answers what it would have answered then. Rows
 * that were recorded later are not there, and versions that were closed later are still the known ones. Standings are what was
 * kept of them; of holdings nothing is kept, so that whoever asks for them here is refused: derive from what was known.
 */
export function asKnownAt(db: Reader, entry: number): Reader {
  return new Kysely<Database>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => driverOver(db, entry),
      createIntrospector: (over) => new SqliteIntrospector(over),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  });
}

const derived: ReadonlySet<string> = new Set(['holding']);

function driverOver(db: Reader, entry: number): Driver {
  const refused = (): Promise<never> => Promise.reject(new Error('what was known once is not changed'));
  const connection: DatabaseConnection = {
    executeQuery: async <R>(query: CompiledQuery): Promise<QueryResult<R>> => {
      const shadows = await shadowsOf(db);
      const named = new Set(query.sql.match(/[a-z_]+/g));
      for (const table of derived) if (named.has(table)) throw new Error(`${table} is derived from what is known today`);
      const hiding = [...shadows].flatMap(([table, shadow]) => (named.has(table) ? [shadow] : []));
      if (hiding.length === 0) return db.executeQuery<R>(query);
      const text = withShadows(query.sql, [`known_entry (entry) AS (SELECT ?)`, ...hiding]);
      return db.executeQuery<R>(CompiledQuery.raw(text, [entry, ...query.parameters]));
    },
    streamQuery: () => {
      throw new Error('what was known once is not read row by row');
    },
  };
  return {
    init: () => Promise.resolve(),
    acquireConnection: () => Promise.resolve(connection),
    beginTransaction: refused,
    commitTransaction: refused,
    rollbackTransaction: refused,
    releaseConnection: () => Promise.resolve(),
    destroy: () => Promise.resolve(),
  };
}

/** Within the query each name stands for what was known of its table: a common table expression comes before a table of its name. */
function withShadows(text: string, shadows: readonly string[]): string {
  const own = /^\s*with\s+(?:recursive\s+)?/i.exec(text);
  const shared = `WITH RECURSIVE ${shadows.join(', ')}`;
  return own === null ? `${shared} ${text}` : `${shared}, ${text.slice(own[0].length)}`;
}

// The tables are those of the program's version, whichever site is open.
let known: Promise<ReadonlyMap<string, string>> | undefined;

/** For every table that is told by log entries, what stands in its place. */
async function shadowsOf(db: Reader): Promise<ReadonlyMap<string, string>> {
  known ??= readShadows(db);
  return known.catch((error: unknown) => {
    known = undefined;
    throw error;
  });
}

async function readShadows(db: Reader): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ table: string; column: string }>`
    SELECT m.name AS "table", p.name AS "column" FROM sqlite_schema m JOIN pragma_table_info(m.name) p WHERE m.type = 'table'`.execute(db);
  const columnsOf = new Map<string, string[]>();
  for (const { table, column } of rows) columnsOf.set(table, [...(columnsOf.get(table) ?? []), column]);
  return new Map(
    [...columnsOf].flatMap(([table, columns]): Array<[string, string]> => {
      const shadow = shadowOf(table, columns);
      return shadow === null ? [] : [[table, shadow]];
    }),
  );
}

function shadowOf(table: string, columns: readonly string[]): string | null {
  const isKnown = (column: string): string => `"${column}" <= (SELECT entry FROM known_entry)`;
  const shadow = (shown: string, column: string): string =>
    `"${table}" AS NOT MATERIALIZED (SELECT ${shown} FROM main."${table}" WHERE ${isKnown(column)})`;
  if (table === 'standing') {
    const shown = columns.map((column) => `"${column}"`).join(', ');
    const past = `SELECT ${shown} FROM main.standing_past WHERE ${isKnown('recordedFrom')} AND NOT ${isKnown('recordedTo')}`;
    return `standing AS NOT MATERIALIZED (SELECT ${shown} FROM main.standing WHERE ${isKnown('recordedFrom')} UNION ALL ${past})`;
  }
  if (columns.includes('recordedFrom') && columns.includes('recordedTo')) {
    const shown = columns.map((column) =>
      column === 'recordedTo' ? `iif(${isKnown(column)}, "recordedTo", NULL) AS "recordedTo"` : `"${column}"`,
    );
    return shadow(shown.join(', '), 'recordedFrom');
  }
  return columns.includes('entryNumber') ? shadow('*', 'entryNumber') : null;
}
