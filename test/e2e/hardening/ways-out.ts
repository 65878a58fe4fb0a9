import { expect, onTestFinished, test } from 'vitest';
import { app, isStillHere, page } from './window';

const contentsCount = (): Promise<number> => app.evaluate(({ webContents }) => webContents.getAllWebContents().length);

export function waysOutTests(): void {
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
}
