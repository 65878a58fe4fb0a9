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
  await settle(page);
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

/**
 * Waits until a screen stands still: nothing on it is still to come, and nothing moves. Half-way through a transition colours
 * are mixed, and are nobody's to read. What goes on changing, as a bar that tells how far something is, is not waited for.
 */
async function settle(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('[role=status][aria-label="Loading"]') === null);
  await page.evaluate(async () => {
    let isChanged = false;
    const changes = new MutationObserver(() => {
      isChanged = true;
    });
    changes.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
    for (let look = 0; look < 20; look += 1) {
      isChanged = false;
      // What was asked for just now begins to move with the second frame from here.
      await new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));
      const ending = document.getAnimations().filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity);
      await Promise.allSettled(ending.map((animation) => animation.finished));
      if (ending.length === 0 && !isChanged) break;
    }
    changes.disconnect();
  });
}

export type Scheme = 'Light' | 'Dark';

/** Sets how the screen looks, by the account menu. */
export async function setScheme(page: Page, scheme: Scheme): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: /,/ }).or(page.locator('header button[aria-haspopup=menu]')).last().click();
  await page.getByRole('menuitemradio', { name: scheme }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('menu').waitFor({ state: 'hidden' });
}
