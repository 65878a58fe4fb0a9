import { expect, test } from 'vitest';
import { app, page } from './window';

export function pageTests(): void {
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
}
