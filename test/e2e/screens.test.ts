import { expect, onTestFinished, test } from 'vitest';
import { launch } from '../support/launch.ts';
import { inspect, setScheme } from '../support/walk/inspect.ts';
import { goTo, openSample, unlockSample } from '../support/walk/site.ts';

const pages = ['Today', 'People', 'Framework', 'Assess', 'Readiness', 'Exchange', 'Records', 'Settings'];

test('every page of the sample site is accessible in light and dark, and none of them logs an error', async () => {
  const { page, problems, close } = await launch();
  onTestFinished(close);
  page.setDefaultTimeout(10_000);
  await openSample(page);
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

test('by keyboard alone: the palette finds a competency, Back returns, another day tints the frame and stays in the address', async () => {
  const { page, problems, close } = await launch();
  onTestFinished(close);
  page.setDefaultTimeout(10_000);
  await openSample(page);
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('Find a person, role, competency or page').waitFor();
  await page.keyboard.type('confined space entry');
  await page
    .getByRole('button', { name: /Confined space entry/ })
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
  await page
    .getByRole('complementary')
    .getByRole('heading', { name: /Confined space entry/ })
    .waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('readiness');
  await page.getByRole('button', { name: 'Readiness' }).waitFor();
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
  const { page, problems, close } = await launch();
  onTestFinished(close);
  page.setDefaultTimeout(10_000);
  await openSample(page);
  const seen: Record<string, string[]> = {};
  for (const role of ['Quality auditor', 'Line manager', 'HR partner', 'Employee']) {
    await page.getByRole('button', { name: 'Lock this site' }).click();
    await unlockSample(page, role);
    seen[role] = await page.getByRole('navigation', { name: 'Main' }).getByRole('link').allInnerTexts();
  }
  expect(seen).toEqual({
    'Quality auditor': ['Today', 'People', 'Framework', 'Assess', 'Readiness', 'Exchange', 'Records', 'Settings'],
    'Line manager': ['Today', 'People', 'Framework', 'Assess', 'Readiness', 'Settings'],
    'HR partner': ['Today', 'People', 'Framework', 'Exchange', 'Settings'],
    Employee: ['Today', 'People', 'Framework', 'Assess', 'Readiness', 'Settings'],
  });
  expect(await problems()).toEqual([]);
});
