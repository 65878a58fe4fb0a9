import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { Launched } from '../support/launch.ts';
import { launchSample } from '../support/prepared-sample';
import { inspect, setScheme } from '../support/walk/inspect.ts';
import { answerDialogs, goTo, unlockSample } from '../support/walk/site.ts';

/** One for all of it: to start and unlock takes longer than most of what is looked at. */
let window: Launched;
beforeAll(async () => {
  window = await launchSample();
});
afterAll(() => window.close());

const pages = ['Today', 'People', 'Framework', 'Assess', 'Readiness', 'Exchange', 'Records', 'Settings'];

test('every page of the sample site is accessible in light and dark, and none of them logs an error', async () => {
  const { page, problems } = window;
  const faults: string[] = [];
  for (const scheme of ['Light', 'Dark'] as const) {
    await setScheme(page, scheme);
    for (const name of pages) {
      await goTo(page, name);
      await page
        .getByRole('grid')
        .or(page.getByRole('table'))
        .or(page.getByRole('heading', { level: 2 }))
        .first()
        .waitFor();
      faults.push(...(await inspect(page, `${scheme.toLowerCase()}-${name.toLowerCase()}`)));
    }
    await goTo(page, 'People');
    await page.getByRole('grid', { name: 'People' }).getByRole('gridcell').first().click();
    await page.keyboard.press('Enter');
    await page
      .getByRole('complementary')
      .getByRole('heading', { name: /^Requirements/ })
      .waitFor();
    faults.push(...(await inspect(page, `${scheme.toLowerCase()}-person`)));
    await page.keyboard.press('Escape');
    await page.getByRole('complementary').waitFor({ state: 'detached' });
  }
  expect(faults).toEqual([]);
  expect(await problems()).toEqual([]);
});

/** Goes to the address of a page inside the application and waits for what is there once it is drawn. */
async function visit(page: Page, address: string, sign: string | RegExp): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `#${address}`);
  await page.getByText(sign).filter({ visible: true }).first().waitFor();
}

/** What Enter opens in the palette. */
const marked = (page: Page, name: RegExp) => page.locator('.mantine-Spotlight-action[data-selected]').filter({ hasText: name });

async function become(page: Page, role: string): Promise<void> {
  await page.getByRole('button', { name: 'Lock this site' }).click();
  await unlockSample(page, role);
}

/** Pages of the settings and of the records, each by its address and a text that stands on it. */
const innerPages = [
  ['account', '/settings', 'Fingerprint of your key'],
  ['site', '/settings/site', 'Shortest passphrase'],
  ['attempts', '/settings/users/attempts', 'No failed attempt'],
  ['add-user', '/settings/users/new', 'Kind of account'],
  ['access', '/settings/access', 'Rights in short'],
  ['who-may', '/settings/access/who', /^\d+ accounts$/],
  ['roles', '/settings/access/roles', 'Which roles should not lie in one hand'],
  ['reviews', '/settings/access/reviews', 'No review has been signed yet'],
  ['review-form', '/settings/access/reviews/new', /^0 of \d+ decided/],
  ['vault', '/settings/vault', 'Recovery shares'],
  ['checkpoint', '/records/checkpoint', 'Why now'],
  ['check-filed', '/records/check-filed', 'Lines of the checkpoint'],
  ['clocks', '/records/clocks', 'Nothing has been noticed'],
] as const;

test.each(['Light', 'Dark'] as const)('the pages of accounts, access, recovery and the record are accessible: %s', async (scheme) => {
  const { page, problems } = window;
  await setScheme(page, scheme);
  const faults: string[] = [];
  for (const [name, address, sign] of innerPages) {
    await visit(page, address, sign);
    faults.push(...(await inspect(page, `${scheme.toLowerCase()}-${name}`)));
  }
  expect(faults).toEqual([]);
  expect(await problems()).toEqual([]);
});

test('whoever unlocks after somebody else begins at Today; who comes back finds the page they left', async () => {
  const { page, problems } = window;
  await visit(page, '/settings/access/roles', 'Which roles should not lie in one hand');
  await become(page, 'Administrator');
  await page.getByRole('heading', { level: 1, name: 'Access' }).waitFor();
  await page.getByRole('button', { name: 'Lock this site' }).click();
  await page.getByRole('combobox', { name: 'Sample user' }).waitFor();
  // Not for a moment either: what is drawn is asked for, and stands in the record as read.
  const drawn = await page.evaluateHandle(() => {
    const titles = new Set<string | null>();
    new MutationObserver(() => {
      for (const { textContent } of document.querySelectorAll('main h1')) titles.add(textContent);
    }).observe(document.body, { subtree: true, childList: true });
    return titles;
  });
  await unlockSample(page, 'Line manager');
  await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
  const titles = await drawn.evaluate((set) => [...set]);
  expect([titles.includes('Today'), titles.includes('Access')]).toEqual([true, false]);
  expect(await problems()).toEqual([]);
});

