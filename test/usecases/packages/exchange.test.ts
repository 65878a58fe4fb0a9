import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bech32 } from '@scure/base';
import { describe, expect, it, test } from 'vitest';
import { z } from 'zod';
import { exchangeKeys } from '../../../electron/service/usecases/exports/package-key';
import { deriveStandings } from '../../../electron/service/db/sql/standings';
import { recordOf } from '../../support/framework';
import { makeWorks, signInput } from '../../support/assessments';
import { canonicalJson, type JsonValue } from '../../../shared/domain/audit-json';
import { carry, introduce, makeTwoSites, open, packed, receive, write, type TwoSites } from '../../support/packages/two-sites';
import { makePerson } from '../../support/people';
import { makeTestSite, type TestSite } from '../../support/site';

const tools = ['minisign', 'age'].filter((tool) => spawnSync(tool, ['--version']).error !== undefined);
if (tools.length > 0) console.info(`skipped: ${tools.join(' and ')} missing; on Debian or Ubuntu: apt-get install ${tools.join(' ')}`);

async function signedOff(): Promise<TwoSites> {
  const sites = await makeTwoSites();
  await makeWorks(sites.north);
  await makePerson(sites.north, 'nils', { roleId: 'worker', unitId: 'works' });
  await sites.north.client.assessments.sign(await signInput(sites.north));
  await recordOf(sites.north)
    .transaction()
    .execute((tx) => deriveStandings(tx, 'all', 60));
  return sites;
}

const told = z.object({ lines: z.array(z.json()) });

const kinds = ['qualification-status', 'training-needs', 'ratings'] as const;

test.each(kinds)('%s arrives as it was sent, line by line, and changes nobody', async (kind) => {
  const sites = await signedOff();
  const { file, rows } = await write(sites.north, { kind, unitId: null }, { partnerId: sites.southAtNorth, isEncrypted: false });
  expect(rows).toBe(kind === 'qualification-status' ? 2 : 1);
  const before = await recordOf(sites.south).selectFrom('person').selectAll().execute();
  const { packageInId, accepted, rejected } = await receive(sites.south, carry(file, sites.south));
  expect({ accepted, rejected }).toEqual({ accepted: rows, rejected: 0 });
  expect(await recordOf(sites.south).selectFrom('person').selectAll().execute()).toEqual(before);
  const stored = await recordOf(sites.south).selectFrom('received_record').select('content').orderBy('displayName').execute();
  const lines = stored.flatMap(({ content }) => told.parse(JSON.parse(content)).lines);
  const sent = packed(file)
    .text(`${kind}.ndjson`)
    .trim()
    .split('\n')
    .map((one) => z.json().parse(JSON.parse(one)));
  const byText = (all: readonly JsonValue[]): string[] => all.map(canonicalJson).toSorted();
  expect(byText(lines)).toEqual(byText(sent));
  const shown = await sites.south.client.packages.get({ packageInId });
  expect(shown.records.map(({ displayName, personId }) => [displayName, personId])).toContainEqual(
    kind === 'training-needs' ? ['nils, Test (N-nils)', null] : ['pia, Test (N-pia)', null],
  );
});

test('training needs are what people are not ready in, and ratings what was signed', async () => {
  const sites = await signedOff();
  const to = { partnerId: sites.southAtNorth, isEncrypted: false };
  const needs = packed((await write(sites.north, { kind: 'training-needs', unitId: null }, to)).file).text('training-needs.csv');
  expect(needs.split('\r\n')[1]).toContain('N-nils,"nils, Test"');
  expect(needs).not.toContain('N-pia');
  const ratings = packed((await write(sites.north, { kind: 'ratings', unitId: null }, to)).file).text('ratings.csv');
  expect(ratings.split('\r\n')[1]).toMatch(
    /^N-pia,"pia, Test",LOTO,Competency loto,2,Works alone,competent,2026-03-14,Ada Alder,[0-9a-f]{64},1$/,
  );
});

