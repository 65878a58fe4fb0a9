import { z } from 'zod';
import { fail, ok, type Failure, type Result } from '../../../shared/result';
import { contentOfDigested, digestedJson } from './digested-json';
import { writeDurably, type ReadOnlyFolder } from './durable-file';
import { readTextIfThere, siteFiles } from './site-files';
import { loginHashOf, type Slots } from './slots';

const instant = z.iso.datetime();

/** Failed passphrases of one login, known only by its hash. */
const loginAttempts = z.strictObject({
  loginHash: z.string(),
  /** Failures since the last success or reset. */
  count: z.int().min(0),
  lastAt: instant,
  /** Moments of failures that the log does not hold yet. */
  at: z.array(instant),
});

/**
 * attempts.json, format 1, with a digest that tells damage. It stands beside the slots and needs no key; whoever can write
 * the folder can delete it.
 */
const attemptsFile = z.strictObject({ format: z.literal(1), wasDamaged: z.boolean(), logins: z.array(loginAttempts) });
type Attempts = z.infer<typeof attemptsFile>;

export type FailedAttempt = { readonly loginHash: string; readonly at: string };
export type AttemptRefused =
  | Failure<'WrongPassphrase', { readonly notBefore: string | null }>
  | Failure<'LockedOut', undefined>
  | ReadOnlyFolder;

/** After so many failures only a reset by two administrators or the recovery shares admit the person. */
export const attemptLimit = 10;

/**
 * Counts an attempt as failed before the passphrase is tried, so that neither a crash nor a second call at the same time
 * gives a free guess; settleAttempt takes it back. An attempt that comes too early is refused uncounted.
 */
export function beginAttempt(folder: string, loginHash: string, now: string): Result<void, AttemptRefused> {
  const attempts = readAttempts(folder);
  const known = attempts.logins.find((login) => login.loginHash === loginHash);
  if (known !== undefined && known.count >= attemptLimit) return fail<'LockedOut'>('LockedOut');
  const notBefore = known === undefined ? null : notBeforeAfter(known.count, known.lastAt);
  if (known !== undefined && notBefore !== null && Date.parse(notBefore) > Date.parse(now)) {
    if (Date.parse(known.lastAt) <= Date.parse(now)) return fail('WrongPassphrase', { notBefore });
    // A clock that was ahead at the last failure must not shut anybody out until it is that late again.
    const written = writeAttempts(folder, replace(attempts, { ...known, lastAt: now }));
    return written.ok ? fail('WrongPassphrase', { notBefore: notBeforeAfter(known.count, now) }) : written;
  }
  const counted = { loginHash, count: (known?.count ?? 0) + 1, lastAt: now, at: [...(known?.at ?? []), now] };
  return writeAttempts(folder, replace(attempts, counted));
}

/** The passphrase was right: takes the attempt begun at this moment back and starts the count again. */
export function settleAttempt(folder: string, loginHash: string, begunAt: string): Result<void, ReadOnlyFolder> {
  const attempts = readAttempts(folder);
  const known = attempts.logins.find((login) => login.loginHash === loginHash);
  if (known === undefined) return ok(undefined);
  const index = known.at.lastIndexOf(begunAt);
  return writeAttempts(folder, replace(attempts, { ...known, count: 0, at: known.at.filter((_, i) => i !== index) }));
}

/** Keeps a failure that is nobody's and locks nobody out, to be logged. */
export function noteAttempt(folder: string, loginHash: string, at: string): Result<void, ReadOnlyFolder> {
  const attempts = readAttempts(folder);
  const known = attempts.logins.find((login) => login.loginHash === loginHash);
  return writeAttempts(folder, replace(attempts, { loginHash, count: 0, lastAt: at, at: [...(known?.at ?? []), at] }));
}

/** Under which loginHash failures with recovery shares are kept; no login has a space. */
export function sharesAttemptHash(slots: Pick<Slots, 'loginSalt'>): string {
  return loginHashOf(slots, 'recovery shares');
}

/** Lets a login be tried again; the failures stay to be logged. */
export function resetAttempts(folder: string, loginHash: string): Result<void, ReadOnlyFolder> {
  const attempts = readAttempts(folder);
  const known = attempts.logins.find((login) => login.loginHash === loginHash);
  return known === undefined ? ok(undefined) : writeAttempts(folder, replace(attempts, { ...known, count: 0 }));
}

/** From when the next attempt of a login is taken; null: at once, or (after the limit) not at all. */
export function nextAttemptAt(folder: string, loginHash: string): string | null {
  const known = readAttempts(folder).logins.find((login) => login.loginHash === loginHash);
  return known === undefined || known.count >= attemptLimit ? null : notBeforeAfter(known.count, known.lastAt);
}

/** The logins that have reached the limit, by their hashes. */
export function lockedOutHashes(folder: string): readonly string[] {
  return readAttempts(folder)
    .logins.filter((login) => login.count >= attemptLimit)
    .map((login) => login.loginHash);
}

/** The failures that the log does not hold yet, oldest first, and whether the file was found damaged. */
export function unreportedAttempts(folder: string): { readonly failed: readonly FailedAttempt[]; readonly wasDamaged: boolean } {
  const attempts = readAttempts(folder);
  const failed = attempts.logins.flatMap(({ loginHash, at }) => at.map((moment) => ({ loginHash, at: moment })));
  return { failed: failed.toSorted((a, b) => (a.at < b.at ? -1 : 1)), wasDamaged: attempts.wasDamaged };
}

/** Forgets failures once the log holds them; the counts that lock a login stay. */
export function markReported(folder: string, reported: readonly FailedAttempt[]): Result<void, ReadOnlyFolder> {
  const attempts = readAttempts(folder);
  const logins = attempts.logins
    .map((login) => ({
      ...login,
      at: withoutOnce(
        login.at,
        reported.filter((r) => r.loginHash === login.loginHash).map((r) => r.at),
      ),
    }))
    .filter((login) => login.count > 0 || login.at.length > 0);
  return writeAttempts(folder, { format: 1, wasDamaged: false, logins });
}

/** From when the next attempt is taken: at once (null) after two failures, then after 1, 2, 4, … seconds, 60 at most. */
export function notBeforeAfter(count: number, lastAt: string): string | null {
  if (count < 3) return null;
  return new Date(Date.parse(lastAt) + Math.min(2 ** (count - 3), 60) * 1000).toISOString();
}

function replace(attempts: Attempts, login: z.infer<typeof loginAttempts>): Attempts {
  return { ...attempts, logins: [...attempts.logins.filter((other) => other.loginHash !== login.loginHash), login] };
}

function withoutOnce(moments: readonly string[], gone: readonly string[]): string[] {
  const left = [...moments];
  for (const moment of gone) {
    const index = left.indexOf(moment);
    if (index >= 0) left.splice(index, 1);
  }
  return left;
}

/** A damaged file must not lock everybody out: it is begun anew, and the log told at the next unlock. */
function readAttempts(folder: string): Attempts {
  const file = siteFiles(folder).attempts;
  const text = readTextIfThere(file);
  if (text === undefined) return { format: 1, wasDamaged: false, logins: [] };
  const parsed = attemptsFile.safeParse(contentOfDigested(text));
  return parsed.success ? parsed.data : { format: 1, wasDamaged: true, logins: [] };
}

function writeAttempts(folder: string, attempts: Attempts): Result<void, ReadOnlyFolder> {
  return writeDurably(siteFiles(folder).attempts, digestedJson(attempts));
}
