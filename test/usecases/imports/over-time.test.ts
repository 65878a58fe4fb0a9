import { expect, test } from 'vitest';
import type { ProfileContent } from '../../../shared/contract/intake-profiles';
import { approveItems, makeLibrary, recordOf } from '../../support/framework';
import {
  commitPreview,
  importLines,
  monthFirst,
  personOf,
  plainContent,
  previewLines,
  readPreview,
  type TestImports,
} from '../../support/imported-people';
import { plainItem } from '../../support/people';
import { shapes } from '../../support/published-shapes';
import { makeTestSite, type TestSite } from '../../support/site';

const anna = '007,Berg,Anna,Production,Filling,Operator,A,7/30/2011,,,1';
const profileOf = async (site: TestSite, number: string) =>
  site.client.people.get({ personId: (await personOf(site, number)).personId, asOf: null });
const employmentsOf = (site: TestSite) =>
  recordOf(site)
    .selectFrom('employment')
    .select(['employer', 'kind', 'status', 'validFrom', 'validTo'])
    .where('recordedTo', 'is', null)
    .orderBy('validFrom')
    .execute();

type Field = ProfileContent['columns'][number]['field'];
const column = (name: string, field: Field, dateOrder: 'iso' | null = null, system: string | null = null) =>
  ({ column: name, field, dateOrder, system, chosenDates: {} }) as const;

/** A source with positions, employers and other ids. */
const wide: ProfileContent = {
  ...plainContent,
  columns: [
    column('No', 'employeeNumber'),
    column('Family', 'familyName'),
    column('Given', 'givenName'),
    column('Mail', 'email'),
    column('Dept', 'department'),
    column('Title', 'jobTitle'),
    column('Pos', 'positionNumber'),
    column('Company', 'employer'),
    column('Kind', 'employmentKind'),
    column('Hired', 'hiredOn', 'iso'),
    column('Left', 'leftOn', 'iso'),
    column('Badge', 'otherId', null, 'Badge'),
    column('Login', 'userName'),
  ],
  ownEmployers: ['Works Ltd'],
};

async function previewWide(site: TestSite, lines: readonly string[], content = wide, decisions?: TestImports['decisions']) {
  const { profiles } = await site.client.intakeProfiles.list();
  const profile = { profileId: profiles.find(({ name }) => name === 'Wide')?.profileId ?? null, content };
  const file = new Blob([[wide.columns.map(({ column: name }) => name).join(','), ...lines].join('\n')]);
  return readPreview(site, { source: { file, fileName: 'wide.csv' }, profile, ...(decisions === undefined ? {} : { decisions }) });
}

async function importWide(site: TestSite, lines: readonly string[], content = wide, decisions?: TestImports['decisions']) {
  const { previewId } = await previewWide(site, lines, content, decisions);
  return commitPreview(site, previewId, { profileName: 'Wide', tripwireReason: 'asked by a test' });
}

test('somebody who left and returns is the same person with another period of employment', async () => {
  const site = await makeTestSite();
  await importLines(site, [anna]);
  await importLines(site, ['007,Berg,Anna,Production,Filling,Operator,A,7/30/2011,12/31/2025,,1'], 'left');
  const preview = await previewLines(site, ['007,Berg,Anna,Quality,,Analyst,A,2/1/2026,,,1']);
  expect(preview.dryRun?.totals).toMatchObject({ create: 0, update: 1, rehires: 1 });
  expect(preview.dryRun?.warnings).toContainEqual(
    expect.objectContaining({ code: 'Rehired', message: expect.stringContaining('2025-12-31') }),
  );
  await commitPreview(site, preview.previewId);
  expect(await employmentsOf(site)).toEqual([
    { employer: null, kind: 'employee', status: null, validFrom: '2011-07-30', validTo: '2025-12-31' },
    { employer: null, kind: 'employee', status: null, validFrom: '2026-02-01', validTo: null },
  ]);
  const { people } = await site.client.people.list({ asOf: null, unitId: null, includeLeavers: true });
  expect(people).toHaveLength(1);
  expect((await profileOf(site, '007')).positions.map(({ validFrom, validTo, title }) => [validFrom, validTo, title])).toEqual([
    ['2026-02-01', null, 'Analyst'],
    ['2011-07-30', '2025-12-31', 'Operator'],
  ]);
});

