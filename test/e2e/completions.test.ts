import type { Locator, Page } from 'playwright';
import { expect, onTestFinished, test } from 'vitest';
import { samplePassphrase } from '../../shared/domain/sample/credentials';
import { launchSample } from '../support/prepared-sample';
import { inspect, setScheme } from '../support/walk/inspect.ts';
import { goTo, unlockSample } from '../support/walk/site.ts';

/** The user ID of the nth sample user with a role, as the unlock screen fills it in. */
async function loginOf(page: Page, role: string, nth = 0): Promise<string> {
  await page.getByRole('combobox', { name: 'Sample user' }).click();
  await page.getByRole('option', { name: role }).nth(nth).click();
  return page.getByLabel('User ID').inputValue();
}

async function become(page: Page, role: string): Promise<void> {
  await page.getByRole('button', { name: 'Lock this site' }).click();
  await unlockSample(page, role);
}

const file = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });

async function drop(page: Page, label: string, content: ReturnType<typeof file>): Promise<void> {
  await page.getByRole('group', { name: label }).locator('input').setInputFiles(content);
}

async function approve(page: Page, login: string, action: string | RegExp): Promise<void> {
  await page.getByLabel('User ID').fill(login);
  await page.getByRole('textbox', { name: 'Passphrase' }).fill(samplePassphrase);
  await page.getByRole('button', { name: action }).click();
}

/** Chooses in a select by what the option begins with, by keyboard. */
async function choose(page: Page, within: Page | Locator, label: string, text: string): Promise<void> {
  const field = within.getByRole('combobox', { name: label });
  await field.focus();
  if (await field.isEditable()) await page.keyboard.type(text);
  else await page.keyboard.press('Enter');
  await page.getByRole('option', { name: text }).first().click();
}

/** A number of the counts above a preview. */
const countOf = (page: Page, name: string): Promise<string> =>
  page
    .locator('dl > div')
    .filter({ has: page.getByText(name, { exact: true }) })
    .locator('dd')
    .innerText();

async function open(page: Page, grid: string, cell: string): Promise<void> {
  await page.getByRole('grid', { name: grid }).getByText(cell, { exact: true }).first().click();
  await page.keyboard.press('Enter');
}

const numberOf = (page: Page, person: string): Promise<string> =>
  page
    .getByRole('grid', { name: 'People' })
    .getByRole('row')
    .filter({ hasText: person })
    .getByText(/^\d{6}$/)
    .innerText();

