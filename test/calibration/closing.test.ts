import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { checkBeside } from '../../electron/service/db/live-rows-beside';
import { digestOfBox, sealRating } from '../../electron/service/db/sealed-rating';
import { openEncrypted } from '../../electron/service/vault/open';
import { databaseFiles } from '../../electron/service/vault/site-files';
import { recordOf } from '../support/framework';
import { beginTurn, by, close, computeFigures, makeMembers, makePanelWorks, makeSession, rateAll, rating, setUpOf } from '../support/panel';
import { makeTestSite, type TestSite } from '../support/site';
import { signIn } from '../support/users';

test('a rating that was changed, exchanged, put in another’s place, made anew or taken away is named at closing, and nothing is opened', async () => {
  const site = await makeTestSite();
  const records = await makePanelWorks(site, 2);
  const [mia = '', noor = ''] = await makeMembers(site, ['mia', 'noor']);
  const sessionId = await makeSession(site, setUpOf([mia, noor], records));
  await rateAll(site, sessionId, 'mia', () => ({ level: 3 }));
  await rateAll(site, sessionId, 'noor', () => ({ level: 1 }));
  await close(site, sessionId, ['mia']);
  const db = recordOf(site);
  for (const guard of ['update', 'delete', 'replace']) await sql.raw(`DROP TRIGGER sealed_rating_no_${guard}`).execute(db);
  const rows = await db.selectFrom('sealed_rating').selectAll().orderBy('memberId').execute();
  const caseIds = (await db.selectFrom('session_case').select('caseId').orderBy('ordinal').execute()).map((row) => row.caseId);
  const [first = '', second = ''] = caseIds;
  const rowOf = (memberId: string, caseId: string) => {
    const row = rows.find((one) => one.memberId === memberId && one.caseId === caseId);
    if (row === undefined) throw new Error('there is such a rating');
    return row;
  };
  const put = async (row: (typeof rows)[number], part: Partial<(typeof rows)[number]>) =>
    db.updateTable('sealed_rating').set(part).where('caseId', '=', row.caseId).where('memberId', '=', row.memberId).execute();
  const restore = async () => {
    await db.deleteFrom('sealed_rating').execute();
    for (const row of rows) await db.insertInto('sealed_rating').values(row).execute();
  };
  const closing = () => site.client.calibrationSessions.giveShare({ sessionId, signature: by('noor') });
  const named = (login: string, place: number, why: string) => ({ member: `Person ${login}`, title: `${place}. Competency loto`, why });
  const refusedFor = async (findings: readonly unknown[]) => {
    await expect(closing()).rejects.toMatchObject({ code: 'RatingsNotWhole', data: { findings } });
    expect(await db.selectFrom('opened_rating').selectAll().execute()).toEqual([]);
    expect(await site.client.calibrationSessions.get({ sessionId })).toMatchObject({ state: 'rating', closingGiven: [mia] });
    await restore();
  };
  const sealedOf = ({ box, boxDigest, commitment }: (typeof rows)[number]) => ({ box, boxDigest, commitment });

  const own = rowOf(mia, first);
  const flipped = `${own.box.startsWith('A') ? 'B' : 'A'}${own.box.slice(1)}`;
  await put(own, { box: flipped });
  const sqlite = openedFile(site);
  expect(await checkBeside(sqlite, db, 1_000_000)).toMatchObject([
    { table: 'sealed_rating', rowId: `${sessionId}/${first}/${mia}`, fault: 'altered', field: 'box' },
  ]);
  sqlite.close();
  await refusedFor([named('mia', 1, 'changed')]);
  // The ratings of two members of one case, each in the other's place.
  await put(rowOf(mia, first), sealedOf(rowOf(noor, first)));
  await put(rowOf(noor, first), sealedOf(rowOf(mia, first)));
  await refusedFor([mia, noor].toSorted().map((id) => named(id === mia ? 'mia' : 'noor', 1, 'changed')));
  // A member's own rating of another case, once more.
  await put(rowOf(mia, second), sealedOf(rowOf(mia, first)));
  await refusedFor([named('mia', 2, 'changed')]);
  // Somebody with the data key seals what they like: the session's public half is no secret.
  const { publicKey } = await db
    .selectFrom('calibration_session')
    .select('publicKey')
    .where('recordedTo', 'is', null)
    .executeTakeFirstOrThrow();
  const siteId = site.station.open?.vault.siteId ?? '';
  const made = sealRating(publicKey ?? '', { siteId, sessionId, caseId: first, memberId: noor }, rating({ level: 3 }), 300);
  expect(made.boxDigest).toBe(digestOfBox(made.box));
  await put(rowOf(noor, first), made);
  await refusedFor([named('noor', 1, 'changed')]);
  await db.deleteFrom('sealed_rating').where('memberId', '=', noor).where('caseId', '=', second).execute();
  await refusedFor([named('noor', 2, 'missing')]);
  // And where the log tells the made one as well, it is still not what the member signed.
  await put(rowOf(noor, first), made);
  const { box: _box, ...told } = { ...rowOf(noor, first), ...made };
  await sql.raw('DROP TRIGGER audit_change_no_update').execute(db);
  const change = () => db.updateTable('audit_change').where('entityId', '=', `${sessionId}/${first}/${noor}`);
  const { newValue } = await db
    .selectFrom('audit_change')
    .select('newValue')
    .where('entityId', '=', `${sessionId}/${first}/${noor}`)
    .executeTakeFirstOrThrow();
  await change()
    .set({ newValue: Buffer.from(JSON.stringify(told)) })
    .execute();
  await refusedFor([{ member: 'Person noor', title: '', why: 'unsigned' }]);
  await change().set({ newValue }).execute();
  expect(await closing()).toMatchObject({ isClosed: true });
});

