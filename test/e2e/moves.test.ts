import type { Page } from 'playwright';
import { expect, onTestFinished, test } from 'vitest';
import { samplePassphrase } from '../../shared/domain/sample/credentials';
import { launchSample } from '../support/prepared-sample';
import { inspect, setScheme } from '../support/walk/inspect.ts';
import { goTo, unlockSample } from '../support/walk/site.ts';

async function become(page: Page, role: string): Promise<void> {
  await page.getByRole('button', { name: 'Lock this site' }).click();
  await unlockSample(page, role);
}

async function visit(page: Page, address: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `#${address}`);
}

/** Chooses in a select by keyboard: opens it, types what the option begins with, takes the first. */
async function choose(page: Page, label: string, text: string): Promise<void> {
  const field = page.getByRole('combobox', { name: label });
  await field.focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
  await page.getByRole('option', { name: text }).first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}

const rowHeads = (page: Page, table: string): Promise<string[]> =>
  page.getByRole('table', { name: table }).getByRole('rowheader').allInnerTexts();

test('a change of role is planned and confirmed, who can supervise is found, and the portfolio prints the whole record', async () => {
  const { page, problems, close } = await launchSample();
  onTestFinished(close);
  await become(page, 'Administrator');
  const faults: string[] = [];
  const look = async (name: string): Promise<void> => {
    faults.push(...(await inspect(page, `moves-${name}`)));
  };

  await goTo(page, 'People');
  await page.getByRole('grid', { name: 'People' }).getByText('Abara, Birgit', { exact: true }).click();
  await page.getByRole('button', { name: 'Plan a change of role' }).click();
  await choose(page, 'New role', 'Dispensing operator');
  await choose(page, 'Unit', 'Packing and Warehouse');
  // Whoever comes back from another window finds the list as they left it: closed, until they ask for it.
  const unit = page.getByRole('combobox', { name: 'Unit' });
  await unit.evaluate((field) => {
    field.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
    globalThis.dispatchEvent(new FocusEvent('blur'));
    globalThis.dispatchEvent(new FocusEvent('focus'));
    field.dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
  });
  expect(await unit.getAttribute('aria-expanded')).toBe('false');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  await page.getByRole('option', { name: 'Packing and Warehouse' }).waitFor();
  await page.keyboard.press('Escape');
  const lines = page.getByRole('table', { name: 'What carries over' });
  await lines.getByText('Carries over').first().waitFor();
  const missing = await lines.getByRole('row').filter({ hasText: 'Missing' }).count();
  expect(missing).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Save as a draft plan' }).click();
  await page.getByText('Say why, in a few words.').waitFor();
  await page.getByLabel('Grace until').fill('1999-01-01');
  await page.getByLabel('Reason').fill('She changes over to dispensing');
  await page.getByRole('button', { name: 'Save as a draft plan' }).click();
  await page
    .getByRole('alert')
    .getByText(/Grace ends between/)
    .waitFor();
  await look('form');
  await page.getByLabel('Grace until').fill('');
  await page.getByRole('button', { name: 'Save as a draft plan' }).click();
  const panel = page.getByRole('complementary');
  await panel.getByRole('button', { name: 'Confirm the change of role' }).click();
  await panel.getByLabel('Reason').fill('Agreed with both managers');
  await look('confirm');
  await page.keyboard.press('Enter');
  await panel.getByText('Confirmed, awaiting the HRIS').waitFor();

  await panel.getByRole('link', { name: 'Open the person' }).click();
  await page.getByRole('region', { name: 'Changes of role, grace and supervision' }).getByText('Dispensing operator in').waitFor();
  const owed = await rowHeads(page, 'Owed because of a change or a new role');
  expect(owed).toHaveLength(missing);
  await look('person');
  await page.getByRole('link', { name: 'Portfolio: everything on record, to print' }).click();
  await page.getByRole('heading', { name: /^Obligations \(/ }).waitFor();
  await look('portfolio');

  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('navigation', { name: 'Main' }).isVisible()).toBe(false);
  const paper = await page.getByRole('article').innerText();
  expect(paper).toMatch(/^Tarnholm Works · Portfolio of Abara, Birgit, as of \d{4}-\d{2}-\d{2} · printed /);
  expect(paper).toMatch(/\b[0-9a-f]{64}\b/);
  const sections = [...paper.matchAll(/^(.+) \((\d+)\)$/gm)].map(([, title, count]) => ({ title: title ?? '', count: Number(count) }));
  expect(sections).toHaveLength(13);
  for (const { title, count } of sections.filter((one) => one.count > 0))
    expect([title, (await rowHeads(page, `${title} (${count})`)).length]).toEqual([title, count]);
  const printed = await rowHeads(page, `Obligations (${missing})`);
  expect(printed.map((text) => text.split(' ')[0] ?? '').toSorted()).toEqual(owed.toSorted());
  await page.emulateMedia({ media: 'screen' });

  await visit(page, '/people/experts');
  await choose(page, 'Competency', 'FLT-01');
  const found = page.getByRole('grid', { name: 'People who can' });
  await found.getByText('Abara, Birgit').waitFor();
  await look('experts');
  const all = await page.getByText(/^\d+ people on /).innerText();
  await page.getByLabel(/^May teach it/).check();
  await page.getByText(all).waitFor({ state: 'detached' });
  expect(await found.getByText('Abara, Birgit').count()).toBe(0);

  await become(page, 'Employee');
  await visit(page, '/people/moves');
  await page.getByText('Your role does not open this page').waitFor();
  expect(faults).toEqual([]);
  expect(await problems()).toEqual([]);
});