test('completions of a table become evidence beside assessments, no level moves, and they are taken back with their import', async () => {
  const { page, problems, close } = await launchSample();
  onTestFinished(close);
  await page.getByRole('button', { name: 'Lock this site' }).click();
  const [admin, steward] = [await loginOf(page, 'Administrator', 1), await loginOf(page, 'Framework steward')];
  expect(admin).not.toBe(steward);
  await unlockSample(page, 'Administrator');
  const faults: string[] = [];
  const look = async (name: string): Promise<void> => {
    faults.push(...(await inspect(page, `completions-${name}`)));
  };
  const person = 'Abara, Birgit';
  await goTo(page, 'People');
  const number = await numberOf(page, person);
  await open(page, 'People', person);
  const standings = page.getByRole('complementary').getByRole('heading', { name: /^Requirements/ });
  await standings.waitFor();
  const before = await page.getByRole('complementary').getByRole('list').first().innerText();
  await page.keyboard.press('Escape');

  // A table of a learning system.
  await goTo(page, 'Exchange');
  await look('exchange');
  await page.getByRole('button', { name: 'Import completions' }).click();
  const header = 'PERSON_NO,COURSE_CODE,COURSE_TITLE,COMPLETION_STATUS,COMPLETED_ON,EXPIRES_ON,SCORE';
  await drop(page, 'File of completions', file('noise.csv', 'Wer,Was\na,b\n'));
  await page.getByText('No known system writes these columns').waitFor();
  await look('unknown-format');
  await page.getByRole('button', { name: 'Choose another file' }).click();
  const lines = [`${number},HYG-1,Hygiene basics,Completed,2026-01-20,,95`, `X-77,HYG-1,Hygiene basics,Passed,2026-01-21,,88`];
  await drop(page, 'File of completions', file('saba.csv', [header, ...lines, `${number},HYG-2,Gowning,Done,2026-01-20,,`].join('\n')));
  await page.getByRole('heading', { name: 'What the import would bring' }).waitFor();
  expect(await countOf(page, 'New')).toBe('2');
  expect(await countOf(page, 'Rejected')).toBe('1');
  await page.getByRole('tab', { name: 'Rejected (1)' }).click();
  await page.getByText('Nobody has said what this status means.').waitFor();
  await look('preview');
  await page.getByRole('button', { name: 'Approve and import 2' }).click();
  await page.getByText('Say where the file came from').waitFor();
  await page.getByLabel('Where the file came from').fill('Stick of the training office');
  await approve(page, admin, 'Approve and import 2');
  await page.getByRole('heading', { name: 'Import of saba.csv' }).waitFor();
  await page.getByRole('grid', { name: 'Completions' }).getByText(person).waitFor();
  await look('batch');

  // Who the unknown learner is.
  await goTo(page, 'Exchange');
  await page.getByRole('link', { name: 'Learners nobody knows (1)' }).click();
  await open(page, 'Learners nobody knows', 'X-77');
  await page.getByRole('heading', { name: 'Who is X-77?' }).waitFor();
  await choose(page, page, 'Person', person);
  await page.getByLabel('How you know').fill('Her old number at the supplier');
  await look('learner');
  await page.getByRole('button', { name: 'This is who it is' }).click();
  await page.getByText('1 completion belongs to them now').waitFor();

  // What the course is evidence of.
  await become(page, 'Framework steward');
  await goTo(page, 'Framework');
  await page.getByRole('link', { name: 'Courses', exact: true }).click();
  await open(page, 'Courses not on the map', 'HYG-1');
  const panel = page.getByRole('complementary');
  await panel.getByRole('combobox', { name: 'Competency' }).click();
  await page.getByRole('option').first().click();
  await panel.getByRole('combobox', { name: 'Level it speaks to' }).click();
  await page.getByRole('option').first().click();
  await page.getByLabel('Counts for, in months').fill('0');
  await page.getByLabel('Why').fill('The course ends with a test on it');
  await page.getByText('A whole number from 1 to 120, or nothing').waitFor();
  await page.getByLabel('Counts for, in months').fill('24');
  await look('course');
  await approve(page, admin, 'Approve the revision');
  await page.getByText('Revision 1 of the map is in force; 2 lines of evidence added.').waitFor();
  await page.getByRole('grid', { name: 'What courses are evidence of' }).getByText('HYG-1').first().waitFor();
  await look('map');

  // Beside the person's assessments, whose standings are as they were.
  await become(page, 'Administrator');
  await goTo(page, 'People');
  await open(page, 'People', person);
  await standings.waitFor();
  expect(await page.getByRole('complementary').getByRole('list').first().innerText()).toBe(before);
  const evidence = page.getByRole('table', { name: 'Supporting evidence' });
  await evidence.scrollIntoViewIfNeeded();
  await expect.poll(() => evidence.getByRole('row').filter({ hasText: 'Hygiene basics (HYG-1)' }).count()).toBe(2);
  await look('person');

  // Taken back, and the evidence with it.
  await goTo(page, 'Exchange');
  await open(page, 'Imports', 'saba.csv');
  await page.getByRole('button', { name: 'Take the import back' }).click();
  await page.getByLabel('Why').fill('The file of another site');
  await look('reverse');
  await approve(page, admin, 'Approve and take it back');
  await page.getByText('The import was taken back.').waitFor();
  await goTo(page, 'People');
  await open(page, 'People', person);
  await expect.poll(() => evidence.locator('s').count()).toBe(2);
  await setScheme(page, 'Dark');
  await look('dark-person');
  expect(faults).toEqual([]);
  expect(await problems()).toEqual([]);
});

