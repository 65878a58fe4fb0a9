import { app, dialog, Menu, type BrowserWindow } from 'electron';
import os from 'node:os';
import path from 'node:path';
import { onConnect } from './connect';
import { choosePaths } from './dialogs';
import { noteFaults, reloadAfterCrash } from './faults';
import { refuseNetwork, refuseRequests } from './no-network';
import { isOnlyStart } from './only-start';
import { onLeaving } from './power';
import { registerScheme, serveApp } from './protocol';
import { runService, type ServiceProcess } from './service-process';
import { allowCamera, limitPermissions } from './permissions';
import { closeTheDoors, openWindow, preloadFile, reloadOnChange } from './window';

const here = import.meta.dirname;
let window: BrowserWindow | null = null;
let service: ServiceProcess | null = null;
let isQuitting = false;

registerScheme();
refuseNetwork();
// With --no-sandbox (the superuser needs it) enableSandbox() would make every child process die at once, in an endless loop.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
const userData = process.env['TOUCHSTONE_USER_DATA'];
if (userData !== undefined && userData !== '') app.setPath('userData', userData);
noteFaults(app.getPath('userData'));

closeTheDoors();
if (isOnlyStart(() => window)) void app.whenReady().then(begin);

function begin(): void {
  Menu.setApplicationMenu(null);
  serveApp(path.resolve(here, '../renderer'), async (handle, offset) => (await service?.look(handle, offset)) ?? null);
  refuseRequests();
  limitPermissions();
  service = runService(
    path.join(here, 'service.js'),
    {
      stationFolder: app.getPath('userData'),
      stationName: os.hostname(),
      appVersion: app.getVersion(),
      // A package brings its own addon: there a variable of the environment must not choose what code is loaded.
      nativeBinding: app.isPackaged ? null : (process.env['TOUCHSTONE_SQLITE_BINDING'] ?? null),
    },
    { choosePaths: (ask) => choosePaths(window, ask), allowCamera },
    () =>
      dialog.showErrorBox(
        'Touchstone has stopped',
        'Its service failed three times within a minute. Nothing that was confirmed is lost. Close the window and start again; if it happens again, call your administrator.',
      ),
  );
  onConnect(
    () => window,
    (port) => service?.connect(port),
  );
  onLeaving(() => service?.lock());
  window = openWindow(preloadFile(here));
  reloadAfterCrash(window, app.getPath('userData'));
  if (!app.isPackaged && process.env['TOUCHSTONE_RELOAD'] === '1') reloadOnChange(window, path.resolve(here, '../renderer'));
}

app.on('window-all-closed', () => app.quit());
app.on('before-quit', (event) => {
  if (isQuitting || service === null) return;
  event.preventDefault();
  isQuitting = true;
  void service.close().then(() => app.quit());
});

// NOTE: only the inspector's connection of a test reaches this; the page has no way to the shell's globals.
Object.assign(globalThis, { touchstoneService: () => service?.process() ?? null });
