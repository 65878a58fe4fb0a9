import fs from 'node:fs';
import path from 'node:path';
import { inProject } from '../project.mjs';
import { electronRuntime } from '../runtime/electron-runtime.mjs';
import { tell } from '../runtime/progress.mjs';
import { bringSystemPackages, packagesToRun } from '../system-packages.mjs';
import { buildForPackage } from './bundle.mjs';
import { writeContents } from './contents.mjs';
import { makeDeb } from './deb.mjs';
import { makeFolder, packageFolder } from './folder.mjs';
import { requireFuses, wantedFuses } from './fuses.mjs';
import { packagePlan, trialNotice } from './plan.mjs';
import { tryPackage } from './try.mjs';

/** Makes the Linux folder and the .deb, reads back what must be true of them, and starts what was made; tells each step. */
export async function makePackages() {
  const runtime = await electronRuntime();
  const plan = packagePlan(runtime, JSON.parse(fs.readFileSync(inProject('package.json'), 'utf8')));
  if (plan.isTrial) tell(trialNotice(plan).trim());

  tell('building');
  const packages = writeContents(path.join(packageFolder, 'licences'), plan, await buildForPackage());
  tell(`bill of materials and licences: ${packages.length} packages ship`);

  const folder = await makeFolder(plan, runtime);
  const fuses = await requireFuses(path.join(folder, plan.name), wantedFuses());
  tell(`fuses read back: ${fusesText(fuses)}`);
  tell(`made ${path.relative(inProject(), folder)}`);

  const deb = makeDeb(plan, folder);
  tell(`made ${path.relative(inProject(), deb)} (${Math.round(fs.statSync(deb).size / 1e6)} MB)`);

  bringSystemPackages(packagesToRun());
  tell('trying it as an ordinary user');
  await tryPackage(plan, deb, (text) => tell(`  ${text}`));
  tell(`done: ${plan.productName} ${plan.version}${plan.isTrial ? ', A TRIAL, NOT FOR RELEASE' : ''}`);
}

function fusesText(fuses) {
  const words = new Map([
    [true, 'on'],
    [false, 'off'],
    [null, 'not in this runtime'],
  ]);
  return Object.entries(fuses)
    .map(([name, state]) => `${name} ${words.get(state)}`)
    .join(', ');
}
