import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { launch } from '../support/launch.ts';
import { inspect } from '../support/walk/inspect.ts';
import { importPeople } from '../support/walk/main-line.ts';
import { answerDialogs, createSite, goTo, unlock, type Enrolled } from '../support/walk/site.ts';

const ada: Enrolled = { printedName: 'Ada Alder', login: 'ada', passphrase: 'seven quiet barges 1' };
const ben: Enrolled = { printedName: 'Ben Birch', login: 'ben', passphrase: 'eight slow lanterns 2' };

const header = 'EmpID,Last Name,First Name,E-mail,Department,Job Title,Hire Date,Termination Date,Manager ID,Salary';
const line = (number: string, family: string, given: string, mail: string, title = 'Operator', hired = '2011-07-30', left = '') =>
  `${number},${family},${given},${mail},Production,${title},${hired},${left},,51000`;
const first = [
  line('007', 'Berg', 'Anna', 'a.berg@works.example'),
  line('008', 'Lind', 'Olof', 'o.lind@works.example'),
  line('009', 'Ek', 'Ida', 'i.ek@works.example', 'Operator', '2011-07-30', '2019-12-31'),
];
const second = [
  line('007', 'Berg-Ek', 'Anna', 'a.berg@works.example', 'Shift lead'),
  line('108', 'Lind', 'Olof', 'o.lind@works.example'),
  line('200', 'Dahl', 'Eva', 'e.dahl@works.example'),
  line('009', 'Ek', 'Ida', 'i.ek@works.example', 'Operator', '2024-02-01'),
  ',No,Number,,,,,,,',
];

