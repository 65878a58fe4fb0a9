import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { checkBeside } from '../../../electron/service/db/live-rows-beside';
import { listChanges } from '../../../electron/service/db/audit-read-changes';
import { ask } from '../../support/authorities';
import { recordOf } from '../../support/framework';
import { logLength } from '../../support/log';
import { levelsNow, makeObservedWorks, makeRespondents, reason } from '../../support/observed';
import { signatureBy } from '../../support/passphrase-of';
import { makePerson } from '../../support/people';
import { makeTestSite, type TestSite } from '../../support/site';
import { enrol, signIn } from '../../support/users';

let site: TestSite;
let peers: string[];

beforeEach(async () => {
  site = await makeTestSite();
  await makeObservedWorks(site);
  await ask(site, { minimumGroup: 3 });
  peers = await makeRespondents(site, 'peer', 4);
});

const asked = [
  { competencyId: 'radio', indicatorId: 'calls' },
  { competencyId: 'radio', indicatorId: 'repeats' },
];
const open = async (part = {}) =>
  (
    await site.client.feedback.open({
      personId: 'pia',
      title: 'On the radio',
      question: 'How does she speak on the radio?',
      indicators: asked,
      respondents: peers.map((userId) => ({ userId, group: 'peer' as const })),
      reason,
      ...part,
    })
  ).roundId;
type Rating = 'shown' | 'partly' | 'notShown' | 'notSeen';
const answer = (roundId: string, login: string, calls: Rating = 'shown', comment = '') =>
  site.client.feedback.answer({
    roundId,
    ratings: [
      { indicatorId: 'calls', rating: calls },
      { indicatorId: 'repeats', rating: 'partly' },
    ],
    comment,
    signature: signatureBy(login),
  });
const close = (roundId: string) => site.client.feedback.close({ personId: 'pia', roundId, reason });
const shown = async () => (await site.client.feedback.list({ personId: 'pia' })).rounds[0];

/** Everything that the log says in clear to whoever has all its keys, from an entry on. */
async function logText(from = 1): Promise<string> {
  const db = recordOf(site);
  const entries = await db.selectFrom('audit_entry').selectAll().where('entryNumber', '>=', from).orderBy('entryNumber').execute();
  const texts: string[] = [];
  for (const entry of entries)
    texts.push(JSON.stringify([entry, await listChanges(db, entry.entryNumber, { afterSeq: -1, limit: 10_000 })]));
  return texts.join('\n');
}

test('what enough peers say is shown once the round has ended, without who said it, and moves no level', async () => {
  const before = await levelsNow(site);
  const roundId = await open();
  await answer(roundId, 'peer1', 'shown', 'Clear and calm.');
  await answer(roundId, 'peer2', 'notShown');
  await answer(roundId, 'peer3', 'shown', 'Always repeats.');
  expect(await shown()).toMatchObject({ closedAt: null, results: [], groups: [{ group: 'peer', asked: 4, answered: 3 }] });
  await close(roundId);
  expect(await shown()).toMatchObject({
    results: [
      {
        group: 'peer',
        answers: 3,
        isShown: true,
        ratings: [
          { indicatorId: 'calls', counts: { shown: 2, partly: 0, notShown: 1 } },
          { indicatorId: 'repeats', counts: { shown: 0, partly: 3, notShown: 0 } },
        ],
        comments: ['Always repeats.', 'Clear and calm.'],
      },
    ],
  });
  expect(await levelsNow(site)).toBe(before);
});

test('of fewer answers than the minimum nothing is shown, nothing is kept and nothing stands in the log', async () => {
  const roundId = await open();
  await answer(roundId, 'peer1', 'notShown', 'MARK-ONE');
  await answer(roundId, 'peer2', 'notShown', 'MARK-TWO');
  await close(roundId);
  expect(await shown()).toMatchObject({ results: [{ group: 'peer', answers: 2, isShown: false, ratings: [], comments: [] }] });
  const db = recordOf(site);
  expect(await db.selectFrom('feedback_pending').selectAll().execute()).toEqual([]);
  expect(await db.selectFrom('feedback_answer').selectAll().execute()).toEqual([]);
  expect(await logText()).not.toContain('MARK');
});

