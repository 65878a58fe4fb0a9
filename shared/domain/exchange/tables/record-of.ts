/** A record that has a value for each of some keys. */
export function recordOf<K extends string, V>(keys: Iterable<K>, valueOf: (key: K) => V): Record<K, V> {
  const record: Partial<Record<K, V>> = {};
  for (const key of keys) record[key] = valueOf(key);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every key was filled above
  return record as Record<K, V>;
}
