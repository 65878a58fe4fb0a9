import { app, type BrowserWindow } from 'electron';

/**
 * Whether this is the only start on its station's folder. A second one would clear away what the first is still making, so
 * it ends, and the window of the first comes to the front. Starts on different folders know nothing of each other.
 */
export function isOnlyStart(window: () => BrowserWindow | null): boolean {
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return false;
  }
  app.on('second-instance', () => bringToFront(window()));
  return true;
}

function bringToFront(window: BrowserWindow | null): void {
  if (window === null) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