test('several positions of one person stand beside each other, and one that is gone from the file ends', async () => {
  const site = await makeTestSite();
  const first = '007,Berg,Anna,,Production,Operator,P1,Works Ltd,Employee,2011-07-30,,,';
  const second = '007,Berg,Anna,,Quality,Analyst,P2,Works Ltd,Employee,2011-07-30,,,';
  expect(await importWide(site, [first, second])).toMatchObject({ created: 2, rejected: 0 });
  const open = (await profileOf(site, '007')).positions.filter(({ validTo }) => validTo === null);
  expect(open.map(({ title }) => title).toSorted()).toEqual(['Analyst', 'Operator']);
  expect((await previewWide(site, [first, second])).dryRun?.totals).toMatchObject({ unchanged: 2, create: 0, update: 0 });
  const preview = await previewWide(site, [first]);
  expect(preview.dryRun?.totals).toMatchObject({ endedPositions: 1, absent: 0 });
  await commitPreview(site, preview.previewId);
  expect((await profileOf(site, '007')).positions.map(({ title, validTo }) => `${title} ${validTo}`).toSorted()).toEqual([
    'Analyst 2026-03-13',
    'Operator null',
  ]);
  // It comes back as a position that begins today.
  await importWide(site, [first, second]);
  expect(
    (await profileOf(site, '007')).positions.filter(({ validTo }) => validTo === null).map(({ title, validFrom }) => [title, validFrom]),
  ).toContainEqual(['Analyst', '2026-03-14']);
});

test('a profile can say that a position missing from the file goes on', async () => {
  const site = await makeTestSite();
  const keep = { ...wide, missingPositions: 'keep' as const };
  const rows = ['007,Berg,Anna,,Production,Operator,P1,,,2011-07-30,,,', '007,Berg,Anna,,Quality,Analyst,P2,,,2011-07-30,,,'];
  await importWide(site, rows, keep);
  await importWide(site, rows.slice(0, 1), keep);
  expect((await profileOf(site, '007')).positions.filter(({ validTo }) => validTo === null)).toHaveLength(2);
});

test('contractors come with their employer, and go on as employees in another period', async () => {
  const site = await makeTestSite();
  await importWide(site, ['007,Berg,Anna,,Production,Operator,P1,Lender AG,Contractor,2020-01-01,,,']);
  expect(await employmentsOf(site)).toMatchObject([{ employer: 'Lender AG', kind: 'contractor', validFrom: '2020-01-01' }]);
  await importWide(site, ['007,Berg,Anna,,Production,Operator,P1,Works Ltd,Employee,2026-03-01,,,']);
  expect(await employmentsOf(site)).toMatchObject([
    { employer: 'Lender AG', kind: 'contractor', validFrom: '2020-01-01', validTo: '2026-02-28' },
    { employer: null, kind: 'employee', validFrom: '2026-03-01', validTo: null },
  ]);
});

test('the end of a contract ends the employment where no day of leaving does, and moves with the contract', async () => {
  const site = await makeTestSite();
  const content = {
    ...wide,
    columns: [...wide.columns.filter(({ field }) => field !== 'leftOn'), column('Contract', 'contractEndsOn', 'iso')],
  };
  const until = async (day: string) => {
    const lines = [
      `No,Family,Given,Mail,Dept,Title,Pos,Company,Kind,Hired,Badge,Login,Contract`,
      `007,Berg,Anna,,Production,Operator,P1,,Contractor,2025-01-01,,,${day}`,
    ];
    const { profiles } = await site.client.intakeProfiles.list();
    const profile = { profileId: profiles.find(({ name }) => name === 'Wide')?.profileId ?? null, content };
    const preview = await readPreview(site, { source: { file: new Blob([lines.join('\n')]), fileName: 'wide.csv' }, profile });
    await commitPreview(site, preview.previewId, { profileName: 'Wide', tripwireReason: 'asked by a test' });
    return preview.dryRun;
  };
  await until('2026-06-30');
  expect(await employmentsOf(site)).toMatchObject([{ kind: 'contractor', validFrom: '2025-01-01', validTo: '2026-06-30' }]);
  expect((await profileOf(site, '007')).positions).toMatchObject([{ validTo: '2026-06-30' }]);
  await until('2026-12-31');
  expect(await employmentsOf(site)).toMatchObject([{ validFrom: '2025-01-01', validTo: '2026-12-31' }]);
  const forGood = await until('');
  expect(forGood).toMatchObject({ totals: { update: 1, rehires: 0 }, warnings: [] });
  expect(await employmentsOf(site)).toMatchObject([{ validFrom: '2025-01-01', validTo: null }]);
  expect((await profileOf(site, '007')).positions).toMatchObject([{ validTo: null }]);
  expect((await until('2026-02-28'))?.warnings).toMatchObject([{ code: 'ContractOver' }]);
  expect((await employmentsOf(site)).at(-1)).toMatchObject({ validTo: '2026-02-28' });
});

