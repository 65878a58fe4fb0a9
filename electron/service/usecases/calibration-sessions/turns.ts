import type { ReadContext } from '../context';

/** A member who has the place at this station; known until the turn ends or the site is locked. It gives nobody anything to read. */
export interface Turn {
  readonly turnId: string;
  readonly sessionId: string;
  readonly memberId: string;
  readonly openingPublicKey: string;
  /** By the case's id: as long as every box of it. */
  readonly widest: ReadonlyMap<string, number>;
  /** The session is another site's: its id and the member's are those under which it is rated here. */
  readonly isGuest?: true;
}

type Kept = Pick<ReadContext, 'session'>;
const keyOf = (turnId: string): string => `calibration-turn/${turnId}`;
/** What is kept of a session that is being closed: shares that have been opened, by the member's id. */
const closingKey = (sessionId: string): string => `calibration-closing/${sessionId}`;

export function keepTurn({ session }: Kept, turn: Turn): void {
  session.prepared.set(keyOf(turn.turnId), turn);
}

export function turnOf({ session }: Kept, turnId: string): Turn | null {
  const kept = session.prepared.get(keyOf(turnId));
  return isTurn(kept) ? kept : null;
}

export function dropTurn({ session }: Kept, turnId: string): void {
  session.prepared.delete(keyOf(turnId));
}

/** Shares of a session's key that members have opened at this station since it was unlocked. */
export function sharesGiven({ session }: Kept, sessionId: string): Map<string, Buffer> {
  const kept = session.prepared.get(closingKey(sessionId));
  return kept instanceof Map ? new Map([...kept].filter(isShare)) : new Map();
}

export function keepShares({ session }: Kept, sessionId: string, shares: ReadonlyMap<string, Buffer>): void {
  session.prepared.set(closingKey(sessionId), shares);
}

/** Overwrites what was given and forgets it. */
export function dropShares(kept: Kept, sessionId: string): void {
  for (const share of sharesGiven(kept, sessionId).values()) share.fill(0);
  kept.session.prepared.delete(closingKey(sessionId));
}

function isTurn(value: unknown): value is Turn {
  return typeof value === 'object' && value !== null && 'turnId' in value && 'widest' in value;
}

function isShare(entry: readonly [unknown, unknown]): entry is readonly [string, Buffer] {
  return typeof entry[0] === 'string' && Buffer.isBuffer(entry[1]);
}
