import fs from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { samplePassphrase } from '../../shared/domain/sample/credentials.ts';
import { launchSample } from '../support/prepared-sample.ts';
import { choose } from '../support/walk/choose.ts';
import { inspect, setScheme } from '../support/walk/inspect.ts';
import { sign as signAs } from '../support/walk/sign.ts';
import { goTo, unlock } from '../support/walk/site.ts';

const sampleUsers = z.array(z.object({ login: z.string(), printedName: z.string(), roles: z.array(z.string()) }));
const kind = (page: Page, name: string) => page.getByRole('radiogroup', { name: 'Kind of assessment' }).getByText(name, { exact: true });
const panel = (page: Page) => page.getByRole('complementary');

async function openForm(page: Page): Promise<void> {
  await goTo(page, 'Assess');
  await page.getByRole('button', { name: 'New assessment' }).click();
  await choose(page, 'Person', 'Operator');
  await choose(page, 'Another competency', 'LOTO-01');
  await kind(page, 'Knowledge').waitFor();
}

/** Records what was seen of the first indicator offered, of the person who stands in the form, by the keyboard alone. */
async function observe(page: Page, seen: string, rating: '1' | '2'): Promise<string> {
  const form = page.getByRole('form', { name: 'Record an observation' });
  await form.getByRole('combobox', { name: 'Indicator' }).and(page.locator(':focus')).waitFor();
  await page.keyboard.press('ArrowDown');
  const offered = await page.getByRole('option').filter({ visible: true }).first().innerText();
  await page.keyboard.press('Enter');
  const what = form.getByRole('textbox', { name: 'What was seen' });
  await what.and(page.locator(':focus')).waitFor();
  await page.keyboard.type(seen);
  await page.keyboard.press('Tab');
  await page.keyboard.press(rating);
  await page.keyboard.press('Control+Enter');
  // Ready for the next one.
  await expect.poll(() => what.inputValue()).toBe('');
  return offered;
}

/** Waits until the list of indicators says this of one, and closes it again. */
async function offers(page: Page, option: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Indicator' }).and(page.locator(':focus')).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.getByRole('option', { name: option, exact: true }).waitFor();
  await page.keyboard.press('Escape');
}

/** What a press on the middle of the next message would meet, and one on its closing button: asked for before it is told, for it goes by itself. */
function underNextMessage(page: Page): Promise<{ isMessage: boolean; isClosed: boolean }> {
  return page.evaluate(
    () =>
      new Promise<{ isMessage: boolean; isClosed: boolean }>((resolve) => {
        const seen = new WeakSet(document.querySelectorAll('.mantine-Notification-root'));
        const look = (): void => {
          const message = [...document.querySelectorAll('.mantine-Notification-root')].find((one) => !seen.has(one));
          const button = message?.querySelector('button');
          if (message === undefined || button === null || button === undefined) return void requestAnimationFrame(look);
          const met = (part: Element): Element | null => {
            const { x, y, width, height } = part.getBoundingClientRect();
            return document.elementFromPoint(x + width / 2, y + height / 2);
          };
          resolve({ isMessage: message.contains(met(message)), isClosed: button.contains(met(button)) });
        };
        look();
      }),
  );
}

const sign = (page: Page, login: string, action: string | RegExp): Promise<void> =>
  signAs(page, { login, passphrase: samplePassphrase }, action);

async function judgeSteps(page: Page, place: string): Promise<void> {
  await kind(page, 'Practical').click();
  const steps = page.getByRole('radiogroup', { name: /^Step \d+:/ });
  await steps.first().waitFor();
  for (let index = 0; index < (await steps.count()); index += 1) await steps.nth(index).getByText('Met', { exact: true }).click();
  await page.getByRole('textbox', { name: 'Place', exact: true }).fill(place);
}