test('ids of other systems are kept with the person, and one that changes ends', async () => {
  const site = await makeTestSite();
  await importWide(site, ['007,Berg,Anna,,Production,Operator,P1,,,2020-01-01,,B-1,aberg']);
  await importWide(site, ['007,Berg,Anna,,Production,Operator,P1,,,2020-01-01,,B-2,aberg']);
  const rows = await recordOf(site)
    .selectFrom('person_identifier')
    .select(['system', 'value', 'validTo'])
    .where('recordedTo', 'is', null)
    .orderBy('value')
    .execute();
  expect(rows).toEqual([
    { system: 'Badge', value: 'B-1', validTo: '2026-03-14' },
    { system: 'Badge', value: 'B-2', validTo: null },
    { system: 'User name', value: 'aberg', validTo: null },
  ]);
});

test('a number that may have changed waits for a person; decided, it is the same person with a former number', async () => {
  const site = await makeTestSite();
  await importWide(site, ['007,Berg,Anna,a.berg@works.example,Production,Operator,P1,,,2020-01-01,,,']);
  const { personId } = await personOf(site, '007');
  const line = ['107,Berg,Anna,a.berg@works.example,Production,Operator,P1,,,2020-01-01,,,'];
  const open = await previewWide(site, line);
  expect(open.dryRun?.totals).toMatchObject({ create: 0, reject: 1, identities: 1 });
  const [question] = open.dryRun?.identities ?? [];
  expect(question).toMatchObject({ rowNumber: 2, employeeNumber: '107', candidates: [{ personId, employeeNumber: '007' }] });
  await importWide(site, line, wide, { fields: [], identities: [{ key: question?.key ?? '', personId }] });
  expect((await personOf(site, '107')).personId).toBe(personId);
  const former = await recordOf(site)
    .selectFrom('person_identifier')
    .select(['system', 'value', 'validTo'])
    .where('recordedTo', 'is', null)
    .execute();
  expect(former).toEqual([{ system: 'Employee number', value: '007', validTo: '2026-03-14' }]);
  expect((await previewWide(site, line)).dryRun?.totals).toMatchObject({ unchanged: 1, reject: 0, absent: 0, identities: 0 });
});

test('decided to be somebody else, it is a new person', async () => {
  const site = await makeTestSite();
  await importWide(site, ['007,Berg,Anna,desk@works.example,Production,Operator,P1,,,2020-01-01,,,']);
  const line = [
    '007,Berg,Anna,desk@works.example,Production,Operator,P1,,,2020-01-01,,,',
    '107,Berg,Anna,desk@works.example,Quality,Analyst,P2,,,2024-01-01,,,',
  ];
  const [question] = (await previewWide(site, line)).dryRun?.identities ?? [];
  expect(await importWide(site, line, wide, { fields: [], identities: [{ key: question?.key ?? '', personId: null }] })).toMatchObject({
    created: 1,
  });
});

