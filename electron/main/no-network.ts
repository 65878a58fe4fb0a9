import { app, session } from 'electron';
import fs from 'node:fs';
import path from 'node:path';
import { origin } from './protocol';

/**
 * What Chromium does on the network by itself: looking names up, asking for proxies, updating its parts, and joining the
 * multicast group of mDNS when a page makes a WebRTC connection. No name and no address leads anywhere.
 */
const switches = {
  'host-resolver-rules': 'MAP * ~NOTFOUND',
  'no-proxy-server': '',
  'disable-background-networking': '',
  'disable-component-update': '',
  'disable-domain-reliability': '',
  'no-pings': '',
};
const featuresOff = ['WebRtcHideLocalIpsWithMdns', 'MediaRouter', 'OptimizationHints'];

/** Ways to look into the application from outside, which would see everything a page shows. */
const debuggingSwitches = ['remote-debugging-port', 'remote-debugging-pipe', 'remote-debugging-address', 'remote-allow-origins'];

/** What the page itself is made of; the developer tools are there in development alone. */
const localSchemes = new Set(['app:', 'blob:', 'data:', ...(app.isPackaged ? [] : ['devtools:'])]);

/** To be called before the application is ready, when Chromium reads its switches. */
export function refuseNetwork(): void {
  for (const [name, value] of Object.entries(switches)) app.commandLine.appendSwitch(name, value);
  const features = app.commandLine.getSwitchValue('disable-features');
  app.commandLine.appendSwitch('disable-features', [features, ...featuresOff].filter((name) => name !== '').join(','));
  if (!app.isPackaged || mayBeDriven()) return;
  for (const name of debuggingSwitches) app.commandLine.removeSwitch(name);
}

/** To be called when the application is ready: no request leaves, and a page saves only what it holds itself, where its user says. */
export function refuseRequests(): void {
  const { defaultSession } = session;
  // Without this Chromium fetches a spelling dictionary at the first window, though that window checks no spelling.
  defaultSession.setSpellCheckerEnabled(false);
  defaultSession.setSpellCheckerLanguages([]);
  defaultSession.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !localSchemes.has(new URL(url).protocol) }));
  defaultSession.on('will-download', (event, item) => {
    if (!item.getURL().startsWith(`blob:${origin}/`)) event.preventDefault();
  });
}

/** A file that only whoever may replace the program can put beside it: the package's own test drives a copy of it so. */
function mayBeDriven(): boolean {
  return fs.existsSync(path.join(process.resourcesPath, 'remote-debugging-allowed'));
}