test('a steward says what is asked of who is new in a role, bad lines are told apart, and who comes with the next file owes it by a day', async () => {
  const { page, problems, close } = await launchSample();
  onTestFinished(close);
  await become(page, 'Framework steward');
  await setScheme(page, 'Dark');
  await visit(page, '/framework/roles');
  await page.getByRole('grid', { name: 'Roles' }).getByText('Boiler operator', { exact: true }).click();
  const section = page.getByRole('region', { name: 'What is asked of who is new in it' });
  await section.getByRole('button', { name: 'Change what is asked' }).click();
  await page.getByRole('textbox', { name: 'Reason' }).fill('Every new operator is shown around');
  await page.getByRole('button', { name: 'Save what is asked' }).click();
  await section.getByText('Line 1 says neither what to do nor in which competency.').waitFor();
  await page.getByRole('textbox', { name: 'To do, line 1' }).fill('Walks the escape routes');
  await page.getByRole('textbox', { name: 'Days after the first, line 1' }).fill('900');
  await section.getByText('Line 1: whole days from 0 to 730.').waitFor();
  expect(await inspect(page, 'moves-onboarding')).toEqual([]);
  await page.getByRole('textbox', { name: 'Days after the first, line 1' }).fill('3');
  await page.getByRole('button', { name: 'Save what is asked' }).click();
  await section.getByRole('rowheader', { name: 'Walks the escape routes' }).waitFor();
  await section.getByText('3 days after the first').waitFor();

  await page.getByRole('button', { name: 'Lock this site' }).click();
  await page.getByRole('combobox', { name: 'Sample user' }).click();
  await page.getByRole('option', { name: 'Administrator' }).nth(1).click();
  const approver = await page.getByLabel('User ID').inputValue();
  await unlockSample(page, 'Administrator');
  await visit(page, '/exchange/import');
  const header = 'EmpID,Last Name,First Name,Department,Job Title,Hire Date';
  const buffer = Buffer.from(`${header}\nNEW-1,Dahl,Eva,Boiler House,Boiler operator,${new Date().toISOString().slice(0, 10)}\n`);
  await page
    .getByRole('group', { name: 'File of the HR system' })
    .locator('input')
    .setInputFiles({ name: 'new.csv', mimeType: 'text/csv', buffer });
  await page.getByLabel('Name of the new profile').fill('HR system');
  await page.getByLabel('Where the file came from').fill('HR office');
  await page.getByLabel('Why it is right to import it all the same').fill('The newcomer alone');
  await page.getByLabel('User ID').fill(approver);
  await page.getByRole('textbox', { name: 'Passphrase' }).fill(samplePassphrase);
  await page.getByRole('button', { name: 'Approve and import 1 row' }).click();
  await page.getByRole('heading', { name: 'Import of new.csv' }).waitFor();
  await goTo(page, 'People');
  await page.getByRole('grid', { name: 'People' }).click();
  await page.keyboard.press('/');
  await page.getByRole('textbox', { name: /Name/ }).fill('Dahl, Eva');
  await page.getByRole('grid', { name: 'People' }).getByText('Dahl, Eva', { exact: true }).click();
  const owed = page.getByRole('table', { name: 'Owed because of a change or a new role' });
  await owed
    .getByRole('row')
    .filter({ hasText: 'Walks the escape routes' })
    .getByText(new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10))
    .waitFor();
  expect(await problems()).toEqual([]);
});
