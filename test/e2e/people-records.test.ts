import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright';
import { expect, onTestFinished, test } from 'vitest';
import { launch } from '../support/launch.ts';
import { launchSample } from '../support/prepared-sample';
import { signSecond } from '../support/walk/exchange.ts';
import { inspect, setScheme } from '../support/walk/inspect.ts';
import { importPeople } from '../support/walk/main-line.ts';
import { openRequired } from '../support/walk/requirements.ts';
import { answerDialogs, createSite, goTo, unlock, unlockSample } from '../support/walk/site.ts';

const ada = { login: 'ada', printedName: 'Ada Alder', passphrase: 'seven grey bridges walk' };
const ben = { login: 'ben', printedName: 'Ben Birch', passphrase: 'nine cold lanterns hum' };

/** Two who are called as those who were added by hand. */
const peopleFile = [
  'EmpID,Last Name,First Name,Department,Unit,Job Title,Hire Date',
  '901,Lund,Kim,Production,Filling,Operator,2020-01-15',
  '902,Lund,Kimberly,Production,Filling,Operator,2020-01-15',
].join('\n');

async function addPerson(page: Page, number: string, givenName: string): Promise<void> {
  await goTo(page, 'People');
  await page.getByRole('button', { name: 'Add a person…' }).click();
  // Nothing is held against somebody who has typed nothing yet.
  await page.getByLabel('Employee number').and(page.locator(':focus')).waitFor();
  expect(await page.getByRole('complementary').getByText('A number is needed').count()).toBe(0);
  await page.getByLabel('Employee number').fill(number);
  await page.getByLabel('Family name').fill('Lund');
  await page.getByLabel('Given name').fill(givenName);
  await page.getByLabel('Employer').fill('Northern Scaffolding');
  await page.getByLabel('Reason').fill('Scaffolder for the shutdown');
  await page.getByRole('button', { name: 'Add this person' }).click();
  await page
    .getByRole('complementary')
    .getByRole('heading', { name: `Lund, ${givenName}` })
    .waitFor();
}

