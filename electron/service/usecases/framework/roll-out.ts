import type { Contract } from '../../../../shared/contract';
import { isRealDate } from '../../../../shared/domain/calendar';
import { fail, ok } from '../../../../shared/result';
import { itemOfRow, rowOfItem } from '../../db/sql/framework-items';
import { decisionsOf, pilotRows, revisionById } from '../../db/sql/framework-library';
import { writeVersions } from '../../db/sql/versions';
import type { JobProgress } from '../../jobs/job-messages';
import type { CommandUseCase } from '../context';
import { supersededObligations } from '../obligations/superseded';
import { tellAct } from '../progress-board';
import { signRevision } from './approve';
import { isAuthor } from './authorship';
import { deriveFor } from './derive';
import { obligationsOf } from './obligations';

export const rollOutRevision: CommandUseCase<Contract['framework']['rollOut']> = async (tx, { revisionId, from }, ctx) => {
  const revision = await revisionById(tx, revisionId);
  if (revision === undefined) return fail('RevisionNotFound');
  if (revision.state !== 'approved' || revision.generalFrom !== null || revision.effectiveFrom === null) return fail('NotInPilot');
  // To have one's own work take effect for more people is to approve it once more.
  if (await isAuthor(tx, revision, ctx.signer)) return fail('OwnRevision');
  if (!isRealDate(from)) return fail('NotADate');
  const earliest = revision.effectiveFrom > ctx.today ? revision.effectiveFrom : ctx.today;
  if (from < earliest) return fail('InThePast', { earliest });

  const told = (progress: JobProgress): void => tellAct(ctx.session.prepared, revisionId, progress);
  const items = (await pilotRows(tx, revisionId)).map(itemOfRow);
  const rolledOut = { ...revision, generalFrom: from };
  const changes = [
    ...(await writeVersions(tx, ctx.entry, 'framework_revision', [rolledOut])),
    ...(await writeVersions(
      tx,
      ctx.entry,
      'framework_item',
      items.map((item) => rowOfItem(item, { validFrom: from, pilotOf: '', revisionId })),
    )),
  ];
  await deriveFor(tx, items, told);
  // Whoever the pilot concerned owes it already.
  const itemById = new Map(items.map((item) => [item.itemId, item]));
  const taking = { revisionId, from, today: ctx.today, unitIds: null, makeId: ctx.makeId };
  const decisions = await decisionsOf(tx, revisionId);
  const owing = [
    ...(await supersededObligations(tx, decisions, itemById, taking)),
    ...(await obligationsOf(tx, decisions, itemById, taking)),
  ];
  changes.push(...(await writeVersions(tx, ctx.entry, 'obligation', owing, (done, total) => told({ label: 'obligations', done, total }))));
  told({ label: 'record', done: 0, total: changes.length });
  changes.push(await signRevision(tx, ctx, 'rollOut', rolledOut, 'Rolled out'));
  ctx.audit({ action: 'framework.rollOut', entity: 'framework_revision', entityId: revisionId, validFrom: from, changes });
  return ok({});
};
