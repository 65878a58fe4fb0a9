import { expect, test } from 'vitest';
import { commitmentTo } from '../../electron/service/db/sealed-rating';
import { ratedSession } from '../../electron/service/db/sql/rated-session';
import { linkTo } from '../support/accounts';
import { recordOf } from '../support/framework';
import {
  beginTurn,
  by,
  close,
  computeFigures,
  makeMembers,
  makePanelWorks,
  makeSession,
  rateAll,
  rating,
  reason,
  setUpOf,
} from '../support/panel';
import { makeTestSite } from '../support/site';
import { addUser, enrol, enrolSigner, signIn } from '../support/users';

test('a session goes from its set-up over blind ratings, closing, discussion and minutes to its end, and a new round begins anew', async () => {
  const site = await makeTestSite();
  const records = await makePanelWorks(site, 2);
  const members = await makeMembers(site, ['mia', 'noor', 'otto']);
  const [mia, noor, otto] = members;
  const olga = await enrolSigner(site, 'olga');
  const { calibrationSessions: c } = site.client;
  await signIn(site, 'fay');
  const question = { text: 'What do you expect?', minimumGroup: 3 };
  const wanted = setUpOf(members, records, { question, setUp: { ...setUpOf(members, records).setUp, observers: [olga] } });
  const { sessionId } = await c.save(wanted);
  await expect(c.save({ ...wanted, sessionId })).rejects.toMatchObject({ code: 'Unchanged' });
  await expect(c.board({ sessionId })).rejects.toMatchObject({ code: 'WrongState', data: { state: 'setUp' } });
  await c.start({ sessionId });
  await expect(c.start({ sessionId })).rejects.toMatchObject({ code: 'WrongState', data: { state: 'rating' } });
  await expect(c.save({ ...wanted, sessionId, title: 'Other' })).rejects.toMatchObject({ code: 'WrongState' });

  // An observer, somebody who is on no panel, and a member who has not acknowledged the rules are each told why not.
  await expect(beginTurn(site, sessionId, 'olga')).rejects.toMatchObject({ code: 'ObserverCannotRate' });
  await expect(beginTurn(site, sessionId, 'fay')).rejects.toMatchObject({ code: 'NotOnPanel' });
  await expect(c.beginTurn({ sessionId, acknowledges: false, signature: by('mia') })).rejects.toMatchObject({
    code: 'GroundRulesNotAcknowledged',
  });
  const first = await beginTurn(site, sessionId, 'mia');
  expect(first.cases.map(({ ordinal, competencyId }) => [ordinal, competencyId])).toEqual([
    [0, 'loto'],
    [1, 'loto'],
  ]);
  expect(JSON.stringify(first.cases)).not.toMatch(/pia|ada|Alder/i);
  const [one, two] = first.cases.map(({ caseId }) => caseId);
  if (one === undefined || two === undefined) throw new Error('there are two cases');

  // What was saved comes back with the next turn, and a turn that has ended saves nothing.
  const half = { level: null, indicators: { i1: 'met' as const }, cited: [], comment: 'half a thought' };
  await c.saveDraft({ turnId: first.turnId, caseId: one, rating: half });
  await c.endTurn({ turnId: first.turnId });
  await expect(c.saveDraft({ turnId: first.turnId, caseId: one, rating: half })).rejects.toMatchObject({ code: 'TurnEnded' });
  const again = await c.beginTurn({ sessionId, acknowledges: false, signature: by('mia') });
  expect(again.drafts).toEqual([{ caseId: one, rating: half }]);

  const handIn = { sessionId, turnId: again.turnId, leavesUnrated: false, answer: 'A quiet day.', signature: by('mia') };
  await expect(c.handIn({ ...handIn, ratings: [{ caseId: one, rating: rating() }] })).rejects.toMatchObject({ code: 'CasesUnrated' });
  const wrong = { ...rating(), level: 8 };
  await expect(c.handIn({ ...handIn, ratings: [{ caseId: one, rating: wrong }] })).rejects.toMatchObject({ code: 'RatingIncomplete' });
  // Noor's passphrase hands nothing in for mia.
  const both = [one, two].map((caseId) => ({ caseId, rating: rating({ level: 3, comment: 'clear' }) }));
  await expect(c.handIn({ ...handIn, ratings: both, signature: by('noor') })).rejects.toMatchObject({ code: 'TurnEnded' });
  await c.handIn({ ...handIn, ratings: both });
  await expect(beginTurn(site, sessionId, 'mia')).rejects.toMatchObject({ code: 'AlreadyHandedIn' });
  await rateAll(site, sessionId, 'noor', (_caseId, index) => ({ level: index + 1 }), 'Some will be late.');
  const partly = await beginTurn(site, sessionId, 'otto');
  const only = [{ caseId: two, rating: rating({ level: 1, indicators: { i1: 'notMet' } }) }];
  await c.handIn({ sessionId, turnId: partly.turnId, ratings: only, leavesUnrated: true, answer: 'Nothing.', signature: by('otto') });
  expect(await c.get({ sessionId })).toMatchObject({ state: 'rating', handedIn: 3, answered: 3, answers: null });

  await expect(c.giveShare({ sessionId, signature: by('olga') })).rejects.toMatchObject({ code: 'ObserverCannotRate' });
  expect(await close(site, sessionId, ['otto'])).toEqual({ given: 1, needed: 2, isClosed: false });
  expect(await c.get({ sessionId })).toMatchObject({ closingGiven: [otto] });
  await expect(c.giveShare({ sessionId, signature: by('otto') })).rejects.toMatchObject({ code: 'AlreadyGiven' });
  expect(await close(site, sessionId, ['mia'])).toEqual({ given: 2, needed: 2, isClosed: true });
  expect(await c.get({ sessionId })).toMatchObject({
    state: 'discussion',
    closingGiven: [],
    answers: ['A quiet day.', 'Nothing.', 'Some will be late.'],
  });
  expect((await c.get({ sessionId })).cases.every(({ source }) => source?.origin === 'record')).toBe(true);

  const board = await c.board({ sessionId });
  expect(board.cases.map(({ ratings }) => ratings.map(({ memberId, rating: { level } }) => [memberId, level]))).toEqual([
    [
      [mia, 3],
      [noor, 1],
    ],
    [
      [mia, 3],
      [noor, 2],
      [otto, 1],
    ],
  ]);
  const rated = await ratedSession(recordOf(site), sessionId);
  expect(rated?.cases.map(({ ratings }) => ratings.size)).toEqual([2, 3]);

  await expect(c.dissent({ sessionId, caseId: two, statement: reason, signature: by('noor') })).rejects.toMatchObject({
    code: 'NothingToDissent',
  });
  const decision = { sessionId, caseId: one, level: 3, indicators: { i1: 'met' as const }, reason: 'both saw the locks', seconds: 90 };
  await c.decide(decision);
  await expect(c.decide(decision)).rejects.toMatchObject({ code: 'Unchanged' });
  await expect(c.decide({ ...decision, level: 7 })).rejects.toMatchObject({ code: 'RatingIncomplete' });
  await expect(c.writeMinutes({ sessionId })).rejects.toMatchObject({ code: 'CasesUndiscussed', data: { titles: ['2. Competency loto'] } });
  await c.decide({ ...decision, caseId: two, level: null, reason: 'no agreement' });
  await c.decide({ ...decision, caseId: two, level: 2, reason: 'two of three', seconds: 30 });
  await c.dissent({ sessionId, caseId: two, statement: 'The second lock was open.', signature: by('otto') });
  // What the panel signs names the figures, so there must be some.
  await expect(c.writeMinutes({ sessionId })).rejects.toMatchObject({ code: 'ResultMissing' });
  expect(await c.get({ sessionId })).toMatchObject({ state: 'discussion' });
  await computeFigures(site, sessionId);
  await c.writeMinutes({ sessionId });
  const minutes = await c.minutes({ sessionId });
  expect(minutes.content.cases[1]).toMatchObject({
    consensusLevel: 2,
    reason: 'two of three',
    seconds: 120,
    dissents: [{ name: 'Person otto', statement: 'The second lock was open.' }],
  });
  expect(minutes.content.members).toMatchObject([{ rated: 2 }, { rated: 2 }, { rated: 1 }]);
  expect(minutes.content.resultDigest).toBe((await site.client.calibrationResults.get({ sessionId })).result?.digest);
  expect(minutes.content.observers).toEqual(['Person olga']);

  const ending = { sessionId, signature: by('fay') };
  await expect(c.finalise(ending)).rejects.toMatchObject({
    code: 'SignaturesMissing',
    data: { names: ['Person mia', 'Person noor', 'Person otto'] },
  });
  await c.signMinutes({ sessionId, signature: by('mia') });
  await expect(c.signMinutes({ sessionId, signature: by('mia') })).rejects.toMatchObject({ code: 'AlreadySigned' });
  await expect(c.recordAbsence({ sessionId, memberId: mia ?? '', reason })).rejects.toMatchObject({ code: 'AlreadySigned' });
  await c.recordAbsence({ sessionId, memberId: noor ?? '', reason: 'called away' });
  await expect(c.signMinutes({ sessionId, signature: by('noor') })).rejects.toMatchObject({ code: 'RecordedAbsent' });
  await c.recordAbsence({ sessionId, memberId: otto ?? '', reason: 'ill' });
  await expect(c.finalise(ending)).rejects.toMatchObject({ code: 'BelowQuorum', data: { signed: 1, quorum: 2 } });
  expect(await c.minutes({ sessionId })).toMatchObject({
    isIntact: true,
    awaited: [],
    signatures: [{ printedName: 'Person mia', isValid: true }],
  });
  await c.abandon({ sessionId, reason });

  const { sessionId: next } = await c.newRound({ sessionId, plannedOn: '2026-05-01', reason });
  await expect(c.newRound({ sessionId, plannedOn: '2026-05-01', reason })).rejects.toMatchObject({
    code: 'HasNewRound',
    data: { sessionId: next },
  });
  expect(await c.get({ sessionId: next })).toMatchObject({ state: 'setUp', round: 2, previousSessionId: sessionId, handedIn: 0 });
  await c.start({ sessionId: next });
  for (const login of ['mia', 'noor', 'otto']) await rateAll(site, next, login);
  await close(site, next, ['noor', 'otto']);
  const cases = (await c.board({ sessionId: next })).cases.map(({ caseId }) => caseId);
  for (const caseId of cases) await c.decide({ ...decision, sessionId: next, caseId, reason });
  await computeFigures(site, next);
  await c.writeMinutes({ sessionId: next });
  for (const login of ['mia', 'noor', 'otto']) await c.signMinutes({ sessionId: next, signature: by(login) });
  const agreed = { sessionId: next, caseId: cases[0] ?? '' };
  await expect(site.client.calibrationCases.fromSession(agreed)).rejects.toMatchObject({ code: 'CaseNotFound' });
  await c.finalise({ sessionId: next, signature: by('fay') });
  expect(await c.get({ sessionId: next })).toMatchObject({ state: 'final', round: 2 });
  // What the panel agreed on can be made an exemplar.
  const exemplar = await site.client.calibrationCases.fromSession(agreed);
  expect(exemplar).toMatchObject({ competencyId: 'loto', rating: { level: decision.level, indicators: decision.indicators } });
  expect(exemplar.material.pieces.length).toBeGreaterThan(0);
  // Two cases are too few to decide anything of anybody, and stand on record all the same.
  const measured = (await site.client.recalibration.list()).assessors.filter(({ results }) => results > 0);
  expect(measured.map(({ name, state }) => [name, state])).toEqual([
    ['Person mia', 'notDecided'],
    ['Person noor', 'notDecided'],
    ['Person otto', 'notDecided'],
  ]);
  expect((await c.board({ sessionId })).cases[0]?.ratings).toHaveLength(2);

  const db = recordOf(site);
  const sealed = await db.selectFrom('sealed_rating').selectAll().execute();
  const opened = await db.selectFrom('opened_rating').selectAll().execute();
  expect(opened).toHaveLength(sealed.length);
  const siteId = site.station.open?.vault.siteId ?? '';
  for (const { salt, rating: stored, entryNumber: _entry, ...place } of opened) {
    const own = sealed.find((row) => row.sessionId === place.sessionId && row.caseId === place.caseId && row.memberId === place.memberId);
    expect(own?.commitment).toBe(commitmentTo({ ...place, siteId }, salt, JSON.parse(stored)));
  }
});

