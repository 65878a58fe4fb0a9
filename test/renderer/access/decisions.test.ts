import { expect, test } from 'vitest';
import { decisionsOf, missingIn } from '../../../renderer/features/access/decisions';
import type { ReviewedAccount } from '../../../renderer/features/access/queries';

const account = (userId: string): ReviewedAccount => ({
  userId,
  login: userId,
  printedName: userId,
  personId: null,
  kind: 'opener',
  grants: [],
  rights: [],
  conflicts: [],
  lacksPerson: false,
  keyState: 'attested',
  lastUnlockAt: null,
  lastSignatureAt: null,
});
const accounts = [account('ada'), account('ben'), account('cleo')];

test('an account without a decision, and a change without a word on what, are missing', () => {
  const noted = { ada: { decision: 'keep' as const, remark: '' }, ben: { decision: 'change' as const, remark: '  ' } };
  const { undecided, unexplained } = missingIn(accounts, noted);
  expect(undecided.map(({ userId }) => userId)).toEqual(['cleo']);
  expect(unexplained.map(({ userId }) => userId)).toEqual(['ben']);
});

test('what is signed are the decisions on the accounts of the list, remarks trimmed, empty ones left out', () => {
  const noted = {
    ada: { decision: 'keep' as const, remark: '' },
    ben: { decision: 'change' as const, remark: ' end the role ' },
    gone: { decision: 'keep' as const, remark: '' },
    cleo: { decision: null, remark: 'not sure' },
  };
  expect(decisionsOf(accounts, noted)).toEqual([
    { userId: 'ada', decision: 'keep', remark: null },
    { userId: 'ben', decision: 'change', remark: 'end the role' },
  ]);
});
