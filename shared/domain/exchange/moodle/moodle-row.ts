import type { Columns } from '../tables/read-rows';

/** The columns of Moodle's competency framework CSV (tool_lpimportcsv) in their order; versions differ in case and hyphens. */
export const moodleColumns = {
  parent: ['Parent ID number'],
  id: ['ID number'],
  name: ['Short name'],
  description: ['Description'],
  format: ['Description format'],
  scaleValues: ['Scale values'],
  scaleConfig: ['Scale configuration'],
  ruleType: ['Rule type (optional)', 'Rule type'],
  ruleOutcome: ['Rule outcome (optional)', 'Rule outcome'],
  ruleConfig: ['Rule config (optional)', 'Rule config'],
  related: ['Cross-referenced competency ID numbers', 'Cross-referenced competency ID numbers (optional)'],
  exportId: ['Exported ID (optional)', 'Exported ID'],
  isFramework: ['Is framework'],
  taxonomy: ['Taxonomy'],
} as const satisfies Columns<string>;
export type MoodleColumn = keyof typeof moodleColumns;
export type MoodleCells = Readonly<Record<MoodleColumn, string>>;

/** What is kept of a row beside what an item says: its cells, and the scale that it was given when it was read. */
export interface MoodleRest {
  readonly cells: Partial<MoodleCells>;
  readonly scaleId: string | null;
  readonly other: Readonly<Record<string, string>>;
}

const kept = [
  'description',
  'format',
  'scaleValues',
  'scaleConfig',
  'ruleType',
  'ruleOutcome',
  'ruleConfig',
  'exportId',
  'taxonomy',
] as const satisfies readonly MoodleColumn[];

/** What is kept of a row beside its item, so that it is written back as it came; what is far too long is let go. */
export function moodleRest(cells: MoodleCells, scaleId: string | null, other: Readonly<Record<string, string>>): string {
  const there = Object.fromEntries(kept.flatMap((column) => (cells[column] === '' ? [] : [[column, cells[column]]])));
  const text = JSON.stringify({ cells: there, scaleId, other });
  return text.length <= 1_000_000 ? text : JSON.stringify({ cells: {}, scaleId, other: {} });
}

/** What was kept of the row that an item was read from; null: it came from elsewhere. */
export function restOfMoodle(origin: { readonly format: string; readonly rest: string } | null): MoodleRest | null {
  if (origin?.format !== 'moodle') return null;
  const rest: unknown = JSON.parse(origin.rest);
  const fields = new Map(typeof rest === 'object' && rest !== null ? Object.entries(rest) : []);
  const cells: unknown = fields.get('cells');
  const scaleId: unknown = fields.get('scaleId');
  if (typeof cells !== 'object' || cells === null) return null;
  const texts = Object.entries(cells).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return { cells: Object.fromEntries(texts), scaleId: typeof scaleId === 'string' ? scaleId : null, other: {} };
}

/** Moodle separates id numbers by commas, and writes a comma within one as %2C. */
export function relatedIds(cell: string): string[] {
  return cell
    .split(',')
    .map((id) => id.trim().replaceAll('%2C', ','))
    .filter((id) => id !== '');
}

/** The other way round: id numbers as one cell. */
export function relatedCell(ids: readonly string[]): string {
  return ids.map((id) => id.replaceAll(',', '%2C')).join(',');
}
