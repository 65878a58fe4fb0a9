import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { TestSite } from './site';

/** The bytes of a file as a copy of it is saved. */
export async function savedCopy(site: TestSite, evidenceId: string): Promise<Buffer> {
  const target = path.join(site.folder, `copy-${evidenceId}`);
  site.dialogs.push(target);
  await site.client.evidence.saveCopy({ evidenceId });
  return readFileSync(target);
}
