import { app, dialog, type BrowserWindow } from 'electron';
import { recordIncident } from '../incidents';

const reloadLimit = 3;
const reloadWindowMs = 60_000;

/** Writes the shell's own faults into the station's incident log, where Electron would show a stack in a dialog. */
export function noteFaults(stationFolder: string): void {
  const note = (where: string, error: unknown): string => recordIncident(stationFolder, where, error, new Date());
  process.on('unhandledRejection', (error) => note('shell.unhandledRejection', error));
  process.on('uncaughtException', (error) => {
    const incident = note('shell.uncaughtException', error);
    dialog.showErrorBox(
      'Touchstone has stopped',
      `Something failed inside Touchstone (${incident}). Nothing that was confirmed is lost. Start it again; if it happens again, call your administrator, who finds the number in ${stationFolder}.`,
    );
    app.exit(1);
  });
  app.on('child-process-gone', (_event, { type, reason, name }) => {
    if (reason !== 'clean-exit') note(`shell.processGone.${name ?? type}.${reason}`, null);
  });
}

/** A page that crashed is loaded again; the record is not in it. Three crashes within a minute end that. */
export function reloadAfterCrash(window: BrowserWindow, stationFolder: string): void {
  let crashes: number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    recordIncident(stationFolder, `shell.pageGone.${reason}`, null, new Date());
    const now = Date.now();
    crashes = [...crashes.filter((at) => now - at < reloadWindowMs), now];
    if (crashes.length < reloadLimit) window.webContents.reload();
  });
}
