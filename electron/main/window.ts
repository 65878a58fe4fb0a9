import { app, BrowserWindow, session } from 'electron';
import fs from 'node:fs';
import path from 'node:path';
import { origin } from './protocol';

/** The one window: sandboxed, isolated, without Node; it can go nowhere but our own page. */
export function openWindow(preload: string): BrowserWindow {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 960,
    minHeight: 600,
    show: false,
    backgroundColor: '#f8f9fa',
    title: 'Touchstone',
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
    },
  });
  window.once('ready-to-show', () => window.show());
  void window.loadURL(`${origin}/index.html`);
  return window;
}

/** Nothing opens a window, leaves the page or gets a permission, but writing to the clipboard. */
export function closeTheDoors(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-navigate', (event) => {
      if (!event.url.startsWith(`${origin}/`)) event.preventDefault();
    });
    contents.on('will-attach-webview', (event) => event.preventDefault());
    // The page's security policy knows nothing of WebRTC, whose first packets leave without a request.
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  });
}

export function allowClipboardOnly(): void {
  session.defaultSession.setPermissionRequestHandler((_contents, permission, answer) => answer(permission === 'clipboard-sanitized-write'));
  session.defaultSession.setPermissionCheckHandler((_contents, permission) => permission === 'clipboard-sanitized-write');
}

export const preloadFile = (here: string): string => path.join(here, '../preload/preload.cjs');

/** In development: shows the page anew when it has been built again. */
export function reloadOnChange(window: BrowserWindow, folder: string): void {
  let timer: NodeJS.Timeout | undefined;
  fs.watch(folder, { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => window.webContents.reloadIgnoringCache(), reloadAfterMs);
  });
}

const reloadAfterMs = 300;
