import { existsSync } from 'node:fs';
import path from 'node:path';
import type { InputOf } from '../../electron/service/usecases/context';
import type { Contract } from '../../shared/contract';
import type { ProfileContent } from '../../shared/contract/intake-profiles';
import { passphraseOf } from './passphrase-of';
import type { TestSite } from './site';

export type TestImports = InputOf<Contract['imports']['preview']>;
type Columns = ProfileContent['columns'];
/** All that a preview needs of a site. */
type Imports = Pick<TestSite, 'client'>;

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

const column = (name: string, field: Columns[number]['field'], dateOrder: Columns[number]['dateOrder'] = null): Columns[number] => ({
  column: name,
  field,
  dateOrder,
  system: null,
  chosenDates: {},
});

/** The columns of peopleFile, with dates month first. */
export const monthFirst: Columns = [
  column('EmpID', 'employeeNumber'),
  column('Last Name', 'familyName'),
  column('First Name', 'givenName'),
  column('Department', 'department'),
  column('Unit', 'unit'),
  column('Job Title', 'jobTitle'),
  column('Shift', 'shift'),
  column('Hire Date', 'hiredOn', 'mdy'),
  column('Termination Date', 'leftOn', 'mdy'),
  column('Manager ID', 'managerEmployeeNumber'),
  column('Salary', null),
];

/** A profile of peopleFile; nothing of it is unusual. */
export const plainContent: ProfileContent = {
  layout: null,
  form: { encoding: null, delimiter: null, sheet: null, headerRow: null, labelRows: null },
  keyedBy: 'employeeNumber',
  columns: monthFirst,
  words: { placeholders: [], employed: [], ended: [], employmentKinds: {} },
  only: null,
  ownEmployers: [],
  lastYear: 2036,
  guards: { terminations: 0.2, absent: 0.2 },
  partialFailure: 'quarantine',
  allowsUnsigned: true,
  missingPositions: 'end',
};

/** Runs a preview to its end. */
export async function readPreview({ client }: Imports, input: Omit<TestImports, 'decisions'> & Partial<Pick<TestImports, 'decisions'>>) {
  for await (const event of await client.imports.preview({ decisions: { fields: [], identities: [] }, ...input })) {
    if (event.kind === 'done') return event.preview;
  }
  throw new Error('the preview ended without an answer');
}

/** The profile under which lines are imported in tests; null before the first import. */
export async function profileIdOf({ client }: Imports, name = 'HRIS'): Promise<string | null> {
  const { profiles } = await client.intakeProfiles.list();
  return profiles.find((profile) => profile.name === name)?.profileId ?? null;
}

/** Previews lines of a file as dropped on the page, under the profile of the tests. */
export async function previewLines(
  site: Imports,
  lines: readonly string[],
  content: Partial<ProfileContent> = {},
  decisions: TestImports['decisions'] = { fields: [], identities: [] },
) {
  const profileId = await profileIdOf(site);
  const profile = { profileId, content: { ...plainContent, ...content } };
  return readPreview(site, { source: { file: peopleFile(lines), fileName: 'people.csv' }, profile, decisions });
}

/** Commits a preview, approved by ben at ada's station unless told otherwise. */
export async function commitPreview(
  { client }: TestSite,
  previewId: string,
  {
    login = 'ben',
    tripwireReason = null,
    profileName = 'HRIS',
    origin = 'Memory stick of the HR office',
    signal = new AbortController().signal,
  }: {
    readonly login?: string;
    readonly tripwireReason?: string | null;
    readonly profileName?: string;
    /** Null for a file that its sender signed. */
    readonly origin?: string | null;
    readonly signal?: AbortSignal;
  } = {},
) {
  const signature = { login, passphrase: passphraseOf(login) };
  return client.imports.commit({ previewId, origin, tripwireReason, profileName, signature }, { signal });
}

/** Imports lines of a file, approved by ben. */
export async function importLines(
  site: TestSite,
  lines: readonly string[],
  tripwireReason: string | null = null,
  content: Partial<ProfileContent> = {},
) {
  const { previewId } = await previewLines(site, lines, content);
  return commitPreview(site, previewId, { tripwireReason });
}

/** Takes an import back, approved by ben. */
export async function reverseBatch({ client }: TestSite, batchId: string) {
  return client.imports.reverse({
    batchId,
    reason: 'the wrong file was taken',
    signature: { login: 'ben', passphrase: passphraseOf('ben') },
  });
}

/** Previews a file from its path, as chosen in the dialog. */
export async function previewRealFile(site: TestSite, file: string) {
  site.dialogs.push(file);
  const chosen = await site.client.imports.chooseFile();
  if (chosen === null) throw new Error('no file was chosen');
  return readPreview(site, { source: { handle: chosen.handle }, profile: null });
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
