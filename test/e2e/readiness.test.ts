import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { ElectronApplication, Page } from 'playwright';
import { expect, onTestFinished, test } from 'vitest';
import { samplePassphrase } from '../../shared/domain/sample/credentials';
import { checkedPdf, pdfPages } from '../support/pdf';
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

/** Fills a searchable field by keyboard and takes the first that it offers. */
async function choose(page: Page, label: string, text: string): Promise<void> {
  const field = page.getByRole('combobox', { name: label });
  await field.focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
  await page.getByRole('option', { name: text }).first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}

/** What a button prints, page by page as text. */
async function printed(app: ElectronApplication, press: () => Promise<void>): Promise<string[]> {
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'touchstone-print-')), 'view.pdf');
  const done = app.evaluate(
    ({ session }, target) =>
      new Promise<void>((resolve) => {
        session.defaultSession.once('will-download', (_event, item) => {
          item.setSavePath(target);
          item.once('done', () => resolve());
        });
      }),
    file,
  );
  // the listener is there before the button is pressed
  await app.evaluate(() => undefined);
  await press();
  await done;
  const bytes = new Blob([fs.readFileSync(file)]);
  expect(await checkedPdf(bytes)).toEqual({ pdfA: '2B', isEmbedded: true });
  return pdfPages(bytes);
}

const isoDay = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

