import { expect, test } from 'vitest';
import { app, page } from './window';

export function shellTests(): void {
  test('serves the page’s own files for reading and nothing else', async () => {
    const statuses = await app.evaluate(async ({ net }) => {
      const status = async (url: string, method = 'GET'): Promise<number> => (await net.fetch(url, { method })).status;
      const outside = [
        'app://main/..%2f..%2fpackage.json',
        'app://main/%2e%2e/%2e%2e/package.json',
        'app://main/..%5c..%5cpackage.json',
        'app://main/assets/..%2f..%2f..%2fpackage.json',
        'app://main/%2fetc%2fpasswd',
        'app://main//etc/passwd',
        'app://main/index.html%00.png',
        'app://main/%zz',
        'app://main/assets',
        'app://main/..%2frenderer-of-another/index.html',
        'app://other/index.html',
        'app://main.other/index.html',
      ];
      return {
        inside: await status('app://main/index.html'),
        outside: await Promise.all(outside.map((url) => status(url))),
        methods: await Promise.all(['POST', 'PUT', 'DELETE', 'OPTIONS', 'HEAD'].map((method) => status('app://main/index.html', method))),
      };
    });
    expect(statuses.inside).toBe(200);
    expect(statuses.outside.filter((status) => status !== 403 && status !== 404)).toEqual([]);
    expect(statuses.methods).toEqual([404, 404, 404, 404, 404]);
  });

  test('says what each file is, lets nobody else use it and keeps nothing of it', async () => {
    const headers = await page.evaluate(async () => {
      const answer = await fetch('/index.html', { headers: { range: 'bytes=0-3' } });
      return { status: answer.status, length: (await answer.text()).length, ...Object.fromEntries(answer.headers) };
    });
    expect(headers).toMatchObject({
      status: 200,
      'content-type': 'text/html; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    });
    expect(headers.length).toBeGreaterThan(100);
  });

  test('makes no request of its own either', async () => {
    const tried = await app.evaluate(async ({ net, session }) => {
      const reach = (url: string): Promise<string> =>
        net.fetch(url).then(
          () => 'reached',
          (error: unknown) => (error instanceof Error ? error.message : ''),
        );
      return {
        answers: await Promise.all(['http://192.0.2.1/', 'https://example.org/', 'http://[2001:db8::1]/'].map(reach)),
        proxy: await session.defaultSession.resolveProxy('http://example.org/'),
      };
    });
    expect(tried.answers).toEqual(Array.from({ length: 3 }, () => expect.stringContaining('ERR_BLOCKED_BY_CLIENT')));
    expect(tried.proxy).toBe('DIRECT');
  });
}
