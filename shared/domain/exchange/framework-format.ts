import type { FrameworkItem, ScaleItem } from '../../contract/framework-item';

/**
 * One way of carrying a framework in files. Formats are pure: they get text or tables and give items, or items and give
 * text. Reading files, encodings, sheets, the record and the draft are the service's; comparing is compare-items.ts.
 */
export interface FrameworkFormat {
  /** Kept in `origin.format` of what it brings; never changes. */
  readonly key: FormatKey;
  /** As a person calls it. */
  readonly name: string;
  /** Endings of its files without the dot, the usual one first. */
  readonly extensions: readonly string[];
  /** What it wants of each file: the decoded text, or the tables of a delimited text or workbook. */
  readonly takes: 'text' | 'tables';
  /** How sure it is that these files are its own, 0 to 1; from names, headers and the first characters alone. */
  readonly detect: (files: readonly FileHead[]) => number;
  /** What a person can choose about reading; the first option of each is taken unless told otherwise. */
  readonly choices: readonly FormatChoice[];
  /**
   * Never throws over what a file says: what cannot be taken is a problem and left out. Every item carries
   * `origin: { format: key, identifier, rest }` and keeps the itemId under which `target` knows that identifier.
   */
  readonly read: (files: readonly FileContent[], target: ReadTarget) => ReadOutcome;
  /** Absent: it can only be read. */
  readonly write?: (items: readonly FrameworkItem[], about: WriteAbout) => WrittenFile;
  /**
   * For a format that cannot write: the fields of an item it fills. All others keep what the library has.
   * (One that writes is compared with what it would write itself, so that what it cannot carry never looks changed.)
   */
  readonly fills?: (item: FrameworkItem) => { readonly shared: readonly string[]; readonly content: readonly string[] };
  /** Whether two accounts of where an item came from say the same; absent: when they are equal. */
  readonly isSameOrigin?: (a: FrameworkItem['origin'], b: FrameworkItem['origin']) => boolean;
}

export const formatKeys = ['case', 'csv', 'xlsx', 'moodle', 'osmt', 'nice', 'onet', 'crosswalk'] as const;
export type FormatKey = (typeof formatKeys)[number];

/** The beginning of a file, enough to tell what it is. */
export interface FileHead {
  readonly fileName: string;
  /** The first 64 KiB as text; empty for a workbook. */
  readonly head: string;
  /** The header of its first table; empty where it is no table. */
  readonly headers: readonly string[];
}

export interface FileContent {
  readonly fileName: string;
  /** Without byte order mark; empty for a format that takes tables. */
  readonly text: string;
  /** Empty for a format that takes text. */
  readonly tables: readonly Table[];
}

export interface Table {
  /** Of the sheet; of a delimited text, empty. */
  readonly name: string;
  readonly headers: readonly string[];
  /** Cells as written: no numbers, no dates, formulas as the text of their stored result. */
  readonly rows: readonly (readonly string[])[];
  /** The line or row of the file on which each row begins, from 1. */
  readonly rowNumbers: readonly number[];
}

export interface FormatChoice {
  readonly key: string;
  readonly name: string;
  readonly options: readonly { readonly value: string; readonly name: string }[];
}

/** Where it is read into. */
export interface ReadTarget {
  readonly frameworkId: string;
  /** What the library has, its draft laid over what is approved. */
  readonly known: readonly FrameworkItem[];
  /** The scale of competencies whose file names none; null: the site has none, the format brings one (default-scale.ts). */
  readonly scale: ScaleItem | null;
  /** Every scale of the site that is not retired. */
  readonly scales: readonly ScaleItem[];
  /** Who can be required of and is no item of the library: units, and roles of the HR system. */
  readonly holders: readonly { readonly kind: 'role' | 'unit'; readonly id: string; readonly name: string }[];
  /** By FormatChoice.key. */
  readonly choices: Readonly<Record<string, string>>;
  /** A new id; the same one each time for the same identifier within one reading is the format's to see to (known-ids.ts does). */
  readonly newId: () => string;
}

export interface ReadOutcome {
  readonly items: readonly FrameworkItem[];
  readonly problems: readonly ReadProblem[];
  /** The file's own title of the framework, or null. */
  readonly title: string | null;
}

export interface ReadProblem {
  /** `error`: this was left out. `warning`: it was taken, but not quite as the file has it. */
  readonly severity: 'error' | 'warning';
  /** Where: a line of a table from 1, or null. */
  readonly row: number | null;
  /** Where: a path within JSON (`CFItems[3].fullStatement`), a column or a file name; empty: the whole file. */
  readonly path: string;
  /** What is wrong and what became of it, as a sentence. */
  readonly message: string;
  /** The first characters of the value it is about, or null. */
  readonly value: string | null;
}

export interface WriteAbout {
  readonly frameworkId: string;
  readonly title: string;
  readonly description: string;
  /** The site that writes it. */
  readonly creator: string;
  /** UTC. */
  readonly writtenAt: string;
  /** The day on which the items hold, `2026-03-14`. */
  readonly asOf: string;
  /** Scales of other libraries that competencies of this one use. */
  readonly foreignScales: readonly ScaleItem[];
}

export interface WrittenFile {
  /** Text or bytes as they are written; tables, where the file is a workbook that the service makes of them. */
  readonly content: string | Uint8Array | readonly Table[];
  /** What the format could not carry, as sentences. */
  readonly notCarried: readonly string[];
}
