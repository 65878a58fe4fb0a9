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
