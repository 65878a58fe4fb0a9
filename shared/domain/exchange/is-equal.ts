/** Whether two values of plain data are the same; a field that is undefined is one that is not there. */
export function isEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b))
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((one, at) => isEqual(one, b[at]));
  const [left, right] = [Object.entries(a), new Map(Object.entries(b))];
  const count = left.filter(([, value]) => value !== undefined).length;
  return (
    count === [...right.values()].filter((value) => value !== undefined).length &&
    left.every(([key, value]) => value === undefined || isEqual(value, right.get(key)))
  );
}
