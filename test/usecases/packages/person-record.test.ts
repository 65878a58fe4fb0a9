import { spawnSync } from 'node:child_process';
import { createHash, createPublicKey, verify } from 'node:crypto';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { packageKey } from '../../../electron/service/usecases/exports/package-key';
import { makePackageKey } from '../../../electron/service/vault/minisign';
import { didKey } from '../../../electron/service/vault/did-key';
import { verifyCredential } from '../../../electron/service/vault/verify-credential';
import { attach, makeWorks, signInput } from '../../support/assessments';
import { ask } from '../../support/authorities';
import { newestEntry, recordOf } from '../../support/framework';
import { ben, carry, makeTwoSites, open, packed, receive, write, type TwoSites } from '../../support/packages/two-sites';
import { personRecordFiles, writePackageFile } from '../../support/packages/write-package-file';
import { makeCompetency, makePerson } from '../../support/people';
import { passphraseOf } from '../../support/passphrase-of';
import type { TestSite } from '../../support/site';
import { derivedContent } from '../../../electron/service/db/sql/standing-history';
import { enrol, signIn } from '../../support/users';

const reason = 'same machine, same procedure';
const ada = { login: 'ada', passphrase: passphraseOf('ada') };

/** Pia is signed off at the north and moves to the south, where she has another number. */
async function moved(): Promise<TwoSites & { file: string }> {
  const sites = await makeTwoSites();
  await makeWorks(sites.north);
  const evidenceIds = [await attach(sites.north, 'photo.txt', 'what was seen')];
  await sites.north.client.assessments.sign(await signInput(sites.north, { evidenceIds }));
  const { file } = await write(
    sites.north,
    { kind: 'person-record', personId: 'pia' },
    { partnerId: sites.southAtNorth, isEncrypted: false },
  );
  await makePerson(sites.south, 'pia-s', { employeeNumber: 'S-1', familyName: 'pia', givenName: 'Test' });
  await makeCompetency(sites.south, 'lock', { code: 'LCK', title: 'Lockout of the south' });
  return { ...sites, file: carry(file, sites.south) };
}

const decideOn = ({ client }: TestSite, recordId: string) => ({
  recordId,
  decide: (part: Partial<Parameters<typeof client.recognitions.decide>[0]> = {}) =>
    client.recognitions.decide({
      personId: 'pia-s',
      recordId,
      ordinal: 0,
      decision: 'recognised',
      competencyId: 'lock',
      level: 2,
      reason,
      signature: ada,
      ...part,
    }),
});

test('a person’s record carries levels, texts, digests and credentials that anybody can verify', async () => {
  const { north, file } = await moved();
  const { names, text } = packed(file);
  expect(names.toSorted()).toEqual(['README.txt', 'credential-1.json', 'manifest.json', 'record.json']);
  const record: unknown = JSON.parse(text('record.json'));
  expect(record).toMatchObject({
    person: { employeeNumber: 'N-pia' },
    qualifications: [
      {
        competency: { code: 'LOTO', title: 'Competency loto' },
        level: 2,
        validFrom: '2026-03-14',
        assessment: { performedOn: '2026-03-14', assessor: 'Ada Alder', place: 'Line 1' },
        evidence: [{ fileName: 'photo.txt', size: 13 }],
      },
    ],
  });
  const key = await packageKey(recordOf(north));
  const verified = verifyCredential(text('credential-1.json'), new Set([didKey(key.publicKey)]), '2026-03-14T12:00:00.000Z');
  expect(verified).toMatchObject({
    ok: true,
    value: { name: 'Competency loto', credentialSubject: { identifier: [{ identityHash: 'N-pia' }] } },
  });
  expect((await newestEntry(north)).action).toBe('exports.write');
  const credential = text('credential-1.json');
  expect(verifiesByHand(credential)).toEqual({
    verifies: true,
    issuer: didKey(key.publicKey),
    types: ['VerifiableCredential', 'AchievementCredential'],
  });
  expect(verifiesByHand(credential.replace('Competency loto', 'Competency lotto')).verifies).toBe(false);
});

