import type { Page } from 'playwright';
import { choose } from './choose.ts';
import { sign } from './sign.ts';
import type { Enrolled } from './site.ts';
import { goTo } from './site.ts';

/** Imports people from a file that the dialog will offer; approved in place by a second person. Ends on the batch's page. */
export async function importPeople(
  page: Page,
  how: {
    readonly origin: string;
    readonly approver: Enrolled;
    readonly tripwireReason?: string;
    readonly onPreview?: () => Promise<void>;
    readonly beforeCommit?: () => Promise<void>;
  },
): Promise<void> {
  await goTo(page, 'Exchange');
  await button(page, 'Import people');
  await page.getByRole('button', { name: 'Choose a file' }).click();
  await page.getByRole('heading', { name: 'What the import would do' }).waitFor();
  await how.onPreview?.();
  const name = page.getByLabel('Name of the new profile');
  if (await name.isVisible()) await name.fill('HR system');
  await page.getByLabel('Where the file came from').fill(how.origin);
  if (how.tripwireReason !== undefined) await page.getByLabel('Why it is right to import it all the same').fill(how.tripwireReason);
  await how.beforeCommit?.();
  await page.getByLabel('User ID').fill(how.approver.login);
  await page.getByRole('textbox', { name: 'Passphrase' }).fill(how.approver.passphrase);
  await page.getByRole('button', { name: /^Approve and (import|record)/ }).click();
  await page.getByRole('heading', { name: /^Import of / }).waitFor();
}

/** Opens one of a catalogue of the framework beside its list, by what its line begins with. */
export async function openOf(page: Page, catalogue: 'Scales' | 'Competencies' | 'Roles', begins: string): Promise<void> {
  await goTo(page, 'Framework');
  await page.getByRole('link', { name: catalogue, exact: true }).click();
  await page.getByRole('grid', { name: catalogue }).getByText(begins, { exact: true }).click();
}

export interface Seen {
  /** As the person select offers them; the competency by its title. */
  readonly person: string;
  readonly competency: string;
  readonly evidence: { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };
  readonly signer: Enrolled;
}

/** Assesses somebody against the whole checklist, attaches a file and signs. Ends with the signed record open. */
export async function assess(page: Page, seen: Seen, shot?: () => Promise<void>): Promise<void> {
  await goTo(page, 'Assess');
  await button(page, 'New assessment');
  await choose(page, 'Person', seen.person);
  await button(page, new RegExp(`^Assess .*${seen.competency}`));
  await page.getByRole('radiogroup', { name: /^Step 1:/ }).waitFor();
  for (const step of await page.getByRole('radiogroup', { name: /^Step \d+:/ }).all()) await step.getByText('Met', { exact: true }).click();
  await page.getByLabel('Place').fill('Pump house, pump P-101');
  await page.getByRole('group', { name: 'Attach files' }).locator('input').setInputFiles(seen.evidence);
  await page.getByRole('list', { name: 'Attached files' }).getByText(seen.evidence.name).waitFor();
  await shot?.();
  await sign(page, seen.signer, 'Sign as assessed');
  await page.getByRole('complementary').getByText('The signature is valid').filter({ visible: true }).waitFor();
}

/** Writes the qualification status as a signed package to where the dialog points. */
export async function exportStatus(page: Page, receiver: string, shot?: () => Promise<void>): Promise<void> {
  await goTo(page, 'Exchange');
  await page.getByRole('navigation', { name: 'Parts of the exchange' }).getByRole('link', { name: 'Written' }).click();
  await page.getByLabel('Name of the receiver').fill(receiver);
  await page.getByLabel('Reason').fill('Monthly status for the head office');
  await page.getByRole('button', { name: 'Choose where to write…' }).click();
  await shot?.();
  await page.getByRole('button', { name: 'Sign and write the package' }).click();
  await page.getByRole('heading', { name: /Package no\. \d+ is written and signed/ }).waitFor();
}

/** Recomputes the whole log on screen; throws unless it is found whole. */
export async function verifyLog(page: Page): Promise<void> {
  await goTo(page, 'Records');
  await page.getByRole('button', { name: 'Verify the record' }).click();
  await page.getByText('The record is whole').filter({ visible: true }).first().waitFor();
}

/** A control that leads somewhere, whether it is a link or a button. */
async function button(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('button', { name }).or(page.getByRole('link', { name })).first().click();
}