test('a panel that cannot be is refused by name: its size, whom it lacks a key of, who is whom, and which case is gone', async () => {
  const site = await makeTestSite();
  const records = await makePanelWorks(site, 1);
  const [mia = '', noor = ''] = await makeMembers(site, ['mia', 'noor']);
  const pia = await enrolSigner(site, 'pia', { personId: 'pia', grants: [{ role: 'employee', unitId: null }] });
  const { userId: newcomer } = await addUser(site, 'newcomer', { kind: 'signer' });
  await signIn(site, 'fay');
  const { calibrationSessions: c } = site.client;
  const fay = site.station.session?.userId ?? '';
  const wanted = setUpOf([mia, noor], records);
  const save = (part: Parameters<typeof setUpOf>[2]) => c.save({ ...wanted, ...part });
  await expect(save({ setUp: { ...wanted.setUp, members: [mia, fay] } })).rejects.toMatchObject({ code: 'NamedTwice' });
  await expect(save({ setUp: { ...wanted.setUp, observers: [mia] } })).rejects.toMatchObject({ code: 'NamedTwice' });
  await expect(save({ setUp: { ...wanted.setUp, members: [mia, 'nobody'] } })).rejects.toMatchObject({ code: 'UserNotFound' });
  await expect(save({ coFacilitatorUserId: pia })).rejects.toMatchObject({ code: 'CannotFacilitate' });
  await expect(save({ quorum: 3 })).rejects.toMatchObject({ code: 'QuorumTooLarge' });
  await expect(save({ question: { text: 'Why?', minimumGroup: 3 } })).rejects.toMatchObject({
    code: 'GroupTooSmall',
    data: { minimum: 3 },
  });
  const [record] = wanted.setUp.cases;
  if (record === undefined) throw new Error('there is a case');
  await expect(save({ setUp: { ...wanted.setUp, cases: [record, record] } })).rejects.toMatchObject({ code: 'CaseTwice' });
  const gone = { origin: 'record' as const, originId: 'gone' };
  await expect(save({ setUp: { ...wanted.setUp, cases: [gone] } })).rejects.toMatchObject({
    code: 'CaseNotFound',
    data: { originId: 'gone' },
  });

  const startWith = async (setUp: Partial<typeof wanted.setUp>) => {
    const { sessionId } = await save({ setUp: { ...wanted.setUp, ...setUp } });
    return c.start({ sessionId });
  };
  await expect(startWith({ members: [] })).rejects.toMatchObject({ code: 'PanelTooSmall' });
  await expect(startWith({ cases: [] })).rejects.toMatchObject({ code: 'NoCases' });
  await expect(startWith({ members: [mia, newcomer] })).rejects.toMatchObject({
    code: 'MemberHasNoKey',
    data: { member: 'Person newcomer' },
  });
  await expect(startWith({ members: [mia, pia] })).rejects.toMatchObject({
    code: 'MemberIsPerson',
    data: { member: 'Person pia', title: 'Competency loto' },
  });
});