test('receipts go back: the sender sees what became of each package, and a false one is refused', async () => {
  const sites = await signedOff();
  const { north, south } = sites;
  const sent = await write(north, { kind: 'roster', unitId: null }, { partnerId: sites.southAtNorth, isEncrypted: false });
  const { packageInId } = await receive(south, carry(sent.file, south));
  expect((await south.client.packages.list()).packages).toMatchObject([{ hasReceipt: false }]);
  const back = { partnerId: sites.northAtSouth, isEncrypted: false };
  const receipt = await write(south, { kind: 'receipt', packageInId }, back, { fileName: 'roster.receipt.zip' });
  expect((await south.client.packages.list()).packages).toMatchObject([{ hasReceipt: true }]);
  const carried = carry(receipt.file, north);
  expect(await open(north, carried)).toMatchObject({
    kind: 'receipt',
    receiptFor: { fileName: 'roster.zip', sequence: 1, receiver: 'Southfield Works', accepted: 2, rejected: 0, signedBy: 'Ben Birch' },
  });
  expect((await north.client.exports.list()).packages).toMatchObject([{ fileName: 'roster.zip', receipt: null }]);
  await receive(north, carried);
  expect((await north.client.exports.list()).packages).toMatchObject([
    { fileName: 'roster.zip', receipt: { accepted: 2, rejected: 0, signedBy: 'Ben Birch', rejects: [] } },
  ]);
  // The stick was lost and the receipt written once more: it says the same and is no new one.
  const again = await write(south, { kind: 'receipt', packageInId }, back, { fileName: 'again.zip' });
  expect((await open(north, carry(again.file, north))).totals).toMatchObject({ unchanged: 1, tell: 0 });

  const west = await makeTestSite({ name: 'Westfield Works' });
  await introduce(north, west);
  const northAtWest = await introduce(west, north);
  // A package to somebody by name alone is answered for by who is known here under that name, and by nobody else.
  const byName = await write(north, { kind: 'roster', unitId: null }, { receiver: 'westfield  Works' }, { fileName: 'open.zip' });
  const taken = await receive(west, carry(byName.file, west));
  await claim(south, sites.northAtSouth, west, taken.packageInId);
  const what = { kind: 'receipt', packageInId: taken.packageInId } as const;
  const claimed = await write(south, what, back, { fileName: 'claimed.zip' });
  await expect(open(north, carry(claimed.file, north))).rejects.toMatchObject({ code: 'NotTheReceiver' });
  const answer = await write(west, what, { partnerId: northAtWest, isEncrypted: false }, { fileName: 'answer.zip' });
  expect((await open(north, carry(answer.file, north))).receiptFor).toMatchObject({ receiver: 'westfield  Works' });

  // Somebody else says what became of it.
  await claim(west, northAtWest, south, packageInId);
  const stranger = await write(
    west,
    { kind: 'receipt', packageInId },
    { partnerId: northAtWest, isEncrypted: false },
    { fileName: 'west.zip' },
  );
  await expect(open(north, carry(stranger.file, north))).rejects.toMatchObject({ code: 'NotTheReceiver' });
});

/** Puts on record that a site took a package which another one took. */
async function claim(at: TestSite, partnerId: string, other: TestSite, packageInId: string): Promise<void> {
  const row = await recordOf(other).selectFrom('package_in').selectAll().where('packageInId', '=', packageInId).executeTakeFirstOrThrow();
  await recordOf(at)
    .insertInto('package_in')
    .values({ ...row, partnerId, sequence: 9 })
    .execute();
}

test('a receipt goes to whom the package came from, and none is written for a receipt', async () => {
  const sites = await signedOff();
  const { north, south } = sites;
  const sent = await write(north, { kind: 'roster', unitId: null }, { partnerId: sites.southAtNorth, isEncrypted: false });
  const { packageInId } = await receive(south, carry(sent.file, south));
  const west = await makeTestSite({ name: 'Westfield Works' });
  const partnerId = await introduce(south, west);
  await expect(write(south, { kind: 'receipt', packageInId }, { partnerId, isEncrypted: false })).rejects.toMatchObject({
    code: 'PartnerNotFound',
  });
  const receipt = await write(south, { kind: 'receipt', packageInId }, { partnerId: sites.northAtSouth, isEncrypted: false });
  const { packageInId: receiptIn } = await receive(north, carry(receipt.file, north));
  await expect(
    write(north, { kind: 'receipt', packageInId: receiptIn }, { partnerId: sites.southAtNorth, isEncrypted: false }),
  ).rejects.toMatchObject({ code: 'PackageNotFound' });
});

describe.skipIf(tools.length > 0)("the system's minisign and age", () => {
  it('check and open an encrypted package without Touchstone', async () => {
    const sites = await signedOff();
    const { file, publicKey } = await write(
      sites.north,
      { kind: 'roster', unitId: null },
      { partnerId: sites.southAtNorth, isEncrypted: true },
    );
    expect(spawnSync('minisign', ['-Vm', file, '-P', publicKey]).status).toBe(0);
    const [key] = await exchangeKeys(recordOf(sites.south));
    const identity = path.join(sites.south.folder, 'identity.txt');
    writeFileSync(identity, bech32.encodeFromBytes('AGE-SECRET-KEY-', key?.privateKey ?? new Uint8Array(32)).toUpperCase());
    const opened = path.join(sites.south.folder, 'opened.zip');
    expect(spawnSync('age', ['-d', '-i', identity, '-o', opened, file]).status).toBe(0);
    expect(packed(opened).names.toSorted()).toEqual(['README.txt', 'manifest.json', 'roster.csv', 'roster.ndjson']);
    expect(packed(opened).text('README.txt')).toContain('encrypted to its receiver');
    writeFileSync(
      file,
      readFileSync(file).map((byte, at) => (at === 400 ? byte ^ 1 : byte)),
    );
    expect(spawnSync('minisign', ['-Vm', file, '-P', publicKey]).status).not.toBe(0);
  });
});
