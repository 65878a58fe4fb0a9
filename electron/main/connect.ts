import { ipcMain, type BrowserWindow, type IpcMainEvent, type MessagePortMain } from 'electron';
import { origin } from './protocol';

/**
 * Hands the page's port on. The sender is checked here, once: our window, its top frame, our origin, one port. Anything
 * else has its ports closed, which makes its calls fail at once.
 */
export function onConnect(currentWindow: () => BrowserWindow | null, accept: (port: MessagePortMain) => void): void {
  ipcMain.on('rpc:connect', (event) => {
    const [port] = event.ports;
    if (port !== undefined && refusal(event, currentWindow()) === null) return accept(port);
    for (const refused of event.ports) refused.close();
  });
}

function refusal(event: IpcMainEvent, window: BrowserWindow | null): string | null {
  const frame = event.senderFrame; // null when the frame is gone
  if (window === null || window.isDestroyed() || event.sender !== window.webContents) return 'another window';
  if (frame === null || frame !== window.webContents.mainFrame || frame.parent !== null) return 'not the top frame';
  if (frame.origin !== origin || !frame.url.startsWith(`${origin}/`)) return 'another origin';
  return event.ports.length === 1 ? null : 'not one port';
}