test('by keyboard alone: the palette finds a competency, Back returns, another day tints the frame and stays in the address', async () => {
  const { page, problems } = window;
  await become(page, 'Administrator');
  await page.keyboard.press('Control+k');
  const finder = page.getByPlaceholder('Find a person, role, competency, task, page or question').and(page.locator(':focus'));
  await finder.waitFor();
  await page.keyboard.type('pump');
  await marked(page, /pump/i).waitFor();
  // Whoever types on and presses Enter at once gets what they typed, not what was found before.
  await page.keyboard.press('Control+a');
  await page.keyboard.type('confined space entry');
  await page.keyboard.press('Enter');
  await page
    .getByRole('complementary')
    .getByRole('heading', { name: /Confined space entry/ })
    .waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('complementary').waitFor({ state: 'detached' });
  await page.keyboard.press('Control+k');
  await finder.waitFor();
  await page.keyboard.type('readiness');
  await marked(page, /^Readiness/).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Readiness' }).waitFor();
  await page.goBack();
  await page.getByRole('heading', { level: 1, name: 'Framework' }).waitFor();

  await page.getByRole('button', { name: 'As of today' }).click();
  await page.getByLabel('Date', { exact: true }).fill('2027-06-01');
  await page.keyboard.press('Enter');
  await page.getByText('You are looking ahead to 2027-06-01').waitFor();
  expect(page.url()).toContain('asOf=2027-06-01');
  await goTo(page, 'Readiness');
  expect(page.url()).toContain('asOf=2027-06-01');
  await page.getByText('You are looking ahead to 2027-06-01').waitFor();
  expect(await problems()).toEqual([]);
});

test('each role is shown its own pages', async () => {
  const { page, problems } = window;
  const seen: Record<string, string[]> = {};
  for (const role of ['Quality auditor', 'Line manager', 'HR partner', 'Employee']) {
    await become(page, role);
    seen[role] = await page.getByRole('navigation', { name: 'Main' }).getByRole('link').allInnerTexts();
  }
  expect(seen).toEqual({
    'Quality auditor': ['Today', 'People', 'Framework', 'Assess', 'Readiness', 'Calibrate', 'Exchange', 'Records', 'Settings'],
    'Line manager': ['Today', 'People', 'Framework', 'Assess', 'Readiness', 'Settings'],
    'HR partner': ['Today', 'People', 'Framework', 'Exchange', 'Settings'],
    Employee: ['Today', 'People', 'Framework', 'Assess', 'Readiness', 'Settings'],
  });
  // A page that is not theirs says which one it is.
  for (const [address, title] of [
    ['/framework/drafts/none', 'Draft'],
    ['/settings/access/reviews/new', 'Review every account'],
    ['/exchange/import', 'Import people'],
  ] as const) {
    await page.evaluate((to) => (location.hash = to), address);
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await page.getByText('Your role does not open this page').waitFor();
  }
  expect(await problems()).toEqual([]);
});

test('a verified record, a backup, the form of a new data key and the way back to a restore are accessible, and the focus is where it belongs', async () => {
  const carrier = fs.mkdtempSync(path.join(os.tmpdir(), 'touchstone-carrier-'));
  const { app, page, problems } = window;
  onTestFinished(() => fs.rmSync(carrier, { recursive: true, force: true }));
  const faults: string[] = [];
  const look = async (name: string): Promise<void> => {
    faults.push(...(await inspect(page, name)));
  };
  await become(page, 'Administrator');
  await setScheme(page, 'Light');
  await goTo(page, 'Records');
  await page.getByRole('button', { name: 'Verify the record' }).click();
  await page.getByText('The record is whole').filter({ visible: true }).first().waitFor();
  await look('record-verified');

  await visit(page, '/settings/vault', 'Recovery shares');
  await answerDialogs(app, [carrier]);
  await page.getByRole('button', { name: 'Back up now…' }).click();
  await page.getByText('The backup is made and verified').waitFor();
  await look('backup-made');
  await page.getByRole('button', { name: 'Change the data key…' }).click();
  await page.getByRole('button', { name: 'Change the data key and lock' }).click();
  await page.getByLabel('Reason').and(page.locator(':focus')).waitFor();
  await look('data-key-form');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Change the data key…' }).waitFor();
  await expect.poll(() => page.locator(':focus').textContent()).toBe('Change the data key…');

  await page.getByRole('button', { name: 'Lock this site' }).click();
  await page.getByRole('button', { name: 'Unlock', exact: true }).waitFor();
  await look('unlock');
  await page.getByLabel('User ID').fill('Name and Surname');
  await page.keyboard.press('Enter');
  await page.getByText('Your user ID, not your name').waitFor();
  await page.getByRole('button', { name: 'Open another site' }).click();
  await page.getByRole('button', { name: 'Restore a backup…' }).click();
  await page.getByRole('button', { name: 'Restore into this folder' }).click();
  await page.getByText('Choose the folder of a backup').waitFor();
  await look('restore');
  expect(faults).toEqual([]);
  expect(await problems()).toEqual([]);
});
