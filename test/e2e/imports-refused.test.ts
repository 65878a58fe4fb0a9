import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright';
import { expect, onTestFinished, test } from 'vitest';
import { launch } from '../support/launch.ts';
import { signSecond } from '../support/walk/exchange.ts';
import { inspect } from '../support/walk/inspect.ts';
import { importPeople } from '../support/walk/main-line.ts';
import { answerDialogs, createSite, goTo, unlock } from '../support/walk/site.ts';

const ada = { login: 'ada', printedName: 'Ada Alder', passphrase: 'seven grey bridges walk' };
const ben = { login: 'ben', printedName: 'Ben Birch', passphrase: 'nine cold lanterns hum' };

const header = 'EmpID,Last Name,First Name,Department,Job Title,Hire Date';
const rows = ['007,Berg,Anna,Production,Operator,2011-07-30', '008,Lind,Olof,Production,Operator,2012-01-15'];
const many = Array.from({ length: 4000 }, (_, at) => `M${at},Moe ${at},Mia,Production,Operator,2015-05-04`);
const text = (lines: readonly string[]): string => `${[header, ...lines].join('\n')}\n`;

/** Goes to the import and chooses the file that the dialog will offer. */
async function chooseFile(page: Page): Promise<void> {
  await goTo(page, 'Exchange');
  await page.getByRole('button', { name: 'Import people' }).click();
  const other = page.getByRole('button', { name: 'Choose another file' });
  await other
    .or(page.getByRole('button', { name: 'Choose a file' }))
    .first()
    .waitFor();
  if (await other.isVisible()) await other.click();
  await page.getByRole('button', { name: 'Choose a file' }).click();
  await page.getByRole('heading', { name: 'What the import would do' }).waitFor();
}

/** Has the import approved that is shown; whether it is refused or begins, what follows says. */
async function approve(page: Page): Promise<void> {
  const reason = page.getByLabel('Why it is right to import it all the same');
  if (await reason.isVisible()) await reason.fill('another list of the same office');
  await page.getByLabel('Where the file came from').fill('HR office, on a carried stick');
  await signSecond(page, ben, /^Approve and import/);
}