test('somebody observed twice, a knowledge check, a practical rated by two who do not see each other, amended, signed further, verified and voided', async () => {
  const { page, userData, problems, close } = await launchSample();
  onTestFinished(close);
  const users = sampleUsers.parse(JSON.parse(fs.readFileSync(path.join(userData, 'sample-users.json'), 'utf8')));
  const withRole = (role: string) => users.filter(({ roles }) => roles.includes(role));
  const rater = withRole('assessor').find(({ roles }) => roles.length === 1);
  const [one, other] = withRole('administrator');
  if (rater === undefined || one === undefined || other === undefined) throw new Error('the sample site lacks users');
  const faults: string[] = [];
  const look = async (name: string): Promise<void> => void faults.push(...(await inspect(page, `corrections-${name}`)));
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole('button', { name: 'Lock this site' }).click();
  await unlock(page, { login: rater.login, passphrase: samplePassphrase });

  await page.keyboard.press('Control+Shift+O');
  await page.getByRole('combobox', { name: 'Person' }).and(page.locator(':focus')).waitFor();
  await page.keyboard.type('Operator');
  await page.getByRole('option').filter({ visible: true }).first().waitFor();
  await page.keyboard.press('Enter');
  const indicator = await observe(page, 'Tried the isolation before the work began.', '1');
  await offers(page, `${indicator} · seen once: 1 shown`);
  await observe(page, 'Asked for the permit first.', '2');
  await offers(page, `${indicator} · seen 2 times: 1 shown, 1 partly`);

  await openForm(page);
  await kind(page, 'Knowledge').click();
  await page.getByRole('combobox', { name: 'Question set' }).fill('LOTO-Q3 v2');
  await page.getByLabel('Points reached').fill('18');
  await page.getByLabel('Of', { exact: true }).fill('20');
  await page.getByLabel('Points that pass').fill('16');
  await sign(page, rater.login, 'Sign as assessed');
  await panel(page).getByText('18 of 20 points; 16 pass.').waitFor();

  await openForm(page);
  await judgeSteps(page, 'Bay 4, seen by the first');
  await page.getByRole('checkbox', { name: 'Ask for a second, independent rating' }).press('Space');
  await look('first');
  await sign(page, rater.login, 'Sign as the first of two ratings');
  await page.getByRole('heading', { name: 'Assessments that wait for you' }).waitFor();
  await look('waiting');
  await page.getByRole('button', { name: /^Take back/ }).click();
  await page.getByRole('button', { name: 'Take the rating back' }).click();
  await page.getByText('Say why, in a few words.').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Rate second here' }).click();
  await kind(page, 'Practical').waitFor();
  expect(await page.getByText('seen by the first').count()).toBe(0);
  await judgeSteps(page, 'Bay 4, seen by the second');
  await look('second');
  await sign(page, one.login, 'Sign as the second rating');
  await panel(page).getByText('Two independent ratings').waitFor();
  await panel(page).getByText('Both came to the same outcome').waitFor();
  await look('pair');
  await panel(page)
    .getByRole('link', { name: /^The rating by/ })
    .click();
  await panel(page).getByText('Bay 4, seen by the first').waitFor();

  await panel(page).getByRole('button', { name: 'Amend', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: /^Amend: LOTO-01/ }).waitFor();
  await page.getByRole('textbox', { name: 'Place', exact: true }).fill('Bay 5');
  await sign(page, rater.login, 'Sign the amendment');
  await page.getByText('Say why, in a few words.').waitFor();
  await page.getByRole('textbox', { name: 'Why it is amended' }).fill('It was the other bay');
  await look('amend');
  await sign(page, rater.login, 'Sign the amendment');
  await panel(page).getByText('Amended because: It was the other bay').waitFor();
  await panel(page)
    .getByRole('row', { name: /Place.*Bay 4, seen by the first.*Bay 5/ })
    .waitFor();
  await look('amended');

  await panel(page).getByRole('button', { name: 'Amend', exact: true }).click();
  const code = page.getByRole('combobox', { name: 'Reason code for the change of the rating' });
  const firstStep = page.getByRole('radiogroup', { name: /^Step 1:/ });
  await firstStep.waitFor();
  expect(await code.count()).toBe(0);
  await firstStep.getByText('Not met', { exact: true }).click();
  await page.getByRole('textbox', { name: 'Why it is amended' }).fill('The recording shows the first step left out');
  const authoriser = page.getByRole('group', { name: 'Authorised by a second person' });
  const amendAs = page.getByRole('form', { name: 'What you sign' });
  await signAs(amendAs, { login: rater.login, passphrase: samplePassphrase }, 'Sign the amendment');
  await page.getByText('Choose why the rating changes.').waitFor();
  await page.getByText('The user ID of who authorises is missing.').waitFor();
  await look('authorise-missing');
  await choose(page, 'Reason code for the change of the rating', 'Evidence came to light');
  for (const { login } of [one, other]) {
    await authoriser.getByRole('textbox', { name: 'User ID' }).fill(login);
    await authoriser.getByLabel('Passphrase', { exact: true }).fill(samplePassphrase);
    await look('authorise');
    await signAs(amendAs, { login: rater.login, passphrase: samplePassphrase }, 'Sign the amendment');
    // Who made the other of the two ratings authorises nothing of this one.
    if (login === one.login) await page.getByText('who made the other one cannot put this one right, nor authorise that').waitFor();
  }
  await panel(page).getByText(`Rating changed: Evidence came to light. Authorised by ${other.printedName}.`).waitFor();
  await panel(page).getByRole('list', { name: 'Signatures' }).getByText('Change of the rating authorised').waitFor();
  await look('rating-changed');

  await panel(page).getByRole('button', { name: 'Sign further' }).click();
  await page.getByRole('combobox', { name: 'Meaning' }).click();
  await page.getByRole('option', { name: 'Reviewed' }).click();
  await look('cosign');
  await sign(page, rater.login, 'Sign as: reviewed');
  await panel(page).getByText('Nobody decides on their own judgement').waitFor();
  await sign(page, other.login, 'Sign as: reviewed');
  await panel(page).getByRole('list', { name: 'Signatures' }).getByText('Reviewed', { exact: true }).waitFor();
  await panel(page).getByRole('button', { name: 'Verify signatures' }).click();
  await panel(page).getByRole('status').getByText('Everything holds').waitFor();
  await look('verified');
  const address = page.url();

  await page.getByRole('button', { name: 'Lock this site' }).click();
  await unlock(page, { login: one.login, passphrase: samplePassphrase });
  await page.goto(address);
  await page.setViewportSize({ width: 1100, height: 700 });
  await setScheme(page, 'Dark');
  await panel(page).getByRole('button', { name: 'Send back', exact: true }).click();
  await page.getByRole('textbox', { name: 'Reason' }).fill('The permit is missing');
  await look('return-dark');
  const met = underNextMessage(page);
  await sign(page, one.login, 'Sign and send back');
  // The next buttons lie below it: it lets presses through, and can still be closed.
  expect(await met).toEqual({ isMessage: false, isClosed: true });
  await panel(page).getByText('It does not count until its assessor amends it').waitFor();
  await panel(page).getByRole('button', { name: 'Keep after all' }).click();
  await page.getByRole('textbox', { name: 'Reason' }).fill('It was in the folder');
  await sign(page, one.login, 'Sign and keep');
  await panel(page).getByRole('button', { name: 'Void', exact: true }).click();
  await page.getByRole('textbox', { name: 'Reason' }).fill('The wrong person was named');
  await sign(page, one.login, 'Sign as void');
  await panel(page).getByText('Nothing was signed').waitFor();
  await sign(page, other.login, 'Sign as void');
  await panel(page).getByText('It stays readable as it was signed, and does not count.').waitFor();
  await look('void-dark');
  await goTo(page, 'Assess');
  await page.getByRole('grid', { name: 'Assessments' }).getByText('Void', { exact: true }).first().waitFor();
  await look('list-dark');
  await goTo(page, 'People');
  await page.getByRole('grid', { name: 'People' }).getByText('Abara, Birgit').click();
  await page.keyboard.press('Enter');
  await panel(page)
    .getByRole('link', { name: /^Verify the signatures of LOTO-01/ })
    .first()
    .click();
  await panel(page).getByRole('status').getByText('Everything holds').waitFor();
  expect(faults).toEqual([]);
  expect(await problems()).toEqual([]);
});
