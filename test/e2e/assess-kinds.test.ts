import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { samplePassphrase } from '../../shared/domain/sample/credentials.ts';
import type { Launched } from '../support/launch.ts';
import { launchSample } from '../support/prepared-sample.ts';
import { choose } from '../support/walk/choose.ts';
import { inspect, setScheme } from '../support/walk/inspect.ts';
import { sign as signAs } from '../support/walk/sign.ts';
import { goTo, unlockSample } from '../support/walk/site.ts';

/** One for the whole file: to start and unlock takes seconds. */
let window: Launched;
beforeAll(async () => {
  window = await launchSample();
});
afterAll(() => window.close());

/** Opens the form for the first person of a family name and a competency, from the list of assessments. */
async function openForm(page: Page, person: string, competency: string): Promise<void> {
  await startAssessment(page);
  await choose(page, 'Person', person);
  await choose(page, 'Another competency', competency);
  await kind(page, 'Knowledge').waitFor();
}

async function startAssessment(page: Page): Promise<void> {
  await goTo(page, 'Assess');
  await page
    .getByRole('button', { name: 'New assessment' })
    .or(page.getByRole('link', { name: 'New assessment' }))
    .first()
    .click();
}

/** Signs what stands in the form; the login is the one that the banner of the sample site names. */
async function sign(page: Page, action: string | RegExp): Promise<void> {
  const line = await page.getByText(samplePassphrase).first().innerText();
  await signAs(page, { login: /[a-z]\.[a-z]+\d*/.exec(line)?.[0] ?? '', passphrase: samplePassphrase }, action);
}

const kind = (page: Page, name: string) => page.getByRole('radiogroup', { name: 'Kind of assessment' }).getByText(name, { exact: true });
const recorded = (page: Page) => page.getByRole('complementary');

test('a knowledge check, an observation and a practical in an enforced order are noted by keyboard, kept and signed', async () => {
  const { page, problems } = window;
  const faults: string[] = [];
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole('button', { name: 'Lock this site' }).click();
  await unlockSample(page, 'Assessor');

  await openForm(page, 'Operator', 'LOTO-01');
  await kind(page, 'Knowledge').click();
  await page.getByRole('combobox', { name: 'Question set' }).fill('LOTO-Q3 v2');
  await page.getByLabel('Points reached').fill('25');
  await page.getByLabel('Of', { exact: true }).fill('20');
  await page.getByLabel('Points that pass').fill('16');
  await page.getByText('Points reached: More than there are').waitFor();
  await page.getByLabel('Points reached').fill('17,5');
  await page.getByRole('button', { name: 'Oral question' }).click();
  await page.getByRole('textbox', { name: 'Question 1', exact: true }).and(page.locator(':focus')).waitFor();
  await page.keyboard.type('When may the lock come off?');
  await page.getByText('Question 1: the words, the answer or the result is missing').waitFor();
  await page.getByLabel('Answer to question 1').fill('“Only my own, once everybody is clear.”');
  await page.getByRole('radiogroup', { name: 'Result of question 1' }).getByRole('radio').first().press('1');
  faults.push(...(await inspect(page, 'assess-knowledge')));
  await sign(page, 'Sign as assessed');
  await recorded(page).getByText('17.5 of 20 points; 16 pass.').waitFor();
  await recorded(page).getByText('Answer: “Only my own, once everybody is clear.”').waitFor();
  await recorded(page).getByText('Written examination').waitFor();
  faults.push(...(await inspect(page, 'assess-knowledge-record')));

  await openForm(page, 'Operator', 'LOTO-01');
  // The kind chosen last is proposed, and so is the question set.
  await expect.poll(() => page.getByRole('combobox', { name: 'Question set' }).inputValue()).toBe('LOTO-Q3 v2');
  await kind(page, 'Observation').click();
  const indicators = page.getByRole('radiogroup', { name: /^Indicator \d+:/ });
  await indicators.first().getByRole('radio').first().focus();
  for (let index = 0; index < (await indicators.count()); index += 1) {
    await page.keyboard.press(index === 0 ? '4' : '1');
    await page.keyboard.press('ArrowDown');
  }
  await page.getByText(/^Indicator 1: not seen\. Without the rest there is no outcome/).waitFor();
  await indicators.first().getByText('Shown', { exact: true }).click();
  await page.getByRole('textbox', { name: 'Equipment', exact: true }).fill('Pump P-201');
  await page.getByText(/^Saved /i).waitFor();
  faults.push(...(await inspect(page, 'assess-observation')));
  await sign(page, 'Sign as assessed');
  await recorded(page).getByText('Pump P-201').waitFor();
  await recorded(page).getByText('The signature is valid').filter({ visible: true }).waitFor();

  await openForm(page, 'Operator', 'LOTO-01');
  await kind(page, 'Practical').click();
  const steps = page.getByRole('radiogroup', { name: /^Step \d+:/ });
  await steps.first().waitFor();
  const last = (await steps.count()) - 1;
  // The last step first: it was done before its turn.
  await steps.nth(last).getByText('Met', { exact: true }).click();
  for (let index = 0; index < last; index += 1) await steps.nth(index).getByText('Met', { exact: true }).click();
  await page.getByText(`Step ${last + 1}: out of order, but no reason given`).waitFor();
  await page.getByLabel(`Why out of order (step ${last + 1})`).fill('The lock was already off from the shift before');
  await expect.poll(() => page.getByLabel('Time at which step 1 was done').inputValue()).toMatch(/^\d\d:\d\d:\d\d$/);
  faults.push(...(await inspect(page, 'assess-practical')));
  await page.setViewportSize({ width: 1100, height: 700 });
  await setScheme(page, 'Dark');
  faults.push(...(await inspect(page, 'assess-practical-dark')));
  await sign(page, 'Sign as assessed');
  await recorded(page).getByText('Out of order, because: The lock was already off from the shift before').waitFor();
  await recorded(page)
    .getByText(/^Done at \d\d:\d\d:\d\d$/)
    .first()
    .waitFor();
  faults.push(...(await inspect(page, 'assess-practical-record')));
  expect(faults).toEqual([]);
  expect(await problems()).toEqual([]);
});

