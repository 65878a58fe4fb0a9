import { readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  beginAttempt,
  markReported,
  nextAttemptAt,
  resetAttempts,
  settleAttempt,
  unreportedAttempts,
} from '../../electron/service/vault/attempts';
import { siteFiles } from '../../electron/service/vault/site-files';
import { atSecond, failureOf, makeFolder, valueOf } from './make-site';

/** Fails `count` times, each a day after the last so that no wait is in the way; answers with the last moment. */
function failTimes(folder: string, loginHash: string, count: number): string {
  const moments = Array.from({ length: count }, (_, index) => atSecond(index * 86_400));
  for (const moment of moments) valueOf(beginAttempt(folder, loginHash, moment));
  return moments.at(-1) ?? '';
}

function secondsToWait(folder: string, loginHash: string, last: string): number | null {
  const next = nextAttemptAt(folder, loginHash);
  return next === null ? null : (Date.parse(next) - Date.parse(last)) / 1000;
}

describe('failed attempts', () => {
  it.each([
    [1, null],
    [2, null],
    [3, 1],
    [4, 2],
    [5, 4],
    [6, 8],
    [7, 16],
    [8, 32],
    [9, 60],
  ])('after %i in a row the next one waits %s seconds', (count, wait) => {
    const folder = makeFolder();
    const last = failTimes(folder, 'a', count);
    expect(secondsToWait(folder, 'a', last)).toBe(wait);
  });

  it('a try before its time is refused and not counted; one in time is taken', () => {
    const folder = makeFolder();
    for (const second of [0, 1, 2]) valueOf(beginAttempt(folder, 'a', atSecond(second)));
    expect(failureOf(beginAttempt(folder, 'a', atSecond(2.5)))).toEqual({ code: 'WrongPassphrase', data: { notBefore: atSecond(3) } });
    expect(unreportedAttempts(folder).failed).toHaveLength(3);
    valueOf(beginAttempt(folder, 'a', atSecond(3)));
    expect(nextAttemptAt(folder, 'a')).toBe(atSecond(5));
  });

  it('ten lock the login, however long ago they were, and no other login', () => {
    const folder = makeFolder();
    failTimes(folder, 'a', 10);
    expect(failureOf(beginAttempt(folder, 'a', '2031-01-01T00:00:00.000Z')).code).toBe('LockedOut');
    expect(beginAttempt(folder, 'b', atSecond(0)).ok).toBe(true);
    valueOf(resetAttempts(folder, 'a'));
    expect(beginAttempt(folder, 'a', atSecond(0)).ok).toBe(true);
  });

  it('a right passphrase starts the count again and leaves the earlier failures to be logged', () => {
    const folder = makeFolder();
    for (const second of [0, 1, 2, 60]) valueOf(beginAttempt(folder, 'a', atSecond(second)));
    valueOf(settleAttempt(folder, 'a', atSecond(60)));
    expect(nextAttemptAt(folder, 'a')).toBeNull();
    expect(unreportedAttempts(folder).failed.map((attempt) => attempt.at)).toEqual([0, 1, 2].map(atSecond));
  });

  it('once logged they are forgotten, but the wait stays', () => {
    const folder = makeFolder();
    for (const second of [0, 1, 2]) valueOf(beginAttempt(folder, 'a', atSecond(second)));
    const { failed } = unreportedAttempts(folder);
    valueOf(beginAttempt(folder, 'b', atSecond(10)));
    valueOf(markReported(folder, failed));
    expect(unreportedAttempts(folder).failed).toEqual([{ loginHash: 'b', at: atSecond(10) }]);
    expect(nextAttemptAt(folder, 'a')).toBe(atSecond(3));
  });

  it('a clock set back makes nobody wait longer than the delay', () => {
    const folder = makeFolder();
    for (const second of [0, 1, 864_000]) valueOf(beginAttempt(folder, 'a', atSecond(second)));
    expect(failureOf(beginAttempt(folder, 'a', atSecond(100)))).toEqual({ code: 'WrongPassphrase', data: { notBefore: atSecond(101) } });
    expect(beginAttempt(folder, 'a', atSecond(101)).ok).toBe(true);
  });

  it('a damaged file locks nobody out and is reported', () => {
    const folder = makeFolder();
    writeFileSync(siteFiles(folder).attempts, '{"format":1,"logins":[');
    expect(beginAttempt(folder, 'a', atSecond(0)).ok).toBe(true);
    expect(unreportedAttempts(folder)).toEqual({ failed: [{ loginHash: 'a', at: atSecond(0) }], wasDamaged: true });
    valueOf(markReported(folder, []));
    expect(unreportedAttempts(folder).wasDamaged).toBe(false);
  });

  it('of which a number was changed are told as damage, and lock nobody out', () => {
    const folder = makeFolder();
    failTimes(folder, 'a', 9);
    const file = siteFiles(folder).attempts;
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('"count": 9', '"count": 1'));
    expect(readFileSync(file, 'utf8')).not.toBe(text);
    expect(unreportedAttempts(folder)).toEqual({ failed: [], wasDamaged: true });
    expect(beginAttempt(folder, 'a', atSecond(0)).ok).toBe(true);
    expect(unreportedAttempts(folder).wasDamaged).toBe(true);
  });

  it('are all handed to the log exactly once, whatever the order of tries, successes and reports', () => {
    const step = fc.record({ login: fc.constantFrom('a', 'b'), what: fc.constantFrom('wrong', 'right', 'report') });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const folder = makeFolder();
        const [failed, logged]: [string[], string[]] = [[], []];
        for (const [index, { login, what }] of steps.entries()) {
          const now = atSecond(index * 3600);
          const report = unreportedAttempts(folder).failed;
          if (what === 'report') {
            logged.push(...report.map((one) => `${one.loginHash} ${one.at}`));
            valueOf(markReported(folder, report));
          } else if (beginAttempt(folder, login, now).ok) {
            if (what === 'right') valueOf(settleAttempt(folder, login, now));
            else failed.push(`${login} ${now}`);
          }
        }
        logged.push(...unreportedAttempts(folder).failed.map((one) => `${one.loginHash} ${one.at}`));
        expect(logged.toSorted()).toEqual(failed.toSorted());
      }),
      { numRuns: 25 },
    );
  });
});