test('members who give their passphrases at once are each counted, and what comes after the closing, twice, late or with a clock set back changes nothing', async () => {
  const site = await makeTestSite();
  const records = await makePanelWorks(site, 1);
  const members = await makeMembers(site, ['mia', 'noor', 'otto', 'pam']);
  const sessionId = await makeSession(site, setUpOf(members, records, { quorum: 3 }));
  const { calibrationSessions: c, users } = site.client;
  await rateAll(site, sessionId, 'mia', () => ({ level: 3 }));
  await rateAll(site, sessionId, 'noor', () => ({ level: 1 }));
  const turn = await beginTurn(site, sessionId, 'otto');
  const give = (login: string) => c.giveShare({ sessionId, signature: by(login) });
  const codes = (settled: readonly PromiseSettledResult<unknown>[]) =>
    settled.map((one) => (one.status === 'fulfilled' ? 'ok' : z.object({ code: z.string() }).parse(one.reason).code)).toSorted();

  // Too few, one of them twice, and one who does not sit here.
  expect(codes(await Promise.allSettled([give('mia'), give('mia'), give('fay')]))).toEqual(['AlreadyGiven', 'NotOnPanel', 'ok']);
  await expect(c.board({ sessionId })).rejects.toMatchObject({ code: 'WrongState' });
  // Locked in the middle, what was given is gone with the session, and nothing is open.
  await signIn(site, 'fay');
  expect(await c.get({ sessionId })).toMatchObject({ state: 'rating', closingGiven: [] });
  const answers = await Promise.allSettled([give('mia'), give('noor'), give('otto'), give('pam')]);
  expect(codes(answers)).toEqual(['WrongState', 'ok', 'ok', 'ok']);
  expect(answers.filter((one) => one.status === 'fulfilled' && one.value.isClosed)).toHaveLength(1);
  const [shown] = turn.cases;
  const late = { sessionId, turnId: turn.turnId, leavesUnrated: false, answer: null, signature: by('otto') };
  await expect(c.handIn({ ...late, ratings: [{ caseId: shown?.caseId ?? '', rating: rating() }] })).rejects.toMatchObject({
    code: 'WrongState',
  });

  // A member who leaves stays on the panel, and the quorum is what it was.
  const { caseId } = (await c.board({ sessionId })).cases[0] ?? { caseId: '' };
  await c.decide({ sessionId, caseId, level: 2, indicators: {}, reason: 'agreed', seconds: 1 });
  await computeFigures(site, sessionId);
  await c.writeMinutes({ sessionId });
  await signIn(site, 'ada');
  await users.deactivate({ userId: members[3] ?? '', reason: 'has left' });
  await signIn(site, 'fay');
  await expect(c.signMinutes({ sessionId, signature: by('pam') })).rejects.toMatchObject({ code: expect.any(String) });
  for (const memberId of members.slice(2)) await c.recordAbsence({ sessionId, memberId, reason: 'has left' });
  for (const login of ['mia', 'noor']) await c.signMinutes({ sessionId, signature: by(login) });
  await expect(c.finalise({ sessionId, signature: by('fay') })).rejects.toMatchObject({
    code: 'BelowQuorum',
    data: { signed: 2, quorum: 3 },
  });

  // With its clock set back a station signs nothing.
  const now = site.clock.now;
  site.clock.now = new Date(now.getTime() - 86_400_000);
  await expect(c.finalise({ sessionId, signature: by('fay') })).rejects.toMatchObject({ code: 'ClockSetBack' });
});

