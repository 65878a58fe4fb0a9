import type { Contract } from '../../../../shared/contract';
import type { CsvCell } from '../../../../shared/domain/csv';
import { ok } from '../../../../shared/result';
import { searchEntries } from '../../db/audit-read';
import { withPrintedNames } from '../audit/printed-names';
import { seenSession } from '../calibration-sessions/seen-session';
import type { QueryUseCase } from '../context';
import { tableFile } from './table-file';

const columns = ['entry', 'recordedAt', 'zone', 'by', 'userId', 'role', 'station', 'action', 'reason'];

/**
 * The entries of the log that tell of a session, the first one first. What they changed stays in the log: it names whose records the cases were taken from,
 * and this file goes where the panel's minutes go.
 */
export const changeLogFile: QueryUseCase<Contract['calibrationResults']['changeLogFile']> = async (db, { sessionId }, ctx) => {
  const seen = await seenSession(db, ctx, sessionId);
  if (!seen.ok) return seen;
  const { title, round } = seen.value.session;
  const entries = await searchEntries(db, { entity: 'calibration_session', entityId: sessionId, limit: 100_000 });
  const rows = (await withPrintedNames(db, entries.toReversed())).map((one): CsvCell[] => [
    one.entryNumber,
    one.recordedAt,
    one.zone,
    one.printedName,
    one.userId,
    one.role,
    one.station,
    one.action,
    one.reason.state === 'open' ? one.reason.text : null,
  ]);
  return ok(tableFile(`Change log of ${title} round ${round}`, columns, rows));
};
