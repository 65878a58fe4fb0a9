import path from 'node:path';
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { app, page } from './window';

const preload = path.resolve(import.meta.dirname, '../../../out/preload/preload.cjs');

export function portTests(): void {
  /** Offers ports as the page does; answers with how each of them ended: closed by the shell, or answered by the service. */
  const offer = (given: Page, count: number): Promise<string[]> =>
    given.evaluate(async (ports) => {
      const channels = Array.from({ length: Math.max(ports, 1) }, () => new MessageChannel());
      const ends = channels.map(
        ({ port1 }) =>
          new Promise<string>((resolve) => {
            port1.addEventListener('close', () => resolve('closed'));
            port1.addEventListener('message', () => resolve('answered'));
            port1.start();
            port1.postMessage(JSON.stringify({ i: '1', p: { u: '/session/get', b: {} } }));
          }),
      );
      window.postMessage(
        'rpc:connect',
        '*',
        channels.map(({ port2 }) => port2),
      );
      return Promise.all(ends);
    }, count);

  test('of our page is taken, once: the next one takes its place, and two at once are refused', async () => {
    expect(await offer(page, 1)).toEqual(['answered']);
    expect(await offer(page, 2)).toEqual(['closed', 'closed']);
    const first = page.evaluate(() => {
      const { port1, port2 } = new MessageChannel();
      const closed = new Promise<string>((resolve) => {
        port1.addEventListener('close', () => resolve('closed'));
      });
      port1.start();
      window.postMessage('rpc:connect', '*', [port2]);
      return closed;
    });
    expect(await offer(page, 1)).toEqual(['answered']);
    expect(await first).toBe('closed');
  });

  test('on which the page says what is no call is closed, and the service lives on', async () => {
    const service = () =>
      app.evaluate(() => {
        const running: unknown = Reflect.get(globalThis, 'touchstoneService');
        const found: unknown = typeof running === 'function' ? running() : null;
        return typeof found === 'object' && found !== null && 'pid' in found ? found.pid : null;
      });
    const before = await service();
    expect(before).toEqual(expect.any(Number));
    const said = ['not a call', '', '{}', '{"i":"1","p":null}', '{"i":"1","p":{"u":"http://[","b":{}}}', 42, null, [1]];
    const ends = await page.evaluate(async (messages) => {
      const closed: unknown[] = [];
      for (const message of messages) {
        const { port1, port2 } = new MessageChannel();
        const end = new Promise<string>((resolve) => {
          port1.addEventListener('close', () => resolve('closed'));
          port1.addEventListener('message', () => resolve('answered'));
        });
        port1.start();
        window.postMessage('rpc:connect', '*', [port2]);
        port1.postMessage(message);
        closed.push(await end);
      }
      return closed;
    }, said);
    expect(ends).toEqual(said.map(() => 'closed'));
    expect(await offer(page, 1)).toEqual(['answered']);
    expect(await service()).toBe(before);
  });

  test.each([
    ['another window with our page', 'app://main/index.html'],
    ['another window with another page', 'data:text/html,<title>other</title>'],
  ])('of %s is refused', async (_what, url) => {
    const opened = app.waitForEvent('window');
    await app.evaluate(
      ({ BrowserWindow }, { address, script }) => {
        const other = new BrowserWindow({ show: false, webPreferences: { sandbox: true, preload: script } });
        void other.loadURL(address); // the window is not there for this test before this has returned
      },
      { address: url, script: preload },
    );
    const other = await opened;
    await other.waitForLoadState();
    expect(await offer(other, 1)).toEqual(['closed']);
    const gone = other.waitForEvent('close');
    await app.evaluate(({ BrowserWindow }) => {
      for (const each of BrowserWindow.getAllWindows()) if (!each.isVisible()) each.destroy();
    });
    await gone;
  });

  test('of our own window is refused when another page is in it', async () => {
    await page.goto('data:text/html,<title>other</title>');
    expect(await offer(page, 1)).toEqual(['closed']);
    await page.goto('app://main/index.html');
    await page.getByRole('button', { name: 'Open the sample site' }).waitFor();
    expect(await offer(page, 1)).toEqual(['answered']);
  });
}