test('statements of xAPI and an old matrix arrive, and a claim of the matrix is confirmed by who may assess the person', async () => {
  const { page, problems, close } = await launchSample();
  onTestFinished(close);
  await page.getByRole('button', { name: 'Lock this site' }).click();
  const admin = await loginOf(page, 'Administrator', 1);
  await unlockSample(page, 'Administrator');
  const faults: string[] = [];
  const look = async (name: string): Promise<void> => {
    faults.push(...(await inspect(page, `completions-${name}`)));
  };
  const person = 'Abara, Birgit';
  await goTo(page, 'People');
  const number = await numberOf(page, person);

  // Statements of xAPI, one of them taken back.
  await goTo(page, 'Exchange');
  await page.getByRole('button', { name: 'Import completions' }).click();
  const id = (last: number) => `12345678-1234-4678-9234-00000000000${last}`;
  const statement = (different: object) => ({
    id: id(1),
    actor: { account: { homePage: 'https://lms.example.org', name: number } },
    verb: { id: 'http://adlnet.gov/expapi/verbs/passed' },
    object: { id: 'https://lms.example.org/hygiene' },
    timestamp: '2026-02-01T08:00:00Z',
    ...different,
  });
  const voided = { id: id(3), verb: { id: 'http://adlnet.gov/expapi/verbs/voided' }, object: { objectType: 'StatementRef', id: id(2) } };
  const statements = [statement({}), statement({ id: id(2) }), statement(voided)];
  await drop(page, 'File of completions', file('statements.jsonl', statements.map((one) => JSON.stringify(one)).join('\n')));
  await page.getByRole('heading', { name: 'What the import would bring' }).waitFor();
  expect(await countOf(page, 'New')).toBe('1');
  expect(await countOf(page, 'Voided before they count')).toBe('1');
  await page.getByLabel('Where the file came from').fill('Record store of the training office');
  await approve(page, admin, 'Approve and import 1');
  await page.getByRole('heading', { name: 'Import of statements.jsonl' }).waitFor();

  // An old matrix.
  await goTo(page, 'Exchange');
  await page.getByRole('button', { name: 'Import a skills matrix' }).click();
  await drop(page, 'Spreadsheet of people and skills', file('matrix.csv', `No,Name,ACL-01,FLT-01\n${number},Birgit,X,2\n`));
  await page.getByText('Say what "X" means; it stands first in C2.').waitFor();
  // Nobody is called to approve what cannot be imported yet.
  await page.getByText('Say above what every symbol means').waitFor();
  expect(await page.getByRole('button', { name: /^Approve/ }).count()).toBe(0);
  await look('matrix');
  await choose(page, page, 'Meaning of X', 'Level 1');
  await page.getByRole('button', { name: 'Read the file so' }).click();
  await page.getByText('2 claims about 1 person').first().waitFor();
  await page.getByLabel('Where the file came from').fill('Spreadsheet of the shift');
  await page.getByLabel('Name of the profile').fill('Shift matrix');
  await approve(page, admin, 'Approve and record 2 claims');
  await page.getByRole('heading', { name: 'Import of matrix.csv' }).waitFor();
  await become(page, 'Assessor');
  await goTo(page, 'People');
  await page.getByRole('link', { name: 'Old matrices' }).click();
  await page.getByRole('grid', { name: 'Claims from old matrices' }).waitFor();
  await look('claims');
  await open(page, 'Claims from old matrices', person);
  await page.getByLabel('Why').fill('Seen at work for years');
  await page.getByRole('checkbox', { name: /^ACL-01/ }).check();
  await look('claim');
  await page.getByRole('button', { name: 'Confirm 1 claim' }).click();
  await page.getByText('Confirmed: it stands beside assessments as evidence.').waitFor();
  expect(faults).toEqual([]);
  expect(await problems()).toEqual([]);
});

