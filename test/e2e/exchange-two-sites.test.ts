import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright';
import { expect, onTestFinished, test } from 'vitest';
import { samplePassphrase } from '../../shared/domain/sample/credentials.ts';
import { launch } from '../support/launch.ts';
import { launchSample } from '../support/prepared-sample.ts';
import { acceptPackage, cardOf, openPackage, openTab, takeUp, writePackage, writeReceipt } from '../support/walk/exchange.ts';
import { inspect } from '../support/walk/inspect.ts';
import { answerDialogs, createSite, goTo, unlock, unlockSample } from '../support/walk/site.ts';

const ada = { login: 'ada', printedName: 'Ada Alder', passphrase: 'seven grey bridges walk' };
const ben = { login: 'ben', printedName: 'Ben Birch', passphrase: 'nine cold lanterns hum' };
const south = 'Southfield Works';
const person = 'Abara, Birgit';

test('two installations exchange a roster, completions and a qualified record through a folder with no difference, receipts included', async () => {
  const stick = fs.mkdtempSync(path.join(os.tmpdir(), 'touchstone-stick-'));
  const here = await launchSample();
  onTestFinished(here.close);
  const there = await launch();
  onTestFinished(async () => {
    await there.close();
    fs.rmSync(stick, { recursive: true, force: true });
  });
  const faults: string[] = [];
  const look = async (page: Page, name: string): Promise<void> => {
    faults.push(...(await inspect(page, `two-sites-${name}`)));
  };
  const on = (name: string): string => path.join(stick, name);

  // Two sites, each with the card of the other.
  await here.page.getByRole('button', { name: 'Lock this site' }).click();
  await here.page.getByRole('combobox', { name: 'Sample user' }).click();
  await here.page.getByRole('option', { name: 'Administrator' }).nth(1).click();
  const second = { login: await here.page.getByLabel('User ID').inputValue(), passphrase: samplePassphrase };
  await unlockSample(here.page, 'Administrator');
  await answerDialogs(there.app, [on('south')]);
  await there.page.getByRole('button', { name: 'Create a site…' }).waitFor();
  await createSite(there.page, { name: south, people: [ada, ben] });
  await unlock(there.page, ada);
  await goTo(here.page, 'Exchange');
  await goTo(there.page, 'Exchange');
  const [ownCard, otherCard] = [await cardOf(here.page), await cardOf(there.page)];
  await takeUp(here.page, otherCard, second);
  await takeUp(there.page, ownCard, ben);

  // What a learning system says, taken in here.
  await goTo(here.page, 'People');
  const number = await here.page
    .getByRole('grid', { name: 'People' })
    .getByRole('row')
    .filter({ hasText: person })
    .getByText(/^\d{6}$/)
    .innerText();
  const header = 'PERSON_NO,COURSE_CODE,COURSE_TITLE,COMPLETION_STATUS,COMPLETED_ON,EXPIRES_ON,SCORE';
  const courses = [`${number},HYG-1,Hygiene basics,Completed,2026-01-20,,95`, `${number},HYG-2,Gowning,Failed,2026-01-21,,40`];
  await goTo(here.page, 'Exchange');
  await here.page.getByRole('button', { name: 'Import completions' }).click();
  await here.page
    .getByRole('group', { name: 'File of completions' })
    .locator('input')
    .setInputFiles({ name: 'saba.csv', mimeType: 'text/plain', buffer: Buffer.from([header, ...courses].join('\n')) });
  await here.page.getByLabel('Where the file came from').fill('Stick of the training office');
  await here.page.getByLabel('User ID').fill(second.login);
  await here.page.getByRole('textbox', { name: 'Passphrase' }).fill(second.passphrase);
  await here.page.getByRole('button', { name: 'Approve and import 2' }).click();
  await here.page.getByRole('heading', { name: 'Import of saba.csv' }).waitFor();
  await goTo(here.page, 'Exchange');

  // Three packages over, three receipts back.
  const sent = [
    { what: 'Roster', file: on('roster.zip'), says: (rows: string) => new RegExp(`^${rows} new$`) },
    { what: 'Completions', file: on('completions.zip'), says: (rows: string) => new RegExp(`^${rows} new$`) },
    {
      what: 'Record of one person',
      file: on('record.zip'),
      person,
      says: (rows: string) => new RegExp(`^${rows} to be kept as information$`),
    },
  ] as const;
  const counts: string[] = [];
  for (const [index, { says, ...one }] of sent.entries()) {
    const rows = await writePackage(here.app, here.page, { partner: south, ...one });
    counts.push(rows);
    await openPackage(there.app, there.page, `${one.file}.age`, says(rows));
    await look(there.page, `dry-run-${index + 1}`);
    await acceptPackage(there.page, new RegExp(`^${one.what}, package no. ${index + 1} of `), ben);
    await look(there.page, `accepted-${index + 1}`);
    const receipt = on(`receipt-${index + 1}.zip`);
    await writeReceipt(there.app, there.page, receipt);
    await openPackage(here.app, here.page, `${receipt}.age`, new RegExp(`${rows} records accepted, 0 rejected, signed by Ben Birch`));
    await acceptPackage(here.page, new RegExp(`^Receipt, package no. ${index + 1} of ${south}`), second);
    await here.page.keyboard.press('Escape');
  }
  expect(counts[1]).toBe('2');
  expect(Number(counts[2])).toBeGreaterThan(0);
  await openTab(here.page, 'Written');
  const written = here.page.getByRole('grid', { name: 'Packages written' });
  for (const rows of counts) await written.getByText(`${rows} accepted`, { exact: true }).first().waitFor();
  await look(here.page, 'receipts');

  // The same once more, and what the other site now says of it itself: no difference.
  for (const [index, what] of (['Roster', 'Completions'] as const).entries()) {
    const again = on(`${what}-again.zip`);
    const rows = await writePackage(here.app, here.page, { what, partner: south, file: again });
    expect(rows).toBe(counts[index]);
    await openPackage(there.app, there.page, `${again}.age`, new RegExp(`^${rows} unchanged$`));
    await look(there.page, `no-difference-${index + 1}`);
    await acceptPackage(there.page, new RegExp(`^${what}, package no. ${4 + index} of `), ben);
    await there.page.keyboard.press('Escape');
  }
  // What informs and changes nobody's record: what is required and held, what is missing, and how people were rated.
  for (const [index, what] of (['Qualification status', 'Training needs', 'Ratings'] as const).entries()) {
    const told = on(`told-${index}.zip`);
    const rows = await writePackage(here.app, here.page, { what, partner: south, file: told });
    await openPackage(there.app, there.page, `${told}.age`, new RegExp(`^${rows} to be kept as information$`));
    await acceptPackage(there.page, new RegExp(`^${what}, package no. ${6 + index} of `), ben);
    await there.page.keyboard.press('Escape');
  }
  const returned = on('returned.zip');
  const rows = await writePackage(there.app, there.page, { what: 'Completions', partner: ownCard.name, file: returned });
  expect(rows).toBe(counts[1]);
  await openPackage(here.app, here.page, `${returned}.age`, new RegExp(`^${rows} unchanged$`));

  // There the person has what was sent: the completions beside no level, and the qualifications to be decided on.
  await goTo(there.page, 'People');
  await there.page.getByRole('grid', { name: 'People' }).getByText(person, { exact: true }).first().click();
  await there.page.keyboard.press('Enter');
  await there.page.getByRole('complementary').getByRole('heading', { name: person }).waitFor();
  await look(there.page, 'person');
  expect(faults).toEqual([]);
  expect([...(await here.problems()), ...(await there.problems())]).toEqual([]);
});
