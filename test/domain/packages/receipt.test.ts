import { expect, test } from 'vitest';
import { checkReceipt, receiptText, type PackageReceipt, type SentPackage } from '../../../shared/domain/packages/receipt';

const sha256 = 'a'.repeat(64);
const sent: SentPackage = { packageId: 'package-1', sequence: 3, sha256, rows: 5, receivers: ['site-south'] };

function makeReceipt(different: Partial<PackageReceipt> = {}): PackageReceipt {
  return {
    format: 'touchstone-receipt',
    formatVersion: 1,
    packageId: 'package-1',
    sequence: 3,
    sha256,
    rows: { accepted: 4, rejected: 1 },
    rejects: [{ row: 2, code: 'UnknownPerson', field: 'employeeNumber' }],
    signer: { userId: 'user-b', printedName: 'Ben Okafor' },
    at: '2026-03-14T10:00:00.000Z',
    ...different,
  };
}
const check = (text: string, from = 'site-south') => {
  const checked = checkReceipt(text, from, (packageId) => (packageId === sent.packageId ? sent : null));
  return checked.ok ? checked.value : checked.failure.code;
};
const asText = (different: Record<string, unknown>): string => JSON.stringify({ ...makeReceipt(), ...different });

test('a receipt of the receiver for what was sent comes back as it was written', () => {
  expect(check(receiptText(makeReceipt()))).toEqual(makeReceipt());
});

test('a receipt for something else, by somebody else or with other counts is refused, each by its name', () => {
  expect(check(asText({ packageId: 'package-2' }))).toBe('NeverSent');
  expect(check(receiptText(makeReceipt()), 'site-west')).toBe('NotTheReceiver');
  expect(check(asText({ sha256: 'b'.repeat(64) }))).toBe('OtherContent');
  expect(check(asText({ sequence: 4 }))).toBe('OtherContent');
  expect(check(asText({ rows: { accepted: 3, rejected: 1 } }))).toBe('CountsDiffer');
});

test('what is no receipt is refused, and so is one that lists fewer rejected rows than it counts', () => {
  for (const text of ['', 'null', '[]', '{', asText({ formatVersion: 2 }), asText({ at: 'today' }), asText({ rejects: [] })])
    expect(check(text)).toBe('NotAReceipt');
  expect(() => receiptText(makeReceipt({ rejects: [] }))).toThrow('custom');
});
