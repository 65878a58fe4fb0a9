import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root folder. */
export const projectRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** The absolute path of something inside the project. */
export function inProject(...parts) {
  return path.join(projectRoot, ...parts);
}
