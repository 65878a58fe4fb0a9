import type { Locator, Page } from 'playwright';

/** Signs what a form shows; the user id is asked for above the passphrase, and not of whoever has signed in this session. */
export async function sign(
  place: Page | Locator,
  signer: { readonly login: string; readonly passphrase: string },
  action: string | RegExp,
): Promise<void> {
  const passphrase = place.getByRole('textbox', { name: 'Passphrase' });
  // Before the form is there, its other field is not either.
  await passphrase.waitFor();
  const userId = place.getByLabel('User ID');
  if (await userId.isVisible()) await userId.fill(signer.login);
  await passphrase.fill(signer.passphrase);
  await place.getByRole('button', { name: action }).click();
}
