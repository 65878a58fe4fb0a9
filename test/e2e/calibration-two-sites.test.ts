import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { samplePassphrase } from '../../shared/domain/sample/credentials.ts';
import { launch } from '../support/launch.ts';
import { launchSample } from '../support/prepared-sample.ts';
import { choose } from '../support/walk/choose.ts';
import { acceptPackage, cardOf, openPackage, takeUp } from '../support/walk/exchange.ts';
import { inspect, setScheme } from '../support/walk/inspect.ts';
import { asMember, beginTurn, handIn, rateCase, turn } from '../support/walk/panel.ts';
import { answerDialogs, createSite, goTo, unlock, unlockSample } from '../support/walk/site.ts';

const sampleUsers = z.array(z.object({ login: z.string(), printedName: z.string(), roles: z.array(z.string()) }));
const ada = { login: 'ada', printedName: 'Ada Alder', passphrase: 'seven grey bridges walk' };
const ben = { login: 'ben', printedName: 'Ben Birch', passphrase: 'nine cold lanterns hum' };
const south = 'Southfield Works';
const title = 'Confined spaces, both works';
const guests = [ada, ben].map((person) => ({ person, member: `${person.printedName} (${south})` }));
const secret = 'the gauge was read from the wrong side';

test('a panel of five, three in turns on one station and two through files at another site, comes to the end of its session', async () => {
  const stick = fs.mkdtempSync(path.join(os.tmpdir(), 'touchstone-panel-'));
  const here = await launchSample();
  onTestFinished(here.close);
  const there = await launch();
  onTestFinished(async () => {
    await there.close();
    fs.rmSync(stick, { recursive: true, force: true });
  });
  const { page } = here;
  const far = there.page;
  for (const one of [page, far]) {
    await one.setViewportSize({ width: 1440, height: 900 });
  }
  const faults: string[] = [];
  const on = (name: string): string => path.join(stick, name);
  const users = sampleUsers.parse(JSON.parse(fs.readFileSync(path.join(here.userData, 'sample-users.json'), 'utf8')));
  const facilitator = users.find(({ roles }) => roles.includes('calibrationFacilitator'));
  const [, secondAdministrator] = users.filter(({ roles }) => roles.includes('administrator'));
  const second = { login: secondAdministrator?.login ?? '', passphrase: samplePassphrase };
  const panel = users
    .filter((user) => user !== facilitator)
    .slice(0, 3)
    .map(({ printedName }) => printedName);
  const lock = async (): Promise<void> => page.getByRole('button', { name: 'Lock this site' }).click();
  const asFacilitator = async (): Promise<void> => {
    await lock();
    await unlock(page, { login: facilitator?.login ?? '', passphrase: samplePassphrase });
    await goTo(page, 'Calibrate');
  };

  // Two sites, each with the card of the other.
  await lock();
  await unlockSample(page, 'Administrator');
  await answerDialogs(there.app, [on('south')]);
  await far.getByRole('button', { name: 'Create a site…' }).waitFor();
  await createSite(far, { name: south, people: [ada, ben] });
  await unlock(far, ada);
  await goTo(page, 'Exchange');
  await goTo(far, 'Exchange');
  const [ownCard, otherCard] = [await cardOf(page), await cardOf(far)];
  await takeUp(page, otherCard, second);
  await takeUp(far, ownCard, ben);

  // Three members here and two there; the quorum is of those who are here.
  await asFacilitator();
  await page.getByRole('button', { name: 'Set up a session' }).first().press('Enter');
  const form = page.getByRole('form', { name: 'Set up a session' });
  await form.getByLabel('Title').fill(title);
  const members = form.getByRole('combobox', { name: 'Panel members' });
  for (const name of panel) {
    await members.fill(name);
    await page.getByRole('option', { name, exact: true }).click();
  }
  await page.keyboard.press('Escape');
  const elsewhere = form.getByRole('group', { name: 'Members at other sites' });
  await elsewhere.getByRole('button', { name: 'Add', exact: true }).press('Enter');
  await elsewhere.getByText('Say who rates there, and at which site.').waitFor();
  await choose(page, 'Site', south, elsewhere);
  for (const { person, member } of guests) {
    await elsewhere.getByRole('textbox', { name: 'Name' }).fill(person.printedName);
    await elsewhere.getByRole('textbox', { name: 'Name' }).press('Enter');
    await elsewhere.getByText(member).waitFor();
  }
  await elsewhere.scrollIntoViewIfNeeded();
  faults.push(...(await inspect(page, 'two-panels-set-up')));
  await choose(page, 'Competency', 'CSE-01', form);
  const takes = form.getByRole('checkbox', { name: /^Take CSE-01/ });
  await takes.nth(1).waitFor();
  await takes.nth(0).check();
  await takes.nth(1).check();
  await form.getByText('2 cases chosen').waitFor();
  await form.getByRole('button', { name: 'Save the set-up' }).press('Enter');
  await page.getByRole('button', { name: 'Begin the rating' }).press('Enter');
  await page.getByText('0 of 5 members have handed in').waitFor();
  for (const [index, { member }] of guests.entries()) {
    await answerDialogs(here.app, [on(`cases-${index}.zip`)]);
    await page.getByRole('button', { name: `Write the cases for ${member}` }).press('Enter');
    await page.getByRole('cell', { name: new RegExp(`cases-${index}\\.zip\\.age, package no\\. ${index + 1}`) }).waitFor();
  }
  faults.push(...(await inspect(page, 'two-panels-files')));
  for (const [index, name] of panel.entries()) {
    if (index === 0) await page.getByRole('button', { name: 'Take a turn' }).press('Enter');
    await beginTurn(page, name);
    await rateCase(page, '2');
    await turn(page).getByRole('button', { name: 'Next case' }).press('Enter');
    await rateCase(page, '1');
    await handIn(page, null);
  }

  // There each file is taken by two people, one is chosen who rates, and rates as blind as the others.
  for (const [index, { person, member }] of guests.entries()) {
    await goTo(far, 'Exchange');
    await openPackage(there.app, far, on(`cases-${index}.zip.age`), /^2 to be kept as information$/);
    if (index === 0) faults.push(...(await inspect(far, 'two-panels-taken')));
    await acceptPackage(far, new RegExp(`^Cases of a calibration session, package no. ${index + 1} of `), ben);
    await far.getByRole('link', { name: 'To the session that is rated here' }).press('Enter');
    const row = far.getByRole('region', { name: 'Rated here for other sites' }).getByRole('row').filter({ hasText: member });
    await row.getByText('nobody chosen').waitFor();
    if (index === 1) {
      await setScheme(far, 'Dark');
      await far.setViewportSize({ width: 1100, height: 700 });
      faults.push(...(await inspect(far, 'two-panels-guests-dark')));
    }
    await row.getByRole('link', { name: title }).press('Enter');
    const chooser = far.getByRole('form', { name: 'Choose who rates' });
    await chooser.getByRole('button', { name: 'Record who rates' }).press('Enter');
    await chooser.getByText('Choose who rates.').waitFor();
    await choose(far, 'Who rates', person.printedName, chooser);
    await chooser.getByRole('textbox', { name: 'Reason' }).fill('Asked for by name');
    await chooser.getByRole('button', { name: 'Record who rates' }).press('Enter');
    await far.getByText(`${person.printedName} begins it with their passphrase.`, { exact: false }).waitFor();
    faults.push(...(await inspect(far, `two-panels-guest-${index}`)));
    await far.getByRole('button', { name: 'Take the turn' }).press('Enter');
    await beginTurn(far, person.printedName, person.passphrase);
    await rateCase(far, index === 0 ? '1' : '0');
    await turn(far).getByRole('textbox', { name: 'Why' }).fill(secret);
    await turn(far)
      .getByText(/^Saved .*, sealed/)
      .waitFor();
    if (index === 0) faults.push(...(await inspect(far, 'two-panels-guest-turn')));
    await far.keyboard.press('Escape');
    await far.getByText('Nothing is shown here any more.', { exact: false }).waitFor();
    expect(await far.content()).not.toContain(secret);
    await beginTurn(far, person.printedName, person.passphrase);
    await turn(far).getByText(secret).waitFor();
    await turn(far).getByRole('button', { name: 'Next case' }).press('Enter');
    await rateCase(far, '1');
    await handIn(far, null, { passphrase: person.passphrase });
    await far.getByRole('button', { name: 'Back to the session' }).press('Enter');
    await answerDialogs(there.app, [on(`back-${index}.zip`)]);
    await far.getByRole('button', { name: 'Write the ratings…' }).press('Enter');
    await far.getByRole('status').getByText(`back-${index}.zip.age is written`, { exact: false }).waitFor();
    expect(await far.content()).not.toContain(secret);
    faults.push(...(await inspect(far, `two-panels-guest-sent-${index}`)));
  }

  // Back here they are taken in order, and opened by the members who hold the shares.
  await lock();
  await unlockSample(page, 'Administrator');
  await goTo(page, 'Exchange');
  for (const index of guests.keys()) {
    await openPackage(here.app, page, on(`back-${index}.zip.age`), /^1 to be kept as information$/);
    await acceptPackage(page, new RegExp(`^Sealed ratings of a calibration session, package no. ${index + 1} of ${south}`), second);
    await page.keyboard.press('Escape');
  }
  await asFacilitator();
  await page.getByRole('link', { name: title }).press('Enter');
  await page.getByText('5 of 5 members have handed in').waitFor();
  for (const { person } of guests) await page.getByText(`here, sealed; signed there by ${person.printedName}`).waitFor();
  await setScheme(page, 'Dark');
  await page.setViewportSize({ width: 1100, height: 700 });
  faults.push(...(await inspect(page, 'two-panels-back-dark')));
  const [first = '', next = ''] = panel;
  await asMember(page, 'Member', first, 'Give the passphrase');
  await page.getByText('1 of 2 passphrases given').waitFor();
  await asMember(page, 'Member', next, 'Open the ratings');
  await page.getByRole('navigation', { name: 'Parts of the session' }).getByRole('link', { name: 'Board' }).press('Enter');
  await page.getByText(secret).first().waitFor();
  for (const { member } of guests) await page.getByText(member).first().waitFor();
  faults.push(...(await inspect(page, 'two-panels-board-dark')));
  for (const [index, level] of ['2', '1'].entries()) {
    await page.getByRole('navigation', { name: 'Cases' }).getByRole('button').nth(index).press('Enter');
    await page.getByRole('button', { name: 'Record what the panel came to' }).press('Enter');
    const decision = page.getByRole('form', { name: 'Record what the panel came to' });
    await choose(page, 'Level agreed on', level, decision);
    await decision.getByRole('textbox', { name: 'Why' }).fill('Most saw it done');
    await decision.getByRole('button', { name: 'Record', exact: true }).press('Enter');
    await page.getByText(`${index + 1} of 2 cases discussed`).waitFor();
    await page.getByRole('button', { name: 'Record it anew' }).and(page.locator(':focus')).waitFor();
  }
  await page.getByRole('button', { name: 'Write the minutes' }).press('Enter');
  for (const { member } of guests)
    await page
      .getByRole('region', { name: 'Absent' })
      .getByText(`${member}: At another site: rated through a file, and minutes are signed here alone`)
      .waitFor();
  for (const name of panel) {
    await asMember(page, 'Who signs?', name, 'Sign the minutes');
    await page.getByRole('list', { name: 'Signatures' }).getByText(name).waitFor();
  }
  faults.push(...(await inspect(page, 'two-panels-minutes-dark')));
  await page.getByRole('button', { name: 'Finalise the session' }).press('Enter');
  const ending = page.getByRole('region', { name: 'Finalise the session' });
  // Before the form is there, its first field is not either.
  await ending.getByRole('textbox', { name: 'Passphrase' }).fill(samplePassphrase);
  const userId = ending.getByLabel('User ID');
  if (await userId.isVisible()) await userId.fill(facilitator?.login ?? '');
  await ending.getByRole('button', { name: 'Finalise the session' }).press('Enter');
  await page.getByRole('list', { name: 'Steps of the session' }).locator('[aria-current=step]').getByText('Final').waitFor();
  expect(faults).toEqual([]);
  expect([...(await here.problems()), ...(await there.problems())]).toEqual([]);
}, 300_000);
