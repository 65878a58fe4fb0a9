import type { Page } from 'playwright';
import { currentPanel, finishedPanel } from '../../../shared/domain/sample/calibration.ts';
import { beginTurn, rateCase, turn } from './panel.ts';
import { goTo } from './site.ts';

/** What a finished session found, its assessors, and a member who rates in the one that goes on; for whoever facilitates. */
export async function calibrationPictures(page: Page, picture: (name: string) => Promise<void>): Promise<void> {
  const { keyboard } = page;
  const part = (of: string, name: string): Promise<void> =>
    page.getByRole('navigation', { name: of }).getByRole('link', { name, exact: true }).click();
  const openSession = async (title: string): Promise<void> => {
    await goTo(page, 'Calibrate');
    await page.getByText(title, { exact: true }).click();
    await keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
  };
  await goTo(page, 'Calibrate');
  await page.getByText(finishedPanel.title).waitFor();
  await picture('calibration');
  await openSession(finishedPanel.title);
  await part('Parts of the session', 'Result');
  await page.getByRole('heading', { name: 'Agreement of the panel' }).waitFor();
  await picture('agreement');
  for (const [name, heading, of] of [
    ['Pairs and levels', 'Who disagrees with whom', 'pairs'],
    ['Indicators', 'Which wording is read differently', 'indicators'],
    ['Members', 'Severity of the members', 'severity'],
    ['Earlier sessions', 'Beside earlier sessions', 'before-and-after'],
  ] as const) {
    await part('Parts of the result', name);
    await page.getByRole('heading', { name: heading }).waitFor();
    // Of the pair that differs most, the levels as well.
    if (of === 'pairs') await page.getByText(/\(rows\) and/).evaluate((title) => title.scrollIntoView({ block: 'center' }));
    await picture(of);
  }
  await goTo(page, 'Calibrate');
  await part('Parts of calibration', 'Assessors');
  await page.getByRole('grid').getByRole('row').nth(1).waitFor();
  await picture('calibrated-assessors');
  await part('Parts of calibration', 'Programme');
  await page.getByText('Critical work: records of the quarter').first().waitFor();
  await picture('programme');

  await openSession(currentPanel.title);
  await picture('panel');
  const waited = await page.getByText(/^Not handed in yet: /).innerText();
  const [member = ''] = waited.replace(/^Not handed in yet: /, '').split(/[,.]/);
  await page.getByRole('button', { name: 'Take a turn' }).press('Enter');
  await beginTurn(page, member);
  await rateCase(page, '2');
  await turn(page)
    .getByText(/^Saved .*, sealed/)
    .waitFor();
  await picture('panel-rating');
  await keyboard.press('Escape');
  await page.getByText('Nothing is shown here any more.').waitFor();
}