test('the log says who has answered and nothing of what, and no row that holds an answer has anything in common with it', async () => {
  const roundId = await open();
  const from = (
    await recordOf(site)
      .selectFrom('audit_entry')
      .select(({ fn }) => fn.max('entryNumber').as('n'))
      .executeTakeFirstOrThrow()
  ).n;
  for (const login of ['peer1', 'peer2', 'peer3', 'peer4']) await answer(roundId, login, 'shown', `MARK of ${login}`);
  const told = await logText(from + 1);
  expect(told.match(/"entity":"feedback_answered"/g)).toHaveLength(4);
  expect(told).not.toContain('MARK');
  expect(told).not.toContain('shown');
  const { rows } = await sql<Record<string, unknown>>`SELECT * FROM feedback_pending`.execute(recordOf(site));
  expect(rows).toHaveLength(12);
  for (const row of rows) {
    expect(Object.keys(row).toSorted()).toEqual(['comment', 'grp', 'indicatorId', 'pendingId', 'rating', 'respondentUserId', 'roundId']);
    expect(row['respondentUserId']).toBeNull();
    // Nothing that sorts by time, as the ids of other rows do.
    expect(row['pendingId']).toMatch(/^[0-9a-f]{64}$/);
  }
  const order = rows.flatMap(({ comment }) => (typeof comment === 'string' ? [comment] : []));
  expect(new Set(order).size).toBe(4);
  await close(roundId);
  const kept = await recordOf(site).selectFrom('feedback_answer').selectAll().execute();
  expect(new Set(kept.map(({ respondentUserId, entryNumber }) => `${respondentUserId ?? ''} ${entryNumber}`)).size).toBe(1);
});

test('while a round is open nobody reads anything of it, whatever they ask for and whoever they are', async () => {
  const roundId = await open();
  for (const login of ['peer1', 'peer2', 'peer3']) await answer(roundId, login, 'notShown', 'MARK');
  const read = async () =>
    JSON.stringify([
      await site.client.feedback.list({ personId: 'pia' }),
      await site.client.feedback.form({ roundId }),
      await site.client.ownRecord.get({ personId: 'pia' }),
      await site.client.drafts.list(),
    ]);
  expect(await read()).not.toContain('MARK');
  await signIn(site, 'ben');
  expect(await read()).not.toContain('MARK');
});

test('a manager is named with their answer, however few there are', async () => {
  const [manager] = await makeRespondents(site, 'boss', 1);
  const respondents = [
    ...peers.map((userId) => ({ userId, group: 'peer' as const })),
    { userId: manager ?? '', group: 'manager' as const },
  ];
  const roundId = await open({ respondents });
  await answer(roundId, 'boss1', 'partly', 'Gets better.');
  await close(roundId);
  expect(await shown()).toMatchObject({
    results: [],
    managers: [
      { name: 'Person boss1', comment: 'Gets better.', ratings: [{ indicatorId: 'calls', rating: 'partly' }, { indicatorId: 'repeats' }] },
    ],
  });
});

test('each answers once, only who is asked, only while it is open, and all of it', async () => {
  const roundId = await open();
  await answer(roundId, 'peer1');
  await expect(answer(roundId, 'peer1')).rejects.toMatchObject({ code: 'AlreadyAnswered' });
  await expect(answer(roundId, 'ben')).rejects.toMatchObject({ code: 'NotAsked' });
  await expect(answer('none', 'peer2')).rejects.toMatchObject({ code: 'RoundNotFound' });
  const half = { roundId, ratings: [{ indicatorId: 'calls', rating: 'shown' as const }], comment: '', signature: signatureBy('peer2') };
  await expect(site.client.feedback.answer(half)).rejects.toMatchObject({ code: 'RatingsIncomplete' });
  await expect(site.client.feedback.answer({ ...half, ratings: [...half.ratings, ...half.ratings] })).rejects.toMatchObject({
    code: 'RatingsIncomplete',
  });
  await close(roundId);
  await expect(answer(roundId, 'peer2')).rejects.toMatchObject({ code: 'AlreadyClosed' });
  await expect(close(roundId)).rejects.toMatchObject({ code: 'AlreadyClosed' });
});

test('a group that could never be shown is not asked, and the same is not asked again within half a year', async () => {
  await expect(open({ respondents: peers.slice(0, 2).map((userId) => ({ userId, group: 'peer' })) })).rejects.toMatchObject({
    code: 'GroupTooSmall',
    data: { groups: ['peer'], minimum: 3 },
  });
  const roundId = await open({ indicators: asked.slice(0, 1) });
  await close(roundId);
  await expect(open()).rejects.toMatchObject({ code: 'AskedRecently', data: { indicators: ['Shows calls'] } });
  expect(await open({ indicators: asked.slice(1) })).not.toBe(roundId);
});

