import fs from 'node:fs';
import path from 'node:path';
import { inProject } from '../project.mjs';
import { trialNotice } from './plan.mjs';

/** Where everything that `npm run package` makes is found. */
export const packageFolder = inProject('out', 'package');

/**
 * Makes the folder of the application by electron-builder, from the runtime at hand and without any download, and returns its path.
 * electron-builder.yml says what goes in; only what depends on the runtime is added here.
 */
export async function makeFolder(plan, runtime) {
  const { build, Arch, Platform } = await import('electron-builder');
  const unpacked = path.join(packageFolder, plan.arch === 'x64' ? 'linux-unpacked' : `linux-${plan.arch}-unpacked`);
  const target = path.join(packageFolder, plan.folderName);
  for (const folder of [unpacked, target]) fs.rmSync(folder, { recursive: true, force: true });
  await build({
    projectDir: inProject(),
    targets: Platform.LINUX.createTarget('dir', Arch[plan.arch]),
    publish: 'never',
    config: {
      electronDist: runtime.dist,
      electronVersion: runtime.version,
      productName: plan.productName,
      extraMetadata: { name: plan.name, productName: plan.productName },
      linux: { executableName: plan.name },
      files: ownAddon(runtime),
    },
  });
  fs.renameSync(unpacked, target);
  // electron-builder leaves both in place when it is given a runtime instead of downloading one.
  for (const name of ['version', 'resources/default_app.asar']) fs.rmSync(path.join(target, name), { force: true });
  fs.copyFileSync(inProject('LICENSE'), path.join(target, 'LICENSE.txt'));
  for (const name of ['addon', 'builder-debug.yml']) fs.rmSync(path.join(packageFolder, name), { recursive: true, force: true });
  if (plan.isTrial) fs.writeFileSync(path.join(target, 'NOTICE.txt'), trialNotice(plan));
  requireAddons(path.join(target, 'resources', 'app.asar.unpacked', 'node_modules'));
  return target;
}

/** The addon compiled for an old runtime, put where its package looks when there is no prebuilt one. */
function ownAddon(runtime) {
  if (runtime.binding === null) return [];
  const folder = path.join(packageFolder, 'addon');
  fs.mkdirSync(folder, { recursive: true });
  fs.copyFileSync(runtime.binding, path.join(folder, 'better_sqlite3.node'));
  return ['!**/node_modules/better-sqlite3/prebuilds/**', { from: folder, to: 'node_modules/better-sqlite3/build/Release' }];
}

/** electron-builder asks npm what to pack, and says nothing of an optional package that npm did not find. */
function requireAddons(modules) {
  const addons = fs.existsSync(modules) ? fs.readdirSync(modules, { recursive: true }).filter((name) => name.endsWith('.node')) : [];
  for (const wanted of ['better-sqlite3/', '@node-rs/argon2-', '@myriaddreamin/typst-ts-node-compiler-'])
    if (addons.filter((name) => name.startsWith(wanted)).length !== 1)
      throw new Error(`the package does not hold exactly one addon of ${wanted}`);
}
