import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { logLength, newestEntry } from '../../support/log';
import { recordOf } from '../../support/framework';
import { makePerson } from '../../support/people';
import { makeTestSite, passphraseOf, type Client, type TestSite } from '../../support/site';
import { addUser, enrol, signIn } from '../../support/users';

let site: TestSite;
let client: Client;

beforeEach(async () => {
  site = await makeTestSite();
  ({ client } = site);
});

type Signed = Parameters<Client['access']['signReview']>[0];

/** What signs the list that the session's user has now, every account kept unless said otherwise. */
async function reviewInput(login: string, changes: Readonly<Record<string, string>> = {}): Promise<Signed> {
  const { accounts, basis } = await client.access.prepareReview();
  return {
    basis,
    decisions: accounts.map((account) => {
      const remark = changes[account.login];
      return { userId: account.userId, decision: remark === undefined ? 'keep' : 'change', remark: remark ?? null };
    }),
    signature: { login, passphrase: passphraseOf(login) },
  };
}

const listed = async () => (await client.access.prepareReview()).accounts.map(({ login }) => login);

test('a reviewer decides every active account but their own, and another completes it', async () => {
  const ended = await enrol(site, 'old');
  await client.users.deactivate({ userId: ended, reason: 'has left' });
  await enrol(site, 'quinn', { grants: [{ role: 'qualityAuditor', unitId: null }] });
  expect(await listed()).toEqual(['ben', 'quinn']);
  const { reviewId } = await client.access.signReview(await reviewInput('ada', { quinn: 'reads too little to need it' }));

  const first = await client.access.getReview({ reviewId });
  expect(first).toMatchObject({
    reviewerName: 'Ada Alder',
    accounts: 2,
    changesNeeded: 1,
    leftOut: [{ login: 'ada' }],
    isComplete: false,
    completesReviewId: null,
    signatures: [{ printedName: 'Ada Alder', role: 'administrator', meaning: 'Reviewed access', isValid: true, revision: 1 }],
  });
  expect(first.lines.map(({ account, decision, remark }) => [account.login, decision, remark])).toEqual([
    ['ben', 'keep', null],
    ['quinn', 'change', 'reads too little to need it'],
  ]);
  expect(await client.access.prepareReview()).toMatchObject({ awaitsAnother: true, accounts: [] });
  await expect(client.access.signReview(await reviewInput('ada'))).rejects.toMatchObject({ code: 'AwaitsAnother' });
  expect((await client.access.listReviews()).due).toMatchObject({ state: 'awaitsAnother', open: { isOwn: true } });

  await signIn(site, 'ben');
  expect((await client.access.listReviews()).due).toMatchObject({
    open: { isOwn: false, reviewerName: 'Ada Alder', leftOut: [{ login: 'ada' }] },
  });
  expect(await listed()).toEqual(['ada']);
  const completing = await client.access.signReview(await reviewInput('ben'));
  expect(await client.access.getReview({ reviewId })).toMatchObject({ isComplete: true, completedByReviewId: completing.reviewId });
  expect(await client.access.getReview({ reviewId: completing.reviewId })).toMatchObject({ completesReviewId: reviewId, leftOut: [] });
  const { reviews, due } = await client.access.listReviews();
  expect(reviews.map((review) => [review.reviewerName, review.isComplete])).toEqual([
    ['Ben Birch', true],
    ['Ada Alder', true],
  ]);
  expect(due).toEqual({ dueOn: '2026-09-14', state: 'later', lastCompleteOn: '2026-03-14', open: null });
  expect(await listed()).toEqual(['ada', 'quinn']);
});

