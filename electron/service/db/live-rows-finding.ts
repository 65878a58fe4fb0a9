/** A row that is not as the log tells it. */
export interface RowFinding {
  readonly table: string;
  /** What the log calls the row; of several columns with slashes between. Empty where it cannot be said. */
  readonly rowId: string;
  /**
   * missing: the log tells of it and it is not there. altered: it says something else. notTold: nobody recorded it.
   * invalid: its signature does not fit. notWhole: its file is missing or is another. underived: it does not follow from the records.
   * countedAnew: it was kept to count from, did not follow from the records, and was thrown away.
   */
  readonly fault: 'missing' | 'altered' | 'notTold' | 'invalid' | 'notWhole' | 'underived' | 'countedAnew';
  readonly field: string | null;
  /** The entry that told of it, where it is known. */
  readonly entryNumber: number | null;
}
