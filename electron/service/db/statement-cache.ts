const kept = 150;

/**
 * Prepares each SQL text once: a command runs some thirty statements, and preparing them took a quarter of its time. What has
 * not been used among the last few hundred texts goes, since lists of differing length make texts of their own.
 * NOTE: a statement that is being read row by row cannot be run, so none from here may be iterated.
 */
export function statementCache<Statement>(prepare: (sql: string) => Statement): (sql: string) => Statement {
  let recent = new Map<string, Statement>();
  let earlier = new Map<string, Statement>();
  return (sql) => {
    const known = recent.get(sql);
    if (known !== undefined) return known;
    const statement = earlier.get(sql) ?? prepare(sql);
    if (recent.size === kept) {
      earlier = recent;
      recent = new Map();
    }
    recent.set(sql, statement);
    return statement;
  };
}