test('the account of another account’s person is that person’s own', async () => {
  await makePerson(site, 'pia');
  const [first, second] = [
    await enrol(site, 'pia', { personId: 'pia', grants: [{ role: 'administrator', unitId: null }] }),
    await enrol(site, 'pia2', { grants: [{ role: 'administrator', unitId: null }] }),
  ];
  // The core gives a person one account; a record from elsewhere may hold two.
  const db = recordOf(site);
  await sql`DROP TRIGGER user_account_close_only`.execute(db);
  await sql`UPDATE user_account SET personId = 'pia' WHERE userId = ${second} AND recordedTo IS NULL`.execute(db);
  await signIn(site, 'pia');
  expect(await listed()).toEqual(['ada', 'ben']);
  const { reviewId } = await client.access.signReview(await reviewInput('pia'));
  expect((await client.access.getReview({ reviewId })).leftOut.map(({ userId }) => userId).toSorted()).toEqual([first, second].toSorted());
  await signIn(site, 'pia2');
  expect(await client.access.prepareReview()).toMatchObject({ awaitsAnother: true, accounts: [] });
});

test('an account that ends needs no decision any more', async () => {
  const kim = await enrol(site, 'kim', { grants: [{ role: 'administrator', unitId: null }] });
  await signIn(site, 'kim');
  const { reviewId } = await client.access.signReview(await reviewInput('kim'));
  await signIn(site, 'ada');
  await client.users.deactivate({ userId: kim, reason: 'has left' });
  expect(await client.access.getReview({ reviewId })).toMatchObject({ isComplete: true, completedByReviewId: null });
  expect(await listed()).toEqual(['ben']);
});

test('a line holds what the reviewer saw: roles, rights, conflicts, key, last unlocking and last signature', async () => {
  await addUser(site, 'new', { kind: 'signer', grants: [{ role: 'hrPartner', unitId: null }] });
  const { accounts } = await client.access.prepareReview();
  expect(accounts.find(({ login }) => login === 'new')).toMatchObject({
    keyState: 'awaitingPassphrase',
    lastUnlockAt: null,
    lastSignatureAt: null,
    grants: [{ role: 'hrPartner' }],
  });
  site.clock.now = new Date('2026-03-15T08:00:00.000Z');
  await signIn(site, 'ben');
  site.clock.now = new Date('2026-03-15T09:00:00.000Z');
  await signIn(site, 'ada');
  const { reviewId } = await client.access.signReview(await reviewInput('ada'));
  await signIn(site, 'ben');
  const [own] = (await client.access.prepareReview()).accounts;
  expect(own).toMatchObject({
    login: 'ada',
    keyState: 'attested',
    lastUnlockAt: '2026-03-15T09:00:00.000Z',
    lastSignatureAt: '2026-03-15T09:00:00.000Z',
  });
  const { lines } = await client.access.getReview({ reviewId });
  const { account } = lines.find((line) => line.account.login === 'ben') ?? {};
  expect(account).toMatchObject({ lastUnlockAt: '2026-03-15T08:00:00.000Z', conflicts: [{}, {}, {}] });
  expect(account?.rights.length).toBeGreaterThan(10);
});

test('one signed review leaves one entry with all of it', async () => {
  const before = await logLength(site.station);
  const { reviewId } = await client.access.signReview(await reviewInput('ada'));
  expect(await logLength(site.station)).toBe(before + 1);
  const entry = await newestEntry(site.station);
  expect(entry).toMatchObject({ action: 'access.signReview', role: 'administrator', entity: 'access_review', entityId: reviewId });
  expect(entry.changes.map(({ entity }) => entity)).toEqual(['access_review', 'access_review_line', 'signature']);
});

