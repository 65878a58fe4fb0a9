import fs from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');
const FOLDERS = ['electron', 'renderer', 'shared', 'scripts', 'test'];
const SOURCE = /\.(ts|tsx|mts|mjs|js|css|html)$/;

/** Every source file of the project: path from its root, with forward slashes → text. */
export function sourceTree(): ReadonlyMap<string, string> {
  const files = FOLDERS.flatMap((folder) =>
    fs.readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
  );
  const sources = files.map((file) => file.replaceAll('\\', '/')).filter((file) => SOURCE.test(file));
  return new Map(sources.map((file) => [file, fs.readFileSync(path.join(ROOT, file), 'utf8')]));
}