test('people who are perhaps on record already go to the queue of possible duplicates', async () => {
  const site = await makeTestSite();
  await importLines(site, [anna]);
  const preview = await previewLines(site, [
    anna,
    '900,Bergh,Anna,Production,Filling,Operator,A,7/30/2011,,,1',
    '901,Lund,Kim,Quality,,Analyst,A,1/5/2020,,,1',
  ]);
  expect(preview.dryRun?.duplicates).toEqual([
    expect.objectContaining({
      name: 'Bergh, Anna',
      otherName: 'Berg, Anna',
      otherNumber: '007',
      reasons: expect.arrayContaining(['Both were hired on the same day.']),
    }),
  ]);
  await commitPreview(site, preview.previewId);
  const queue = await site.client.identity.duplicates({ includeDecided: false, offset: 0, limit: 10 });
  expect(queue).toMatchObject({ open: 1 });
});

test('one person twice in a first file, under two numbers, is a question as well', async () => {
  const site = await makeTestSite();
  const berg = (number: number) => `${number},Berg,Anna,Production,Filling,Operator,A,7/30/2011,,,1`;
  const { dryRun } = await previewLines(site, [anna, berg(900)]);
  expect(dryRun?.totals).toMatchObject({ create: 2, duplicates: 1 });
  // A file in which everybody is like everybody does not fill the queue: each is asked about five times at most.
  const crowd = await previewLines(
    site,
    Array.from({ length: 40 }, (_, at) => berg(900 + at)),
  );
  const times = new Map<number, number>();
  for (const { rowNumber } of crowd.dryRun?.duplicates ?? []) times.set(rowNumber, (times.get(rowNumber) ?? 0) + 1);
  expect(Math.max(...times.values())).toBe(5);
  expect(crowd.dryRun?.totals.duplicates).toBeLessThanOrEqual(100);
  expect(crowd.dryRun?.warnings.filter(({ code }) => code === 'NumberAlike')).toEqual([]);
});

test('the same number twice is rejected on both lines, and nobody is taken twice', async () => {
  const site = await makeTestSite();
  const { dryRun } = await previewLines(site, [anna, anna]);
  expect(dryRun?.totals).toMatchObject({ create: 0, reject: 2 });
  expect(dryRun?.rejects.map(({ code }) => code)).toEqual(['EmployeeNumberRepeated', 'EmployeeNumberRepeated']);
});

test('a department that only changed its name is noticed, one that somebody left is not', async () => {
  const site = await makeTestSite();
  const two = (department: string, other = department) => [
    `007,Berg,Anna,${department},,Operator,A,7/30/2011,,,1`,
    `008,Lind,Olof,${other},,Operator,A,7/30/2011,,,1`,
  ];
  await importLines(site, two('Production'));
  expect((await previewLines(site, two('Manufacturing'))).dryRun?.warnings.map(({ code }) => code)).toContain('DepartmentPerhapsRenamed');
  expect((await previewLines(site, two('Manufacturing', 'Production'))).dryRun?.warnings.map(({ code }) => code)).not.toContain(
    'DepartmentPerhapsRenamed',
  );
});

test('a file of another works, or an empty one, trips a guard by the limits of its profile', async () => {
  const site = await makeTestSite();
  const crowd = Array.from({ length: 10 }, (_, n) => `1${n},Person${n},A,Production,,Operator,,7/30/2011,,,1`);
  await importLines(site, crowd);
  const codes = async (lines: readonly string[], content: Partial<ProfileContent> = {}) =>
    (await previewLines(site, lines, content)).dryRun?.tripwires.map(({ code }) => code);
  expect(await codes(['99,Other,B,Production,,Operator,,7/30/2011,,,1'])).toEqual(['EveryoneMissing']);
  expect(await codes([])).toEqual(['EmptyFile', 'ManyAbsent']);
  const leaving = crowd.map((line, n) => (n < 3 ? line.replace(',,,1', ',3/1/2026,,1') : line));
  expect(await codes(leaving)).toEqual(['ManyTerminations']);
  expect(await codes(leaving, { guards: { terminations: 0.5, absent: 0.2 } })).toEqual([]);
  expect(await codes(crowd.slice(2), { guards: { terminations: 1, absent: 0.1 } })).toEqual(['ManyAbsent']);
});