describe('a review is not signed', () => {
  /** The code and data of a refusal that left neither an entry nor a review. */
  const refusal = async (input: Signed): Promise<unknown> => {
    const before = await logLength(site.station);
    const refused = await client.access.signReview(input).then(
      () => 'signed',
      (error: { readonly code: string; readonly data: unknown }) => ({ code: error.code, data: error.data }),
    );
    const { reviews } = await client.access.listReviews();
    return (await logLength(site.station)) === before && reviews.length === 0 ? refused : 'was refused and wrote';
  };

  test('over one’s own account, whoever’s session it is', async () => {
    const { decisions, ...rest } = await reviewInput('ada');
    const ada = (await client.users.own()).userId;
    expect(await refusal({ ...rest, decisions: [...decisions, { userId: ada, decision: 'keep', remark: null }] })).toMatchObject({
      code: 'OwnAccount',
    });
    // Ben signs in place what was made for Ada: his own account is on that list.
    expect(await refusal(await reviewInput('ben'))).toMatchObject({ code: 'OwnAccount' });
  });

  test('when an account changed since the list was made', async () => {
    const input = await reviewInput('ada');
    await addUser(site, 'new');
    expect(await refusal(input)).toMatchObject({ code: 'ListChanged' });
  });

  test('without a decision on each account, or without saying what has to change', async () => {
    const { userId } = await addUser(site, 'new');
    const input = await reviewInput('ada');
    const without = input.decisions.filter((one) => one.userId !== userId);
    expect(await refusal({ ...input, decisions: without })).toEqual({ code: 'DecisionMissing', data: { userIds: [userId] } });
    const blank = input.decisions.map((one) => (one.userId === userId ? { ...one, decision: 'change' as const, remark: '  ' } : one));
    expect(await refusal({ ...input, decisions: blank })).toEqual({ code: 'RemarkMissing', data: { userIds: [userId] } });
  });

  test('by who may not review access, and not with a wrong passphrase', async () => {
    await enrol(site, 'quinn', { grants: [{ role: 'qualityAuditor', unitId: null }] });
    const byQuinn = { login: 'quinn', passphrase: passphraseOf('quinn') };
    expect(await refusal({ ...(await reviewInput('ada')), signature: byQuinn })).toMatchObject({ code: 'NotPermitted' });
    const mistyped = { login: 'ada', passphrase: 'not this one' };
    expect(await refusal({ ...(await reviewInput('ada')), signature: mistyped })).toMatchObject({ code: 'WrongPassphrase' });
    await signIn(site, 'quinn');
    await expect(client.access.prepareReview()).rejects.toMatchObject({ code: 'NotPermitted' });
    expect((await client.access.listReviews()).reviews).toEqual([]);
  });
});

test('a review that is not there is not found', async () => {
  await expect(client.access.getReview({ reviewId: 'none' })).rejects.toMatchObject({ code: 'ReviewNotFound', defined: true });
});

test.each([
  ['a decision', `UPDATE access_review_line SET decision = 'keep'`],
  ['a remark', `UPDATE access_review_line SET remark = 'nothing'`],
  ['an account as it was seen', `UPDATE access_review_line SET account = replace(account, 'administrator', 'hrPartner')`],
  ['a line taken away', `DELETE FROM access_review_line`],
  ['the accounts left out', `UPDATE access_review SET leftOut = '[]'`],
])('a signed review in which %s was changed does not verify', async (_what, change) => {
  const { reviewId } = await client.access.signReview(await reviewInput('ada', { ben: 'hand back the steward’s role' }));
  const db = recordOf(site);
  for (const table of ['access_review', 'access_review_line'])
    for (const guard of ['update', 'delete']) await sql.raw(`DROP TRIGGER ${table}_no_${guard}`).execute(db);
  expect((await client.access.getReview({ reviewId })).signatures.map(({ isValid }) => isValid)).toEqual([true]);
  await sql.raw(change).execute(db);
  expect((await client.access.getReview({ reviewId })).signatures.map(({ isValid }) => isValid)).toEqual([false]);
});

test('a decision on an account that is not on the list, or two on one account, sign nothing', async () => {
  const input = await reviewInput('ada');
  const [decision] = input.decisions;
  if (decision === undefined) throw new Error('ben is on the list');
  for (const more of [{ ...decision, userId: 'somebody else' }, { ...decision, decision: 'change', remark: 'too much' } as const]) {
    const signing = client.access.signReview({ ...input, decisions: [...input.decisions, more] });
    await expect(signing).rejects.toMatchObject({ code: 'ListChanged' });
  }
  expect(await client.access.signReview(input)).toMatchObject({ reviewId: expect.any(String) });
});