test('two records of a contractor are read as one person and taken apart again; a directory proposes accounts and gives no role', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'touchstone-records-'));
  const { app, page, problems, close } = await launch();
  onTestFinished(async () => {
    await close();
    fs.rmSync(folder, { recursive: true, force: true });
  });
  const faults: string[] = [];
  const file = path.join(folder, 'directory.json');
  const admin = { userName: 'k.lund@works.example', displayName: 'Kim Lund', externalId: 'X-1', roles: [{ value: 'administrator' }] };
  fs.writeFileSync(file, JSON.stringify({ Resources: [admin, { userName: 'ben', active: false }] }));
  const people = path.join(folder, 'people.csv');
  fs.writeFileSync(people, peopleFile);
  await answerDialogs(app, [path.join(folder, 'site'), people, file]);
  await createSite(page, { name: 'Northfield Works', people: [ada, ben] });
  await unlock(page, ada);

  await addPerson(page, 'X-1', 'Kim');
  await addPerson(page, 'X-2', 'Kimberly');
  await page.getByRole('button', { name: 'Join a record…' }).click();
  await page.getByRole('combobox', { name: 'The other record' }).fill('X-1');
  await page.getByRole('option', { name: /Lund, Kim, X-1/ }).click();
  await page.getByRole('textbox', { name: 'Reason' }).fill('Seen both papers');
  await page.getByRole('button', { name: 'Read both as one person' }).click();
  await page.getByRole('table', { name: 'Other records of this person' }).getByText('X-1').waitFor();
  faults.push(...(await inspect(page, 'person-joined')));
  await page.getByRole('link', { name: 'Duplicates' }).click();
  await page.getByLabel('Show those that were decided').check();
  const queue = page.getByRole('grid', { name: 'Possible duplicates' });
  await queue.getByRole('gridcell').first().click();
  await page.keyboard.press('Enter');
  await page.getByRole('table', { name: 'The two records' }).getByText('differs').first().waitFor();
  faults.push(...(await inspect(page, 'duplicate')));
  // Beside an open panel the tabs stay in one row, and the open one in view.
  const tabs = page.locator('main nav').first();
  expect(new Set(await tabs.getByRole('link').evaluateAll((links) => links.map((link) => link.getBoundingClientRect().top))).size).toBe(1);
  const [row, open] = [await tabs.boundingBox(), await tabs.locator('[aria-current=page]').boundingBox()];
  expect((open?.x ?? 0) + (open?.width ?? 0)).toBeLessThanOrEqual((row?.x ?? 0) + (row?.width ?? 0) + 1);
  await page.getByRole('button', { name: 'Take apart…' }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Take apart…' }).and(page.locator(':focus')).waitFor();
  await page.getByRole('button', { name: 'Take apart…' }).click();
  await page.getByRole('textbox', { name: 'Reason' }).fill('Two sisters');
  await page.getByRole('button', { name: 'Take the records apart' }).click();
  await queue.getByText('two people').waitFor();
  await page.getByRole('button', { name: 'They are one person…' }).click();
  await page.getByRole('radio', { name: 'Lund, Kim (X-1)' }).check();
  await page.getByRole('textbox', { name: 'Reason' }).fill('One after all');
  await page.getByRole('button', { name: 'Keep Lund, Kim (X-1) and join the other' }).click();
  await queue.getByText('one person').waitFor();

  await importPeople(page, { origin: 'Stick of the HR office', approver: ben });
  await goTo(page, 'People');
  await page.getByRole('link', { name: 'Duplicates' }).click();
  await queue.getByText('Lund, Kimberly (902)').click();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'They are one person…' }).click();
  await page.getByRole('textbox', { name: 'Reason' }).fill('Of one name');
  await page.getByRole('button', { name: /^Keep .* and join the other$/ }).click();
  await page
    .getByRole('alert')
    .getByText(/One file speaks of both.*\(90\d, 90\d\)/)
    .waitFor();
  faults.push(...(await inspect(page, 'merge-refused')));
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'They are two people…' }).click();
  await page.getByRole('textbox', { name: 'Reason' }).fill('Two of one name');
  await page.getByRole('button', { name: 'Keep them apart' }).click();
  await page.getByText('No possible duplicates').waitFor();

  await goTo(page, 'Settings');
  await page.getByRole('link', { name: 'Directory' }).click();
  await page.getByRole('button', { name: 'Bring a file…' }).first().click();
  await page.getByRole('button', { name: 'Choose a file' }).click();
  await page.getByText('They are not read: an administrator gives roles.').waitFor();
  faults.push(...(await inspect(page, 'directory-file')));
  await page.getByLabel('Where the file came from').fill('Memory stick of the IT desk');
  await page.getByLabel('User ID').fill(ben.login);
  await page.getByRole('textbox', { name: 'Passphrase' }).fill(ben.passphrase);
  await page.getByRole('button', { name: 'Approve and keep 2 proposals' }).click();
  const proposals = page.getByRole('grid', { name: 'Proposals of the directory' });
  await proposals.getByText('ben', { exact: true }).first().click();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Decline…' }).click();
  await page.getByRole('textbox', { name: 'Reason' }).fill('Still the second administrator');
  await page.getByRole('button', { name: 'Decline the proposal for ben' }).click();
  await proposals.getByText('k.lund@works.example').click();
  await page.keyboard.press('Enter');
  faults.push(...(await inspect(page, 'directory-proposal')));
  await page.getByRole('button', { name: 'Make the account…' }).click();
  await page.getByText(/It gives no role/).waitFor();
  await expect.poll(() => page.getByLabel('Printed name').inputValue()).toBe('Kim Lund');
  await expect.poll(() => page.getByLabel('User ID').inputValue()).toBe('k.lund');
  await page.getByLabel('Identity shown by').fill('Works pass');
  await page.getByLabel('Checked by').fill('Ada Alder');
  await page.getByRole('textbox', { name: 'Reason', exact: true }).fill('Proposed by the directory');
  await page.getByRole('button', { name: 'Add this user' }).click();
  await page.getByText('Give one role or more').waitFor();
  await page.getByRole('button', { name: 'Add a role' }).click();
  await page.getByRole('button', { name: 'Add this user' }).click();
  await page.getByRole('heading', { name: 'Kim Lund has been added' }).waitFor();
  await page.getByRole('link', { name: 'Directory' }).click();
  await page.getByText('No proposals').waitFor();
  await page.getByLabel('Show those that were decided').check();
  await proposals.getByRole('row', { name: /k\.lund@works\.example.*accepted/ }).waitFor();
  await proposals.getByRole('row', { name: /ben.*declined/ }).waitFor();

  // Of the roles that the file spoke of the account has none. A later file proposes its end, which an administrator decides on.
  await page.getByRole('link', { name: 'Users', exact: true }).click();
  const account = page.getByRole('grid', { name: 'Users of this site' }).getByRole('row', { name: /k\.lund/ });
  expect(await account.innerText()).not.toContain('Administrator');
  const gone = path.join(folder, 'gone.json');
  fs.writeFileSync(gone, JSON.stringify({ Resources: [{ ...admin, active: false }] }));
  await answerDialogs(app, [gone]);
  await page.getByRole('link', { name: 'Directory' }).click();
  await page.getByRole('button', { name: 'Bring a file…' }).first().click();
  await page.getByRole('button', { name: 'Choose a file' }).click();
  await page.getByLabel('Where the file came from').fill('Memory stick of the IT desk');
  const why = page.getByLabel('Why it is right to import it all the same');
  if (await why.isVisible()) await why.fill('a list of one');
  await signSecond(page, ada, /^Approve and keep/);
  await page.getByText('This must be approved by a second person').waitFor();
  faults.push(...(await inspect(page, 'directory-refused')));
  await signSecond(page, ben, /^Approve and keep/);
  await proposals.getByText('k.lund@works.example').first().click();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'End the account…' }).click();
  await page.getByRole('textbox', { name: 'Reason' }).fill('Has left the contractor');
  await page.getByRole('button', { name: /^End the account of/ }).click();
  await page.getByText('The account is ended and the proposal accepted').waitFor();
  await page.getByRole('link', { name: 'Users', exact: true }).click();
  await account.getByText('Deactivated').waitFor();
  expect(faults).toEqual([]);
  expect(await problems()).toEqual([]);
});

