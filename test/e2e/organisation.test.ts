import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { samplePassphrase } from '../../shared/domain/sample/credentials';
import type { Launched } from '../support/launch';
import { launchSample } from '../support/prepared-sample';
import { inspect } from '../support/walk/inspect';
import { importPeople } from '../support/walk/main-line';
import { openRequired, requiredOf } from '../support/walk/requirements';
import { sign } from '../support/walk/review';
import { answerDialogs, goTo } from '../support/walk/site';

const administrator = { login: 'i.linde', printedName: 'Ilse Linde', passphrase: samplePassphrase };
const second = { login: 'l.kayali', printedName: 'Lamine Kayali', passphrase: samplePassphrase };

/** One for the whole file: to start and unlock takes seconds. */
let window: Launched;
beforeAll(async () => {
  window = await launchSample();
});
afterAll(() => window.close());

async function openOrganisation(page: Page): Promise<void> {
  await goTo(page, 'People');
  await page.getByRole('link', { name: 'Organisation', exact: true }).click();
  await page.getByRole('grid', { name: 'Organisation' }).getByText('Tarnholm Works').waitFor();
}

async function addUnit(page: Page, below: string | null, kind: string, name: string): Promise<void> {
  if (below === null) await page.getByRole('button', { name: 'Add a unit' }).click();
  else {
    await page.getByRole('grid', { name: 'Organisation' }).getByText(below, { exact: true }).click();
    await page.getByRole('button', { name: `Add below ${below}` }).click();
  }
  const form = page.getByRole('form', { name: below === null ? 'Add a unit' : `Add below ${below}` });
  await form.getByLabel('Name', { exact: true }).fill(name);
  await form.getByRole('combobox', { name: 'Kind' }).click();
  await page.getByRole('option', { name: kind, exact: true }).click();
  await form.getByLabel('Why').fill('The works are built so');
  await form.getByRole('button', { name: 'Add it' }).click();
  await page.getByRole('complementary').getByRole('heading', { name }).waitFor();
}

async function lookAt(page: Page, day: string): Promise<void> {
  await page
    .getByRole('banner')
    .getByRole('button', { name: /^As of/ })
    .click();
  await page.getByLabel('Date', { exact: true }).fill(day);
  await page.keyboard.press('Enter');
  await page.getByText(`You are looking ahead to ${day}`).waitFor();
}

test('a unit with people is renamed from a day on and cannot be closed under them; an empty one is closed, and both say so on that day', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'touchstone-organisation-'));
  const { app, page, problems } = window;
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }));
  const faults: string[] = [];
  await openOrganisation(page);
  await addUnit(page, null, 'Site', 'Annex');
  await addUnit(page, 'Annex', 'Department', 'Workshops');
  await addUnit(page, 'Boiler House', 'Crew', 'Feedwater crew');
  faults.push(...(await inspect(page, 'unit')));

  const file = path.join(folder, 'people.csv');
  const [year, month, day] = new Date().toISOString().slice(0, 10).split('-');
  fs.writeFileSync(
    file,
    [
      'Employee Number,Full Name,Job Title,Department,Hire Date',
      `"009001","Tamm, Liisa",Maintenance fitter,Workshops,${month}/${day}/${year}`,
      `"009002","Moreau, Basile",Maintenance fitter,Workshops,${month}/${day}/${year}`,
    ].join('\r\n'),
  );
  await answerDialogs(app, [file]);
  await importPeople(page, {
    origin: 'HR office, on a carried stick',
    approver: second,
    tripwireReason: 'The file holds the newcomers only',
  });

  await openOrganisation(page);
  const tree = page.getByRole('grid', { name: 'Organisation' });
  const panel = page.getByRole('complementary');
  await tree.getByText('Workshops', { exact: true }).click();
  await panel.getByText('Department · 2 here').waitFor();
  await panel.getByRole('button', { name: 'Rename or move' }).click();
  await panel.getByLabel('Name', { exact: true }).fill('Central workshops');
  await panel.getByLabel('From', { exact: true }).fill('2099-01-01');
  await panel.getByLabel('Why').fill('They serve both works from then on');
  await panel.getByRole('button', { name: 'Change it from that day on' }).click();
  await page.getByText('Central workshops: so from 2099-01-01 on', { exact: false }).waitFor();
  const history = panel.getByRole('table', { name: 'History' });
  await history.getByRole('row', { name: '2099-01-01 open Central workshops Annex' }).waitFor();
  await history.getByRole('row', { name: /2098-12-31 Workshops Annex/ }).waitFor();

  await panel.getByRole('button', { name: 'Close the unit' }).click();
  await panel.getByLabel('First day without it').fill('2099-06-01');
  await panel.getByLabel('Why').fill('Merged with the fitters');
  await panel.getByRole('button', { name: 'Close it from that day on' }).click();
  await panel.getByText('2 people have a position there on that day or later: Moreau, Basile; Tamm, Liisa.').waitFor();
  faults.push(...(await inspect(page, 'unit-not-closed')));
  await panel.getByRole('button', { name: 'Cancel' }).click();

  await tree.getByText('Feedwater crew', { exact: true }).click();
  await panel.getByRole('button', { name: 'Close the unit' }).click();
  await panel.getByLabel('First day without it').fill('2099-06-01');
  await panel.getByLabel('Why').fill('Merged with the boiler crews');
  await panel.getByRole('button', { name: 'Close it from that day on' }).click();
  await panel.getByText('It is closed: its last day is 2099-05-31.', { exact: false }).waitFor();
  expect(await panel.getByRole('button', { name: /Rename|Close the unit/ }).count()).toBe(0);

  await lookAt(page, '2099-06-01');
  await tree.getByText('Central workshops', { exact: true }).waitFor();
  expect(await tree.getByText('Feedwater crew', { exact: true }).count()).toBe(0);
  expect(faults).toEqual([]);
  expect(await problems()).toEqual([]);
});

