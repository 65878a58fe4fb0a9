/** Whom a package is about, and of which day. */
export interface About {
  readonly asOf: string;
  /** Null: everybody. */
  readonly personIds: ReadonlySet<string> | null;
  readonly signal: AbortSignal | undefined;
}
