/** What a file that holds a table turns out to be. */
export type TableKind = 'delimited' | 'workbook' | 'scim';

export type TableEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export type TableDelimiter = ',' | ';' | '\t' | '|';

/** How a table lies in its file. A profile states it; null is found out from the file. */
export type TableForm = {
  readonly encoding: TableEncoding | null;
  readonly delimiter: TableDelimiter | null;
  /** Of a workbook; null: the first sheet that is not empty. */
  readonly sheet: string | null;
  /** The line or row with the headers, from 1; null: the first one that names at least two columns. What is above is passed over. */
  readonly headerRow: number | null;
  /** Rows below the headers that say them again in other words, as in SuccessFactors; null: one if it repeats them. */
  readonly labelRows: number | null;
};

export const unknownForm: TableForm = { encoding: null, delimiter: null, sheet: null, headerRow: null, labelRows: null };

/** What a profile can hold of a table's columns. */
export const mostColumns = 400;
export const longestHeader = 300;

/** The head of a table, known before its first row. */
export type TableHead = {
  readonly kind: TableKind;
  readonly headers: readonly string[];
  /** Null for a workbook. */
  readonly encoding: TableEncoding | null;
  readonly hasBom: boolean;
  /** Of a delimited text only. */
  readonly delimiter: TableDelimiter | null;
  /** Of a workbook only. */
  readonly sheet: string | null;
  readonly sheets: readonly string[];
  readonly headerRow: number;
  readonly labelRows: number;
};

/** What is odd about a file that can be read. */
export type TableNotice = {
  readonly code:
    | 'AssumedWindows1252'
    | 'AssumedUtf16'
    | 'DuplicateHeader'
    | 'EmptyHeader'
    | 'TitleRowsPassedOver'
    | 'LabelRowPassedOver'
    | 'RaggedRows'
    | 'StrayQuotes'
    | 'PerhapsTruncated'
    | 'OtherSheets'
    | 'WorkbookCells'
    | 'NumberTooLarge'
    | 'ManyValues'
    | 'NotAUser';
  readonly message: string;
  /** The first few rows it is about. */
  readonly rowNumbers?: readonly number[];
};

export type TableRows = {
  readonly rows: readonly (readonly string[])[];
  /** The line, row or, in JSON, the place in the list at which each row begins, from 1. */
  readonly rowNumbers: readonly number[];
};

/** A whole table, whatever file it came from: cells are text as written, nothing padded, nothing interpreted. */
export type SourceTable = TableHead & TableRows & { readonly warnings: readonly TableNotice[] };
