import type { Contract } from '../../../../shared/contract';
import { isRealDate } from '../../../../shared/domain/calendar';
import { fail, ok } from '../../../../shared/result';
import { itemOfRow, rowOfItem } from '../../db/sql/framework-items';
import { decisionsOf, pilotRows, revisionById } from '../../db/sql/framework-library';
import { writeVersions } from '../../db/sql/versions';
import type { CommandUseCase } from '../context';
import { signRevision } from './approve';
import { deriveFor } from './derive';
import { obligationsOf } from './obligations';

export const rollOutRevision: CommandUseCase<Contract['framework']['rollOut']> = async (tx, { revisionId, from }, ctx) => {
  const revision = await revisionById(tx, revisionId);
  if (revision === undefined) return fail('RevisionNotFound');
  if (revision.state !== 'approved' || revision.generalFrom !== null || revision.effectiveFrom === null) return fail('NotInPilot');
  if (!isRealDate(from)) return fail('NotADate');
  const earliest = revision.effectiveFrom > ctx.today ? revision.effectiveFrom : ctx.today;
  if (from < earliest) return fail('InThePast', { earliest });

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
  await deriveFor(tx, items);
  // Whoever the pilot concerned owes it already.
  const itemById = new Map(items.map((item) => [item.itemId, item]));
  const taking = { revisionId, from, today: ctx.today, unitIds: null, makeId: ctx.makeId };
  const obligations = await obligationsOf(tx, await decisionsOf(tx, revisionId), itemById, taking);
  changes.push(...(await writeVersions(tx, ctx.entry, 'obligation', obligations)));
  changes.push(await signRevision(tx, ctx, 'rollOut', rolledOut, 'Rolled out'));
  ctx.audit({ action: 'framework.rollOut', entity: 'framework_revision', entityId: revisionId, validFrom: from, changes });
  return ok({});
};
