import { compiledAddon, needsOwnAddon } from './addon.mjs';
import { fallbackRuntime } from './fallback.mjs';
import { installedRuntime } from './installed.mjs';
import { officialRuntime } from './official-download.mjs';

/**
 * Finds, downloads or makes an Electron for this machine, and a database addon that works in it.
 * `binding` is the addon's path to pass to the app, or null when the packaged one works. Throws when no runtime can be had.
 */
export async function electronRuntime() {
  const runtime = installedRuntime() ?? (await officialRuntime()) ?? (await fallbackRuntime());
  if (runtime === null)
    throw new Error('no Electron can be had here: allow its download, or set ELECTRON_MIRROR to a mirror that can be reached');
  return { ...runtime, binding: needsOwnAddon(runtime.version) ? await compiledAddon(runtime.version) : null };
}