test('readiness from the map to the gate: what is shown is counted, printed, signed, and told as it was known', async () => {
  const { app, page, problems, close } = await launchSample();
  onTestFinished(close);
  const { keyboard } = page;
  const faults: string[] = [];
  const look = async (name: string): Promise<void> => {
    faults.push(...(await inspect(page, `readiness-${name}`)));
  };
  const pdf = () => printed(app, () => page.getByRole('button', { name: 'PDF', exact: true }).first().click());
  await become(page, 'Administrator');

  // The map, in another mode by keyboard, on paper in that mode, and before anything was known.
  await goTo(page, 'Readiness');
  await page.getByText(/requirements met/).waitFor();
  await page.getByRole('radio', { name: 'Gap' }).focus();
  await keyboard.press('Space');
  await page.getByText('Sign: what most of those lack').waitFor();
  await look('heatmap');
  expect((await pdf()).join(' ')).toContain('Levels missing');
  await page.getByText('Cover', { exact: true }).click();
  await page.getByText('Number: how many people are ready.').waitFor();
  await look('cover');
  await page.getByRole('button', { name: 'As we knew it…' }).focus();
  await keyboard.press('Enter');
  await page.getByLabel('Known on').fill('2001-02-30');
  await page.getByLabel('At', { exact: true }).fill('02:10');
  await keyboard.press('Enter');
  await page.getByText('Write a day of the calendar').waitFor();
  await page.getByLabel('Known on').fill('2001-02-28');
  await keyboard.press('Enter');
  await page.getByText('Nothing was known yet').waitFor();
  await look('known');
  await page.getByRole('link', { name: 'Gaps', exact: true }).click();
  await page.getByText('Nothing was known yet').waitFor();
  await visit(page, `/readiness/matrix?known=${isoDay(-2)}T02%3A10&group=unit`);
  await page.getByText(/^As it was known at .*: up to log entry/).waitFor();
  await page.locator('[data-plane][data-drawn]').waitFor();
  await look('matrix-known');

  // What lapses next, asked by a question, as a list that one unit narrows, on the screen and on paper.
  await keyboard.press('ControlOrMeta+k');
  await keyboard.type('lapses');
  await page
    .getByRole('option', { name: 'What lapses by the end of next month?' })
    .or(page.getByText('What lapses by the end of next month?'))
    .first()
    .waitFor();
  await keyboard.press('Enter');
  await page.getByRole('grid', { name: 'Standings' }).getByRole('row').nth(1).waitFor();
  await choose(page, 'Unit', 'Boiler House');
  await expect.poll(() => page.getByRole('grid', { name: 'Standings' }).innerText()).not.toContain('Aseptic Filling');
  await look('list');
  expect((await pdf()).join(' ')).toContain('Boiler House');

  // Figures: each number opens a list of as many.
  await visit(page, '/readiness/figures');
  const cards = page.getByRole('link', { name: /^Open what “/ });
  await cards.first().waitFor();
  await setScheme(page, 'Dark');
  await look('figures');
  for (const name of ['Ready', 'Overdue', 'Lapsing within 30 days']) {
    const card = page.getByRole('link', { name: `Open what “${name}” counts` });
    const count = (await card.innerText()).trim();
    await card.click();
    const panel = page.getByRole('complementary');
    await panel.getByText(count === '1' ? '1 entry' : `${count} entries`).waitFor();
    await keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
  }
  expect((await pdf()).join(' ')).toContain('Definition');

  // What the assessors are worth that standings rest on: the count opens its list beside the map.
  await visit(page, '/readiness?mode=confidence');
  const notKnown = page.getByRole('link', { name: /^Open .*: Calibration of an assessor not known$/ });
  const unknown = (await notKnown.innerText()).split(' ')[0];
  await notKnown.click();
  await page.getByRole('complementary').getByText(`${unknown} entries`).waitFor();
  await look('confidence');
  await keyboard.press('Escape');

  // Which unit has the gravest gaps: the first number opens a list of as many.
  await visit(page, '/readiness/gaps?sumBy=unit');
  const gravest = page
    .getByRole('grid', { name: 'Gaps by unit' })
    .getByRole('link', { name: /of high risk/ })
    .first();
  const gaps = (await gravest.innerText()).trim();
  await look('gap-sums');
  expect((await pdf()).join(' ')).toContain('All gaps, each once');
  await gravest.click();
  await page.getByText(`${gaps} gaps in`).waitFor();

  // Gaps of one cause, and the rule of their ranking approved by a second person.
  await visit(page, '/readiness/gaps?causes=expired');
  await page.getByRole('row').filter({ hasText: 'Expired' }).first().waitFor();
  await look('gaps');
  expect((await pdf()).join(' ')).toContain('Expired');
  await page.getByRole('link', { name: 'How risk is worked out' }).click();
  await page.getByRole('button', { name: 'Change the rule' }).click();
  await page.getByRole('textbox', { name: 'Size of the gap' }).fill('7');
  await page.getByRole('textbox', { name: 'Reason' }).fill('The size of a gap weighs more here');
  await page.getByLabel('User ID').fill('r.akers');
  await page.getByRole('textbox', { name: 'Passphrase' }).fill(samplePassphrase);
  await look('rule');
  await page.getByRole('button', { name: 'Approve the rule' }).click();
  await page.getByText('Revision 1 of the rule is approved').waitFor();

  // The gate: yes with its slip, no with what is missing.
  await visit(page, '/readiness/gate');
  await page.getByRole('combobox', { name: 'Person' }).waitFor();
  await keyboard.type('004751');
  await keyboard.press('Enter');
  await choose(page, 'Task', 'AF-01');
  const answer = page.getByRole('region', { name: 'Answer' });
  await answer.getByText('YES', { exact: true }).waitFor();
  await look('gate-yes');
  const slip = (await printed(app, () => page.getByRole('button', { name: 'Print the slip' }).click())).join(' ');
  expect(slip).toContain('YES');
  expect(slip).toContain('Anand, Farid');
  await page.getByRole('button', { name: 'Next person' }).click();
  await keyboard.type('002268');
  await keyboard.press('Enter');
  await answer.getByText('NO', { exact: true }).waitFor();
  await answer.getByText('1 thing is not met').waitFor();
  await setScheme(page, 'Light');
  await look('gate-no');

  // A trainee whose move names somebody to watch over them.
  await goTo(page, 'People');
  await page.getByRole('grid', { name: 'People' }).getByText('Abara, Birgit', { exact: true }).click();
  await page.getByRole('button', { name: 'Plan a change of role' }).click();
  await choose(page, 'New role', 'Aseptic filling operator');
  await choose(page, 'Unit', 'Aseptic Filling');
  const firstDay = isoDay(1);
  await page.getByLabel('First day').fill(firstDay);
  await page.getByLabel('Grace until').fill(isoDay(60));
  await page.getByText('Who holds everything that is missing themselves.').waitFor();
  await page.getByRole('combobox', { name: 'Supervised by' }).click();
  await page.getByRole('option').first().waitFor();
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Reason' }).fill('She learns filling');
  await page.getByRole('button', { name: 'Save as a draft plan' }).click();
  await page.getByRole('button', { name: 'Confirm the change of role' }).click();
  await page.getByRole('complementary').getByLabel('Reason').fill('Agreed with both managers');
  await keyboard.press('Enter');
  await page.getByRole('complementary').getByText('Confirmed, awaiting the HRIS').waitFor();
  await visit(page, `/readiness/gate?asOf=${firstDay}`);
  await page.getByRole('combobox', { name: 'Person' }).waitFor();
  await keyboard.type('002268');
  await keyboard.press('Enter');
  await choose(page, 'Task', 'AF-01');
  await answer.getByText('UNDER SUPERVISION', { exact: true }).waitFor();
  await answer.getByText('may supervise this task').waitFor();
  await look('gate-supervised');

  // The proof: what was true and what was known then, signed as one page.
  await page.getByRole('link', { name: 'What was known at a past moment' }).click();
  await page.getByRole('textbox', { name: 'Day' }).fill(isoDay(-2));
  await page.getByRole('textbox', { name: 'Time' }).fill('02:10');
  await page.getByText('Known at that moment').waitFor();
  await look('proof');
  await page.getByLabel('User ID').fill('i.linde');
  await page.getByRole('textbox', { name: 'Passphrase' }).fill(samplePassphrase);
  await page.getByRole('button', { name: 'Sign the page' }).click();
  await page.getByText('Ilse Linde, holds').waitFor();

  // A view offered to a role stands on Today of whoever has it.
  await visit(page, '/readiness/matrix?states=expired');
  await page.locator('[data-plane][data-drawn]').waitFor();
  expect((await pdf()).join(' ')).toContain('Person and competency matrix');
  await page.getByRole('button', { name: 'Views', exact: true }).click();
  await page.getByRole('button', { name: 'Save this view…' }).click();
  await page.getByLabel('Name of the view').fill('Who expired');
  await keyboard.press('Enter');
  await page.getByRole('button', { name: 'Offer Who expired to a role' }).click();
  await page.getByLabel('Role that has it on Today').selectOption({ label: 'Quality auditor' });
  await page.getByRole('textbox', { name: 'Why' }).fill('For the weekly round');
  await page.getByRole('button', { name: 'Offer view' }).click();
  await page.getByText('offered to: Quality auditor').waitFor();
  await keyboard.press('Escape');
  await become(page, 'Quality auditor');
  await page.getByRole('region', { name: 'Saved views' }).getByRole('link', { name: 'Who expired' }).click();
  await page.locator('[data-plane][data-drawn]').waitFor();
  expect(await page.evaluate(() => location.hash)).toBe('#/readiness/matrix?states=expired');
  expect(faults).toEqual([]);
  expect(await problems()).toEqual([]);
});
