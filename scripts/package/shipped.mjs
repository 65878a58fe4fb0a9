import fs from 'node:fs';
import path from 'node:path';

/**
 * The packages that ship, as entries of package-lock.json: those whose code is in the bundle, and the native ones with the
 * addon of one platform, which lie beside it. `platform` is as in "linux-x64".
 */
export function shippedPackages(lock, manifest, bundledFolders, platform) {
  const native = Object.keys(manifest.dependencies).flatMap((name) => withAddons(lock, `node_modules/${name}`, platform));
  const folders = [...new Set([...bundledFolders, ...native])].sort((one, other) => (one < other ? -1 : 1));
  return folders.map((folder) => {
    const entry = lock.packages[folder];
    if (entry === undefined) throw new Error(`${folder} ships, but package-lock.json does not know it`);
    return {
      folder,
      name: entry.name ?? folder.slice(folder.lastIndexOf('node_modules/') + 13),
      version: entry.version,
      license: entry.license,
    };
  });
}

/** The texts of the licences and notices in a package's folder, or null when it has none. */
export function licenceTexts(root, folder) {
  const names = fs.readdirSync(path.join(root, folder)).filter((name) => /^(licen[sc]e|copying|notice)/i.test(name));
  if (names.length === 0) return null;
  return names.sort().map((name) =>
    fs
      .readFileSync(path.join(root, folder, name), 'utf8')
      .replaceAll('\r\n', '\n')
      .trim(),
  );
}

function withAddons(lock, folder, platform) {
  const addons = Object.keys(lock.packages[folder]?.optionalDependencies ?? {})
    .map((name) => `node_modules/${name}`)
    .filter((addon) => addon.includes(`-${platform}`) && !addon.endsWith('-musl') && lock.packages[addon] !== undefined);
  return [folder, ...addons];
}