test('a signed exception is shown with its reason and its signer beside the line that it takes away, and after its end as well', async () => {
  const { page, problems } = window;
  const faults: string[] = [];
  await openRequired(page, 'A person', 'Lazarov, Darius');
  const line = requiredOf(page, 'COA-01');
  await line.getByRole('button', { name: 'Sign an exception to COA-01' }).click();
  const form = page.getByRole('region', { name: 'Sign an exception to COA-01' });
  await form.getByRole('combobox', { name: 'Level', exact: true }).click();
  await page.getByRole('option', { name: '1 Assists' }).click();
  await form.getByLabel('Last day').fill('2099-12-31');
  await form.getByLabel('Why').fill('Works beside the supervisor who leaves');
  faults.push(...(await inspect(page, 'exception')));
  await sign(page, administrator, 'Sign the exception');
  await line.getByText('Level 1, mandatory, a result holds without limit').waitFor();
  const lines = line.getByRole('table', { name: 'Lines of COA-01' });
  await lines.getByRole('row', { name: /^Role Shift supervisor 2 .*does not count: exception for Lazarov, Darius/ }).waitFor();
  await lines.getByRole('row', { name: /^Person Lazarov, Darius 1 .*signed by Ilse Linde/ }).waitFor();
  faults.push(...(await inspect(page, 'exception-signed')));

  const signed = page.getByRole('table', { name: 'Exceptions signed for this' });
  await signed.getByRole('button', { name: 'End the exception to COA-01' }).click();
  await page.getByLabel('First day without the exception').fill('2099-06-01');
  await page.getByLabel('Why').fill('Has taken over alone');
  await page.getByText('It ends: 2099-06-01 is the first day without it.', { exact: false }).waitFor();
  await sign(page, administrator, 'Sign the end');
  await signed.getByRole('row', { name: /to 2099-05-31 Works beside the supervisor who leaves; Has taken over alone/ }).waitFor();
  await lookAt(page, '2099-06-01');
  await line.getByText('Level 2, mandatory', { exact: false }).waitFor();
  await signed.getByRole('row', { name: /to 2099-05-31/ }).waitFor();
  expect(faults).toEqual([]);
  expect(await problems()).toEqual([]);
});

test('an exception for a role takes a requirement away from everybody in it from its day on, and no sooner', async () => {
  const { page, problems } = window;
  await openRequired(page, 'A role', 'Shift supervisor');
  const line = requiredOf(page, 'FAD-01');
  await line.getByRole('button', { name: 'Sign an exception to FAD-01' }).click();
  const form = page.getByRole('region', { name: 'Sign an exception to FAD-01' });
  await form.getByRole('radio', { name: 'Takes away' }).check();
  await form.getByLabel('From', { exact: true }).fill('2099-01-01');
  await form.getByLabel('Why').fill('The site nurses answer for it from then on');
  await sign(page, administrator, 'Sign the exception');
  const signed = page.getByRole('table', { name: 'Exceptions signed for this' });
  await signed.getByRole('row', { name: /FAD-01 First aid Takes away from 2099-01-01 The site nurses answer/ }).waitFor();
  await line.getByText('Level 2, mandatory', { exact: false }).waitFor();
  await openRequired(page, 'A person', 'Lazarov, Darius');
  await lookAt(page, '2099-01-01');
  await line.getByText('Not required: taken away by a signed exception').waitFor();
  await line.getByRole('row', { name: /does not count: exception for Shift supervisor, “The site nurses answer/ }).waitFor();
  expect(await problems()).toEqual([]);
});
