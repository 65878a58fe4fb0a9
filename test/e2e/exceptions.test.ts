import type { Page } from 'playwright';
import { expect, onTestFinished, test } from 'vitest';
import { samplePassphrase } from '../../shared/domain/sample/credentials.ts';
import { launchSample } from '../support/prepared-sample.ts';
import { inspect, setScheme } from '../support/walk/inspect.ts';
import { sign as signAs } from '../support/walk/sign.ts';
import { goTo, unlockSample } from '../support/walk/site.ts';

const panelOf = (page: Page) => page.getByRole('complementary');
const groupOf = (page: Page, state: string) => panelOf(page).getByRole('region', { name: new RegExp(`^${state} \\(`) });

async function openPerson(page: Page): Promise<void> {
  await goTo(page, 'People');
  await page.getByRole('grid', { name: 'People' }).getByRole('row').nth(1).getByRole('gridcell').first().click();
  await page.keyboard.press('Enter');
  await panelOf(page).getByRole('heading', { name: 'Exceptions', exact: true }).waitFor();
}

/** Opens the form of one kind for a qualification of a group, by keyboard; answers with its code. */
async function act(page: Page, state: string, item: string): Promise<string> {
  const menu = groupOf(page, state).getByRole('button', { name: 'Actions for' }).first();
  const code = ((await menu.getAttribute('aria-label')) ?? '').replace('Actions for ', '');
  await menu.press('Enter');
  await page.getByRole('menuitem', { name: item }).press('Enter');
  await panelOf(page).getByLabel('Reason').waitFor();
  return code;
}

const sign = (page: Page, action: string, login: string): Promise<void> =>
  signAs(panelOf(page), { login, passphrase: samplePassphrase }, action);

test('somebody suspended counts as absent until somebody else reinstates them, and two people exempt for a time', async () => {
  const { page, problems, close } = await launchSample();
  onTestFinished(close);
  const faults: string[] = [];
  await page.setViewportSize({ width: 1440, height: 900 });
  await openPerson(page);
  const panel = panelOf(page);

  const code = await act(page, 'Qualified', 'Suspend…');
  await panel.getByRole('status', { name: 'What this does' }).getByText('Counts as absent from today').waitFor();
  await panel.getByLabel('Last day').fill('2026-02-30');
  await sign(page, 'Sign the suspension', 'i.linde');
  await panel.getByText('Write a date as 2026-03-14').waitFor();
  await panel.getByText('Choose a cause').waitFor();
  await panel.getByLabel('Last day').fill('');
  await panel.getByRole('combobox', { name: 'Cause' }).click();
  await page.getByRole('option', { name: 'Incident or near miss' }).click();
  await panel.getByLabel('Reason').fill('Worked on an energised line');
  faults.push(...(await inspect(page, 'exception-suspend')));
  await sign(page, 'Sign the suspension', 'i.linde');
  await groupOf(page, 'Suspended').getByText(code, { exact: true }).waitFor();

  await act(page, 'Suspended', 'Reinstate…');
  await panel.getByLabel('Reason').fill('Trained again');
  await sign(page, 'Sign the reinstatement', 'i.linde');
  await panel.getByText('Whoever suspended or revoked does not reinstate.').waitFor();
  await page.getByRole('button', { name: 'Lock this site' }).click();
  await unlockSample(page, 'Lamine Kayali');
  await openPerson(page);
  await act(page, 'Suspended', 'Reinstate…');
  await panel.getByLabel('Reason').fill('Trained again');
  await sign(page, 'Sign the reinstatement', 'l.kayali');
  await groupOf(page, 'Qualified').getByText(code, { exact: true }).waitFor();
  await panel.getByText('1 that ended or expired').waitFor();

  await setScheme(page, 'Dark');
  await page.setViewportSize({ width: 1100, height: 700 });
  await act(page, 'Qualified', 'Exempt…');
  await panel.getByLabel('Last day').fill(await panel.getByLabel('First day').inputValue());
  await panel.getByLabel('Reason').fill('Works in the laboratory today');
  await panel.getByRole('group', { name: 'First signature' }).getByRole('textbox', { name: 'Passphrase' }).fill(samplePassphrase);
  const second = panel.getByRole('group', { name: 'Second signature' });
  await second.getByLabel('User ID').fill('i.linde');
  await second.getByRole('textbox', { name: 'Passphrase' }).fill(samplePassphrase);
  faults.push(...(await inspect(page, 'exception-exempt-dark')));
  await panel.getByRole('button', { name: 'Sign and approve the exemption' }).click();
  await groupOf(page, 'Exempt').getByText(code, { exact: true }).waitFor();

  await page.getByRole('navigation', { name: 'Parts of people' }).getByRole('link', { name: 'Exceptions' }).click();
  const grid = page.getByRole('grid', { name: 'Exceptions' });
  await grid.getByText('Exemption').waitFor();
  await page.getByText('3 on record').first().waitFor();
  await grid.getByText('Exemption').click();
  await page.keyboard.press('Enter');
  await panel.getByText('The signature is valid').nth(1).waitFor();
  faults.push(...(await inspect(page, 'exceptions-dark')));
  expect(faults).toEqual([]);
  expect(await problems()).toEqual([]);
});
