import { expect, test } from 'vitest';
import { app } from './window';

/** What the shell answers to what only a network can ask. */
export function answerTests(): void {
  // Another session than the window's, whose requests are answered here: in the window's own nothing could redirect.
  test('follows no redirection', async () => {
    const outcome = await app.evaluate(async ({ BrowserWindow, session }) => {
      const other = session.fromPartition('answers itself');
      other.protocol.handle('http', ({ url }) =>
        url.endsWith('/moved')
          ? new Response(null, { status: 302, headers: { location: 'http://answered.here/there' } })
          : new Response('<title>there</title>', { headers: { 'content-type': 'text/html' } }),
      );
      const window = new BrowserWindow({ show: false, webPreferences: { session: other, sandbox: true } });
      const load = (url: string): Promise<string> =>
        window.loadURL(url).then(
          () => window.webContents.getTitle(),
          () => 'refused',
        );
      const refused: boolean[] = [];
      window.webContents.on('will-redirect', (event) => refused.push(event.defaultPrevented));
      const answers = { straight: await load('http://answered.here/there'), redirected: await load('http://answered.here/moved'), refused };
      window.destroy();
      other.protocol.unhandle('http');
      return answers;
    });
    expect(outcome).toEqual({ straight: 'there', redirected: 'refused', refused: [true] });
  });

  // No certificate and no server that asks for a login can be reached: the events are given by hand, as Electron gives them.
  test.each([
    ['certificate-error', ['https://192.0.2.1/', 'net::ERR_CERT_AUTHORITY_INVALID', {}], [false]],
    ['select-client-certificate', ['https://192.0.2.1/', [{ subjectName: 'somebody' }]], []],
    ['login', [{ url: 'https://192.0.2.1/' }, { isProxy: false, host: '192.0.2.1', realm: 'works' }], []],
  ])('answers %s with no, and shows nobody a question', async (name, details, answer) => {
    const answers = await app.evaluate(
      (electron, [event, given]) => {
        const said: unknown[] = [];
        const [window] = electron.BrowserWindow.getAllWindows();
        const asked = { preventDefault: () => said.push('prevented') };
        electron.app.emit(event, asked, window?.webContents, ...given, (...words: unknown[]) => said.push(words));
        return said;
      },
      [name, details] as const,
    );
    expect(answers).toEqual(['prevented', answer]);
  });
}
