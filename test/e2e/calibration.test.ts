import fs from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { samplePassphrase } from '../../shared/domain/sample/credentials.ts';
import { launchSample } from '../support/prepared-sample.ts';
import { choose } from '../support/walk/choose.ts';
import { inspect, setScheme } from '../support/walk/inspect.ts';
import { asMember, beginTurn, handIn, rateCase, turn } from '../support/walk/panel.ts';
import { goTo, unlock } from '../support/walk/site.ts';

const sampleUsers = z.array(z.object({ login: z.string(), printedName: z.string(), roles: z.array(z.string()) }));
const secret = 'she was looking at the wrong gauge';
const idle = 'left lying on the desk';

test('a panel of five rates on one station, opens the ratings together, speaks about each case and ends with signed minutes', async () => {
  const { page, problems, close, userData } = await launchSample();
  onTestFinished(close);
  const faults: string[] = [];
  await page.setViewportSize({ width: 1440, height: 900 });
  const users = sampleUsers.parse(JSON.parse(fs.readFileSync(path.join(userData, 'sample-users.json'), 'utf8')));
  const facilitator = users.find(({ roles }) => roles.includes('calibrationFacilitator'));
  const panel = users
    .filter((user) => user !== facilitator)
    .slice(0, 5)
    .map(({ printedName }) => printedName);
  const [first = '', second = '', third = '', fourth = '', fifth = ''] = panel;
  await page.getByRole('button', { name: 'Lock this site' }).click();
  await unlock(page, { login: facilitator?.login ?? '', passphrase: samplePassphrase });
  await goTo(page, 'Calibrate');
  faults.push(...(await inspect(page, 'calibrate-sessions')));

  await page.getByRole('button', { name: 'Set up a session' }).first().press('Enter');
  const form = page.getByRole('form', { name: 'Set up a session' });
  await form.getByRole('button', { name: 'Save the set-up' }).press('Enter');
  await form.getByText('Give the session a title.').waitFor();
  await form.getByLabel('Title').fill('Confined spaces, autumn');
  const focused = page.locator(':focus');
  await form.getByRole('combobox', { name: 'Panel members' }).focus();
  for (const name of panel) {
    await page.keyboard.type(name);
    await page.getByRole('option', { name, exact: true }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
  }
  await page.keyboard.press('Escape');
  await form.getByRole('textbox', { name: 'Quorum' }).fill('3');
  await form.getByRole('checkbox', { name: /^Ask a question before the meeting/ }).check();
  await form.getByRole('textbox', { name: 'Question' }).fill('What do you expect to be hardest?');
  await choose(page, 'Competency', 'CSE-01', form);
  const takes = form.getByRole('checkbox', { name: /^Take CSE-01/ });
  await takes.nth(2).waitFor();
  await form
    .getByRole('checkbox', { name: /^Take (?!CSE-01)/ })
    .first()
    .waitFor({ state: 'detached' });
  // The list is one stop for Tab, and the arrow keys go through it; what is taken out leaves the focus with what is left.
  await form.getByRole('combobox', { name: 'Competency' }).focus();
  for (const key of ['Tab', 'Space', 'ArrowDown', 'Space', 'ArrowDown', 'Space']) await page.keyboard.press(key);
  await form.getByText('3 cases chosen').waitFor();
  await form
    .getByRole('button', { name: /^Take out CSE-01/ })
    .last()
    .press('Enter');
  await form.getByText('2 cases chosen').waitFor();
  await focused.and(page.getByRole('button', { name: /^Take out CSE-01/ })).waitFor();
  // Whoever is called away finds the set-up again as it was left.
  await goTo(page, 'Today');
  await page.getByRole('link', { name: 'Set up a session' }).press('Enter');
  await page.getByText('This was begun earlier and not recorded.').waitFor();
  await form.getByText('2 cases chosen').waitFor();
  expect(await form.getByLabel('Title').inputValue()).toBe('Confined spaces, autumn');
  faults.push(...(await inspect(page, 'calibrate-set-up')));
  await form.getByRole('button', { name: 'Save the set-up' }).press('Enter');
  await page.getByRole('button', { name: 'Begin the rating' }).press('Enter');
  await page.getByText('0 of 5 members have handed in').waitFor();
  await focused.and(page.getByRole('heading', { level: 1 })).waitFor();
  faults.push(...(await inspect(page, 'calibrate-rating')));

  await page.getByRole('button', { name: 'Take a turn' }).press('Enter');
  await beginTurn(page, first);
  await rateCase(page, '2');
  await turn(page).getByRole('textbox', { name: 'Why' }).fill(secret);
  await turn(page)
    .getByText(/^Saved .*, sealed/)
    .waitFor();
  faults.push(...(await inspect(page, 'calibrate-turn')));
  // Esc hides everything at once; what was saved is there again with the next turn of the same member.
  await page.keyboard.press('Escape');
  await page.getByText('Nothing is shown here any more.').waitFor();
  expect(await page.content()).not.toContain(secret);
  await setScheme(page, 'Dark');
  await page.setViewportSize({ width: 1100, height: 700 });
  faults.push(...(await inspect(page, 'calibrate-hand-over-dark')));
  await beginTurn(page, first);
  await turn(page).getByText(secret).waitFor();
  faults.push(...(await inspect(page, 'calibrate-turn-dark')));
  await turn(page).getByRole('heading', { level: 1 }).focus();
  await page.keyboard.press('n');
  await turn(page).getByText('Case 2 of 2').waitFor();
  await rateCase(page, '2');
  await handIn(page, 'The rescue plan.');
  expect(await page.content()).not.toContain(secret);
  // A turn that nobody touches for two minutes ends by itself, and hides everything as well.
  await page.clock.install();
  await beginTurn(page, second);
  await turn(page).getByRole('textbox', { name: 'Why' }).fill(idle);
  await page.clock.fastForward('02:01');
  await page.getByText('Nobody was here for two minutes', { exact: false }).waitFor();
  expect(await page.content()).not.toContain(idle);
  for (const [name, keys] of [
    [second, ['1', '2']],
    [third, ['0', '2']],
  ] as const) {
    await beginTurn(page, name);
    await rateCase(page, keys[0]);
    await turn(page).getByRole('button', { name: 'Next case' }).press('Enter');
    await rateCase(page, keys[1]);
    // Esc while it is on its way hides everything, and says what became of it.
    await handIn(page, 'Gas readings.', { thenPress: 'Escape' });
  }
  await page.getByRole('button', { name: 'Back to the session' }).press('Enter');
  await page.getByText('3 of 5 members have handed in').waitFor();

  await page.getByText(`Not handed in yet: ${fourth}, ${fifth}.`, { exact: false }).waitFor();
  await asMember(page, 'Member', first, 'Give the passphrase');
  await page.getByText('1 of 3 passphrases given').waitFor();
  await focused.and(page.getByRole('combobox', { name: 'Member' })).waitFor();
  await asMember(page, 'Member', fourth, 'Give the passphrase');
  await page.getByText('2 of 3 passphrases given').waitFor();
  faults.push(...(await inspect(page, 'calibrate-closing-dark')));
  await asMember(page, 'Member', third, 'Open the ratings');
  await page.getByRole('navigation', { name: 'Parts of the session' }).getByRole('link', { name: 'Board' }).press('Enter');
  await page.getByText('0 of 2 cases discussed').waitFor();
  await page.getByText(secret).waitFor();
  await page.getByText('The rescue plan.').waitFor();
  faults.push(...(await inspect(page, 'calibrate-board-dark')));
  for (const [index, level] of ['2', '1'].entries()) {
    await page.getByRole('navigation', { name: 'Cases' }).getByRole('button').nth(index).press('Enter');
    await page.getByRole('button', { name: 'Start the clock' }).press('Enter');
    await page.getByRole('button', { name: 'Record what the panel came to' }).press('Enter');
    const decision = page.getByRole('form', { name: 'Record what the panel came to' });
    await choose(page, 'Level agreed on', level, decision);
    await decision.getByRole('textbox', { name: 'Why' }).fill('Two of three saw it done alone');
    // What was typed is there again after the form was left.
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Record what the panel came to' }).press('Enter');
    await expect.poll(() => decision.getByRole('textbox', { name: 'Why' }).inputValue()).toBe('Two of three saw it done alone');
    await decision.getByRole('button', { name: 'Record', exact: true }).press('Enter');
    await page.getByText(`${index + 1} of 2 cases discussed`).waitFor();
    await page.getByRole('button', { name: 'Record it anew' }).and(page.locator(':focus')).waitFor();
  }
  await page.getByRole('button', { name: 'Record a dissent' }).press('Enter');
  await page.getByRole('textbox', { name: 'What they hold instead' }).fill('The attendant had left the entry');
  await asMember(page, 'Who does not agree?', second, 'Sign the dissent');
  await page.getByRole('region', { name: 'What the panel came to' }).getByText('The attendant had left the entry').waitFor();
  await page.getByRole('button', { name: 'Write the minutes' }).press('Enter');

  await page.getByText(`Still to sign: ${panel.join(', ')}.`).waitFor();
  for (const name of [first, second, third]) {
    await asMember(page, 'Who signs?', name, 'Sign the minutes');
    await page.getByRole('list', { name: 'Signatures' }).getByText(name).waitFor();
  }
  for (const name of [fourth, fifth]) {
    await page.getByRole('button', { name: 'Record an absence' }).press('Enter');
    await choose(page, 'Who is absent?', name);
    await page.getByRole('form', { name: 'Record an absence' }).getByRole('textbox', { name: 'Why' }).fill('On night shift');
    await page.getByRole('button', { name: 'Record as absent' }).press('Enter');
    await page.getByRole('region', { name: 'Absent' }).getByText(`${name}: On night shift`).waitFor();
  }
  faults.push(...(await inspect(page, 'calibrate-minutes-dark')));
  await focused.and(page.getByRole('button', { name: 'Finalise the session' })).waitFor();
  await page.keyboard.press('Enter');
  const ending = page.getByRole('region', { name: 'Finalise the session' });
  // The form is seen whole as it opens, though it lies at the end of a long page.
  await expect.poll(() => ending.evaluate((shown) => shown.getBoundingClientRect().bottom <= innerHeight)).toBe(true);
  // Before the form is there, its first field is not either.
  await ending.getByRole('textbox', { name: 'Passphrase' }).fill(samplePassphrase);
  const userId = ending.getByLabel('User ID');
  if (await userId.isVisible()) await userId.fill(facilitator?.login ?? '');
  await ending.getByRole('button', { name: 'Finalise the session' }).press('Enter');
  await page.getByRole('list', { name: 'Steps of the session' }).locator('[aria-current=step]').getByText('Final').waitFor();
  await focused.and(page.getByRole('heading', { level: 1 })).waitFor();
  await goTo(page, 'Calibrate');
  await page
    .getByRole('row', { name: /Confined spaces, autumn/ })
    .getByText('Final')
    .waitFor();
  expect(faults).toEqual([]);
  expect(await problems()).toEqual([]);
}, 180_000);
