import type { Page } from 'playwright';
import { goTo, type Enrolled } from './site.ts';

export interface Review {
  readonly library: string;
  /** Number and title as they stand over the page: `Revision 1: First round`. */
  readonly revision: string;
  readonly reason: string;
  /** What every change means for the people concerned; no impact where nothing is said. */
  readonly decision?: 'Read and understand';
  readonly signer: Enrolled;
  /** Year-month-day; today where none is named. */
  readonly effectiveFrom?: string;
  /** Where it is tried first; everywhere at once where none is named. */
  readonly pilotUnits?: readonly string[];
  readonly beforeSigning?: () => Promise<void>;
}

/** Opens what lies in review of a library, to look at it and to decide. */
export async function openReview(page: Page, { library, revision }: Pick<Review, 'library' | 'revision'>): Promise<void> {
  await goTo(page, 'Framework');
  await page.getByRole('article', { name: library }).getByRole('button', { name: 'Review and approve' }).click();
  await page.getByRole('heading', { level: 1, name: revision.replace(/^Revision/, 'Approve revision') }).waitFor();
}

/** Reviews what lies in review of a library and signs it as approved: impact looked at, one decision for every change. Ends on the page of the revision. */
export async function approveRevision(page: Page, review: Review): Promise<void> {
  const { revision, reason, decision, signer, effectiveFrom, pilotUnits = [], beforeSigning } = review;
  await openReview(page, review);
  if (effectiveFrom !== undefined) await page.getByLabel('In force from').fill(effectiveFrom);
  for (const unit of pilotUnits) {
    await page.getByRole('combobox', { name: 'Units of a pilot' }).click();
    await page.getByRole('option', { name: unit, exact: true }).click();
    await page.keyboard.press('Escape');
  }
  await page.getByRole('button', { name: 'Work out the impact' }).click();
  await page.getByRole('button', { name: 'Work it out again' }).waitFor();
  const decided = page.getByRole('status').filter({ hasText: /^[\d,]+ of [\d,]+ decided$/ });
  const nothing = page.getByText('No change of this revision needs a decision', { exact: false });
  await decided.or(nothing).waitFor();
  if (await decided.isVisible()) {
    if (decision !== undefined) {
      await page.getByRole('combobox', { name: 'It means' }).click();
      await page.getByRole('option', { name: decision }).click();
    }
    await page.getByLabel('Reason', { exact: true }).fill(reason);
    await page.getByRole('button', { name: /^Decide for [1-9]/ }).click();
    await decided.filter({ hasText: /^([\d,]+) of \1 decided$/ }).waitFor();
  }
  await beforeSigning?.();
  await sign(page, signer, 'Sign as approved');
  await page.getByRole('heading', { level: 1, name: revision, exact: true }).waitFor();
}

/** Signs what the open form shows, with the user ID where this is the first signature of the session. */
export async function sign(page: Page, signer: Enrolled, action: string): Promise<void> {
  const button = page.getByRole('button', { name: action, exact: true });
  await button.waitFor();
  const userId = page.getByLabel('User ID');
  if (await userId.isVisible()) await userId.fill(signer.login);
  await page.getByRole('textbox', { name: 'Passphrase' }).fill(signer.passphrase);
  // an act that may concern everybody tells at once how far it is
  if (/^Sign (as approved|the roll-out|the withdrawal)$/.test(action)) await Promise.all([isTold(page), button.click()]);
  else await button.click();
}

/** Looks at every frame: what tells how far an act is may be gone after a few of them. */
async function isTold(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    [...document.querySelectorAll('[role=progressbar]')].some((bar) => bar.getAttribute('aria-label')?.endsWith('…') === true),
  );
}
