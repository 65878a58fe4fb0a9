import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { obligationById } from '../../db/sql/obligations';
import { writeVersions } from '../../db/sql/versions';
import type { CommandUseCase } from '../context';
import { textToRead } from './text-to-read';

/** The person confirms that they have read and understood a change, in exactly this text. */
export const acknowledgeObligation: CommandUseCase<Contract['obligations']['acknowledge']> = async (tx, { obligationId, digest }, ctx) => {
  const row = await obligationById(tx, obligationId);
  if (row === undefined) return fail('ObligationNotFound');
  if (ctx.actor.personId !== row.personId) return fail('NotOwn');
  if (row.kind !== 'readAndUnderstand') return fail('NotToRead');
  if (row.state !== 'open') return fail('NotOpen');
  const text = await textToRead(tx, row);
  if (text.digest !== digest) return fail('TextChanged');
  const done = { ...row, state: 'done', doneOn: ctx.today, readDigest: digest } as const;
  const changes = await writeVersions(tx, ctx.entry, 'obligation', [done]);
  const { personId } = row;
  ctx.audit({ action: 'obligations.acknowledge', entity: 'obligation', entityId: obligationId, personId, changes });
  return ok({ doneOn: ctx.today });
};
