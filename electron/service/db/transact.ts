import type { Kysely, QueryResult, Transaction } from 'kysely';
import type { GuardedStatement, GuardedStatements } from './guarded-dialect';

const statementsByDb = new WeakMap<object, GuardedStatements>();

/** Lets transactions on a database that has just been opened reach its statements themselves. */
export function reachStatements(db: object, statements: GuardedStatements): void {
  statementsByDb.set(db, statements);
}

/**
 * A transaction whose statements run at once. It holds the only connection, and they run in this very thread: going the way of all
 * others, each would pass a dozen promises and two queues, which takes longer than most of them do. What Kysely does around a statement
 * is left out with it: no plugin changes its rows and no signal ends it, of which this record has neither.
 */
export async function transact<DB, T>(db: Kysely<DB>, work: (tx: Transaction<DB>) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    const statements = statementsByDb.get(db);
    if (statements === undefined) return work(tx);
    const executor = tx.getExecutor();
    const usual = executor.executeQuery.bind(executor);
    executor.executeQuery = async ({ sql, parameters }) => resultOf(statements(sql), parameters);
    try {
      return await work(tx);
    } finally {
      executor.executeQuery = usual; // which refuses, once the transaction has ended
    }
  });
}

/** As Kysely's own driver answers. */
function resultOf(statement: GuardedStatement, parameters: readonly unknown[]): QueryResult<never> {
  if (statement.reader) return { rows: statement.all(parameters) };
  const { changes, lastInsertRowid } = statement.run(parameters);
  return { insertId: BigInt(lastInsertRowid), numAffectedRows: BigInt(changes), rows: [] };
}
