import { bringBuild } from './launch/build.mjs';
import { withDisplay } from './launch/display.mjs';
import { appEnvironment, electronSwitches } from './launch/environment.mjs';
import { runToEnd } from './launch/run-to-end.mjs';
import { runScript } from './launch/script.mjs';
import { projectRoot } from './project.mjs';
import { electronRuntime } from './runtime/electron-runtime.mjs';
import { bringSystemPackages, packagesToRun } from './system-packages.mjs';

await runScript(async () => {
  bringSystemPackages(packagesToRun());
  const runtime = await electronRuntime();
  await bringBuild();
  const args = [...electronSwitches(), projectRoot, ...process.argv.slice(2)];
  return withDisplay(() => runToEnd(runtime.executable, args, { cwd: projectRoot, env: appEnvironment(runtime) }));
});
