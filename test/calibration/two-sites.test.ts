import { appendFileSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { contentDigest } from '../../electron/service/db/content-digest';
import { checkBeside } from '../../electron/service/db/live-rows-beside';
import { digestOfBox } from '../../electron/service/db/sealed-rating';
import { guestRatingsContent } from '../../electron/service/db/signed-guest';
import { packageKey } from '../../electron/service/usecases/exports/package-key';
import { openEncrypted } from '../../electron/service/vault/open';
import { makeKeyPair } from '../../electron/service/vault/raw-keys';
import { signWith } from '../../electron/service/vault/signing-keys';
import { databaseFiles } from '../../electron/service/vault/site-files';
import { makePackageKey, type PackageKey } from '../../electron/service/vault/minisign';
import { ratingsFile, type RatingsFile } from '../../shared/contract/calibration-files';

import { goldInput } from '../support/calibration';
import { canonicalJson } from '../../shared/domain/audit-json';
import { recordOf } from '../support/framework';
import { makePartner, rateGuest } from '../support/guest-sessions';
import { logLength } from '../support/log';
import { carry, makeTwoSites, open, packed, receive, write } from '../support/packages/two-sites';
import { writePackageFile } from '../support/packages/write-package-file';
import { pictures } from '../support/pictures';
import { by, close, computeFigures, makeMembers, makePanelWorks, rateAll, rating, reason, setUpOf } from '../support/panel';
import { plainBytes } from '../support/plain-bytes';
import type { TestSite } from '../support/site';
import { enrolSigner, signIn } from '../support/users';

const secret = 'zwiebelturm';
const byFile = 'At another site: rated through a file, and minutes are signed here alone';

test('two of four members rate through files at another site, and their sealed ratings are opened with those of the panel', async () => {
  const { north, south, southAtNorth, northAtSouth } = await makeTwoSites();
  const records = await makePanelWorks(north, 1);
  const members = await makeMembers(north, ['mia', 'noor']);
  await enrolSigner(north, 'sven', { grants: [{ role: 'frameworkSteward', unitId: null }] });
  const { calibrationSessions: c } = north.client;
  await signIn(north, 'fay');
  const [jpeg] = pictures;
  const file = await north.client.calibrationCases.addFile({ mediaType: 'image/jpeg', data: new Blob([jpeg?.marked('somebody') ?? '']) });
  const gold = goldInput('Locked in order', 2);
  const shown = { pieceId: 'c', kind: 'file' as const, heading: file.fileName, text: '', result: null, isCritical: false, day: null, file };
  const content = { ...gold.content, pieces: [...gold.content.pieces, shown] };
  const { goldCaseId } = await north.client.calibrationCases.save({ ...gold, content });

  // Set up with two members at the other site; the quorum counts those who are here.
  const plain = setUpOf(members, records);
  const guests = ['Rhea Rowan', 'Seth Sorrel'].map((name) => ({ partnerId: southAtNorth, name }));
  const cases = [...plain.setUp.cases, { origin: 'gold' as const, originId: goldCaseId }];
  const wanted = { ...plain, setUp: { ...plain.setUp, cases, guests } };
  const save = (part: Partial<typeof wanted>) => c.save({ ...wanted, ...part });
  await expect(save({ quorum: 3 })).rejects.toMatchObject({ code: 'QuorumTooLarge' });
  const nowhere = { ...wanted.setUp, guests: [{ partnerId: 'nobody', name: 'Rhea' }] };
  await expect(save({ setUp: nowhere })).rejects.toMatchObject({ code: 'PartnerNotFound' });
  const twice = { ...wanted.setUp, guests: [...guests, ...guests] };
  await expect(save({ setUp: twice })).rejects.toMatchObject({ code: 'NamedTwice' });
  expect((await c.candidates({ competencyId: null, limit: 1 })).partners).toEqual([{ partnerId: southAtNorth, name: 'Southfield Works' }]);
  const { sessionId } = await c.save(wanted);
  expect((await c.get({ sessionId })).panel.map(({ name }) => name)).toContain('Rhea Rowan (Southfield Works)');
  await c.start({ sessionId });
  const remote = (await c.get({ sessionId })).panel.filter(({ remote: at }) => at !== null);
  const [rhea, seth] = remote.map(({ memberId }) => memberId);
  if (rhea === undefined || seth === undefined) throw new Error('two rate elsewhere');

  // One encrypted and signed file for each.
  const send = async (memberId: string, fileName: string): Promise<string> => {
    north.dialogs.push(path.join(north.folder, fileName));
    const target = await c.chooseCaseFile({ suggestedName: fileName });
    const written = await c.writeCaseFile({ sessionId, memberId, target: target?.handle ?? '' });
    return carry(path.join(north.folder, written.fileName), south);
  };
  await expect(c.writeCaseFile({ sessionId, memberId: members[0] ?? '', target: 'nowhere-at-all' })).rejects.toMatchObject({
    code: 'MemberNotFound',
  });
  const [forRhea, forSeth] = [await send(rhea, 'rhea.zip'), await send(seth, 'seth.zip')];
  expect(readFileSync(forRhea, 'latin1')).toMatch(/^age-encryption\.org\/v1\n/);
  expect((await c.get({ sessionId })).panel.find(({ memberId }) => memberId === rhea)?.remote).toEqual({
    partner: 'Southfield Works',
    file: { fileName: 'rhea.zip.age', sequence: 1, writtenAt: north.clock.now.toISOString() },
    signedBy: null,
  });

  // Taken there in order, each once; what was agreed of the gold case is in none of it.
  await expect(receive(south, forSeth)).rejects.toMatchObject({ code: 'Gap', data: { from: 1, to: 1 } });
  await receive(south, forRhea);
  await expect(open(south, forRhea)).rejects.toMatchObject({ code: 'Replay' });
  await receive(south, forSeth);
  const again = await send(rhea, 'again.zip');
  await expect(open(south, again)).rejects.toMatchObject({ code: 'SessionKnown', data: { member: 'Rhea Rowan (Southfield Works)' } });
  const came = await recordOf(south).selectFrom('guest_session').selectAll().execute();
  expect(JSON.stringify(came)).not.toMatch(/Agreed at|Every lock was set|"gold"|Person mia/);

  const { guestSessions: g } = south.client;
  const listed = (await g.list()).sessions;
  const idOf = (name: string): string => listed.find(({ memberName }) => memberName.startsWith(name))?.guestId ?? '';
  const [guestRhea, guestSeth] = [idOf('Rhea'), idOf('Seth')];
  const rheaThere = await enrolSigner(south, 'rhea');
  const sethThere = await enrolSigner(south, 'seth');
  const clerk = await enrolSigner(south, 'clerk', { grants: [{ role: 'hrPartner', unitId: null }] });
  const choose = (userId: string, guestId = guestRhea) => g.chooseRater({ guestId, userId, reason });
  await expect(choose('nobody')).rejects.toMatchObject({ code: 'UserNotFound' });
  await expect(choose(clerk)).rejects.toMatchObject({ code: 'NotAnAssessor' });
  await expect(choose(rheaThere, 'nothing')).rejects.toMatchObject({ code: 'SessionNotFound' });
  await choose(sethThere);
  await choose(rheaThere);
  await expect(choose(rheaThere)).rejects.toMatchObject({ code: 'Unchanged' });
  await choose(sethThere, guestSeth);

  // Rated there on the same terms: ground rules first, drafts for nobody else, and nothing but what was given.
  const begin = (login: string, acknowledges = true) => g.beginTurn({ sessionId: guestRhea, acknowledges, signature: by(login) });
  await expect(begin('seth')).rejects.toMatchObject({ code: 'NotOnPanel' });
  await expect(begin('rhea', false)).rejects.toMatchObject({ code: 'GroundRulesNotAcknowledged' });
  const turn = await begin('rhea');
  const [one, two] = turn.cases;
  if (one === undefined || two === undefined) throw new Error('there are two cases');
  const picture = two.material.pieces.find(({ file: of }) => of !== null)?.file;
  // What a gold case is called would say that it is one.
  expect(turn.cases.map(({ title, competencyTitle }) => title === competencyTitle)).toEqual([true, true]);
  const looked = await g.showFile({ sessionId: guestRhea, caseId: two.caseId, fileId: picture?.fileId ?? '' });
  expect(looked.preview?.shownAs).toBe('image');
  const half = { level: 1, indicators: {}, cited: [], comment: secret };
  const { saveDraft, endTurn } = south.client.calibrationSessions;
  await saveDraft({ turnId: turn.turnId, caseId: one.caseId, rating: half });
  await endTurn({ turnId: turn.turnId });
  await expect(g.showFile({ sessionId: guestRhea, caseId: two.caseId, fileId: picture?.fileId ?? '' })).rejects.toMatchObject({
    code: 'SessionNotFound',
  });
  const next = await begin('rhea', false);
  expect(next.drafts).toEqual([{ caseId: one.caseId, rating: half }]);
  const handIn = { sessionId: guestRhea, turnId: next.turnId, leavesUnrated: false, answer: null, signature: by('rhea') };
  const rated = [one, two].map(({ caseId }) => ({ caseId, rating: rating({ level: 3, comment: secret }) }));
  await expect(g.handIn({ ...handIn, ratings: rated.slice(1) })).rejects.toMatchObject({ code: 'CasesUnrated' });
  await expect(g.handIn({ ...handIn, ratings: [{ caseId: one.caseId, rating: rating({ level: 8 }) }] })).rejects.toMatchObject({
    code: 'RatingIncomplete',
  });
  await expect(write(south, { kind: 'calibration-ratings', guestId: guestRhea }, { receiver: 'North' })).rejects.toMatchObject({
    code: 'NothingRated',
  });
  await g.handIn({ ...handIn, ratings: rated });
  await expect(begin('rhea')).rejects.toMatchObject({ code: 'AlreadyHandedIn' });
  await expect(choose(sethThere)).rejects.toMatchObject({ code: 'AlreadyHandedIn' });
  await rateGuest(south, guestSeth, 'seth', { level: 1, comment: secret });
  expect((await plainBytes(south)).includes(secret)).toBe(false);

  // On the way back: in a file that is not even encrypted nothing says how anybody rated.
  const what = (guestId: string) => ({ kind: 'calibration-ratings' as const, guestId });
  await expect(write(south, what(guestRhea), { receiver: 'Somebody' })).rejects.toMatchObject({ code: 'PartnerNotFound' });
  const bare = await write(south, what(guestRhea), { partnerId: northAtSouth, isEncrypted: false }, { fileName: 'bare.zip' });
  const text = packed(bare.file).text('sealed-ratings.json');
  expect(text).not.toMatch(/zwiebelturm|"level"|"met"/);
  const told = ratingsFile.parse(JSON.parse(text));
  const sealed = await write(south, what(guestSeth), { partnerId: northAtSouth, isEncrypted: true }, { fileName: 'seth-back.zip' });

  // Every way in which what comes back may be wrong is told apart, and writes nothing.
  await signIn(north, 'ada');
  const own = await packageKey(recordOf(south));
  const { siteId, name } = await north.client.partners.card();
  const { siteId: southId } = await south.client.partners.card();
  const alter = async (part: Partial<RatingsFile>, key: PackageKey = own, manifest: Record<string, unknown> = {}): Promise<string> => {
    const forged = path.join(north.folder, 'forged.zip');
    const said = { kind: 'calibration-ratings', site: { id: southId, name: 'Southfield Works' }, receiver: { siteId, name }, ...manifest };
    await writePackageFile(forged, key, { 'sealed-ratings.json': JSON.stringify({ ...told, ...part }) }, said);
    return forged;
  };
  const third = await makePartner(north, 'third');
  const before = await logLength(north.station);
  const refuse = async (forged: string, code: string): Promise<void> => {
    await expect(open(north, forged), code).rejects.toMatchObject({ defined: true, code });
  };
  const [box, ...others] = told.ratings;
  if (box === undefined) throw new Error('something was rated');
  const swapped = { ...box, box: others[0]?.box ?? '' };
  const elsewhere = { ...box, caseId: 'no-such-case' };
  const uncommitted = { ...box, commitment: digestOfBox('other') };
  await refuse(await alter({ sessionId: 'another' }), 'SessionUnknown');
  await refuse(await alter({ siteId: 'another' }), 'SessionUnknown');
  await refuse(await alter({ memberId: 'nobody' }), 'NotOnPanel');
  await refuse(await alter({ memberId: members[0] ?? '' }), 'NotOnPanel');
  await refuse(await alter({ memberId: seth }), 'RatingsUnsigned');
  await refuse(await alter({ ratings: [swapped, ...others] }), 'CommitmentMismatch');
  await refuse(await alter({ ratings: [elsewhere, ...others] }), 'CommitmentMismatch');
  await refuse(await alter({ ratings: [box, box] }), 'CommitmentMismatch');
  await refuse(await alter({ ratings: [uncommitted, ...others] }), 'RatingsUnsigned');
  await refuse(await alter({ ratings: others }), 'RatingsUnsigned');
  await refuse(await alter({ signature: { ...told.signature, printedName: 'Somebody Else' } }), 'RatingsUnsigned');
  await refuse(await alter({ ratings: [] }), 'Damaged');
  await refuse(await alter({}, makePackageKey()), 'UnknownKey');
  await refuse(await alter({}, third.key, { site: { id: 'third', name: 'Works third' } }), 'NotOnPanel');
  await refuse(await alter({}, own, { receiver: { siteId: 'elsewhere', name: 'Elsewhere' } }), 'WrongReceiver');
  const bent = carry(bare.file, north);
  appendFileSync(bent, 'x');
  await refuse(bent, 'BadSignature');
  // What is properly signed, by any key, and is still no rating that anybody could open.
  if (siteId === null) throw new Error('a site has an id');
  const place = { siteId, sessionId, memberId: rhea };
  const signedBy = (ratings: RatingsFile['ratings']): Partial<RatingsFile> => signedAnew(told, place, ratings);
  const boxed = (bytes: Uint8Array) => {
    const base64 = Buffer.from(bytes).toString('base64');
    return { ...box, box: base64, boxDigest: digestOfBox(base64) };
  };
  const sealedBox = Buffer.from(box.box, 'base64');
  await refuse(await alter(signedBy([boxed(Buffer.from('no box')), ...others])), 'NoSealedRating');
  await refuse(await alter(signedBy([boxed(sealedBox.subarray(0, -1)), ...others])), 'NoSealedRating');
  await refuse(await alter(signedBy([boxed(Buffer.concat([Buffer.alloc(32), sealedBox.subarray(32)])), ...others])), 'NoSealedRating');
  const [other] = others;
  if (other === undefined) throw new Error('two cases were rated');
  await refuse(await alter(signedBy([{ ...box, box: other.box, boxDigest: other.boxDigest }, other])), 'RatingsRepeated');
  // A commitment to something else has the form of one: it is taken for what it is, and named when the session is closed.
  expect(await open(north, await alter(signedBy([uncommitted, ...others])))).toMatchObject({ kind: 'calibration-ratings' });
  expect(await logLength(north.station)).toBe(before);
  await expect(receive(north, carry(sealed.file, north))).rejects.toMatchObject({ code: 'Gap' });

  await receive(north, carry(bare.file, north));
  const forged = await alter({}, own, { packageId: 'later', sequence: 2, previousSha256: bare.sha256 });
  await refuse(forged, 'HandedInBefore');
  // One member's ratings come once more as another's.
  const copied = signedAnew(told, { siteId, sessionId, memberId: seth }, told.ratings);
  const asSeth = await alter({ ...copied, memberId: seth }, own, { packageId: 'copy', sequence: 2, previousSha256: bare.sha256 });
  await refuse(asSeth, 'RatingsRepeated');
  await receive(north, carry(sealed.file, north));
  expect((await plainBytes(north)).includes(secret)).toBe(false);
  await signIn(north, 'fay');
  const panel = (await c.get({ sessionId })).panel.filter(({ hasHandedIn }) => hasHandedIn);
  expect(panel.map(({ remote: at }) => at?.signedBy)).toEqual([
    { name: 'Person rhea', publicKey: told.publicKey },
    { name: 'Person seth', publicKey: expect.any(String) },
  ]);
  north.dialogs.push(path.join(north.folder, 'late.zip'));
  const late = await c.chooseCaseFile({ suggestedName: 'late.zip' });
  await expect(c.writeCaseFile({ sessionId, memberId: rhea, target: late?.handle ?? '' })).rejects.toMatchObject({
    code: 'AlreadyHandedIn',
  });

  // The members who are here open them with their own.
  await rateAll(north, sessionId, 'mia', () => ({ level: 2 }));
  await rateAll(north, sessionId, 'noor', () => ({ level: 2 }));
  expect(await close(north, sessionId, ['mia', 'noor'])).toMatchObject({ isClosed: true });
  const board = await c.board({ sessionId });
  expect(board.cases.map(({ title }) => title)).toContain('Locked in order');
  expect(board.cases.map(({ ratings }) => new Map(ratings.map(({ memberId, rating: { level } }) => [memberId, level])))).toEqual(
    [0, 1].map(
      () =>
        new Map([
          [members[0], 2],
          [members[1], 2],
          [rhea, 3],
          [seth, 1],
        ]),
    ),
  );
  for (const { caseId } of board.cases) await c.decide({ sessionId, caseId, level: 2, indicators: {}, reason, seconds: 1 });
  await computeFigures(north, sessionId);
  await c.writeMinutes({ sessionId });
  const { absences, content: minutes } = await c.minutes({ sessionId });
  expect(absences.map((absent) => `${absent.name}: ${absent.reason}`).toSorted()).toEqual([
    `Rhea Rowan (Southfield Works): ${byFile}`,
    `Seth Sorrel (Southfield Works): ${byFile}`,
  ]);
  // What is signed says so as well, and the quorum is counted among those who are here.
  expect(minutes.members.flatMap(({ absent }) => absent ?? [])).toEqual([byFile, byFile]);
  expect(minutes.members).toHaveLength(4);
  await c.signMinutes({ sessionId, signature: by('mia') });
  await expect(c.finalise({ sessionId, signature: by('fay') })).rejects.toMatchObject({
    code: 'SignaturesMissing',
    data: { names: ['Person noor'] },
  });
  await c.signMinutes({ sessionId, signature: by('noor') });
  await c.finalise({ sessionId, signature: by('fay') });
  // Whoever verifies the whole record holds what came in files against the keys that it was signed with.
  const record = recordOf(north);
  const verified = async () => (await beside(north)).filter(({ table }) => table === 'remote_hand_in');
  expect(await verified()).toEqual([]);
  await sql.raw('DROP TRIGGER remote_hand_in_no_update').execute(record);
  const { publicKey } = signedAnew(told, place, told.ratings);
  await record.updateTable('remote_hand_in').set({ publicKey }).where('memberId', '=', rhea).execute();
  expect(await verified()).toMatchObject([{ rowId: `${sessionId}/${rhea}`, fault: 'invalid', field: 'signature' }]);
  await record.updateTable('remote_hand_in').set({ publicKey: told.publicKey }).where('memberId', '=', rhea).execute();
  await signIn(north, 'ada');
  await refuse(await alter({}, own, { packageId: 'last', sequence: 3, previousSha256: sealed.sha256 }), 'SessionClosed');
  await signIn(north, 'fay');
  await c.newRound({ sessionId, plannedOn: '2026-05-01', reason });
  await signIn(north, 'ada');
  await refuse(await alter({}, own, { packageId: 'last', sequence: 3, previousSha256: sealed.sha256 }), 'OtherRound');
  await north.client.partners.revoke({ partnerId: southAtNorth, reason });
  await refuse(await alter({}, own, { packageId: 'last', sequence: 3, previousSha256: sealed.sha256 }), 'RevokedKey');
});

/** Ratings under a signature that fits them, by a key that was made just now. */
function signedAnew(
  told: RatingsFile,
  place: Parameters<typeof guestRatingsContent>[0],
  ratings: RatingsFile['ratings'],
): Pick<RatingsFile, 'ratings' | 'signature' | 'publicKey'> {
  const { publicKey, privateKey } = makeKeyPair('ed25519');
  const { signature: _old, ...said } = { ...told.signature, contentDigest: contentDigest(guestRatingsContent(place, ratings)) };
  const signature = signWith(privateKey, Buffer.from(canonicalJson(said), 'utf8')).toString('base64');
  return { ratings, signature: { ...said, signature }, publicKey: publicKey.toString('base64') };
}

/** What verifying the record finds of what stands beside the log. */
async function beside(site: TestSite) {
  const { open: unlocked } = site.station;
  if (unlocked === null) throw new Error('the site is locked');
  const { vault } = unlocked;
  const opened = openEncrypted({ file: databaseFiles(vault.folder, vault.generation).site, key: vault.dataKey, cipher: vault.cipher });
  if (!opened.ok) throw new Error(opened.failure.code);
  const found = await checkBeside(opened.value, recordOf(site), 1_000_000);
  opened.value.close();
  return found;
}
