import { scopeOf } from '../../../../shared/domain/permissions';
import type { SessionState } from '../../../../shared/domain/calibration/rating';
import { fail, ok, type Failure, type Result } from '../../../../shared/result';
import type { CalibrationSessionRow, PanelMemberRow } from '../../db/calibration-schema';
import type { Reader } from '../../db/schema';
import { panelOf, sessionById } from '../../db/sql/calibration-sessions';
import type { CommandContext, ReadContext } from '../context';

type NotFound = Failure<'SessionNotFound', undefined>;
type WrongState = Failure<'WrongState', { readonly state: SessionState }>;
interface Found {
  readonly session: CalibrationSessionRow;
  readonly panel: readonly PanelMemberRow[];
}

const isFacilitator = (session: CalibrationSessionRow, userId: string): boolean =>
  session.facilitatorUserId === userId || session.coFacilitatorUserId === userId;

/** Whether everything about sessions may be seen, whoever is on their panels. */
export const seesAll = (ctx: Pick<ReadContext, 'grants' | 'actor'>): boolean =>
  scopeOf(ctx.grants, 'calibration.read', ctx.actor.personId) !== null;

/** A session that the asker may see: by right, as its facilitator or as one of its panel. To others there is none. */
export async function seenSession(db: Reader, ctx: ReadContext, sessionId: string): Promise<Result<Found, NotFound>> {
  const session = await sessionById(db, sessionId);
  if (session === undefined) return fail<'SessionNotFound'>('SessionNotFound');
  const panel = await panelOf(db, sessionId);
  const { userId } = ctx.actor;
  const isPart = isFacilitator(session, userId) || panel.some((one) => one.userId === userId);
  return isPart || seesAll(ctx) ? ok({ session, panel }) : fail<'SessionNotFound'>('SessionNotFound');
}

/** A session in one of the states, for what only its facilitators do. */
export async function facilitated(
  db: Reader,
  { actor }: Pick<ReadContext, 'actor'>,
  sessionId: string,
  states: readonly SessionState[],
): Promise<Result<Found, NotFound | WrongState | Failure<'NotFacilitator', undefined>>> {
  const session = await sessionById(db, sessionId);
  if (session === undefined) return fail<'SessionNotFound'>('SessionNotFound');
  if (!isFacilitator(session, actor.userId)) return fail<'NotFacilitator'>('NotFacilitator');
  if (!states.includes(session.state)) return fail('WrongState', { state: session.state });
  return ok({ session, panel: await panelOf(db, sessionId) });
}

/** The member of a session who has just proved to be one. */
export async function asMember(
  db: Reader,
  { signer }: Pick<CommandContext, 'signer'>,
  sessionId: string,
  states: readonly SessionState[],
): Promise<
  Result<
    Found & { readonly member: PanelMemberRow },
    NotFound | WrongState | Failure<'NotOnPanel', undefined> | Failure<'ObserverCannotRate', undefined>
  >
> {
  const session = await sessionById(db, sessionId);
  if (session === undefined) return fail<'SessionNotFound'>('SessionNotFound');
  const panel = await panelOf(db, sessionId);
  const member = panel.find(({ userId }) => userId === signer.userId);
  if (member === undefined) return fail<'NotOnPanel'>('NotOnPanel');
  if (member.role === 'observer') return fail<'ObserverCannotRate'>('ObserverCannotRate');
  return states.includes(session.state) ? ok({ session, panel, member }) : fail('WrongState', { state: session.state });
}
