import { SqliteDialect, SqliteQueryCompiler, ValueNode, type Dialect, type LimitNode, type SqliteStatement } from 'kysely';
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

/** A prepared statement; `all` answers with rows as whoever wrote its text knows them. */
export interface GuardedStatement extends SqliteStatement {
  readonly all: (parameters: readonly unknown[]) => never[];
}

/** A statement by its text. */
export type GuardedStatements = (sql: string) => GuardedStatement;

/**
 * The statements of an opened vault file, each prepared once. On a full disk or a fault of the drive SQLite takes a transaction back
 * by itself; the rollback that follows must not fail then, or it would hide why.
 */
export function guardedStatements(sqlite: Sqlite): GuardedStatements {
  const file = basename(sqlite.name);
  const named = <T>(run: () => T): T => {
    try {
      return run();
    } catch (error) {
      throw error instanceof Error ? ofFile(error, file) : error;
    }
  };
  const prepared = statementCache((sql): GuardedStatement => {
    const statement = named(() => sqlite.prepare<unknown[], never>(sql));
    return {
      reader: statement.reader,
      all: (parameters) => named(() => statement.all(parameters)),
      run: (parameters) => named(() => statement.run(parameters)),
      iterate: (parameters) => named(() => sqlite.prepare(sql)).iterate(parameters),
    };
  });
  return (sql) => (sql === 'rollback' && !sqlite.inTransaction ? nothing : prepared(sql));
}

const nothing: GuardedStatement = {
  reader: false,
  all: () => [],
  run: () => ({ changes: 0, lastInsertRowid: 0 }),
  iterate: () => [].values(),
};

/** Kysely over the statements of an opened vault file. */
export function guardedDialect(sqlite: Sqlite, prepare: GuardedStatements = guardedStatements(sqlite)): Dialect {
  const dialect = new SqliteDialect({ database: { close: () => sqlite.close(), prepare } });
  return {
    createAdapter: () => dialect.createAdapter(),
    createDriver: () => dialect.createDriver(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => new LimitInText(),
  };
}

/** SQLite looks at the limit when it plans, and would prepare a statement again every time that one is bound to it. */
class LimitInText extends SqliteQueryCompiler {
  protected override visitLimit(node: LimitNode): void {
    const { limit } = node;
    if (ValueNode.is(limit) && Number.isSafeInteger(limit.value)) this.append(`limit ${String(limit.value)}`);
    else super.visitLimit(node);
  }
}
