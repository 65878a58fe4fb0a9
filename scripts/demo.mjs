import { bringBuild } from './launch/build.mjs';
import { withDisplay } from './launch/display.mjs';
import { projectNode } from './launch/project-node.mjs';
import { runToEnd } from './launch/run-to-end.mjs';
import { runScript } from './launch/script.mjs';
import { inProject, projectRoot } from './project.mjs';
import { electronRuntime } from './runtime/electron-runtime.mjs';
import { bringSystemPackages, packagesToRun } from './system-packages.mjs';

// Performs the main job in the real window on the sample site; the pictures and files stay in out/demo.
await runScript(async () => {
  bringSystemPackages(packagesToRun());
  await electronRuntime();
  await bringBuild();
  return withDisplay(() =>
    runToEnd(projectNode(), ['--disable-warning=ExperimentalWarning', inProject('test', 'support', 'walk', 'demo.ts')], {
      cwd: projectRoot,
    }),
  );
});
