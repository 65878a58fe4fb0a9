import type { Page } from 'playwright';
import { expect, onTestFinished, test } from 'vitest';
import { samplePassphrase } from '../../shared/domain/sample/credentials.ts';
import { launchSample } from '../support/prepared-sample.ts';
import { choose } from '../support/walk/choose.ts';
import { inspect, setScheme } from '../support/walk/inspect.ts';
import { sign as signAs } from '../support/walk/sign.ts';
import { goTo, unlockSample } from '../support/walk/site.ts';

async function toSettings(page: Page, tab: string): Promise<void> {
  await goTo(page, 'Settings');
  await page.getByRole('navigation', { name: 'Parts of the settings' }).getByRole('link', { name: tab, exact: true }).click();
}

const sign = (page: Page, action: string, login: string): Promise<void> => signAs(page, { login, passphrase: samplePassphrase }, action);

async function changeUser(page: Page, who: string): Promise<void> {
  await page.getByRole('button', { name: 'Lock this site' }).click();
  await unlockSample(page, who);
}

async function openForm(page: Page): Promise<void> {
  await goTo(page, 'Assess');
  await page
    .getByRole('button', { name: 'New assessment' })
    .or(page.getByRole('link', { name: 'New assessment' }))
    .first()
    .click();
  await choose(page, 'Person', 'Operator');
  await choose(page, 'Another competency', 'LOTO-01');
  await page.getByRole('radiogroup', { name: 'Kind of assessment' }).waitFor();
}

test('an assessor whose training lapsed is told so before anything is typed, is refused, and signs once it was renewed', async () => {
  const { page, problems, close } = await launchSample();
  onTestFinished(close);
  const faults: string[] = [];
  await page.setViewportSize({ width: 1440, height: 900 });

  await toSettings(page, 'Assessment rules');
  await page.getByRole('button', { name: 'Change the rules' }).click();
  await page.getByLabel('Needs an authorisation in force').and(page.locator(':focus')).waitFor();
  await page.getByRole('button', { name: 'Approve and put into force' }).press('Enter');
  await page.getByRole('textbox', { name: 'Reason' }).and(page.locator(':focus')).waitFor();
  await page.getByLabel('Needs an authorisation in force').check();
  await page.getByLabel('Needs assessor training in date').check();
  await page.getByLabel('Reason').fill('Assessors are authorised from now on');
  await page.getByText('The assessor, Needs assessor training in date: No → Yes').waitFor();
  await sign(page, 'Approve and put into force', 'l.kayali');
  await page.getByRole('table', { name: 'Earlier and present revisions' }).getByText('Lamine Kayali').waitFor();
  await page.getByRole('button', { name: 'Change the rules' }).and(page.locator(':focus')).waitFor();
  faults.push(...(await inspect(page, 'authority-rules')));

  await toSettings(page, 'Assessors');
  await page.getByRole('button', { name: 'Authorise an assessor' }).first().click();
  const panel = page.getByRole('complementary');
  await panel.getByRole('combobox', { name: 'Assessor' }).fill('Maeve');
  await page.getByRole('option', { name: /Maeve Tamm/ }).click();
  await page.getByLabel('Trained as an assessor on').fill('2024-01-10');
  await page.getByLabel('Training holds until').fill('2026-01-09');
  await page.getByRole('textbox', { name: 'Reason' }).fill('Passed the course for assessors');
  await sign(page, 'Sign the authorisation', 'i.linde');
  await panel.getByText('In force, training lapsed').waitFor();
  await panel.getByText('The signature is valid').first().waitFor();
  faults.push(...(await inspect(page, 'authority-panel')));

  await changeUser(page, 'Maeve Tamm');
  await openForm(page);
  const note = page.getByRole('note');
  await note.getByText('assessor training lapsed: none since 2026-01-10').waitFor();
  await note.getByText('Nobody else at this site can sign it today.', { exact: false }).waitFor();
  faults.push(...(await inspect(page, 'authority-form')));
  await setScheme(page, 'Dark');
  await page.setViewportSize({ width: 1100, height: 700 });
  faults.push(...(await inspect(page, 'authority-form-dark')));
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole('radiogroup', { name: 'Kind of assessment' }).getByText('Knowledge', { exact: true }).click();
  await page.getByRole('combobox', { name: 'Question set' }).fill('LOTO-Q3 v2');
  await page.getByLabel('Points reached').fill('18');
  await page.getByLabel('Of', { exact: true }).fill('20');
  await page.getByLabel('Points that pass').fill('16');
  await sign(page, 'Sign as assessed', 'm.tamm');
  await page
    .getByRole('alert')
    .getByText(/Whoever signs may not make this assessment: assessor training lapsed: none since 2026-01-10/)
    .waitFor();
  faults.push(...(await inspect(page, 'authority-refused')));

  await changeUser(page, 'Ilse Linde');
  await toSettings(page, 'Assessors');
  await page.getByRole('grid', { name: 'Authorisations to assess' }).getByText('Maeve Tamm').click();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Change', exact: true }).click();
  await page.getByLabel('Training holds until').fill('2028-01-09');
  await page.getByRole('textbox', { name: 'Reason' }).fill('Renewed');
  await sign(page, 'Sign the change', 'i.linde');
  await panel.getByText('Version 2, signed by Ilse Linde').waitFor();
  faults.push(...(await inspect(page, 'authority-panel-dark')));

  await changeUser(page, 'Maeve Tamm');
  await openForm(page);
  await sign(page, 'Sign as assessed', 'm.tamm');
  await panel.getByText('The signature is valid').first().waitFor();
  expect(faults).toEqual([]);
  expect(await problems()).toEqual([]);
});
