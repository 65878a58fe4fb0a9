import { z } from 'zod';
import type { Contract } from '../../../../shared/contract';
import { rehearsalReport } from '../../../../shared/contract/backups';
import { ok } from '../../../../shared/result';
import { loggedBackups } from '../../db/sql/backups';
import type { QueryUseCase } from '../context';

const shown = 100;
const recordedBackup = z.object({ madeAt: z.string(), folder: z.string(), entries: z.number(), bytes: z.number(), sha256: z.string() });
const recordedRehearsal = z.object({ report: rehearsalReport, sha256: z.string() });

export const listBackups: QueryUseCase<Contract['backups']['list']> = async (db) => {
  const made = await loggedBackups(db, 'backup', shown);
  const rehearsed = await loggedBackups(db, 'backup_rehearsal', shown);
  return ok({
    backups: made.map(({ entryNumber, by, recorded }) => ({ entryNumber, madeBy: by, ...recordedBackup.parse(JSON.parse(recorded)) })),
    rehearsals: rehearsed.map(({ entryNumber, by, recorded }) => ({
      entryNumber,
      rehearsedBy: by,
      ...recordedRehearsal.parse(JSON.parse(recorded)),
    })),
  });
};
