import type { Sqlite, Statement } from '../vault/open';

const kept = 300;

/**
 * Prepares each SQL text once: a command runs some thirty statements, and preparing them took a quarter of its time. The
 * least recently used goes when there are too many, since lists of differing length make texts of their own.
 */
export function statementCache(sqlite: Sqlite): (sql: string) => Statement {
  const statements = new Map<string, Statement>();
  return (sql) => {
    const known = statements.get(sql);
    if (known?.busy === true) return sqlite.prepare(sql); // it is being read row by row
    const statement = known ?? sqlite.prepare(sql);
    statements.delete(sql);
    statements.set(sql, statement);
    const [oldest] = statements.keys();
    if (statements.size > kept && oldest !== undefined) statements.delete(oldest);
    return statement;
  };
}