test('a crew of four is judged in a grid by keyboard, kept as a draft, and each is signed with a record of their own', async () => {
  const { page, problems } = window;
  const faults: string[] = [];
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole('button', { name: 'Lock this site' }).click();
  await unlockSample(page, 'Assessor');
  await setScheme(page, 'Light');
  await startAssessment(page);
  await choose(page, 'Competency of the group', 'PTW-01');
  for (let person = 0; person < 4; person += 1) {
    await choose(page, 'Add a person', 'Operator');
  }
  const grid = page.getByRole('table', { name: 'What was seen of each' });
  // Left at once and come back to: it is on the list of what was begun, however short a time ago that list was shown.
  await goTo(page, 'People');
  await goTo(page, 'Assess');
  await page.getByRole('link', { name: /^Several people: PTW-01/ }).click();
  await grid.getByRole('row').nth(4).waitFor();
  const columns = (await grid.locator('[data-cell]').count()) / 4;
  await grid.locator('[data-cell]').first().focus();
  for (let row = 0; row < 4; row += 1) {
    for (let column = 0; column < columns; column += 1) await page.keyboard.press(row === 3 && column === 0 ? 'x' : 'm');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
  }
  await page.getByRole('textbox', { name: 'Place', exact: true }).fill('Tank farm, drill of the night shift');
  await grid.scrollIntoViewIfNeeded();
  faults.push(...(await inspect(page, 'assess-group')));
  await page.getByText(/^Saved /i).waitFor();
  await goTo(page, 'Today');
  await goTo(page, 'Assess');
  await page.getByRole('link', { name: /^Several people: PTW-01/ }).click();
  await expect
    .poll(() => page.getByRole('textbox', { name: 'Place', exact: true }).inputValue())
    .toBe('Tank farm, drill of the night shift');
  await page.setViewportSize({ width: 1100, height: 700 });
  await setScheme(page, 'Dark');
  faults.push(...(await inspect(page, 'assess-group-dark')));
  await sign(page, 'Sign as assessed: 4 people');
  await page.getByText('Signed: 4 records').first().waitFor();
  await page.getByRole('grid', { name: 'Assessments' }).getByText('PTW-01').nth(3).waitFor();
  faults.push(...(await inspect(page, 'assess-group-signed')));
  expect(faults).toEqual([]);
  expect(await problems()).toEqual([]);
});
