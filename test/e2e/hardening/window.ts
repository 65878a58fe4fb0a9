import type { ElectronApplication, Page } from 'playwright';
import { launch, type Launched } from '../../support/launch';

let launched: Launched;

/** The one window for all of it. Its console fills with refusals, so nothing here asks whether it is empty. */
export let app: ElectronApplication;
export let page: Page;

export async function openWindow(): Promise<void> {
  launched = await launch();
  ({ app, page } = launched);
  await page.getByRole('button', { name: 'Open the sample site' }).waitFor();
  await page.evaluate(() => Reflect.set(window, 'stillHere', true));
}

export const closeWindow = (): Promise<void> => launched.close();

export const isStillHere = (): Promise<boolean> =>
  page.evaluate(() => Reflect.get(window, 'stillHere') === true && location.href.startsWith('app://main/index.html'));
