import { csvLine } from '../csv';

export const crosswalkColumns = [
  'kind',
  'code',
  'title',
  'library',
  'match',
  'framework',
  'reference',
  'uri',
  'external_title',
  'item_id',
  'mapping_id',
] as const;
export type CrosswalkCells = Readonly<Record<(typeof crosswalkColumns)[number], string>>;

/** A mapping as it stands in a file. */
export interface CrosswalkRow {
  readonly kind: string;
  readonly code: string;
  readonly title: string;
  readonly libraryName: string;
  readonly match: string;
  readonly framework: string;
  readonly reference: string;
  readonly uri: string;
  readonly externalTitle: string;
  readonly itemId: string;
  readonly mappingId: string;
}

const byteOrderMark = '\u{feff}';

/** A crosswalk as CSV that a spreadsheet reads as UTF-8. */
export function crosswalkCsv(rows: readonly CrosswalkRow[]): string {
  return (
    byteOrderMark + csvLine(crosswalkColumns) + rows.map((row) => csvLine(crosswalkColumns.map((column) => cellsOf(row)[column]))).join('')
  );
}

const cellsOf = ({ libraryName, externalTitle, itemId, mappingId, ...row }: CrosswalkRow): CrosswalkCells => ({
  ...row,
  library: libraryName,
  external_title: externalTitle,
  item_id: itemId,
  mapping_id: mappingId,
});
