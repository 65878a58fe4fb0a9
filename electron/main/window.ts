import { app, BrowserWindow } from 'electron';
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
      devTools: !app.isPackaged,
      safeDialogs: true,
    },
  });
  window.once('ready-to-show', () => window.show());
  void window.loadURL(`${origin}/index.html`);
  return window;
}

/** Nothing opens a window, leaves the page, loads another into a frame or answers for a device or a certificate. */
export function closeTheDoors(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-frame-navigate', (event) => {
      if (!event.isMainFrame || !isOwnPage(event.url)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    // The page's security policy knows nothing of WebRTC, whose first packets leave without a request.
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  });
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, answer) => {
    event.preventDefault();
    answer(false);
  });
  app.on('select-client-certificate', (event, _contents, _url, _list, answer) => {
    event.preventDefault();
    answer();
  });
  app.on('login', (event, _contents, _details, _info, answer) => {
    event.preventDefault();
    answer();
  });
}

function isOwnPage(url: string): boolean {
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}` === origin && pathname === '/index.html';
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
