import path from 'node:path';

/** What a use case is given; it names only types. */
const CONTEXT = 'electron/service/usecases/context';
const BELOW_RPC = ['electron', 'electron/service', 'electron/service/usecases', CONTEXT, 'electron/service/db', 'shared'];

/** Where each part of the program may import from, besides itself. A part is the longest matching key of the file's path. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  shared: [],
  // The file that is loaded first belongs to the app.
  'renderer/main': ['renderer/app', 'renderer/features', 'renderer/ui', 'renderer/lib', 'shared'],
  'renderer/app': ['renderer/features', 'renderer/ui', 'renderer/lib', 'shared'],
  'renderer/features': ['renderer/ui', 'renderer/lib', 'shared'],
  'renderer/ui': ['renderer/lib', 'shared'],
  'renderer/lib': ['shared'],
  // What main, preload and service say to each other, and the incident log that main and service both write.
  electron: ['shared'],
  'electron/main': ['electron', 'shared'],
  'electron/preload': ['electron', 'shared'],
  'electron/service/index': [...BELOW_RPC, 'electron/service/rpc'],
  'electron/service/rpc': BELOW_RPC,
  'electron/service/usecases': ['electron', 'electron/service', CONTEXT, 'electron/service/db', 'shared'],
  // Vault, station, platform, jobs and the readiness engine stand beside each other below the use cases, and make their context.
  'electron/service': ['electron', CONTEXT, 'electron/service/db', 'shared'],
  [CONTEXT]: ['electron', 'electron/service', 'electron/service/db', 'shared'],
  'electron/service/db': ['electron/service', 'shared'],
};

const parts = Object.keys(mayImport).sort((a, b) => b.length - a.length);

/** Why `from` may not import the file `to` (both from the project's root, `to` without extension), or null when it may. */
export function brokenDirection(from: string, to: string): string | null {
  const fromPart = partOf(from);
  if (fromPart === null) return null;
  const toPart = partOf(to);
  if (fromPart === 'renderer/features' && toPart === fromPart && featureOf(from) !== featureOf(to)) {
    return `the feature ${featureOf(from)} imports the feature ${featureOf(to)}`;
  }
  if (toPart === fromPart || (toPart !== null && mayImport[fromPart]?.includes(toPart))) return null;
  return `${fromPart} imports ${toPart ?? to}`;
}

function partOf(file: string): string | null {
  const withoutExtension = file.replace(/\.(ts|tsx)$/, '');
  return parts.find((part) => withoutExtension === part || withoutExtension.startsWith(`${part}/`)) ?? null;
}

function featureOf(file: string): string {
  return path.posix.relative('renderer/features', file).split('/')[0] ?? '';
}
