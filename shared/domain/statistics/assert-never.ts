/** Stands where the types leave no case, so that a new one does not compile. */
export function assertNever(value: never): never {
  throw new RangeError(`not expected: ${String(value)}`);
}
