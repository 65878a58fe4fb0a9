import path from 'node:path';
import type { ElectronApplication, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { launch, type Launched } from '../support/launch.ts';

// One window for all of it. Its console fills with refusals, so nothing here asks whether it is empty.
const preload = path.resolve(import.meta.dirname, '../../out/preload/preload.cjs');
let launched: Launched;
let app: ElectronApplication;
let page: Page;

beforeAll(async () => {
  launched = await launch();
  ({ app, page } = launched);
  page.setDefaultTimeout(10_000);
  await page.getByRole('button', { name: 'Open the sample site' }).waitFor();
  await page.evaluate(() => Reflect.set(window, 'stillHere', true));
});
afterAll(() => launched.close());

const isStillHere = (): Promise<boolean> =>
  page.evaluate(() => Reflect.get(window, 'stillHere') === true && location.href.startsWith('app://main/index.html'));
const contentsCount = (): Promise<number> => app.evaluate(({ webContents }) => webContents.getAllWebContents().length);

describe('the page', () => {
  test('has neither Node nor Electron, and the preload has given it nothing', async () => {
    const names = ['require', 'process', 'module', 'exports', 'global', 'Buffer', 'electron', 'ipcRenderer', 'setImmediate'];
    expect(await page.evaluate((given) => given.filter((name) => name in window), names)).toEqual([]);
    const added = await page.evaluate(() => {
      const frame = document.body.appendChild(document.createElement('iframe'));
      const plain = new Set(Object.getOwnPropertyNames(frame.contentWindow));
      frame.remove();
      return Object.getOwnPropertyNames(window).filter((name) => !plain.has(name) && !/^(\d+|stillHere|__.*|\$_.*)$/.test(name));
    });
    expect(added).toEqual([]);
  });

  test('is isolated, sandboxed, without Node, without webview and without spelling', async () => {
    const seen = await app.evaluate(({ BrowserWindow, session, Menu }) => {
      const [window] = BrowserWindow.getAllWindows();
      const preferences: unknown =
        window === undefined ? null : Reflect.get(window.webContents, 'getLastWebPreferences').call(window.webContents);
      return {
        preferences,
        spelling: session.defaultSession.isSpellCheckerEnabled(),
        languages: session.defaultSession.getSpellCheckerLanguages(),
        menu: Menu.getApplicationMenu(),
      };
    });
    expect(seen).toMatchObject({
      preferences: {
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        nodeIntegrationInSubFrames: false,
        webSecurity: true,
        allowRunningInsecureContent: false,
        experimentalFeatures: false,
        webviewTag: false,
      },
      spelling: false,
      languages: [],
      menu: null,
    });
  });

  test('has a policy that allows only its own scripts, and an inline script, a remote one and text as code do not run', async () => {
    const policy = await page.evaluate(async () => (await fetch('/index.html')).headers.get('content-security-policy'));
    const directives = new Map((policy ?? '').split('; ').map((text) => [text.split(' ')[0], text]));
    expect(directives.get('default-src')).toBe("default-src 'none'");
    expect(directives.get('script-src')).toBe("script-src 'self'");
    expect(directives.get('connect-src')).toBe("connect-src 'self'");
    expect(directives.get('style-src')).toMatch(/^style-src 'self' 'nonce-[\w+/=]{24}'$/);
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    const outcome = await page.evaluate(async () => {
      const refused: string[] = [];
      const seen = new Promise<void>((resolve) => {
        document.addEventListener('securitypolicyviolation', (event) => {
          refused.push(event.effectiveDirective);
          if (new Set(refused).size === 4) resolve();
        });
      });
      const ran = (name: string): string => `window.${name} = true`;
      const add = (tag: string, values: object): void => {
        document.body.append(Object.assign(document.createElement(tag), values));
      };
      add('script', { textContent: ran('inlineRan') });
      add('script', { src: 'https://192.0.2.1/remote.js' });
      add('script', { src: 'data:text/javascript,window.dataRan=true' });
      const button = document.createElement('button');
      button.setAttribute('onclick', ran('attributeRan'));
      document.body.append(button);
      button.click();
      // Code that the debugger runs is exempt from the policy; what a timer calls is the page's own again.
      const evaluated = await new Promise<string>((resolve) => {
        setTimeout(() => {
          try {
            window.eval('1');
            resolve('evaluated');
          } catch (error) {
            resolve(error instanceof Error ? error.name : '');
          }
        }, 0);
      });
      const compiled = await WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).then(
        () => 'compiled',
        () => 'refused',
      );
      await fetch('https://192.0.2.1/').catch(() => null);
      await seen;
      const left = ['inlineRan', 'dataRan', 'attributeRan'].filter((name) => name in window);
      button.remove();
      return { evaluated, compiled, left, refused: [...new Set(refused)].sort() };
    });
    expect(outcome).toMatchObject({ evaluated: 'EvalError', compiled: 'refused', left: [] });
    expect(outcome.refused).toEqual(['connect-src', 'script-src', 'script-src-attr', 'script-src-elem']);
  });
});

