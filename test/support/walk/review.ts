import type { Page } from 'playwright';
import { goTo, type Enrolled } from './site.ts';

export interface Review {
  readonly library: string;
  /** Number and title as they stand over the page: `Revision 1: First round`. */
  readonly revision: string;
  readonly reason: string;
  readonly signer: Enrolled;
  /** Year-month-day; today where none is named. */
  readonly effectiveFrom?: string;
  readonly beforeSigning?: () => Promise<void>;
}

/** Reviews what lies in review of a library and signs it as approved: impact looked at, one decision for every change. Ends on the page of the revision. */
export async function approveRevision(
  page: Page,
  { library, revision, reason, signer, effectiveFrom, beforeSigning }: Review,
): Promise<void> {
  await goTo(page, 'Framework');
  await page.getByRole('article', { name: library }).getByRole('button', { name: 'Review and approve' }).click();
  await page.getByRole('heading', { level: 1, name: revision.replace(/^Revision/, 'Approve revision') }).waitFor();
  if (effectiveFrom !== undefined) await page.getByLabel('In force from').fill(effectiveFrom);
  await page.getByRole('button', { name: 'Work out the impact' }).click();
  await page.getByRole('button', { name: 'Work it out again' }).waitFor({ timeout: 60_000 });
  const decide = page.getByRole('button', { name: /^Decide for [1-9]/ });
  if (await decide.isVisible()) {
    await page.getByLabel('Reason', { exact: true }).fill(reason);
    await decide.click();
    await page.getByText(/^(\d+) of \1 decided$/).waitFor();
  }
  await beforeSigning?.();
  if (await page.getByLabel('User ID').isVisible()) await page.getByLabel('User ID').fill(signer.login);
  await page.getByRole('textbox', { name: 'Passphrase' }).fill(signer.passphrase);
  await page.getByRole('button', { name: 'Sign as approved' }).click();
  await page.getByRole('heading', { level: 1, name: revision, exact: true }).waitFor({ timeout: 30_000 });
}
