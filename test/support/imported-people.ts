import { existsSync } from 'node:fs';
import path from 'node:path';
import type { InputOf } from '../../electron/service/usecases/context';
import type { Contract } from '../../shared/contract';
import { passphraseOf } from './passphrase-of';
import type { TestSite } from './site';

type Mapping = InputOf<Contract['imports']['preview']>['mapping'];

/** A data set of 311 people from an HRIS, kept beside the project; null where it is absent. */
export const realPeopleFile = ((): string | null => {
  const file = path.resolve(import.meta.dirname, '../../../shared/data/hris/HRDataset_v14.csv');
  if (existsSync(file)) return file;
  console.warn(`Skipped: the HR data set is not at ${file}.`);
  return null;
})();

const header = 'EmpID,Last Name,First Name,Department,Unit,Job Title,Shift,Hire Date,Termination Date,Manager ID,Salary';

/** A file of people of the usual columns, dates month first, with a salary that must never be kept. */
export function peopleFile(lines: readonly string[]): Blob {
  return new Blob([[header, ...lines].join('\n')]);
}

/** The mapping of peopleFile, with dates month first. */
export const monthFirst: NonNullable<Mapping> = [
  { column: 'EmpID', field: 'employeeNumber', dateOrder: null },
  { column: 'Last Name', field: 'familyName', dateOrder: null },
  { column: 'First Name', field: 'givenName', dateOrder: null },
  { column: 'Department', field: 'department', dateOrder: null },
  { column: 'Unit', field: 'unit', dateOrder: null },
  { column: 'Job Title', field: 'jobTitle', dateOrder: null },
  { column: 'Shift', field: 'shift', dateOrder: null },
  { column: 'Hire Date', field: 'hiredOn', dateOrder: 'mdy' },
  { column: 'Termination Date', field: 'leftOn', dateOrder: 'mdy' },
  { column: 'Manager ID', field: 'managerEmployeeNumber', dateOrder: null },
  { column: 'Salary', field: null, dateOrder: null },
];

/** Previews lines of a file as dropped on the page. */
export async function previewLines({ client }: TestSite, lines: readonly string[], mapping: Mapping = monthFirst) {
  return client.imports.preview({ source: { file: peopleFile(lines), fileName: 'people.csv' }, mapping });
}

/** Commits a preview, approved by ben at ada's station unless told otherwise. */
export async function commitPreview(
  { client }: TestSite,
  previewId: string,
  { login = 'ben', tripwireReason = null as string | null } = {},
) {
  const signature = { login, passphrase: passphraseOf(login) };
  return client.imports.commit({ previewId, origin: 'Memory stick of the HR office', tripwireReason, signature });
}

/** Imports lines of a file, approved by ben. */
export async function importLines(site: TestSite, lines: readonly string[], tripwireReason: string | null = null) {
  const { previewId } = await previewLines(site, lines);
  return commitPreview(site, previewId, { tripwireReason });
}

/** Previews the real data set from its path, as chosen in the dialog. */
export async function previewRealFile({ client, dialogs }: TestSite, file: string) {
  dialogs.push(file);
  const chosen = await client.imports.chooseFile();
  if (chosen === null) throw new Error('no file was chosen');
  return client.imports.preview({ source: { handle: chosen.handle }, mapping: null });
}

export async function importRealFile(site: TestSite, file: string) {
  const { previewId } = await previewRealFile(site, file);
  return commitPreview(site, previewId);
}

/** The person of a number, in the list of everybody. */
export async function personOf({ client }: TestSite, employeeNumber: string, asOf: string | null = null) {
  const { people } = await client.people.list({ asOf, unitId: null, includeLeavers: true });
  const person = people.find((one) => one.employeeNumber === employeeNumber);
  if (person === undefined) throw new Error(`nobody has the number ${employeeNumber}`);
  return person;
}
