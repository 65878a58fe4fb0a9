import { sql, type Compilable, type CompiledQuery, type RawBuilder } from 'kysely';
import type { Reader } from './schema';

type Values = Readonly<Record<string, string | number | null | Uint8Array>>;

/** Where a query that is built once has a value that it is given each time it runs. */
export type Given<V> = <K extends keyof V & string>(name: K) => RawBuilder<V[K]>;

/**
 * A query that is built when it first runs and only given its values after that: building one costs three times as much as
 * running it, and a command runs some thirty. What changes the query's text, such as a list's length, cannot be a value:
 * see `listed`.
 */
export function prepared<V extends Values, Row>(
  build: (db: Reader, given: Given<V>) => Compilable<Row> | RawBuilder<Row>,
): (db: Reader, values: V) => Promise<Row[]> {
  let known: Built<Row> | undefined;
  return async (db, values) => {
    known ??= builtOnce(db, build);
    const parameters = known.parameters.map((parameter) => (parameter.name === undefined ? parameter.value : values[parameter.name]));
    const { rows } = await db.getExecutor().executeQuery<Row>({ ...known.query, parameters });
    return rows;
  };
}

/** The strings of a JSON list, for `in`: one text of a query serves lists of every length. */
export function listed(list: RawBuilder<string>): RawBuilder<string> {
  return sql<string>`(SELECT value FROM json_each(${list}))`;
}

/**
 * A query over everything, or over what has one of some ids in a column. A text of its own for a single one, which commands
 * mostly ask for: with it the planner takes the narrower index.
 */
export function ofSome<Row>(
  column: string,
  build: (isWanted: RawBuilder<unknown>) => RawBuilder<Row>,
): (db: Reader, ids: readonly string[] | undefined) => Promise<Row[]> {
  const ofAll = prepared(() => build(sql`1`));
  const ofOne = prepared((_db, given: Given<{ id: string }>) => build(sql`${sql.ref(column)} = ${given('id')}`));
  const ofMany = prepared((_db, given: Given<{ ids: string }>) => build(sql`${sql.ref(column)} IN ${listed(given('ids'))}`));
  return (db, ids) => {
    if (ids === undefined) return ofAll(db, {});
    const [id, ...more] = ids;
    return id !== undefined && more.length === 0 ? ofOne(db, { id }) : ofMany(db, { ids: JSON.stringify(ids) });
  };
}

interface Built<Row> {
  readonly query: CompiledQuery<Row>;
  /** In the order of the text: a name to take the value from, or a value that never changes. */
  readonly parameters: ReadonlyArray<{ readonly name: string | undefined; readonly value: unknown }>;
}

function builtOnce<V extends Values, Row>(
  db: Reader,
  build: (db: Reader, given: Given<V>) => Compilable<Row> | RawBuilder<Row>,
): Built<Row> {
  const nameByMark = new Map<unknown, string>();
  const given: Given<V> = (name) => {
    const mark = { name };
    nameByMark.set(mark, name);
    return sql`${mark}`;
  };
  const query = build(db, given).compile(db);
  return { query, parameters: query.parameters.map((value) => ({ name: nameByMark.get(value), value })) };
}
