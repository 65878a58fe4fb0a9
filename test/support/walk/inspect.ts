import { AxeBuilder } from '@axe-core/playwright';
import fs from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright';

const folder = path.resolve(import.meta.dirname, '../../../out/test-results/screens');

/** For a page into which axe has been brought before. */
const NOTHING = 'undefined';

/** Takes a picture of a screen and answers with what axe finds wrong by WCAG 2.2 A and AA. */
export async function inspect(page: Page, name: string): Promise<string[]> {
  fs.mkdirSync(folder, { recursive: true });
  // Half-way through a transition colours are mixed, and are nobody's to read.
  await page.evaluate(async () => {
    for (;;) {
      // What was asked for just now begins to move with the second frame from here.
      await new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));
      const ending = document.getAnimations().filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity);
      if (ending.length === 0) return;
      await Promise.allSettled(ending.map((animation) => animation.finished));
    }
  });
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
  const hasAxe = await page.evaluate(() => 'axe' in window);
  // Legacy mode: axe would otherwise open a page of its own, which the application's window does not allow.
  const found = await new AxeBuilder(hasAxe ? { page, axeSource: NOTHING } : { page })
    .setLegacyMode(true)
    // Every violation with every place of it; to list the thousands of places where all is well takes as long again.
    .options({ resultTypes: ['violations'] })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return found.violations.map(({ id, nodes }) => `${name}: ${id} at ${nodes.map((node) => node.target.join(' ')).join('; ')}`);
}

export type Scheme = 'Light' | 'Dark';

/** Sets how the screen looks, by the account menu. */
export async function setScheme(page: Page, scheme: Scheme): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: /,/ }).or(page.locator('header button[aria-haspopup=menu]')).last().click();
  await page.getByRole('menuitemradio', { name: scheme }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('menu').waitFor({ state: 'hidden' });
}
