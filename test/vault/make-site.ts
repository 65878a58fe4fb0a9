import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createVault, type CreatedSite, type NewSite } from '../../electron/service/vault/create';
import type { Failure, Result } from '../../shared/result';

/** The least the format allows: unlocking takes a millisecond. */
export const cheapCost = { memoryKiB: 64, passes: 1, lanes: 1 };

export const ada = { userId: 'user-a', login: 'ada.lindqvist', passphrase: 'correct horse battery 1' };
export const ben = { userId: 'user-b', login: 'ben.okafor', passphrase: 'wide river staple 22' };

/** A folder that is removed when the test ends. */
export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-vault-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A site of two openers, open for the first. */
export async function makeSite(different: Partial<NewSite> = {}): Promise<CreatedSite & { readonly folder: string }> {
  const folder = different.folder ?? join(makeFolder(), 'site');
  const site = valueOf(
    await createVault({
      folder,
      name: 'Northfield Works',
      cipher: 'aegis',
      enrolments: [ada, ben],
      shares: { threshold: 2, count: 3 },
      now: '2026-03-02T08:00:00.000Z',
      kdfCost: cheapCost,
      ...different,
    }),
  );
  onTestFinished(() => site.openVault.close());
  return { ...site, folder };
}

/** A site of two openers that nobody has open. */
export async function makeClosedSite(different: Partial<NewSite> = {}): Promise<CreatedSite & { readonly folder: string }> {
  const site = await makeSite(different);
  site.openVault.close();
  return site;
}

/** A moment of the test's day, so many seconds after nine. */
export function atSecond(seconds: number): string {
  return new Date(Date.parse('2026-03-02T09:00:00.000Z') + seconds * 1000).toISOString();
}

export function valueOf<T>(result: Result<T, Failure>): T {
  if (!result.ok) throw new Error(`expected success, got ${JSON.stringify(result.failure)}`);
  return result.value;
}

export function failureOf<F extends Failure>(result: Result<unknown, F>): F {
  if (result.ok) throw new Error('expected a failure');
  return result.failure;
}
