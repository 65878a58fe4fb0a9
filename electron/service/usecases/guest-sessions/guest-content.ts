import { sessionFile, type SessionFile } from '../../../../shared/contract/calibration-files';
import { scopeOf } from '../../../../shared/domain/permissions';
import { fail, ok, type Failure, type Result } from '../../../../shared/result';
import type { GuestSessionRow } from '../../db/guest-session-schema';
import type { Reader } from '../../db/schema';
import { guestRaters, guestSessionById } from '../../db/sql/guest-sessions';
import type { ReadContext } from '../context';

export const guestContent = ({ content }: GuestSessionRow): SessionFile => sessionFile.parse(JSON.parse(content));

/** Whether all sessions of other sites are shown, and not only those that somebody rates. */
export const seesAllGuests = ({ grants, actor }: Pick<ReadContext, 'grants' | 'actor'>): boolean =>
  scopeOf(grants, 'calibration.read', actor.personId) !== null || scopeOf(grants, 'exchange.receive', actor.personId) !== null;

type NotFound = Failure<'SessionNotFound', undefined>;

/** A session of another site with who rates it; to somebody who is no part of it there is none. */
export async function seenGuest(
  db: Reader,
  ctx: ReadContext,
  guestId: string,
): Promise<Result<{ readonly guest: GuestSessionRow; readonly raterId: string | null }, NotFound>> {
  const guest = await guestSessionById(db, guestId);
  if (guest === undefined) return fail<'SessionNotFound'>('SessionNotFound');
  const raterId = (await guestRaters(db)).get(guestId)?.userId ?? null;
  return raterId === ctx.actor.userId || seesAllGuests(ctx) ? ok({ guest, raterId }) : fail<'SessionNotFound'>('SessionNotFound');
}

/** The session of another site that whoever has just typed their passphrase rates. */
export async function asRater(
  db: Reader,
  { signer }: { readonly signer: { readonly userId: string } },
  guestId: string,
): Promise<Result<GuestSessionRow, NotFound | Failure<'NotOnPanel', undefined>>> {
  const guest = await guestSessionById(db, guestId);
  if (guest === undefined) return fail<'SessionNotFound'>('SessionNotFound');
  const raterId = (await guestRaters(db)).get(guestId)?.userId;
  return raterId === signer.userId ? ok(guest) : fail<'NotOnPanel'>('NotOnPanel');
}
