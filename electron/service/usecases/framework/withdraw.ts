import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import type { AuditChange } from '../../db/audit-append';
import type { FrameworkItemRow } from '../../db/framework-schema';
import type { Tx } from '../../db/schema';
import { itemOfRow } from '../../db/sql/framework-items';
import {
  broughtInUse,
  generalRowsOn,
  revisionById,
  revisionsOf,
  revisionUsingNew,
  rowsOfRevision,
  rowsReplacedBy,
} from '../../db/sql/framework-library';
import { endVersions, writeVersions } from '../../db/sql/versions';
import type { CommandUseCase } from '../context';
import { cancelObligations } from '../obligations/cancel-obligations';
import type { JobProgress } from '../../jobs/job-messages';
import { tellAct } from '../progress-board';
import { signRevision } from './approve';
import { deriveFor } from './derive';

/**
 * Takes back a revision that is still to come, or ends one under pilot from today on, whether it was to be rolled out later or
 * not. What was shown until yesterday stays. An author may do so as well: nothing of their own takes effect by it.
 */
export const withdrawRevision: CommandUseCase<Contract['framework']['withdraw']> = async (tx, { revisionId, reason }, ctx) => {
  const revision = await revisionById(tx, revisionId);
  if (revision === undefined || revision.state !== 'approved' || revision.effectiveFrom === null) return fail('RevisionNotFound');
  const { effectiveFrom, generalFrom, frameworkId, number } = revision;
  const isToCome = effectiveFrom > ctx.today;
  if (!isToCome && generalFrom !== null && generalFrom <= ctx.today) return fail('InForce');
  const later = (await revisionsOf(tx, frameworkId)).find((other) => other.state === 'approved' && other.number > number);
  if (later !== undefined) return fail('BuiltUpon', { number: later.number });
  const elsewhere = await revisionUsingNew(tx, revisionId);
  if (elsewhere !== undefined) return fail('BuiltUpon', elsewhere);

  // One under pilot leaves its competencies behind, retired: only what never began is taken away altogether.
  const used = isToCome ? await broughtInUse(tx, revisionId) : undefined;
  if (used !== undefined) return fail('InUse', used);

  const told = (progress: JobProgress): void => tellAct(ctx.session.prepared, revisionId, progress);
  const rows = await rowsOfRevision(tx, revisionId);
  const withdrawn = { ...revision, state: 'withdrawn', remark: reason } as const;
  const changes = [
    ...(await writeVersions(tx, ctx.entry, 'framework_revision', [withdrawn])),
    ...(await takeBack(
      tx,
      ctx.entry,
      isToCome ? rows : rows.filter(({ pilotOf }) => pilotOf === ''),
      await rowsReplacedBy(tx, revisionId),
    )),
    ...(isToCome
      ? []
      : await endPilot(
          tx,
          ctx.entry,
          rows.filter(({ pilotOf }) => pilotOf !== ''),
          ctx.today,
        )),
  ];
  await deriveFor(tx, rows.map(itemOfRow), told);
  changes.push(...(await cancelObligations(tx, ctx.entry, revisionId, (done, total) => told({ label: 'obligations', done, total }))));
  told({ label: 'record', done: 0, total: changes.length });
  changes.push(await signRevision(tx, ctx, 'withdraw', withdrawn, 'Withdrawn'));
  ctx.audit({ action: 'framework.withdraw', entity: 'framework_revision', entityId: revisionId, reason, changes });
  return ok({});
};

/** What was to come comes no more; what it took the place of on its day does again. */
async function takeBack(
  tx: Tx,
  entry: number,
  rows: readonly FrameworkItemRow[],
  replaced: readonly FrameworkItemRow[],
): Promise<AuditChange[]> {
  const key = ({ itemId, validFrom, pilotOf }: FrameworkItemRow): string => `${itemId} ${validFrom} ${pilotOf}`;
  const again = new Set(replaced.map(key));
  const gone = rows.filter((row) => !again.has(key(row)));
  return [
    ...(await writeVersions(tx, entry, 'framework_item', replaced)),
    ...(await endVersions(
      tx,
      entry,
      'framework_item',
      gone.map((row) => [row.itemId, row.validFrom, row.pilotOf]),
    )),
  ];
}

/** From today on the units of the pilot have again what everybody else has. */
async function endPilot(tx: Tx, entry: number, rows: readonly FrameworkItemRow[], today: string): Promise<AuditChange[]> {
  const general = await generalRowsOn(
    tx,
    rows.map(({ itemId }) => itemId),
    today,
  );
  return writeVersions(
    tx,
    entry,
    'framework_item',
    rows.map((row): FrameworkItemRow => {
      const everywhere = general.get(row.itemId);
      return { ...(everywhere ?? { ...row, isRetired: 1 }), validFrom: today, pilotOf: row.pilotOf };
    }),
  );
}
