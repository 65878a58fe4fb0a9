import type { ElectronApplication, Page } from 'playwright';
import { cardText, readCard, type ExchangeCard } from '../../../shared/domain/packages/card.ts';
import { fingerprintOfLine, fingerprintOfRecipient } from '../../../shared/domain/packages/fingerprint.ts';
import { answerDialogs, type Enrolled } from './site.ts';

export async function openTab(page: Page, name: string): Promise<void> {
  const link = page.getByRole('navigation', { name: 'Parts of the exchange' }).getByRole('link', { name, exact: true });
  await link.click();
  await page.locator('nav a[aria-current=page]', { hasText: name }).waitFor();
}

/** Introduces a partner by its pasted card; ends with its panel open. */
export async function introducePartner(page: Page, card: ExchangeCard): Promise<void> {
  await page.getByRole('button', { name: 'Introduce a partner…' }).click();
  await page.getByLabel('Card, pasted').fill(cardText(card));
  await page.getByLabel('Reason').fill('exchange of people between the works');
  await page.getByRole('button', { name: 'Introduce, to be compared' }).click();
  await page.getByRole('heading', { name: 'Compare the fingerprints' }).waitFor();
}

/** Types the fingerprints and has the second person sign. */
export async function confirmPartner(
  page: Page,
  prints: { readonly fingerprint: string; readonly recipientFingerprint: string; readonly second: Pick<Enrolled, 'login' | 'passphrase'> },
): Promise<void> {
  await page.getByLabel('Fingerprint of the signing key, from the print').fill(prints.fingerprint);
  await page.getByLabel('Fingerprint of the encryption key, from the print').fill(prints.recipientFingerprint);
  await page.getByRole('complementary').getByLabel('Reason').fill('compared with the print');
  await signSecond(page, prints.second, 'Sign as compared');
}

/** A second person signs in place. */
export async function signSecond(
  page: Page,
  { login, passphrase }: Pick<Enrolled, 'login' | 'passphrase'>,
  action: string | RegExp,
): Promise<void> {
  await page.getByLabel('User ID').fill(login);
  await page.getByRole('textbox', { name: 'Passphrase' }).fill(passphrase);
  await page.getByRole('button', { name: action }).click();
}

/** Says what a package tells and to which partner it goes. */
export async function choosePartner(page: Page, what: string, partner: string): Promise<void> {
  await page.getByRole('combobox', { name: 'What it tells' }).click();
  await page.getByRole('option', { name: what }).click();
  await page.getByRole('combobox', { name: 'Receiver' }).click();
  await page.getByRole('option', { name: partner }).click();
}

/** The card of a site as its window shows it. */
export async function cardOf(page: Page): Promise<ExchangeCard> {
  await openTab(page, 'Partners');
  const card = readCard(await page.getByRole('region', { name: 'Card', exact: true }).locator('pre').innerText());
  if (card === null) throw new Error('the card cannot be read');
  return card;
}

/** Introduces another site and has two people compare its fingerprints. */
export async function takeUp(page: Page, card: ExchangeCard, second: Pick<Enrolled, 'login' | 'passphrase'>): Promise<void> {
  await openTab(page, 'Partners');
  await introducePartner(page, card);
  await confirmPartner(page, {
    fingerprint: fingerprintOfLine(card.publicKey),
    recipientFingerprint: fingerprintOfRecipient(card.ageRecipient ?? ''),
    second,
  });
  await page
    .getByText(/Fingerprints compared by/)
    .first()
    .waitFor();
}

/** Writes a package to a partner, encrypted, and answers with how many records the window says are in it. */
export async function writePackage(
  app: ElectronApplication,
  page: Page,
  { what, partner, person, file }: { readonly what: string; readonly partner: string; readonly person?: string; readonly file: string },
): Promise<string> {
  await answerDialogs(app, [file]);
  await openTab(page, 'Written');
  await choosePartner(page, what, partner);
  if (person !== undefined) {
    await page.getByRole('combobox', { name: 'Person' }).fill(person);
    await page.getByRole('option', { name: person }).first().click();
  }
  await page.getByLabel('Reason').fill('monthly exchange');
  await page.getByRole('button', { name: 'Choose where to write…' }).click();
  await page.getByText(/\.minisig beside it$/).waitFor();
  await page.getByRole('button', { name: 'Sign and write the package' }).click();
  await page.getByRole('heading', { name: /is written and signed$/ }).waitFor();
  const rows = page.locator('dl > div').filter({ has: page.getByText('Records', { exact: true }) });
  const count = await rows.locator('dd').innerText();
  await page.getByRole('button', { name: 'Write another' }).click();
  return count;
}

/** Chooses a package and waits for what it would do, in the words of the window. */
export async function openPackage(app: ElectronApplication, page: Page, file: string, says: RegExp): Promise<void> {
  await answerDialogs(app, [file]);
  await openTab(page, 'Received');
  await page.getByRole('button', { name: /^Choose files/ }).click();
  await page.getByRole('region', { name: 'Verified' }).getByText(says).waitFor();
}

/** A second person accepts the package that is shown; ends with its panel. */
export async function acceptPackage(page: Page, heading: RegExp, second: Pick<Enrolled, 'login' | 'passphrase'>): Promise<void> {
  await signSecond(page, second, 'Approve and accept the package');
  await page.getByRole('heading', { name: heading }).waitFor();
}

/** Writes the receipt of the package whose panel is open, and closes the panel. */
export async function writeReceipt(app: ElectronApplication, page: Page, file: string): Promise<void> {
  await answerDialogs(app, [file]);
  await page.getByRole('button', { name: 'Write a receipt…' }).click();
  await page.getByRole('complementary').getByLabel('Reason').fill('as agreed');
  await page.getByRole('button', { name: 'Choose where to write…' }).click();
  await page.getByText(/\.minisig beside it$/).waitFor();
  await page.getByRole('button', { name: 'Sign and write the receipt' }).click();
  await page.getByRole('heading', { name: /is written and signed$/ }).waitFor();
  await page.keyboard.press('Escape');
}
