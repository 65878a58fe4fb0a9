import type { Contract } from '../../../../shared/contract';
import { scopeOf } from '../../../../shared/domain/permissions';
import { ok } from '../../../../shared/result';
import { guestRulesRecord } from '../../db/signed-guest';
import { partnerById } from '../../db/sql/partners';
import { signaturesOf } from '../../db/sql/signatures';
import { accountsWithRole } from '../../db/sql/users';
import type { QueryUseCase } from '../context';
import { guestContent, seenGuest } from './guest-content';
import { shownGuest } from './list';

/** A session of another site as it stands here. What a case shows is for who rates it. */
export const getGuestSession: QueryUseCase<Contract['guestSessions']['get']> = async (db, { guestId }, ctx) => {
  const found = await seenGuest(db, ctx, guestId);
  if (!found.ok) return found;
  const { guest, raterId } = found.value;
  const { facilitator, agenda, groundRules, cases } = guestContent(guest);
  const mayChoose = scopeOf(ctx.grants, 'exchange.receive', ctx.actor.personId) !== null;
  const shown = await shownGuest(db, guest);
  const acknowledged = await signaturesOf(db, guestRulesRecord, guestId);
  const isOpen = shown.handedInAt === null;
  return ok({
    ...shown,
    partnerId: guest.partnerId,
    facilitator,
    agenda,
    groundRules,
    titles: cases.map(({ title }) => title),
    hasAcknowledged: acknowledged.some(({ userId }) => userId === raterId),
    isEncrypted: ((await partnerById(db, guest.partnerId))?.ageRecipient ?? null) !== null,
    candidates:
      mayChoose && isOpen ? (await accountsWithRole(db, 'assessor')).map(({ userId, printedName }) => ({ userId, name: printedName })) : [],
    may: {
      choose: mayChoose && isOpen,
      rate: raterId === ctx.actor.userId && isOpen,
      write: !isOpen && scopeOf(ctx.grants, 'exchange.export', ctx.actor.personId) !== null,
    },
  });
};
