import { ORPCError } from '@orpc/client';
import { expect, test } from 'vitest';
import { refusalText } from '../../renderer/features/exchange/refusal-text';
import { contract } from '../../shared/contract';

/** What the refusals of packages name, each in data of its own. */
const named = {
  sender: 'Northfield Works',
  says: 'Southfield Works',
  receiver: 'Westfield Works',
  keyId: 'AB12',
  sequence: 4,
  newest: 7,
  same: 'file',
  what: 'MissingContent',
  name: 'roster.ndjson',
  formatVersion: 9,
  kind: 'payroll',
};
const { errorMap } = contract.packages.open['~orpc'];
const ofEverything = Object.keys(contract.packages.list['~orpc'].errorMap);
const refusals = Object.entries(errorMap).filter(([code]) => !ofEverything.includes(code) && code !== 'HandleExpired');

test('each reason for which a package is not taken has words of its own, which name what it is about and say that nothing was taken', () => {
  const words = refusals.flatMap(([code, { message }]) =>
    (code === 'BadSignature' ? (['content', 'comment'] as const) : ['']).map((changed): [string, string] => {
      const error = new ORPCError(code, { defined: true, message, data: { ...named, changed } });
      return [`${code} ${changed}`.trim(), refusalText(error) ?? message];
    }),
  );
  expect(words.length).toBeGreaterThan(25);
  expect(new Set(words.map(([, text]) => text)).size).toBe(words.length);
  // A gap alone can be accepted, with a reason.
  expect(words.filter(([, text]) => !text.includes('Nothing was taken')).map(([code]) => code)).toEqual(['Gap']);
  const told = Object.fromEntries(words);
  for (const [code, name] of [
    ['UnknownKey', 'AB12'],
    ['RevokedKey', 'Northfield Works'],
    ['NotConfirmed', 'Northfield Works'],
    ['BadSignature content', 'Northfield Works'],
    ['SenderMismatch', 'Southfield Works'],
    ['WrongReceiver', 'Westfield Works'],
    ['Replay', 'no. 4'],
    ['OutOfOrder', 'no. 7'],
    ['OutOfChain', 'no. 4'],
    ['Damaged', 'roster.ndjson'],
    ['NewerFormat', '9'],
    ['UnknownKind', 'payroll'],
  ] as const)
    expect([code, told[code]]).toEqual([code, expect.stringContaining(name)]);
});
