import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { bringBuild } from './launch/build.mjs';
import { withDisplay } from './launch/display.mjs';
import { appEnvironment, electronSwitches } from './launch/environment.mjs';
import { runScript } from './launch/script.mjs';
import { inProject, projectRoot } from './project.mjs';
import { electronRuntime } from './runtime/electron-runtime.mjs';
import { tell } from './runtime/progress.mjs';
import { bringSystemPackages, packagesToRun } from './system-packages.mjs';

const SETTLED_MS = 300;
const SOURCES = ['electron', 'renderer', 'shared'];

// Development: builds on every change. The page then reloads itself; a change outside renderer/ starts the application anew.
// It stays on its own origin with its strict policy, which a development server would loosen.
await runScript(async () => {
  bringSystemPackages(packagesToRun());
  const runtime = await electronRuntime();
  await bringBuild();
  return withDisplay(() => runAndFollow({ ...appEnvironment(runtime), TOUCHSTONE_RELOAD: '1' }, runtime.executable));
});

/** Runs the application until its window is closed, and keeps it as new as the sources. */
function runAndFollow(env, executable) {
  return new Promise((resolve) => {
    let app;
    let isRestarting = false;
    const start = () => {
      app = spawn(executable, [...electronSwitches(), projectRoot], { cwd: projectRoot, env, stdio: 'inherit' });
      app.once('close', (code) => {
        if (!isRestarting) {
          stopWatching();
          return resolve(code ?? 1);
        }
        isRestarting = false;
        start();
      });
    };
    const stopWatching = onChange(async (changed) => {
      await bringBuild().catch((error) => tell(error.message));
      if ([...changed].every((folder) => folder === 'renderer')) return;
      isRestarting = true;
      app.kill();
    });
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => app.kill(signal));
    start();
  });
}

/** Calls back with the folders in which something changed, once it has settled, one call after the other. Returns what ends that. */
function onChange(follow) {
  const changed = new Set();
  let timer;
  let following = Promise.resolve();
  const settle = () => {
    const folders = new Set(changed);
    changed.clear();
    following = following.then(() => follow(folders));
  };
  const watchers = SOURCES.map((folder) =>
    fs.watch(inProject(folder), { recursive: true }, () => {
      changed.add(folder);
      clearTimeout(timer);
      timer = setTimeout(settle, SETTLED_MS);
    }),
  );
  return () => watchers.forEach((watcher) => watcher.close());
}