test('people come by a profile, a changed file says what it changes and who is asked about, and all is taken back', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'touchstone-intake-'));
  const files = ['first.csv', 'second.csv'].map((name) => path.join(folder, name));
  fs.writeFileSync(files[0] ?? '', `${[header, ...first].join('\n')}\n`);
  fs.writeFileSync(files[1] ?? '', `${[header, ...second].join('\n')}\n`);
  const { app, page, problems, close } = await launch();
  onTestFinished(async () => {
    await close();
    fs.rmSync(folder, { recursive: true, force: true });
  });
  const faults: string[] = [];
  const look = async (name: string): Promise<void> => {
    faults.push(...(await inspect(page, `intake-${name}`)));
  };
  await answerDialogs(app, [path.join(folder, 'site'), ...files]);
  await createSite(page, { name: 'Northfield Works', people: [ada, ben] });
  await unlock(page, ada);

  await importPeople(page, {
    origin: 'HR office, on a carried stick',
    approver: ben,
    onPreview: async () => {
      // The button that had the focus is gone.
      await expect.poll(() => page.locator(':focus').textContent()).toBe('Import people');
      // A field that is switched off while the file is read again has the focus afterwards.
      const field = page.getByRole('combobox', { name: 'Field filled by Termination Date' });
      await field.focus();
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.type('Location');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.getByRole('combobox', { name: 'Date order of Termination Date' }).waitFor({ state: 'detached' });
      await expect.poll(() => field.evaluate((node) => node === document.activeElement)).toBe(true);
      // Nothing is planned before somebody has said how its dates are meant.
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.type('Left on');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.getByText('What the import would do').waitFor({ state: 'detached' });
      await page.getByRole('combobox', { name: 'Date order of Termination Date' }).click();
      await page.getByRole('option', { name: 'Year-month-day' }).click();
      await page.getByRole('tab', { name: 'New (3)' }).waitFor();
    },
    beforeCommit: () => look('new-profile'),
  });
  await page.getByText('HR system, revision 1').waitFor();
  await look('batch');

  await goTo(page, 'Exchange');
  await look('exchange');
  await page.getByRole('button', { name: 'Import people' }).click();
  await page.getByRole('button', { name: 'Choose a file' }).click();
  await page.getByText('Revision 1, approved.').waitFor();
  // What is approved is folded up: what the file does comes first.
  await page.getByText('Columns, as approved: 9 of 10 are kept').waitFor();
  expect(await page.getByRole('combobox', { name: 'Field filled by Department' }).count()).toBe(0);
  await page.getByRole('tab', { name: 'Who is it? (1)' }).click();
  await look('who');
  await page.getByRole('combobox', { name: 'Who Lind, Olof is' }).click();
  await page.getByRole('option', { name: 'Lind, Olof, 008' }).click();
  await page.getByText('1 person returns, each with another period of employment.').waitFor();
  await page.getByRole('tab', { name: 'Changed (3)' }).click();
  await page.getByText('Family name: Berg → Berg-Ek; Job title: Operator → Shift lead').waitFor();
  await page.getByText('Employee number: 008 → 108').waitFor();
  await page.getByRole('tab', { name: 'Rejected (1)' }).click();
  await look('second');
  await page.getByLabel('Where the file came from').fill('HR office, a month later');
  await page.getByLabel('User ID').fill(ada.login);
  await page.getByRole('textbox', { name: 'Passphrase' }).fill(ada.passphrase);
  await page.keyboard.press('Enter');
  await page.getByText('This must be approved by a second person').waitFor();
  await page.getByLabel('User ID').fill(ben.login);
  await page.getByRole('textbox', { name: 'Passphrase' }).fill('not bens');
  await page.keyboard.press('Enter');
  const passphrase = page.getByRole('textbox', { name: 'Passphrase' });
  await page.getByText('User ID and passphrase do not match').waitFor();
  await expect.poll(() => passphrase.evaluate((node) => node === document.activeElement)).toBe(true);
  await page.keyboard.type(ben.passphrase);
  await page.getByRole('button', { name: 'Approve and import 4 rows' }).click();
  await page.getByRole('heading', { name: 'Import of second.csv' }).waitFor();
  await goTo(page, 'People');
  await page.getByRole('grid', { name: 'People' }).getByText('Ek, Ida', { exact: true }).click();
  await page.getByRole('table', { name: 'Employment' }).getByText('2019-12-31').waitFor();
  await expect.poll(() => page.getByRole('table', { name: 'Employment' }).getByRole('row').count()).toBe(3);
  await look('returned');
  await page.goBack();
  await page.getByRole('heading', { level: 1, name: 'People', exact: true }).waitFor();
  await page.goBack();
  const digest = (label: string) => page.getByText(label, { exact: true }).locator('xpath=following::code[1]').textContent();
  const before = await digest('State before (SHA-256)');
  expect(before).toMatch(/^[0-9a-f]{64}$/);

  await page.getByRole('button', { name: 'Take this import back' }).click();
  await expect.poll(() => page.getByLabel('Why it is taken back').evaluate((node) => node === document.activeElement)).toBe(true);
  await page.keyboard.type('the file of another month');
  await page.getByLabel('User ID').fill(ben.login);
  await page.getByRole('textbox', { name: 'Passphrase' }).fill(ben.passphrase);
  await look('reversal');
  await page.getByRole('button', { name: 'Approve and take it back' }).click();
  await page.getByRole('heading', { name: 'Import of second.csv, taken back' }).waitFor();
  // It ends in the state in which the other one began.
  expect(await digest('State after (SHA-256)')).toBe(before);
  await look('taken-back');
  await goTo(page, 'Today');
  // What is on record is no draft any more.
  await page.getByText('No draft is waiting').waitFor();
  await goTo(page, 'People');
  await page.getByText('Berg, Anna', { exact: true }).waitFor();
  expect(await page.getByText('Dahl, Eva').count()).toBe(0);

  await goTo(page, 'Exchange');
  await page.getByRole('button', { name: 'Profiles' }).click();
  await look('profiles');
  await page.getByRole('grid', { name: 'Import profiles' }).getByText('HR system', { exact: true }).click();
  await page.getByRole('combobox', { name: 'When rows are rejected' }).click();
  await page.getByRole('option', { name: 'Refuse the whole file' }).click();
  await page.getByLabel('Why it is changed').fill('half a file is worse than none');
  await page.getByLabel('User ID').fill(ben.login);
  await page.getByRole('textbox', { name: 'Passphrase' }).fill(ben.passphrase);
  await look('profile');
  await page.getByRole('button', { name: 'Approve revision 2' }).click();
  await page.getByText('Revision 2, ').waitFor();
  await look('profile-history');

  // One rejected row holds the whole file up from now on.
  await answerDialogs(app, files.slice(1));
  await goTo(page, 'Exchange');
  await page.getByRole('button', { name: 'Import people' }).click();
  await page.getByRole('button', { name: 'Choose a file' }).click();
  await page.getByText(/^This profile takes whole files only, and \d rows? (is|are) rejected\./).waitFor();
  expect(await page.getByRole('button', { name: /^Approve/ }).count()).toBe(0);
  expect(faults).toEqual([]);
  expect(await problems()).toEqual([]);
});
