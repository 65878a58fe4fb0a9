import type { ManifestContent } from './manifest-text';

/** What a writer has put into an archive, and what README.txt says of it. */
export interface WrittenContent {
  /** Records for the receiver. */
  readonly rows: number;
  readonly content: readonly ManifestContent[];
  readonly about: ReadonlyArray<{ readonly name: string; readonly text: string }>;
  /** Of the table for spreadsheets, where there is one. */
  readonly columns: ReadonlyArray<{ readonly name: string; readonly meaning: string }>;
}
