import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { FileContent } from '../../../shared/domain/exchange/framework-format';

const folder = resolve(import.meta.dirname, '../../../../shared/data/onet');
const names = ['Occupation Data.txt', 'Task Statements.txt', 'Content Model Reference.txt', 'Level Scale Anchors.txt'] as const;

/** The published files lie beside the project, not in it. */
export const isOnetHere = names.every((name) => existsSync(resolve(folder, name)));
if (!isOnetHere) console.warn(`Skipped: the O*NET files are not at ${folder}.`);

export function onetFile(name: (typeof names)[number]): FileContent {
  return { fileName: name, text: readFileSync(resolve(folder, name), 'utf8'), tables: [] };
}

export function onetFiles(): FileContent[] {
  return names.map(onetFile);
}