test('numbers whose leading zeros a spreadsheet dropped are not taken for new people unseen', async () => {
  const site = await makeTestSite();
  await importLines(site, [anna]);
  const { dryRun } = await previewLines(site, [anna.replace('007', '7')]);
  expect(dryRun?.tripwires.map(({ code }) => code)).toContain('LeadingZerosDiffer');
});

test('a manager who comes in a later file is linked although the rows below say nothing new', async () => {
  const site = await makeTestSite();
  const below = '008,Lind,Olof,Production,Filling,Operator,B,1/15/2020,,007,1';
  await importLines(site, [below]);
  expect((await profileOf(site, '008')).manager).toBeNull();
  const preview = await previewLines(site, [below, anna]);
  expect(preview.dryRun?.totals).toMatchObject({ create: 1, update: 1, unchanged: 0 });
  await commitPreview(site, preview.previewId);
  expect((await profileOf(site, '008')).manager).toMatchObject({ name: 'Berg, Anna' });
  expect((await previewLines(site, [below, anna])).dryRun?.totals).toMatchObject({ unchanged: 2, update: 0 });
});

test('managers in a circle are told, and a circle that closes over people on record as well', async () => {
  const site = await makeTestSite();
  const olof = (manager: string) => `008,Lind,Olof,Production,Filling,Operator,B,1/15/2020,,${manager},1`;
  await importLines(site, [anna, olof('007')]);
  const { dryRun } = await previewLines(site, [anna.replace(',,,1', ',,008,1'), olof('007')]);
  expect(dryRun?.warnings.find(({ code }) => code === 'ManagerCycle')?.message).toContain('007 → 008 → 007');
});

test('a person who was added here by hand becomes the source’s with its file', async () => {
  const site = await makeTestSite();
  const employment = { employer: null, kind: 'employee', validFrom: '2011-07-30', validTo: null } as const;
  const identity = { givenName: 'Anna', familyName: 'Berg', email: null, location: null, managerPersonId: null };
  const { personId } = await site.client.people.add({ employeeNumber: '007', ...identity, employment, reason: 'came before the file' });
  expect(await importLines(site, [anna])).toMatchObject({ created: 0, updated: 1 });
  expect((await personOf(site, '007')).personId).toBe(personId);
  await expect(site.client.people.change({ personId, ...identity, familyName: 'Ek', reason: 'by hand' })).rejects.toMatchObject({
    code: 'OwnedByHris',
  });
});

test('a column that the profile takes and the file lacks stops the file; one that it does not know is read past', async () => {
  const site = await makeTestSite();
  await importLines(site, [anna]);
  const read = (text: string) => readPreview(site, { source: { file: new Blob([text]), fileName: 'p.csv' }, profile: null });
  const header = monthFirst.map(({ column: name }) => name).filter((name) => name !== 'Salary');
  const cells = anna.split(',').slice(0, -1);
  const fitting = await read(`${['Remark', ...header].join(',')}\n${['secret', ...cells].join(',')}\n`);
  expect(fitting).toMatchObject({ profile: { name: 'HRIS' }, isProfileNew: false, problems: [], dryRun: { totals: { unchanged: 1 } } });
  const profileId = fitting.profile?.profileId ?? null;
  const text = `${header.slice(1).join(',')}\n${cells.slice(1).join(',')}\n`;
  const lacking = await readPreview(site, { source: { file: new Blob([text]), fileName: 'p.csv' }, profile: { profileId, content: null } });
  expect(lacking.dryRun).toBeNull();
  expect(lacking.problems[0]).toMatchObject({ column: 'EmpID', message: expect.stringContaining('no such column') });
});