describe('from the page there is no way to', () => {
  test.each([
    ['another site', 'https://192.0.2.1/'],
    ['a file', 'file:///etc/passwd'],
    ['another host of the application', 'app://other/index.html'],
    ['another file of the application', 'app://main/assets/index.js'],
  ])('%s, by its address or by a link', async (_where, url) => {
    for (const how of ['address', 'link', 'form'] as const) {
      const refused = app.evaluate(
        ({ BrowserWindow }) =>
          new Promise<boolean>((resolve) => {
            BrowserWindow.getAllWindows()[0]?.webContents.once('will-frame-navigate', (event) => resolve(event.defaultPrevented));
          }),
      );
      await page
        .evaluate(
          ([target, way]) => {
            if (way === 'address') return location.assign(target);
            const link = Object.assign(document.createElement('a'), { href: target });
            document.body.append(link);
            link.click();
            link.remove();
          },
          [url, how === 'form' ? 'link' : how] as const,
        )
        .catch(() => undefined); // the page may not even name a file
      if (url.startsWith('file:')) break;
      expect(await refused).toBe(true);
    }
    expect(await isStillHere()).toBe(true);
  });

  test('a script or a text in the place of an address', async () => {
    await page.evaluate(() => {
      for (const url of [
        "javascript:document.write('gone')",
        'data:text/html,<p>gone',
        URL.createObjectURL(new Blob(['<p>gone'], { type: 'text/html' })),
      ]) {
        const link = Object.assign(document.createElement('a'), { href: url });
        document.body.append(link);
        link.click();
        link.remove();
      }
    });
    await expect.poll(isStillHere).toBe(true);
    expect(await page.getByText('gone').count()).toBe(0);
  });

  test('a second window, a webview or a frame with anything in it', async () => {
    const before = await contentsCount();
    const opened = await page.evaluate(() => {
      const link = Object.assign(document.createElement('a'), { href: 'app://main/index.html', target: '_blank' });
      document.body.append(link);
      link.click();
      link.remove();
      document.body.append(Object.assign(document.createElement('webview'), { src: 'app://main/index.html' }));
      return ['app://main/index.html', 'https://192.0.2.1/', 'about:blank', ''].map((url) => window.open(url));
    });
    expect(opened).toEqual([null, null, null, null]);
    const frames = await page.evaluate(async () => {
      const loaded = ['app://main/index.html', 'https://192.0.2.1/', 'data:text/html,<p>in a frame'].map(
        (src) =>
          new Promise<string>((resolve) => {
            const frame = Object.assign(document.createElement('iframe'), { src });
            frame.addEventListener('load', () => {
              resolve(frame.contentDocument?.body.textContent ?? '');
              frame.remove();
            });
            document.body.append(frame);
          }),
      );
      return Promise.all(loaded);
    });
    expect(frames).toEqual(['', '', '']);
    expect(await contentsCount()).toBe(before);
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });

  test('a permission, but to write to the clipboard', async () => {
    // Only a focused page may ask for some of these, and other windows of the machine take the focus: so it counts as focused all along.
    const debuggers = await page.context().newCDPSession(page);
    onTestFinished(() => debuggers.detach());
    await debuggers.send('Emulation.setFocusEmulationEnabled', { enabled: true });
    const granted = await page.evaluate(async () => {
      const names = [
        'geolocation notifications camera microphone midi clipboard-read background-sync accelerometer gyroscope magnetometer',
        'persistent-storage screen-wake-lock storage-access window-management local-fonts display-capture idle-detection nfc',
        'payment-handler periodic-background-fetch background-fetch speaker-selection captured-surface-control keyboard-lock pointer-lock',
      ].flatMap((line) => line.split(' '));
      const states: string[] = [];
      for (const name of names) {
        // Names that this runtime does not know are refused by a throw.
        const state = await navigator.permissions.query(JSON.parse(JSON.stringify({ name }))).then(
          (status) => status.state,
          () => 'unknown',
        );
        if (state === 'granted') states.push(name);
      }
      return states;
    });
    expect(granted).toEqual([]);
    const asked = await page.evaluate(async () => {
      const no = (): string => 'refused';
      const yes = (): string => 'given';
      return Promise.all([
        Notification.requestPermission().then((answer) => (answer === 'granted' ? 'given' : 'refused')),
        navigator.mediaDevices.getUserMedia({ audio: true }).then(yes, no),
        navigator.mediaDevices.getUserMedia({ video: true }).then(yes, no),
        navigator.clipboard.readText().then(yes, no),
        navigator.requestMIDIAccess().then(yes, no),
        navigator.storage.persist().then((answer) => (answer ? 'given' : 'refused')),
        navigator.wakeLock.request('screen').then(yes, no),
        new Promise<string>((resolve) => {
          navigator.geolocation.getCurrentPosition(
            () => resolve('given'),
            () => resolve('refused'),
          );
        }),
      ]);
    });
    expect(asked).toEqual(asked.map(() => 'refused'));
    const write = (): Promise<string> => page.evaluate(() => navigator.clipboard.writeText('12').then(() => 'written', String));
    expect(await write()).toBe('written');
  });

  test('a file on the disk, but what the page itself holds and its user gives a place', async () => {
    const refused = (url: string): Promise<boolean> => {
      const seen = app.evaluate(
        ({ session }) =>
          new Promise<boolean>((resolve) => {
            session.defaultSession.once('will-download', (event) => {
              resolve(event.defaultPrevented);
              event.preventDefault();
            });
          }),
      );
      return page
        .evaluate((href) => {
          const link = Object.assign(document.createElement('a'), {
            href: href === 'blob:' ? URL.createObjectURL(new Blob(['own'])) : href,
            download: 'file.txt',
          });
          document.body.append(link);
          link.click();
          link.remove();
        }, url)
        .then(() => seen);
    };
    expect(await refused('data:text/plain,from the page')).toBe(true);
    expect(await refused('app://main/index.html')).toBe(true);
    expect(await refused('blob:')).toBe(false);
  });

  test('the developer tools or another page, by key', async () => {
    await page.bringToFront();
    for (const key of [
      'Control+Shift+I',
      'F12',
      'Control+R',
      'F5',
      'Control+Shift+R',
      'Control+W',
      'Control+N',
      'Alt+ArrowLeft',
      'Control+P',
    ])
      await page.keyboard.press(key);
    expect(
      await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((each) => each.webContents.isDevToolsOpened())),
    ).toEqual([false]);
    expect(await isStillHere()).toBe(true);
  });
});

describe('the shell', () => {
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
});

describe('a port', () => {
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
});