/** A second connection to the open record, for checks that want one. */
function openedFile(site: TestSite) {
  const { open } = site.station;
  if (open === null) throw new Error('the site is locked');
  const { vault } = open;
  const opened = openEncrypted({ file: databaseFiles(vault.folder, vault.generation).site, key: vault.dataKey, cipher: vault.cipher });
  if (!opened.ok) throw new Error(opened.failure.code);
  return opened.value;
}

test('twelve members and sixty cases are closed within seconds, each rating opened as it was handed in', async () => {
  const site = await makeTestSite();
  const [record = ''] = await makePanelWorks(site, 1);
  const logins = Array.from({ length: 12 }, (_, index) => `m${index + 10}`);
  const members = await makeMembers(site, logins);
  const records = [record, ...(await copiesOf(site, record, 59))];
  const sessionId = await makeSession(site, setUpOf(members, records, { quorum: 7 }));
  const levelOf = (login: string, index: number): number => 1 + ((index * 7 + logins.indexOf(login) * 3) % 3);
  for (const login of logins)
    await rateAll(site, sessionId, login, (_caseId, index) => ({ level: levelOf(login, index), comment: `${login} ${index}` }));
  await close(site, sessionId, logins.slice(0, 6));
  const from = process.cpuUsage();
  await close(site, sessionId, logins.slice(6, 7));
  const { user, system } = process.cpuUsage(from);
  expect((user + system) / 1e6).toBeLessThan(5);
  const { cases } = await site.client.calibrationSessions.board({ sessionId });
  const wrong = cases.flatMap(({ ratings, ordinal }) =>
    ratings.filter(({ memberId, rating: { level, comment } }) => {
      const login = logins[members.indexOf(memberId)] ?? '';
      return level !== levelOf(login, ordinal) || comment !== `${login} ${ordinal}`;
    }),
  );
  expect(wrong).toEqual([]);
  expect(cases.flatMap(({ ratings }) => ratings)).toHaveLength(720);
}, 120_000);

/** Further assessments like one that there is, written straight into the record. */
async function copiesOf(site: TestSite, assessmentId: string, count: number): Promise<string[]> {
  const db = recordOf(site);
  const row = await db.selectFrom('assessment').selectAll().where('assessmentId', '=', assessmentId).executeTakeFirstOrThrow();
  const ids = Array.from({ length: count }, (_, index) => `copy-${index}`);
  for (const id of ids)
    await db
      .insertInto('assessment')
      .values({ ...row, assessmentId: id })
      .execute();
  return ids;
}
