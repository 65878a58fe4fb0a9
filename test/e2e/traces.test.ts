import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { launch } from '../support/launch.ts';
import { goTo, openSample } from '../support/walk/site.ts';

/** Every file below a folder, as bytes: a marker may stand in UTF-8 or in UTF-16. */
function filesWith(folder: string, marker: string): string[] {
  const forms = [Buffer.from(marker, 'utf8'), Buffer.from(marker, 'utf16le')];
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => fs.lstatSync(path.join(folder, name)).isFile())
    .filter((name) => {
      const bytes = fs.readFileSync(path.join(folder, name));
      return forms.some((form) => bytes.includes(form));
    });
}

test('a session with people and a draft on the screen leaves nothing of them on the disk, in any cache, cookie, storage or dump', async () => {
  const userData = fs.mkdtempSync(path.join(os.tmpdir(), 'touchstone-traces-'));
  onTestFinished(() => fs.rmSync(userData, { recursive: true, force: true }));
  const { app, page, close } = await launch({ userData });
  await openSample(page);
  await goTo(page, 'People');
  const cell = page.getByRole('grid', { name: 'People' }).getByRole('gridcell').first();
  const [person = ''] = (await cell.innerText()).trim().split(/,|\n/);
  await cell.click();
  await page.getByText(person).first().waitFor();
  await page.goto('app://main/index.html#/framework/libraries/new');
  await page.getByLabel('Name', { exact: true }).fill('MARKERTITLE of a draft');
  await page.getByText(/^saved \d\d:\d\d:\d\d$/).waitFor();
  await app.evaluate(({ session }) => session.defaultSession.flushStorageData());
  const kept = await page.evaluate(async () => ({
    caches: await caches.keys().catch(() => []),
    databases: (await indexedDB.databases()).length,
    workers: await navigator.serviceWorker.getRegistrations().then(
      (all) => all.length,
      () => 0,
    ),
    cookies: document.cookie,
  }));
  expect(kept).toEqual({ caches: [], databases: 0, workers: 0, cookies: '' });
  expect(await app.evaluate(({ session }) => session.defaultSession.cookies.get({}))).toEqual([]);
  await close();

  expect(person.length).toBeGreaterThan(3);
  expect(filesWith(userData, person)).toEqual([]);
  expect(filesWith(userData, 'MARKERTITLE')).toEqual([]);
  // The search itself finds what is there: the public name of the site.
  expect(filesWith(userData, 'format')).not.toEqual([]);
  const dumps = fs.readdirSync(userData, { recursive: true, encoding: 'utf8' }).filter((name) => /\.dmp$|(^|\/)core(\.\d+)?$/.test(name));
  expect(dumps).toEqual([]);
});
