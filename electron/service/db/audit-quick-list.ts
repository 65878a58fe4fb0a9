type List<T> = ReadonlyArray<T | null>;

/*
 * A column of many rows as json_group_array wrote it. What its elements are is the table's own word (STRICT), so that
 * they are not looked at one by one: there are millions of them.
 */

export function numbersOf(json: string): List<number> {
  const list: unknown = JSON.parse(json);
  if (!isNumbers(list)) throw new Error('a column was not written as a list');
  return list;
}

export function textsOf(json: string): List<string> {
  const list: unknown = JSON.parse(json);
  if (!isTexts(list)) throw new Error('a column was not written as a list');
  return list;
}

const isNumbers = (value: unknown): value is List<number> => Array.isArray(value);
const isTexts = (value: unknown): value is List<string> => Array.isArray(value);
