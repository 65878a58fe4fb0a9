/**
 * A table whose rows are versions: a change closes the known version (recordedTo) and adds another. Nothing else of a
 * row may change and none may go, whatever SQL is sent.
 */
export function versioned(table: string, keys: readonly string[], columns: Readonly<Record<string, string>>): string[] {
  const names = Object.keys(columns);
  const key = keys.join(', ');
  const fixed = [...names, 'recordedFrom'].map((column) => `NEW.${column} IS NOT OLD.${column}`).join(' OR ');
  const isSame = keys.map((column) => `${column} = NEW.${column}`).join(' AND ');
  const keep = `BEGIN SELECT RAISE(ABORT, '${table} keeps every version'); END`;
  return [
    `CREATE TABLE ${table} (
      ${names.map((column) => `${column} ${columns[column] ?? ''}`).join(',\n      ')},
      recordedFrom INTEGER NOT NULL CHECK (recordedFrom >= 1),
      recordedTo INTEGER CHECK (recordedTo > recordedFrom),
      PRIMARY KEY (${key}, recordedFrom)
    ) STRICT, WITHOUT ROWID`,
    `CREATE UNIQUE INDEX ${table}_known ON ${table} (${key}) WHERE recordedTo IS NULL`,
    `CREATE TRIGGER ${table}_close_only BEFORE UPDATE ON ${table}
      WHEN OLD.recordedTo IS NOT NULL OR NEW.recordedTo IS NULL OR ${fixed} ${keep}`,
    `CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} ${keep}`,
    `CREATE TRIGGER ${table}_no_replace BEFORE INSERT ON ${table}
      WHEN EXISTS (SELECT 1 FROM ${table} WHERE ${isSame} AND recordedTo IS NULL) ${keep}`,
  ];
}

/** A table of signed or received records: rows are added and never touched again. `unique`: other columns by which there is one row. */
export function insertOnly(table: string, key: readonly string[], columns: string, unique: readonly (readonly string[])[] = []): string[] {
  // REPLACE deletes without firing delete triggers, so every key that is taken is refused on insert as well.
  const isTaken = [key, ...unique].map(
    (some) => `EXISTS (SELECT 1 FROM ${table} WHERE ${some.map((column) => `${column} = NEW.${column}`).join(' AND ')})`,
  );
  const never = `BEGIN SELECT RAISE(ABORT, '${table} is never changed'); END`;
  return [
    `CREATE TABLE ${table} (${columns}, PRIMARY KEY (${key.join(', ')})) STRICT, WITHOUT ROWID`,
    ...unique.map((some, index) => `CREATE UNIQUE INDEX ${table}_unique_${index + 1} ON ${table} (${some.join(', ')})`),
    `CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table} ${never}`,
    `CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} ${never}`,
    `CREATE TRIGGER ${table}_no_replace BEFORE INSERT ON ${table} WHEN ${isTaken.join(' OR ')} ${never}`,
  ];
}

/** A column of 0 or 1. */
export const isFlag = (column: string): string => `INTEGER NOT NULL CHECK (${column} IN (0, 1))`;
/** A column of an ISO date. */
export const date = (column: string, nullable = false): string =>
  `TEXT ${nullable ? '' : 'NOT NULL '}CHECK (${column} GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')`;
/** A column of JSON. */
export const json = (column: string): string => `TEXT NOT NULL CHECK (json_valid(${column}))`;
