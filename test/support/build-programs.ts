import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import type { TestProject } from 'vitest/node';
import { programEnvironment, programFile, programsFolder } from './programs';
import { makeRunFolder } from './run-folder';

const project = path.resolve(import.meta.dirname, '../..');

const filesIn = (folder: string, ending: string): string[] =>
  readdirSync(path.join(project, folder))
    .filter((name) => name.endsWith(ending))
    .map((name) => `${folder}/${name}`);

/** What tests and benches start beside themselves: the worker threads of the service, processes that end without warning, what is timed as it is bundled. */
const programs = [
  ...filesIn('electron/service/jobs', '-worker.ts'),
  ...filesIn('test/support/kill', '-process.ts'),
  'test/support/kill/process.ts',
  'test/support/abrupt-end.ts',
  'test/bench/attach-program.ts',
  'test/bench/readiness-program.ts',
  'test/bench/signing-program.ts',
  'test/bench/intake-program.ts',
  'test/bench/statistics-program.ts',
];

/** Bundles them once before the tests of a run: a bundle starts in a fraction of the time its hundreds of sources take. */
export async function setup(run: TestProject): Promise<() => void> {
  const output = path.join(project, 'out');
  mkdirSync(output, { recursive: true });
  // Below the project, where the addons are found.
  const folder = makeRunFolder(output, 'test-programs');
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    await bundle(folder);
  } catch (error) {
    remove();
    throw error;
  }
  process.env[programsFolder] = folder;
  // Whoever is killed keeps nothing for the next: this one ends by itself, not being told where to work.
  spawnSync(process.execPath, [programFile('process')], { env: programEnvironment(), stdio: 'ignore' });
  run.onTestsRerun(() => bundle(folder));
  return remove;
}

async function bundle(folder: string): Promise<void> {
  await build({
    configFile: false,
    root: project,
    logLevel: 'warn',
    // The addons alone stay outside, as in the app's own build.
    ssr: { noExternal: true, external: ['better-sqlite3', '@node-rs/argon2', '@myriaddreamin/typst-ts-node-compiler'] },
    build: {
      ssr: true,
      outDir: folder,
      target: 'node20.18',
      rolldownOptions: {
        input: Object.fromEntries(programs.map((file) => [path.basename(file, '.ts'), path.join(project, file)])),
        output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: 'chunks/[name]-[hash].mjs' },
      },
    },
  });
}