test('the code of a job finds its role before the title does, also of people whose rows say what they said', async () => {
  const site = await makeTestSite();
  const file = shapes.find(({ layout }) => layout === 'SuccessFactors user data file')?.text ?? '';
  const read = (text: string) => readPreview(site, { source: { file: new Blob([text]), fileName: 'sf.csv' }, profile: null });
  const rolesOf = async () => {
    const { people } = await site.client.people.list({ asOf: null, unitId: null, includeLeavers: true });
    const details = await Promise.all(people.map(({ personId }) => site.client.people.get({ personId, asOf: null })));
    return details.map(({ employeeNumber, positions }) => [employeeNumber, ...positions.map((one) => `${one.roleName}: ${one.title}`)]);
  };
  const first = await read(file);
  expect(first.columns.length).toBe(18);
  expect(first.content.columns.find(({ column: name }) => name === 'JOBCODE')?.field).toBe('jobCode');
  await commitPreview(site, first.previewId, { profileName: 'SuccessFactors', tripwireReason: 'asked by a test' });
  expect(await rolesOf()).toContainEqual(['sf1001', 'Operator: Operator']);

  // A steward says what role OP-1 is; op-1 is another code.
  const mill = { ...plainItem, itemId: 'mill-hand', kind: 'role' as const, code: 'op-1', title: 'Mill hand', content: { description: '' } };
  await approveItems(site, await makeLibrary(site), [mill], '2026-01-01');
  const again = await read(file);
  expect(again.dryRun?.totals).toMatchObject({ update: 1, unchanged: 2 });
  expect(again.dryRun?.rows.find(({ action }) => action === 'update')).toMatchObject({
    employeeNumber: 'sf1001',
    changes: [{ field: 'role', old: 'Operator', new: 'Mill hand' }],
  });
  await commitPreview(site, again.previewId);
  expect(await rolesOf()).toContainEqual(['sf1001', 'Mill hand: Operator', 'Operator: Operator']);
  expect((await read(file)).dryRun?.totals).toMatchObject({ update: 0, unchanged: 3 });
  // Somebody new of a known code makes no role of their title.
  const joined = await read(
    `${file}active,sf1003,eny,Eva,Ny,,Gndr-F,e@sf.example,sf1000,sf1000,Mill,op-1,DivNorth,Hall 1,Europe/Berlin,2026-03-02,E1003,Mill trainee\r\n`,
  );
  expect(joined.dryRun?.jobTitles).toEqual([{ name: 'Mill trainee', isNew: false, people: 1 }]);
  await commitPreview(site, joined.previewId);
  expect(await rolesOf()).toContainEqual(['sf1003', 'Mill hand: Mill trainee']);

  // A code that names no role leads to where everybody new with that row would be.
  const other = await read(file.replace('op-1', 'XX-9'));
  expect(other.dryRun?.rows.find(({ employeeNumber }) => employeeNumber === 'sf1001')?.changes).toEqual([
    { field: 'role', old: 'Mill hand', new: 'Operator' },
  ]);
});

test('whoever leaves was what they were, though the code of their job names another role by now', async () => {
  const site = await makeTestSite();
  const fileWith = (lastDay: string) =>
    `Employee ID,First Name,Last Name,Department,Job Code,Job Title,Hire Date,Termination Date\nE1,Maja,Lind,Mill,HEAD,Head of mill,2010-01-04,${lastDay}\nE2,Olof,Ek,Mill,OP,Operator,2015-05-04,\n`;
  const read = (text: string) => readPreview(site, { source: { file: new Blob([text]), fileName: 'p.csv' }, profile: null });
  const first = await read(fileWith(''));
  await commitPreview(site, first.previewId, { profileName: 'Plain' });
  const chief = { ...plainItem, itemId: 'chief', kind: 'role' as const, code: 'HEAD', title: 'Chief', content: { description: '' } };
  await approveItems(site, await makeLibrary(site), [chief], '2026-01-01');
  const left = await read(fileWith('2026-01-31'));
  expect(left.dryRun?.rows.flatMap(({ changes }) => changes.map(({ field }) => field))).toEqual(['leftOn']);
  await commitPreview(site, left.previewId, { tripwireReason: 'asked by a test' });
  const { people } = await site.client.people.list({ asOf: null, unitId: null, includeLeavers: true });
  const maja = people.find(({ employeeNumber }) => employeeNumber === 'E1')?.personId ?? '';
  expect((await site.client.people.get({ personId: maja, asOf: null })).positions).toMatchObject([
    { roleName: 'Head of mill', title: 'Head of mill', validFrom: '2010-01-04', validTo: '2026-01-31' },
  ]);
});
