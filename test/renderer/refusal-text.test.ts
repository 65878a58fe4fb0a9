import { ORPCError } from '@orpc/client';
import { expect, test } from 'vitest';
import { refusalText } from '../../renderer/features/assess/form/refusal-text';

const files = [
  {
    evidenceId: 'e1',
    fileName: 'permit.txt',
    mediaType: 'text/plain',
    size: 1,
    sha256: 'a'.repeat(64),
    capturedAt: '2026-03-14T10:00:00.000Z',
  },
];
const refused = (code: string, data?: unknown, isAnother = false) =>
  refusalText(new ORPCError(code, { message: `contract says ${code}.`, data }), { isAnother, files });

test('a wrong passphrase says when the next try is possible, where there is a wait', () => {
  expect(refused('WrongPassphrase', { notBefore: null })).toBe('contract says WrongPassphrase.');
  const at = new Date(2026, 2, 14, 11, 4, 31);
  expect(refused('WrongPassphrase', { notBefore: at.toISOString() })).toBe(
    'contract says WrongPassphrase. The next try is possible at 11:04:31.',
  );
});

test('a file that is gone is named as the person knows it', () => {
  expect(refused('EvidenceNotFound', { evidenceId: 'e1' })).toContain('“permit.txt” is not at hand any more');
  expect(refused('EvidenceNotFound', { evidenceId: 'other' })).toBe('contract says EvidenceNotFound.');
});

test('a file that is not stored as it was attached is named, with what to do', () => {
  expect(refused('EvidenceDamaged', { evidenceId: 'e1', fileName: 'permit.txt' })).toBe(
    'What is stored of “permit.txt” is missing or is not what was attached. Remove it and attach it again. Everything else is kept.',
  );
});

test('a missing permission is told to whom it concerns', () => {
  expect(refused('NotPermitted', undefined, true)).toMatch(/^This person may not/);
  expect(refused('NotPermitted', undefined, false)).toMatch(/^You may not/);
});

test('whatever else is refused keeps the words of the contract and says what was kept', () => {
  expect(refused('NotYetPerformed')).toBe('contract says NotYetPerformed. Nothing was signed. What you noted is kept as a draft.');
  expect(refusalText(new TypeError('port closed'), { isAnother: false, files })).toContain('What you noted is kept as a draft.');
  expect(refusalText(null, { isAnother: false, files })).toBe('');
});
