import path from 'node:path';
import { beginTurn, by, close, computeFigures, makeMembers, rateAll, rating, reason, setUpOf } from '../panel';
import { rateGuest, takeGuestSession } from '../guest-sessions';
import { carry, introduce, receive, write } from '../packages/two-sites';
import { makeTestSite, type TestSite } from '../site';
import { enrolSigner, signIn } from '../users';

/** A session that came to its end with all that can be said in it, and one that is still being rated. fay facilitates; ends in ada's session. */
export async function fillPanel(site: TestSite, assessmentId: string): Promise<void> {
  const { calibrationSessions: c } = site.client;
  const [mia = '', noor = '', otto = '', olga = ''] = await makeMembers(site, ['mia', 'noor', 'otto', 'olga']);
  await signIn(site, 'fay');
  const question = { text: 'What do you expect?', minimumGroup: 3 };
  const members = [mia, noor, otto];
  const wanted = setUpOf(members, [assessmentId], { question });
  const { sessionId } = await c.save({ ...wanted, setUp: { ...wanted.setUp, observers: [olga] } });
  await c.start({ sessionId });
  for (const login of ['mia', 'noor', 'otto'])
    await rateAll(site, sessionId, login, () => ({ comment: login }), `Something, says ${login}.`);
  await close(site, sessionId, ['mia', 'noor']);
  await computeFigures(site, sessionId);
  const [one] = (await c.board({ sessionId })).cases;
  const caseId = one?.caseId ?? '';
  await c.decide({ sessionId, caseId, level: 2, indicators: { i1: 'met' }, reason, seconds: 60 });
  await c.dissent({ sessionId, caseId, statement: 'It was less.', signature: by('otto') });
  await c.writeMinutes({ sessionId });
  for (const login of ['mia', 'noor']) await c.signMinutes({ sessionId, signature: by(login) });
  await c.recordAbsence({ sessionId, memberId: otto, reason });
  await c.finalise({ sessionId, signature: by('fay') });

  const { sessionId: next } = await c.newRound({ sessionId, plannedOn: '2030-01-01', reason });
  await c.start({ sessionId: next });
  await rateAll(site, next, 'mia', () => ({}), 'Nothing.');
  const turn = await beginTurn(site, next, 'noor');
  await c.saveDraft({ turnId: turn.turnId, caseId: turn.cases[0]?.caseId ?? '', rating: rating() });
  await signIn(site, 'ada');
  await acrossSites(site, [mia, noor], assessmentId);
}

/** A session with a member at another site whose ratings came back, and one of another site that somebody rates here. */
async function acrossSites(site: TestSite, members: readonly string[], assessmentId: string): Promise<void> {
  const { calibrationSessions: c } = site.client;
  const other = await makeTestSite({ name: 'Eastfield Works' });
  const partnerId = await introduce(site, other);
  const back = { partnerId: await introduce(other, site), isEncrypted: true };
  await signIn(site, 'fay');
  const wanted = setUpOf(members, [assessmentId], { title: 'Across sites' });
  const { sessionId } = await c.save({ ...wanted, setUp: { ...wanted.setUp, guests: [{ partnerId, name: 'Rhea' }] } });
  await c.start({ sessionId });
  const memberId = (await c.get({ sessionId })).panel.find(({ remote }) => remote !== null)?.memberId ?? '';
  site.dialogs.push(path.join(site.folder, 'cases.zip'));
  const target = await c.chooseCaseFile({ suggestedName: 'cases.zip' });
  const { fileName } = await c.writeCaseFile({ sessionId, memberId, target: target?.handle ?? '' });
  await receive(other, carry(path.join(site.folder, fileName), other));
  const [guest] = (await other.client.guestSessions.list()).sessions;
  const guestId = guest?.guestId ?? '';
  await other.client.guestSessions.chooseRater({ guestId, userId: await enrolSigner(other, 'rhea'), reason });
  await rateGuest(other, guestId, 'rhea');
  const sent = await write(other, { kind: 'calibration-ratings', guestId }, back);
  await signIn(site, 'ada');
  await receive(site, carry(sent.file, site));

  const theirs = await takeGuestSession(site);
  await site.client.guestSessions.chooseRater({ guestId: theirs, userId: await enrolSigner(site, 'rhea'), reason });
  await rateGuest(site, theirs, 'rhea');
}