test('a changed file, an outdated preview and an unsigned file are refused in words, and an import cut off is told as all or nothing', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'touchstone-refused-'));
  const userData = fs.mkdtempSync(path.join(os.tmpdir(), 'touchstone-refused-station-'));
  onTestFinished(() => {
    for (const one of [folder, userData]) fs.rmSync(one, { recursive: true, force: true });
  });
  let window = await launch({ userData });
  onTestFinished(() => window.close());
  let { app, page } = window;
  const faults: string[] = [];
  const file = (name: string, lines: readonly string[]): string => {
    const written = path.join(folder, name);
    fs.writeFileSync(written, text(lines));
    return written;
  };
  const [first, second, big] = [file('first.csv', rows.slice(0, 1)), file('second.csv', rows), file('many.csv', many)];
  await answerDialogs(app, [path.join(folder, 'site'), first, second]);
  await page.getByRole('button', { name: 'Create a site…' }).waitFor();
  await createSite(page, { name: 'Northfield Works', people: [ada, ben] });
  await unlock(page, ada);
  await importPeople(page, { origin: 'HR office', approver: ben });

  // Another file than the one that was looked at.
  await chooseFile(page);
  fs.appendFileSync(second, '009,Ek,Ida,Production,Operator,2013-05-06\n');
  await approve(page);
  await page.getByText('The file is not the one that was previewed').waitFor();
  faults.push(...(await inspect(page, 'refused-changed')));
  await page.getByRole('button', { name: 'Read the file again' }).click();
  await page.getByRole('tab', { name: 'New (2)' }).waitFor();
  await goTo(page, 'People');
  await page.getByText('1 row', { exact: true }).waitFor();

  // A preview that another import has made old.
  await answerDialogs(app, [second]);
  await chooseFile(page);
  await goTo(page, 'Exchange');
  await page.getByRole('grid', { name: 'Imports' }).getByText('first.csv').click();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Take this import back' }).click();
  await page.getByLabel('Why it is taken back').fill('of another works');
  await signSecond(page, ben, 'Approve and take it back');
  await page.getByRole('heading', { name: 'Import of first.csv, taken back' }).waitFor();
  await goTo(page, 'Exchange');
  await page.getByRole('button', { name: 'Import people' }).click();
  await approve(page);
  await page.getByText('The record changed since this preview').waitFor();
  await page.getByRole('button', { name: 'Read the file again' }).click();
  await page.getByRole('tab', { name: 'New (3)' }).waitFor();
  await goTo(page, 'People');
  await page.getByRole('grid', { name: 'People' }).waitFor({ state: 'detached' });

  // A second person says that nobody may bring a file that its sender has not signed, and says otherwise again.
  const changeSigned = async (revision: number): Promise<void> => {
    await goTo(page, 'Exchange');
    await page.getByRole('button', { name: 'Profiles' }).click();
    await page.getByRole('grid', { name: 'Import profiles' }).getByText('HR system', { exact: true }).click();
    await page.getByRole('checkbox', { name: /^Files without a sender/ }).click();
    await page.getByLabel('Why it is changed').fill('as agreed with the HR office');
    await signSecond(page, ada, `Approve revision ${revision}`);
    await page.getByText('This must be approved by a second person').waitFor();
    await signSecond(page, ben, `Approve revision ${revision}`);
    await page.getByText(`Revision ${revision}, `).waitFor();
  };
  await changeSigned(2);
  await answerDialogs(app, [second, big]);
  await chooseFile(page);
  await page.getByText('This profile takes signed files only').waitFor();
  expect(await page.getByRole('button', { name: /^Approve/ }).count()).toBe(0);
  await changeSigned(3);

  // Written while other pages are looked at, until the station is cut off, once by force and once by whoever closes the window.
  const strip = () => page.getByRole('region', { name: 'Import of many.csv' });
  for (const cut of ['killed', 'closed'] as const) {
    await chooseFile(page);
    await approve(page);
    await goTo(page, 'Exchange');
    await strip().getByText('is answered when it is over').waitFor();
    await strip()
      .getByText(/people|records/)
      .waitFor();
    faults.push(...(await window.problems()));
    if (cut === 'killed') app.process().kill('SIGKILL');
    else await window.close();
    window = await launch({ userData });
    ({ app, page } = window);
    await page.getByRole('button', { name: /Northfield Works/ }).click();
    await unlock(page, ada);
    await goTo(page, 'Exchange');
    await page.getByRole('button', { name: 'Import people' }).click();
    const told = page.getByRole('status').filter({ hasText: /The import of many\.csv, begun .*, was cut off/ });
    await told.getByText('Nothing of it was written: the record is as it was before.').waitFor();
    if (cut === 'killed') faults.push(...(await inspect(page, 'refused-cut-off')));
    await goTo(page, 'People');
    await page.getByRole('grid', { name: 'People' }).waitFor({ state: 'detached' });
    await answerDialogs(app, [big]);
  }
  await chooseFile(page);
  expect(await page.getByLabel('Where the file came from').inputValue()).toBe('HR office, on a carried stick');
  await approve(page);
  await goTo(page, 'Settings');
  await strip().getByRole('link', { name: 'Go to the import' }).waitFor();
  faults.push(...(await inspect(page, 'refused-strip')));
  await page.getByText('4,000 rows imported').waitFor();
  await strip().waitFor({ state: 'detached' });
  await goTo(page, 'People');
  await page.getByText('4,000 rows', { exact: true }).waitFor();

  // The same file once more says nothing new.
  await answerDialogs(app, [big]);
  await chooseFile(page);
  await page.getByRole('tab', { name: 'Unchanged (4,000)' }).click();
  await page.getByText('No row of this file changes anything on record.').waitFor();
  expect(faults).toEqual([]);
  expect(await window.problems()).toEqual([]);
});
