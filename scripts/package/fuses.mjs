import fs from 'node:fs';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { inProject } from '../project.mjs';

/** The fuses as electron-builder.yml sets them. */
export function wantedFuses(config = fs.readFileSync(inProject('electron-builder.yml'), 'utf8')) {
  const [, block] = /^electronFuses:\n((?: .*\n)+)/m.exec(config);
  return Object.fromEntries([...block.matchAll(/^ {2}(\w+): (true|false)$/gm)].map(([, name, state]) => [name, state === 'true']));
}

/** Each fuse's name in electron-builder.yml is its name in the wire with a small first letter. */
const builderName = (fuse) => fuse[0].toLowerCase() + fuse.slice(1);

/** The fuses of an executable as they are, by their names in electron-builder.yml: true, false, or null where the runtime has none such. */
export async function readFuses(executable) {
  const wire = await getCurrentFuseWire(executable);
  const names = Object.keys(FuseV1Options).filter((name) => Number.isNaN(Number(name)));
  return Object.fromEntries(names.map((name) => [builderName(name), stateOf(wire[FuseV1Options[name]])]));
}

/** Returns all fuses of the executable; throws unless every wanted one (name → on) stands as wanted. */
export async function requireFuses(executable, wanted) {
  const actual = await readFuses(executable);
  const wrong = Object.entries(wanted).filter(([name, isOn]) => actual[name] !== isOn);
  const said = wrong.map(([name]) => `${name} is ${actual[name]}`).join(', ');
  if (said !== '') throw new Error(`the fuses are not as electron-builder.yml says: ${said}`);
  return actual;
}

function stateOf(state) {
  if (state === FuseState.ENABLE) return true;
  return state === FuseState.DISABLE ? false : null;
}
