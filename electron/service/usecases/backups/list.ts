import { z } from 'zod';
import type { Contract } from '../../../../shared/contract';
import { rehearsalReport } from '../../../../shared/contract/backups';
import { ok } from '../../../../shared/result';
import { loggedBackups } from '../../db/sql/backups';
import { loggedRestores } from '../../db/sql/restores';
import type { Reader } from '../../db/schema';
import type { QueryUseCase } from '../context';

const shown = 100;
const recordedBackup = z.object({ madeAt: z.string(), folder: z.string(), entries: z.number(), bytes: z.number(), sha256: z.string() });
const recordedRestore = z.discriminatedUnion('isGenuine', [
  z.object({ isGenuine: z.literal(true), madeAt: z.string(), entries: z.number() }),
  z.object({ isGenuine: z.literal(false) }),
]);
const recordedRehearsal = z.object({ report: rehearsalReport, sha256: z.string() });

export const listBackups: QueryUseCase<Contract['backups']['list']> = async (db) => {
  const made = await loggedBackups(db, 'backup', shown);
  const rehearsed = await loggedBackups(db, 'backup_rehearsal', shown);
  const backups = made.map(({ entryNumber, by, recorded }) => ({
    entryNumber,
    madeBy: by,
    ...recordedBackup.parse(JSON.parse(recorded)),
  }));
  return ok({
    backups,
    restoredFrom: await restoredFrom(db, backups[0]?.entryNumber ?? 0),
    rehearsals: rehearsed.map(({ entryNumber, by, recorded }) => ({
      entryNumber,
      rehearsedBy: by,
      ...recordedRehearsal.parse(JSON.parse(recorded)),
    })),
  });
};

/** A backup is made before its entry, so that a site put back from it would seem to have none. */
async function restoredFrom(db: Reader, newestBackup: number) {
  for (const { entryNumber, recorded } of await loggedRestores(db, shown)) {
    const restore = recordedRestore.parse(JSON.parse(recorded));
    if (entryNumber < newestBackup) return null;
    if (restore.isGenuine) return { entryNumber, madeAt: restore.madeAt, entries: restore.entries };
  }
  return null;
}
