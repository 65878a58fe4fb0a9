import type { Page } from 'playwright';
import { cardText, type ExchangeCard } from '../../../shared/domain/packages/card.ts';
import type { Enrolled } from './site.ts';

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
  prints: { readonly fingerprint: string; readonly recipientFingerprint: string; readonly second: Enrolled },
): Promise<void> {
  await page.getByLabel('Fingerprint of the signing key, from the print').fill(prints.fingerprint);
  await page.getByLabel('Fingerprint of the encryption key, from the print').fill(prints.recipientFingerprint);
  await page.getByRole('complementary').getByLabel('Reason').fill('compared with the print');
  await signSecond(page, prints.second, 'Sign as compared');
}

/** A second person signs in place. */
export async function signSecond(page: Page, { login, passphrase }: Enrolled, action: string): Promise<void> {
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