const openBadge = z.looseObject({
  proof: z.looseObject({ proofValue: z.string(), verificationMethod: z.string() }),
  issuer: z.looseObject({ id: z.string() }),
  type: z.array(z.string()),
});

/**
 * Open Badges 3.0 under a W3C Data Integrity proof, checked as somebody without Touchstone would: from the text of the specifications
 * (eddsa-jcs-2022, RFC 8785, did:key) and with nothing of ours.
 */
function verifiesByHand(text: string) {
  const { proof, ...document } = openBadge.parse(JSON.parse(text));
  const { proofValue, ...options } = proof;
  const canonical = (value: unknown): string => {
    if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
    if (typeof value !== 'object' || value === null) return JSON.stringify(value);
    const members = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
    return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(',')}}`;
  };
  const base58 = (multibase: string): Buffer => {
    const letters = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
    let number = 0n;
    for (const letter of multibase.slice(1)) number = number * 58n + BigInt(letters.indexOf(letter));
    const hex = number.toString(16);
    return Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex');
  };
  const digest = (value: unknown): Buffer => createHash('sha256').update(canonical(value)).digest();
  const did = options.verificationMethod.split('#')[0] ?? '';
  // the multicodec of Ed25519, then the key; SubjectPublicKeyInfo of RFC 8410 before it makes it a key that any library reads
  const raw = base58(did.slice('did:key:'.length)).subarray(2);
  const publicKey = createPublicKey({
    key: Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), raw]),
    format: 'der',
    type: 'spki',
  });
  const verifies = verify(null, Buffer.concat([digest(options), digest(document)]), publicKey, base58(proofValue));
  return { verifies: verifies && document.issuer.id === did, issuer: document.issuer.id, types: document.type };
}

test('who holds nothing has nothing to send, and nobody is sent who is not there', async () => {
  const { north, southAtNorth } = await makeTwoSites();
  await makePerson(north, 'nils');
  const to = { partnerId: southAtNorth, isEncrypted: true };
  await expect(write(north, { kind: 'person-record', personId: 'nils' }, to)).rejects.toMatchObject({ code: 'NothingHeld' });
  await expect(write(north, { kind: 'person-record', personId: 'nobody' }, to)).rejects.toMatchObject({ code: 'PersonNotFound' });
  expect(spawnSync('ls', [north.folder], { encoding: 'utf8' }).stdout).not.toContain('.part');
});

test('a decision is signed and becomes supporting evidence, and no level moves by it', async () => {
  const { south, file } = await moved();
  const opened = await open(south, file);
  expect(opened).toMatchObject({
    kind: 'person-record',
    subject: { name: 'pia, Test', employeeNumber: 'N-pia', suggested: null },
    totals: { tell: 1 },
  });
  const accept = (personId: string | null) =>
    south.client.packages.accept({ openId: opened.openId, personId, gapReason: null, signature: ben });
  await expect(accept(null)).rejects.toMatchObject({ code: 'PersonNeeded' });
  await expect(accept('nobody')).rejects.toMatchObject({ code: 'PersonNotFound' });
  await accept('pia-s');
  const derived = async () => ({
    holdings: await recordOf(south).selectFrom('holding').selectAll().execute(),
    standings: (await recordOf(south).selectFrom('standing').selectAll().execute()).map(derivedContent),
  });
  const before = await derived();
  const { records } = await south.client.recognitions.list({ personId: 'pia-s' });
  expect(records).toMatchObject([
    { sender: 'Northfield Works', qualifications: [{ levelCode: '2', levelName: 'Works alone', decision: null }] },
  ]);
  const { decide } = decideOn(south, records[0]?.recordId ?? '');
  await expect(decide({ competencyId: null })).rejects.toMatchObject({ code: 'CompetencyNeeded' });
  await expect(decide({ competencyId: 'nothing' })).rejects.toMatchObject({ code: 'CompetencyNotFound' });
  await expect(decide({ level: 7 })).rejects.toMatchObject({ code: 'LevelNotOnScale' });
  await expect(decide({ ordinal: 3 })).rejects.toMatchObject({ code: 'RecordNotFound' });
  const { recognitionId } = await decide({ decision: 'partlyRecognised', level: 1 });
  await expect(decide()).rejects.toMatchObject({ code: 'DecidedBefore', data: { by: 'Ada Alder' } });
  expect(await derived()).toEqual(before);
  expect(await recordOf(south).selectFrom('supporting_evidence').selectAll().execute()).toMatchObject([
    { personId: 'pia-s', competencyId: 'lock', level: 1, kind: 'recognition', recognitionId, achievedOn: '2026-03-14' },
  ]);
  expect((await south.client.recognitions.list({ personId: 'pia-s' })).records[0]?.qualifications[0]?.decision).toMatchObject({
    decision: 'partlyRecognised',
    competencyTitle: 'LCK Lockout of the south',
    levelCode: '1',
    decidedBy: 'Ada Alder',
    signatures: [{ meaning: 'Recognised in part', isValid: true }],
  });
  expect(await newestEntry(south)).toMatchObject({ action: 'recognitions.decide', reason: { text: reason } });
});

test('a record that came for another number of the same person is shown under the one that counts, and decided on there', async () => {
  const { south, file } = await moved();
  await receive(south, file, { personId: 'pia-s' });
  await makePerson(south, 'kept');
  await south.client.identity.merge({ keptPersonId: 'kept', otherPersonId: 'pia-s', reason });
  const of = async (personId: string) => (await south.client.recognitions.list({ personId })).records;
  const [record] = await of('kept');
  expect(record).toMatchObject({ sender: 'Northfield Works', qualifications: [{ decision: null }] });
  const { decide } = decideOn(south, record?.recordId ?? '');
  await makePerson(south, 'other');
  await expect(decide({ personId: 'other' })).rejects.toMatchObject({ code: 'RecordNotFound' });
  const { recognitionId } = await decide({ personId: 'kept' });
  expect(await of('kept')).toMatchObject([{ qualifications: [{ decision: { decision: 'recognised' } }] }]);
  expect((await south.client.completions.ofPerson({ personId: 'kept' })).evidence).toMatchObject([{ kind: 'recognition' }]);
  // Two people after all: what was decided goes with the record that it was decided on.
  await south.client.identity.unmerge({ personId: 'pia-s', reason });
  expect(await of('kept')).toEqual([]);
  expect(await recordOf(south).selectFrom('recognition').select(['recognitionId', 'personId']).execute()).toEqual([
    { recognitionId, personId: 'pia-s' },
  ]);
});

test('what is not recognised is no evidence, nobody decides on their own, and who may not sign may not decide', async () => {
  const { south, file } = await moved();
  await receive(south, file, { personId: 'pia-s' });
  const { records } = await south.client.recognitions.list({ personId: 'pia-s' });
  const { decide } = decideOn(south, records[0]?.recordId ?? '');
  await enrol(south, 'pia', { personId: 'pia-s', grants: [{ role: 'assessor', unitId: null }] });
  await enrol(south, 'hugo', { grants: [{ role: 'hrPartner', unitId: null }] });
  const as = (login: string) => ({ signature: { login, passphrase: passphraseOf(login) } });
  await expect(decide(as('pia'))).rejects.toMatchObject({ code: 'OwnRecord' });
  await expect(decide(as('hugo'))).rejects.toMatchObject({ code: 'NotPermitted', data: { permission: 'assessments.sign' } });
  await makePerson(south, 'rosa');
  await enrol(south, 'rosa', { personId: 'rosa', grants: [{ role: 'assessor', unitId: null }] });
  await south.client.relations.declare({
    personId: 'pia-s',
    otherPersonId: 'rosa',
    kind: 'household',
    note: '',
    from: '2026-01-01',
    until: null,
    reason,
  });
  const near = { why: ['lives with the person'] };
  for (const decision of ['recognised', 'notRecognised'] as const)
    await expect(decide({ decision, ...as('rosa') })).rejects.toMatchObject({ code: 'NotIndependent', data: near });
  await ask(south, { conflicts: { lineManager: 'allow', declared: 'reason', trainer: 'allow' } });
  await expect(decide(as('rosa'))).rejects.toMatchObject({ code: 'IndependenceReasonMissing', data: near });
  await decide({ decision: 'notRecognised', independenceReason: 'nobody else knows the other site', ...as('rosa') });
  expect(await recordOf(south).selectFrom('supporting_evidence').selectAll().execute()).toEqual([]);
  expect(await recordOf(south).selectFrom('recognition').select(['competencyId', 'level', 'decision', 'reason']).execute()).toEqual([
    {
      competencyId: null,
      level: null,
      decision: 'notRecognised',
      reason: `${reason} (Who decided lives with the person, and decided all the same: nobody else knows the other site)`,
    },
  ]);
});

test('a credential that is not the sender’s, was changed, or tells of something else is rejected by itself', async () => {
  const { north, south } = await moved();
  const key = await packageKey(recordOf(north));
  const own = await north.client.partners.card();
  const { siteId, name } = await south.client.partners.card();
  const codeOf = async (files: Record<string, string>): Promise<unknown> => {
    const file = path.join(south.folder, 'made.zip');
    const manifest = { kind: 'person-record', site: { id: own.siteId, name: own.name }, receiver: { siteId, name } };
    await writePackageFile(file, key, files, manifest);
    return (await open(south, file)).rejects.map(({ code }) => code);
  };
  expect(await codeOf(personRecordFiles(key))).toEqual([]);
  expect(await codeOf(personRecordFiles(makePackageKey()))).toEqual(['CredentialUnknownIssuer']);
  expect(await codeOf(personRecordFiles(key, { alter: (text) => text.replace('Works alone', 'Teaches') }))).toEqual(['CredentialTampered']);
  expect(await codeOf(personRecordFiles(key, { employeeNumber: 'OTHER-8' }))).toEqual(['CredentialDiffers']);
  expect(await codeOf(personRecordFiles(key, { title: 'Another competency' }))).toEqual(['CredentialDiffers']);
  const { 'credential-1.json': _left, ...without } = personRecordFiles(key);
  expect(await codeOf(without)).toEqual(['CredentialMissing']);
});

test('the portfolio tells what another site holds a person qualified for as what it is, and who decided what on it here', async () => {
  const { south, file } = await moved();
  const { openId } = await open(south, file);
  await south.client.packages.accept({ openId, personId: 'pia-s', gapReason: null, signature: ben });
  const received = async (asOf: string | null) => (await south.client.portfolio.get({ personId: 'pia-s', asOf })).content.received;
  const held = {
    sender: 'Northfield Works',
    sequence: 1,
    competencyCode: 'LOTO',
    levelCode: '2',
    levelName: 'Works alone',
    assessedOn: '2026-03-14',
    assessor: 'Ada Alder',
  };
  expect(await received(null)).toMatchObject([{ ...held, decision: null }]);
  expect(await received('2026-03-13')).toEqual([]);
  const { records } = await south.client.recognitions.list({ personId: 'pia-s' });
  south.clock.now = new Date('2026-03-16T09:00:00Z');
  await signIn(south, 'ada');
  await decideOn(south, records[0]?.recordId ?? '').decide({ decision: 'partlyRecognised', level: 1 });
  expect(await received(null)).toMatchObject([
    {
      ...held,
      decision: {
        decision: 'partlyRecognised',
        competencyTitle: 'LCK Lockout of the south',
        levelCode: '1',
        reason,
        decidedBy: 'Ada Alder',
        signatures: [{ isValid: true }],
      },
    },
  ]);
  expect(await received('2026-03-15')).toMatchObject([{ ...held, decision: null }]);
  const { content } = await south.client.portfolio.get({ personId: 'pia-s', asOf: null });
  expect(content.holdings).toEqual([]);
  expect(content.support).toMatchObject([{ kind: 'recognition', levelCode: '1' }]);
});