test('who is on no panel sees no session, who is on one sees that one, and only its own facilitator runs it', async () => {
  const site = await makeTestSite();
  const records = await makePanelWorks(site, 1);
  const [mia = ''] = await makeMembers(site, ['mia']);
  const ed = await enrol(site, 'ed');
  await enrol(site, 'eve');
  await enrol(site, 'gus', { grants: [{ role: 'calibrationFacilitator', unitId: null }] });
  const { calibrationSessions: c } = site.client;
  const sessionId = await makeSession(site, setUpOf([mia, ed], records));
  const told = async () => {
    const { cases, setUp } = await c.get({ sessionId });
    return [cases.map(({ source }) => source?.originId), setUp.cases.length];
  };
  expect(await told()).toEqual([records, 1]);
  await signIn(site, 'gus');
  // Whose record a case is, or that it is gold, is for whoever chose it until the ratings are opened.
  expect(await told()).toEqual([[undefined], 0]);
  expect((await c.list()).sessions).toMatchObject([{ sessionId, members: 2, cases: 1, handedIn: 0, facilitator: 'Person fay' }]);
  await expect(c.abandon({ sessionId, reason })).rejects.toMatchObject({ code: 'NotFacilitator' });
  expect(await c.get({ sessionId })).toMatchObject({ may: { run: false, rate: false } });
  await signIn(site, 'ed');
  expect((await c.list()).sessions).toMatchObject([{ sessionId }]);
  expect(await c.get({ sessionId })).toMatchObject({ may: { run: false, rate: true } });
  expect(await told()).toEqual([[undefined], 0]);
  await expect(c.abandon({ sessionId, reason })).rejects.toMatchObject({ code: 'NotPermitted' });
  await signIn(site, 'eve');
  expect((await c.list()).sessions).toEqual([]);
  await expect(c.get({ sessionId })).rejects.toMatchObject({ code: 'SessionNotFound' });
  await expect(c.board({ sessionId })).rejects.toMatchObject({ code: 'SessionNotFound' });
  await expect(c.minutes({ sessionId })).rejects.toMatchObject({ code: 'SessionNotFound' });
});