test('an imported field is corrected until a day and goes back, a position is given and ended; who may not is shown neither', async () => {
  const { page, problems, close } = await launchSample();
  onTestFinished(close);
  const faults: string[] = [];
  await goTo(page, 'People');
  await page.getByRole('combobox', { name: 'Kind' }).click();
  await page.getByRole('option', { name: 'Employed elsewhere' }).click();
  const people = page.getByRole('grid', { name: 'People' });
  await people.getByText('Norrmarsk Industrial Services').first().waitFor();
  await people.getByRole('gridcell').first().click();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('complementary');
  await panel.getByRole('button', { name: 'Correct…' }).click();
  await page.getByLabel('Value here').fill('right@works.example');
  await page.getByLabel('Last day of the correction').fill('2020-01-01');
  await page.getByRole('textbox', { name: 'Reason' }).fill('Typo in the HR system');
  await page.getByRole('button', { name: 'Correct until this day' }).click();
  await page.getByText(/^From \d{4}-\d\d-\d\d to \d{4}-\d\d-\d\d$/).waitFor();
  const inAWeek = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
  await page.getByLabel('Last day of the correction').fill(inAWeek);
  await page.getByRole('button', { name: 'Correct until this day' }).click();
  await panel.getByText(`Corrected here until ${inAWeek}; the HR system says nothing.`).waitFor();
  faults.push(...(await inspect(page, 'person-corrected')));
  await panel.getByRole('button', { name: 'End… E-mail' }).click();
  await page.getByRole('textbox', { name: 'Reason' }).fill('Put right there');
  await page.getByRole('button', { name: 'End the correction' }).click();
  await panel.getByText(`Corrected here until ${inAWeek}`).waitFor({ state: 'detached' });

  await panel.getByRole('button', { name: 'Give a position…' }).click();
  await page.getByRole('option', { name: 'Boiler operator' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('option', { name: 'Boiler operator' }).waitFor({ state: 'hidden' });
  await page.keyboard.press('Escape');
  await panel.getByRole('form', { name: 'Give a position of this site' }).waitFor({ state: 'detached' });
  await panel.getByRole('button', { name: 'Give a position…' }).click();
  await page.getByRole('combobox', { name: 'Role' }).fill('Permit issuer');
  await page.getByRole('option', { name: 'Permit issuer' }).click();
  await page.getByRole('combobox', { name: 'Unit' }).last().fill('Boiler House');
  await page.getByRole('option', { name: 'Boiler House' }).click();
  await page.getByLabel('Job title').fill('Standby permit issuer');
  await page.getByRole('textbox', { name: 'Reason' }).fill('For the shutdown');
  await page.getByRole('button', { name: 'Give this position' }).click();
  const positions = panel.getByRole('table', { name: 'Positions' });
  await positions.getByRole('row', { name: /Standby permit issuer.*given here/ }).waitFor();
  // What is required now is asked for by both roles, each line under its own.
  const address = page.url();
  await openRequired(page, 'A person', await panel.getByRole('heading').first().innerText());
  const asked = page.getByRole('table', { name: /^Lines of / }).getByRole('row');
  await asked
    .filter({ hasText: /^Role\s*Permit issuer/ })
    .first()
    .waitFor();
  expect(await asked.filter({ hasText: /^Role\s*(?!Permit issuer)/ }).count()).toBeGreaterThan(0);
  await page.goto(address);
  await panel.getByRole('button', { name: 'End… Standby permit issuer' }).click();
  await page.getByRole('textbox', { name: 'Reason' }).fill('The shutdown is over');
  await page.getByRole('button', { name: 'End this position' }).click();
  await positions.getByRole('row', { name: /Standby permit issuer.*open/ }).waitFor({ state: 'detached' });
  await setScheme(page, 'Dark');
  faults.push(...(await inspect(page, 'dark-person-records')));

  await page.getByRole('button', { name: 'Lock this site' }).click();
  await unlockSample(page, 'Line manager');
  await goTo(page, 'People');
  await people.getByRole('gridcell').first().click();
  await page.keyboard.press('Enter');
  await panel.getByRole('heading', { name: 'Employment' }).waitFor();
  expect(await page.getByRole('button', { name: /…/ }).count()).toBe(0);
  expect(await page.getByRole('link', { name: 'Duplicates' }).count()).toBe(0);
  expect(faults).toEqual([]);
  expect(await problems()).toEqual([]);
});
