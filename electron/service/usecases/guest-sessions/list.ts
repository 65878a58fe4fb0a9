import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import type { GuestSessionRow } from '../../db/guest-session-schema';
import type { Reader } from '../../db/schema';
import { allGuestSessions, guestHandIns, guestRaters } from '../../db/sql/guest-sessions';
import { partnerById } from '../../db/sql/partners';
import { accountById } from '../../db/sql/users';
import type { QueryUseCase } from '../context';
import { guestContent, seesAllGuests } from './guest-content';

export const listGuestSessions: QueryUseCase<Contract['guestSessions']['list']> = async (db, _input, ctx) => {
  const raters = await guestRaters(db);
  const all = await allGuestSessions(db);
  const seen = seesAllGuests(ctx) ? all : all.filter(({ guestId }) => raters.get(guestId)?.userId === ctx.actor.userId);
  const sessions = [];
  for (const guest of seen) sessions.push(await shownGuest(db, guest));
  return ok({ sessions });
};

export async function shownGuest(db: Reader, guest: GuestSessionRow) {
  const { guestId, partnerId, memberName } = guest;
  const { title, round, plannedOn, cases } = guestContent(guest);
  const raterId = (await guestRaters(db)).get(guestId)?.userId;
  const account = raterId === undefined ? undefined : await accountById(db, raterId);
  return {
    guestId,
    title,
    round,
    plannedOn,
    partner: (await partnerById(db, partnerId))?.name ?? partnerId,
    memberName,
    cases: cases.length,
    rater: account === undefined ? null : { userId: account.userId, name: account.printedName, login: account.login },
    handedInAt: (await guestHandIns(db)).get(guestId)?.handedInAt ?? null,
  };
}
