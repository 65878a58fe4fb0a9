import { unzipSync } from 'fflate';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { deriveStandings } from '../../../electron/service/db/sql/standings';
import { makeAssessment, makeJobRole, makePersonInRole, recordOf } from '../../support/framework';
import { makeCompetency, makeRequirement } from '../../support/people';
import { makeTestSite, type TestSite } from '../../support/site';

/** Three people in a role that requires LOTO-01: the first is assessed, and the names are those given. */
export async function makeExportSite(roleName = 'Fitter'): Promise<TestSite & { competencyId: string }> {
  const site = await makeTestSite();
  const competencyId = await makeCompetency(site, 'loto', { code: 'LOTO-01', title: 'Lockout-tagout' });
  const roleId = await makeJobRole(site, 'role-1', roleName);
  for (const personId of ['P-1', 'P-2', 'P-3']) await makePersonInRole(site, personId, roleId);
  await makeRequirement(site, { roleId, competencyId, validFrom: '2025-06-01' });
  await makeAssessment(site, 'P-1', competencyId);
  await recordOf(site)
    .transaction()
    .execute((tx) => deriveStandings(tx, 'all', 60));
  return { ...site, competencyId };
}

interface ExportOptions {
  readonly fileName?: string;
  readonly receiver?: string;
  readonly asOf?: string | null;
}

/** Chooses a target in the site's folder and writes a package there. */
export async function writePackage(site: TestSite, { fileName = 'status.zip', receiver = 'Head Office', asOf = null }: ExportOptions = {}) {
  const file = path.join(site.folder, fileName);
  site.dialogs.push(file);
  const target = await site.client.exports.chooseTarget({ suggestedName: 'status.zip', isEncrypted: false });
  if (target === null) throw new Error('no target was chosen');
  const written = await site.client.exports.write({
    target: target.handle,
    what: { kind: 'qualification-status', unitId: null },
    to: { receiver },
    asOf,
    reason: 'monthly return',
  });
  return { ...written, file };
}

const manifestShape = z.looseObject({
  format: z.string(),
  receiver: z.string(),
  sequence: z.number(),
  previousSha256: z.string().nullable(),
  asOf: z.string(),
  createdBy: z.string(),
  site: z.object({ id: z.string(), name: z.string() }),
  sender: z.object({ keyId: z.string(), publicKey: z.string() }),
  content: z.array(z.object({ name: z.string(), sha256: z.string(), bytes: z.number(), rows: z.number().nullable() })),
  states: z.array(z.looseObject({ state: z.string(), letter: z.string(), definition: z.string() })),
});

/** What a package holds, as any ZIP reader gives it. */
export function readPackage(file: string) {
  const files = unzipSync(readFileSync(file));
  const text = (name: string): string => {
    const data = files[name];
    if (data === undefined) throw new Error(`the package has no ${name}`);
    return Buffer.from(data).toString('utf8');
  };
  return { files, text, manifest: manifestShape.parse(JSON.parse(text('manifest.json'))) };
}

export const hasMinisign = spawnSync('minisign', ['-v']).error === undefined;

/** What the system's minisign says of a package. */
export function minisignSays(file: string, publicKey: string): { accepted: boolean; output: string } {
  const run = spawnSync('minisign', ['-Vm', file, '-P', publicKey], { encoding: 'utf8' });
  return { accepted: run.status === 0, output: run.stdout + run.stderr };
}

export function changeOneByte(file: string, at: number): void {
  const bytes = readFileSync(file);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(file, bytes);
}
