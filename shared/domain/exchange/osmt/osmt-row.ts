import type { ItemOf } from '../../../contract/framework-item';
import type { Columns } from '../tables/read-rows';

/** The columns of OSMT's library of rich skill descriptors in the order in which they are written; exports name some in the singular. */
export const osmtColumns = {
  url: ['Canonical URL'],
  name: ['RSD Name'],
  authors: ['Authors', 'Author'],
  statement: ['Skill Statement'],
  categories: ['Categories', 'Category'],
  keywords: ['Keywords'],
  standards: ['Standards'],
  certifications: ['Certifications'],
  majorGroups: ['Occupation Major Groups', 'Major Occupations'],
  minorGroups: ['Occupation Minor Groups', 'Minor Occupations'],
  broad: ['Broad Occupations'],
  detailed: ['Detailed Occupations'],
  jobCodes: ['O*NET Job Codes', 'Job Codes'],
  employers: ['Employers'],
  alignmentName: ['Alignment Name'],
  alignmentUrl: ['Alignment URL'],
  alignmentFramework: ['Alignment Framework'],
} as const satisfies Columns<string>;
export type OsmtColumn = keyof typeof osmtColumns;
export type OsmtCells = Readonly<Record<OsmtColumn, string>>;

/** Cells that no field of ours takes: kept, and written as they came. */
export const keptColumns = [
  'authors',
  'keywords',
  'standards',
  'certifications',
  'majorGroups',
  'minorGroups',
  'broad',
  'detailed',
  'employers',
] as const satisfies readonly OsmtColumn[];

/** The framework under which O*NET job codes stand among mappings. */
export const jobCodeFramework = 'O*NET-SOC';
/** Where a file names none. */
export const noFramework = 'OSMT alignment';

/** The values of a cell that OSMT parts by semicolons. */
export function listOf(cell: string): string[] {
  return cell === '' ? [] : cell.split(';').map((one) => one.trim());
}

/** The other way round: a semicolon within a value becomes a comma. */
export function listCell(values: readonly string[]): string {
  return values.map((value) => value.replaceAll(/\s*;\s*/g, ', ')).join('; ');
}

export interface Alignment {
  readonly framework: string;
  readonly name: string;
  readonly url: string;
}

/** What stands in the columns of alignments for a mapping. */
export function alignmentOf({ framework, reference, uri, title }: ItemOf<'mapping'>['content']): Alignment {
  const plain = (text: string): string => text.replaceAll(/\s*;\s*/g, ', ').trim();
  return {
    framework: framework === noFramework ? '' : plain(framework),
    name: plain(title === '' ? reference : title),
    url: plain(uri === '' && title !== '' ? '' : uri),
  };
}

/** What tells one alignment of a skill from another. */
export function alignmentKey(fromId: string, { framework, name, url }: Alignment): string {
  return JSON.stringify([fromId, framework, name, url]);
}