test('nobody sits on a panel by two accounts, nor rates with one what they facilitate with the other', async () => {
  const site = await makeTestSite();
  const records = await makePanelWorks(site, 1);
  const members = await makeMembers(site, ['mia', 'noor']);
  const { calibrationSessions: c } = site.client;
  await signIn(site, 'fay');
  const wanted = setUpOf(members, records);
  const { sessionId } = await c.save(wanted);
  for (const pair of [
    ['mia', 'noor'],
    ['mia', 'fay'],
  ]) {
    for (const login of pair) await linkTo(site, login, 'both');
    await expect(c.save({ ...wanted, sessionId: null })).rejects.toMatchObject({ code: 'NamedTwice' });
    // It was set up before the two were known to be one.
    await expect(c.start({ sessionId })).rejects.toMatchObject({ code: 'NamedTwice' });
    for (const login of pair) await linkTo(site, login, null);
  }
  // The person whose record is a case does not rate it, whatever account they were given since.
  await linkTo(site, 'noor', 'pia');
  await expect(c.start({ sessionId })).rejects.toMatchObject({ code: 'MemberIsPerson' });
  await linkTo(site, 'noor', null);
  await c.start({ sessionId });
  expect(await c.get({ sessionId })).toMatchObject({ state: 'rating' });
});
