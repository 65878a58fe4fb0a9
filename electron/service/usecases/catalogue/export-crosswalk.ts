import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Contract } from '../../../../shared/contract';
import { crosswalkCsv } from '../../../../shared/domain/framework/crosswalk-csv';
import { fail, ok } from '../../../../shared/result';
import { mappingsOn } from '../../db/sql/crosswalk';
import { completeText, discardText, writeNew } from '../../platform/export-files';
import type { CommandUseCase } from '../context';
import { cannotWriteReason } from '../exports/cannot-write';
import { withCsvEnding } from './choose-crosswalk-file';

/** The file is on disk under the name of a part before the transaction ends, and gets its own name when it has. */
export const exportCrosswalk: CommandUseCase<Contract['catalogue']['exportCrosswalk']> = async (tx, input, ctx) => {
  const chosen = ctx.redeem(input.target, 'exportCrosswalk');
  if (chosen === null) return fail('HandleExpired');
  const target = withCsvEnding(chosen);
  // The dialog asked about the name that was typed, not about the completed one.
  if (target !== chosen && existsSync(target)) return fail('CannotWrite', { why: 'exists' });
  const { asOf = ctx.today, frameworkId, match, framework, reason } = input;
  const mappings = await mappingsOn(tx, asOf, { frameworkId, match, framework });
  const part = `${target}.part`;
  ctx.onRollback(() => discardText(part));
  try {
    writeNew(part, crosswalkCsv(mappings));
  } catch (error) {
    const why = cannotWriteReason(error);
    if (why === null) throw error;
    return fail('CannotWrite', { why });
  }
  const fileName = path.basename(target);
  ctx.afterCommit(() => completeText(part, target));
  const written = { fileName, rows: mappings.length, frameworkId: frameworkId ?? null, match: match ?? null, framework: framework ?? null };
  ctx.audit({
    action: 'catalogue.exportCrosswalk',
    entity: 'crosswalk_file',
    entityId: ctx.makeId(),
    reason,
    validFrom: asOf,
    changes: [{ entity: 'crosswalk_file', entityId: fileName, personId: null, old: null, new: written }],
  });
  return ok({ fileName, rows: mappings.length });
};