test('files of other learning systems are read by their own rules, words are explained where they are met, and what was typed is kept', async () => {
  const { page, problems, close } = await launchSample();
  onTestFinished(close);
  await page.getByRole('button', { name: 'Lock this site' }).click();
  const [own, admin] = [await loginOf(page, 'Administrator'), await loginOf(page, 'Administrator', 1)];
  const steward = await loginOf(page, 'Framework steward');
  await unlockSample(page, 'Administrator');
  const faults: string[] = [];
  const look = async (name: string): Promise<void> => {
    faults.push(...(await inspect(page, `completions-${name}`)));
  };
  const person = 'Abara, Birgit';
  await goTo(page, 'People');
  const number = await numberOf(page, person);
  const rows = page.getByRole('grid', { name: 'What the import would bring' });
  const bring = async (name: string, lines: readonly string[]): Promise<void> => {
    await goTo(page, 'Exchange');
    await page.getByRole('button', { name: 'Import completions' }).click();
    await drop(page, 'File of completions', file(name, lines.join('\n')));
    await page.getByRole('heading', { name: 'What the import would bring' }).waitFor();
  };
  const commit = async (name: string, origin: string): Promise<void> => {
    await page.getByLabel('Where the file came from').fill(origin);
    await approve(page, admin, /^Approve and import/);
    await page.getByRole('heading', { name: `Import of ${name}` }).waitFor();
  };
  const format = () => page.getByRole('combobox', { name: 'Format' }).inputValue();

  // Days first, with a time and its distance from UTC; somebody registered has shown nothing.
  await bring('cornerstone.csv', [
    'User ID,Training Title,Start Date/Time,End Date/Time,Transcript Status,Completion Date,Score,Due Date',
    `${number},Confined spaces,03-02-2026 08:00:00 +0000,03-02-2026 12:00:00 +0000,Completed,03-02-2026 12:00:00 +0000,91,01-03-2026`,
    `${number},Hot work,05-02-2026,,Registered,,,01-03-2026`,
  ]);
  expect(await format()).toBe('Cornerstone external training (detected)');
  await rows.getByRole('row', { name: /Confined spaces.*Completed.*2026-02-03/ }).waitFor();
  await rows.getByRole('row', { name: /Hot work.*Registered/ }).waitFor();
  await commit('cornerstone.csv', 'Training office');

  // Days and months of one figure.
  await bring('learnupon.csv', [
    'Login ID,Course Name,Enrollment Created Date,Enrollment Started Date,Enrollment Completed Date,Enrollment Score,Status',
    `${number},Fire watch,1/2/2026,1/2/2026,4/2/2026,80,Passed`,
  ]);
  expect(await format()).toBe('LearnUpon migration (detected)');
  await rows.getByRole('row', { name: /Fire watch.*Passed.*2026-02-04/ }).waitFor();
  await commit('learnupon.csv', 'Training office');

  // A word that the format does not know is explained where it is met, and the next file is read the same way.
  const head = 'Action,RecordID,UserId,Title,Status,CompletionDate';
  await bring('net.csv', [head, `create,R-1,${number},Lockout,Erledigt,2026-02-05`, `create,R-2,${number},Ladders,Completed,2026-02-06`]);
  expect(await format()).toBe('NetDimensions records (detected)');
  await page.getByRole('tab', { name: 'Rejected (1)' }).click();
  await page.getByText('Nobody has said what “Erledigt” means.').waitFor();
  await look('unknown-word');
  await page.getByRole('button', { name: 'Say what it means' }).click();
  await page.getByRole('heading', { name: 'What the words for a status mean' }).and(page.locator(':focus')).waitFor();
  await choose(page, page, 'Meaning of Erledigt', 'Completed');
  await page.getByRole('button', { name: 'Read the file so' }).click();
  await page.getByRole('tab', { name: 'New (2)' }).waitFor();
  await commit('net.csv', 'Training office');
  await page.getByText('“Erledigt” as Completed').waitFor();
  await bring('net-again.csv', [head, `update,R-1,${number},Lockout,Erledigt,2026-02-07`, `delete,R-2,${number},Ladders,,`]);
  await page.getByText('As the last file with these columns.').waitFor();
  expect(await countOf(page, 'In the place of others')).toBe('1');
  expect(await countOf(page, 'Taken back')).toBe('1');
  await page.getByRole('button', { name: 'Choose another file' }).click();

  // A certificate that is said to have expired and to run on; where its list came from is kept until it is on record.
  const certificates = [
    'CertificateId,EmpID,AssignedBy,Status,DueDate,IssuedOn,ExpiryDate,Score',
    `CRANE,${number},HR,Valid,,2026-01-10,2036-01-10,`,
    `SLING,${number},HR,Expired,,2026-01-10,2036-01-10,`,
  ];
  await bring('certificates.csv', certificates);
  expect(await format()).toBe('List of certificates (detected)');
  await page.getByRole('tab', { name: 'Rejected (1)' }).click();
  await rows.getByRole('row', { name: /Expired, 2036-01-10/ }).waitFor();
  await page.getByLabel('Where the file came from').fill('Folder of the crane school');
  await page.getByText(/^saved \d\d:\d\d:\d\d$/).waitFor();
  await become(page, 'Administrator');
  await goTo(page, 'Today');
  await page.getByRole('link', { name: 'Import completions' }).click();
  await page.getByText('What you typed about a file is kept.').waitFor();
  await look('kept');
  await drop(page, 'File of completions', file('certificates.csv', certificates.join('\n')));
  await expect.poll(() => page.getByLabel('Where the file came from').inputValue()).toBe('Folder of the crane school');
  await approve(page, admin, /^Approve and import/);
  await page.getByRole('heading', { name: 'Import of certificates.csv' }).waitFor();
  await goTo(page, 'Today');
  await page.getByText('No draft is waiting').waitFor();

  // Courses wait in the queue, and are put on the map from it by two people.
  await become(page, 'Framework steward');
  await goTo(page, 'Framework');
  await page.getByRole('link', { name: 'Courses', exact: true }).click();
  const queue = page.getByRole('grid', { name: 'Courses not on the map' });
  for (const course of ['Confined spaces', 'Lockout', 'CRANE']) await queue.getByText(course, { exact: true }).first().waitFor();
  await open(page, 'Courses not on the map', 'Fire watch');
  const panel = page.getByRole('complementary');
  await panel.getByRole('combobox', { name: 'Competency' }).click();
  await page.getByRole('option').first().click();
  await panel.getByRole('combobox', { name: 'Level it speaks to' }).click();
  await page.getByRole('option').first().click();
  await page.getByLabel('Why').fill('The course ends with a test on it');
  await approve(page, steward, 'Approve the revision');
  await panel.getByText('This must be approved by a second person').waitFor();
  await approve(page, admin, 'Approve the revision');
  await page.getByRole('grid', { name: 'What courses are evidence of' }).getByText('Fire watch').first().waitFor();
  await queue.getByText('Fire watch', { exact: true }).waitFor({ state: 'detached' });

  // Performances of a table, taken back by a second person.
  await become(page, 'Administrator');
  await goTo(page, 'Exchange');
  await page.getByRole('button', { name: 'Performances…' }).click();
  const table = ['Person number,Task code,Date,Count,Note', `${number},AF-01,2026-02-01,2,night shift`, `${number},NONE,2026-02-01,1,`];
  await drop(page, 'Table of performances', file('work.csv', table.join('\n')));
  await page.getByRole('heading', { name: 'Rejected rows' }).waitFor();
  await page.getByLabel('Where the file came from').fill('Shift log');
  await look('performances');
  await approve(page, admin, 'Approve and record 1 performance');
  const taken = page.getByRole('row', { name: /work\.csv/ });
  await taken.getByRole('button', { name: /^Take back/ }).click();
  await page.getByLabel('Reason').fill('The log of another shift');
  await approve(page, own, 'Approve and void what it added');
  await page.getByText('This must be approved by a second person').waitFor();
  await look('performances-back');
  await approve(page, admin, 'Approve and void what it added');
  await taken.getByText('Taken back', { exact: true }).waitFor();
  expect(faults).toEqual([]);
  expect(await problems()).toEqual([]);
});
