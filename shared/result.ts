/** The outcome of a decision: a value, or a declared failure as plain data that survives the message port. */
export type Result<T, F extends Failure = Failure> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: F };

export type Failure<Code extends string = string, Data = unknown> = { readonly code: Code; readonly data: Data };

/** What was decided or found. */
export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/** An expected failure. The code must be declared in the procedure's contract. */
export function fail<const Code extends string>(code: Code): { readonly ok: false; readonly failure: Failure<Code, undefined> };
export function fail<const Code extends string, const Data>(
  code: Code,
  data: Data,
): { readonly ok: false; readonly failure: Failure<Code, Data> };
export function fail(code: string, data?: unknown): { readonly ok: false; readonly failure: Failure } {
  return { ok: false, failure: { code, data } };
}

/** Ends a switch over every case that there is: another does not compile, and throws where data from elsewhere bring one. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value ${JSON.stringify(value)}`);
}
