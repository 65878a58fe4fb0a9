import { SqliteDialect } from 'kysely';
import { basename } from 'node:path';
import type { Sqlite } from '../vault/open';
import { statementCache } from './statement-cache';

/** Which file an error came from: the database says what went wrong, but not where. */
const fileByError = new WeakMap<Error, string>();

/** Name of the database file an error came from; undefined for every other error. */
export function fileOfFault(error: unknown): string | undefined {
  return error instanceof Error ? fileByError.get(error) : undefined;
}

/** The same error, known to have come from a database file. */
export function ofFile<E extends Error>(error: E, file: string): E {
  fileByError.set(error, file);
  return error;
}

/**
 * Kysely over an opened vault file. On a full disk or a fault of the drive SQLite takes a transaction back by itself;
 * the rollback that follows must not fail then, or it would hide why.
 */
export function guardedDialect(sqlite: Sqlite): SqliteDialect {
  const file = basename(sqlite.name);
  const named = <T>(run: () => T): T => {
    try {
      return run();
    } catch (error) {
      throw error instanceof Error ? ofFile(error, file) : error;
    }
  };
  const prepare = statementCache(sqlite);
  return new SqliteDialect({
    database: {
      close: () => sqlite.close(),
      prepare: (sql) => {
        if (sql === 'rollback' && !sqlite.inTransaction) return nothing;
        const statement = named(() => prepare(sql));
        return {
          reader: statement.reader,
          all: (parameters) => named(() => statement.all(parameters)),
          run: (parameters) => named(() => statement.run(parameters)),
          iterate: (parameters) => named(() => sqlite.prepare(sql)).iterate(parameters),
        };
      },
    },
  });
}

const nothing = { reader: false, all: () => [], run: () => ({ changes: 0, lastInsertRowid: 0 }), iterate: () => [].values() };
