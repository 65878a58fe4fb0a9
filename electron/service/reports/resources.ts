import fs from 'node:fs';
import path from 'node:path';

/** The folder of fonts and templates: beside the built files, or in the archive of the packaged product, above the file that runs. */
export function resourcesAbove(folder: string): string {
  const resources = path.join(folder, 'resources');
  if (fs.existsSync(path.join(resources, 'reports', 'report.typ'))) return resources;
  const above = path.dirname(folder);
  if (above === folder) throw new Error('the templates of printed documents are missing');
  return resourcesAbove(above);
}