test.each([
  ['PersonNotFound', () => ({ personId: 'nobody' })],
  ['IndicatorNotFound', () => ({ indicators: [{ competencyId: 'radio', indicatorId: 'none' }] })],
  ['RespondentNotFound', () => ({ respondents: [{ userId: 'none', group: 'peer' }] })],
  ['AskedTwice', () => ({ respondents: [...peers, peers[0] ?? ''].map((userId) => ({ userId, group: 'peer' })) })],
  ['AskedTwice', () => ({ indicators: [...asked, ...asked] })],
] as const)('%s: no round is opened', async (code, part) => {
  await expect(open(part())).rejects.toMatchObject({ code });
  expect((await site.client.feedback.list({ personId: 'pia' })).rounds).toEqual([]);
});

test('the person neither opens a round about themselves nor answers in one', async () => {
  const { people } = await site.client.feedback.candidates({ personId: 'pia' });
  expect(people.map(({ name }) => name)).not.toContain('Person pia');
  const pia = await recordOf(site).selectFrom('user_account').select('userId').where('login', '=', 'pia').executeTakeFirstOrThrow();
  await expect(open({ respondents: [...peers, pia.userId].map((userId) => ({ userId, group: 'peer' })) })).rejects.toMatchObject({
    code: 'RespondentIsPerson',
  });
  await makePerson(site, 'olga', { roleId: 'worker', unitId: 'works' });
  await enrol(site, 'olga', { grants: [{ role: 'administrator', unitId: null }], personId: 'olga' });
  await signIn(site, 'olga');
  await expect(open({ personId: 'olga' })).rejects.toMatchObject({ code: 'AboutOneself' });
});

/** The rounds whose answers the verification of the record finds fault with. */
async function pendingFindings(): Promise<string[]> {
  const unlocked = site.station.open;
  if (unlocked === null) throw new Error('the site is locked');
  const findings = await checkBeside(unlocked.vault.site, unlocked.db, await logLength(site.station));
  return findings.flatMap(({ table, rowId }) => (table === 'feedback_pending' ? [rowId] : []));
}

test('answers that were added or taken out behind the back of it end no round', async () => {
  const roundId = await open();
  for (const login of ['peer1', 'peer2', 'peer3']) await answer(roundId, login);
  expect(await pendingFindings()).toEqual([]);
  await sql`DELETE FROM feedback_pending WHERE pendingId = (SELECT min(pendingId) FROM feedback_pending)`.execute(recordOf(site));
  await expect(close(roundId)).rejects.toMatchObject({ code: 'AnswersNotWhole' });
  expect(await pendingFindings()).toEqual([roundId]);
});

test('a minimum that was lowered since does not show what was promised to stay hidden, and a raised one hides', async () => {
  await ask(site, { minimumGroup: 4 });
  const first = await open({ indicators: asked.slice(0, 1) });
  await ask(site, { minimumGroup: 3 });
  const give = (roundId: string, login: string, indicatorId: string) =>
    site.client.feedback.answer({ roundId, ratings: [{ indicatorId, rating: 'shown' }], comment: '', signature: signatureBy(login) });
  for (const login of ['peer1', 'peer2', 'peer3']) await give(first, login, 'calls');
  await close(first);
  expect((await shown())?.results[0]).toMatchObject({ isShown: false });
  const second = await open({ indicators: asked.slice(1) });
  for (const login of ['peer1', 'peer2', 'peer3']) await give(second, login, 'repeats');
  await close(second);
  expect((await shown())?.results[0]).toMatchObject({ isShown: true });
  await ask(site, { minimumGroup: 4 });
  expect((await shown())?.results[0]).toMatchObject({ isShown: false, ratings: [] });
});

test('only who is asked, and who runs it, see what is asked; who is asked finds it waiting', async () => {
  await enrol(site, 'olga', { grants: [{ role: 'frameworkSteward', unitId: null }] });
  const paula = await enrol(site, 'paula', { grants: [{ role: 'frameworkSteward', unitId: null }] });
  const roundId = await open({ respondents: [...peers, paula].map((userId) => ({ userId, group: 'peer' })) });
  expect(await site.client.feedback.form({ roundId })).toMatchObject({ personName: 'pia, Test', ownGroup: null, minimumGroup: 3 });
  await signIn(site, 'olga');
  await expect(site.client.feedback.form({ roundId })).rejects.toMatchObject({ code: 'RoundNotFound' });
  await signIn(site, 'paula');
  expect(await site.client.feedback.form({ roundId })).toMatchObject({ ownGroup: 'peer' });
  expect((await site.client.feedback.mine()).rounds).toMatchObject([{ roundId, title: 'On the radio' }]);
  await answer(roundId, 'paula');
  expect((await site.client.feedback.mine()).rounds).toEqual([]);
});
