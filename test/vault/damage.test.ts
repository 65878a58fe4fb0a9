import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addOpenerSlot } from '../../electron/service/vault/opener-slots';
import { makeKeyPair } from '../../electron/service/vault/raw-keys';
import { checkShares, openWithShares } from '../../electron/service/vault/recovery';
import { readSiteFacts, siteFiles, siteFormat } from '../../electron/service/vault/site-files';
import { readSlots, writeSlots } from '../../electron/service/vault/slots';
import { unlockVault } from '../../electron/service/vault/unlock';
import { ada, atSecond, failureOf, makeClosedSite, makeFolder, makeSite, valueOf } from './make-site';

describe('a damaged slots.json', () => {
  it('is named as such after any one bit flipped, whatever the passphrase', async () => {
    const { folder, siteId } = await makeClosedSite();
    const file = siteFiles(folder).slots;
    const whole = readFileSync(file);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length * 8 - 1), async (bit) => {
        const changed = Buffer.from(whole);
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        writeFileSync(file, changed);
        const { code } = failureOf(readSlots(folder, siteId));
        // One bit of its number makes the format another, for all that can be told.
        const format = Number(/"format": (\d),/.exec(changed.toString('latin1'))?.[1] ?? siteFormat);
        const isOther = format !== siteFormat && format > 0;
        expect(code).toBe(isOther ? (format > siteFormat ? 'NewerFormat' : 'OlderFormat') : 'SiteDamaged');
        expect(failureOf(await unlockVault({ folder, ...ada, now: atSecond(0) })).code).toBe(code);
      }),
      { numRuns: 150, examples: Array.from({ length: 8 }, (_, bit): [number] => [8 * whole.indexOf(String(siteFormat)) + bit]) },
    );
    writeFileSync(file, whole);
    valueOf(await unlockVault({ folder, ...ada, now: atSecond(0) })).close();
  });

  it('cut short, empty, missing or of another site is named as well', async () => {
    const { folder } = await makeClosedSite();
    const other = await makeClosedSite();
    const file = siteFiles(folder).slots;
    const damaged = { code: 'SiteDamaged', data: { file: 'slots.json' } };
    const whole = readFileSync(file);
    for (const content of [whole.subarray(0, 700), '', 'null', '[]', readFileSync(siteFiles(other.folder).slots)]) {
      writeFileSync(file, content);
      expect(failureOf(await unlockVault({ folder, ...ada, now: atSecond(0) }))).toEqual(damaged);
    }
    rmSync(file);
    expect(failureOf(await unlockVault({ folder, ...ada, now: atSecond(0) }))).toEqual(damaged);
  });

  it('with a key planted by somebody without the data key is refused, before and after unlocking', async () => {
    const { folder, siteId, openVault } = await makeSite();
    const slots = valueOf(readSlots(folder, siteId));
    const planted = { ...slots.recovery, publicKey: makeKeyPair('x25519').publicKey.toString('base64') };
    const { digest: _digest, seal: _seal, ...content } = slots;
    valueOf(writeSlots(folder, { ...content, recovery: planted }, Buffer.alloc(32)));
    const damaged = { code: 'SiteDamaged', data: { file: 'slots.json' } };
    const opener = { userId: 'user-c', login: 'cleo', passphrase: 'lantern under the stairs', mustChoosePassphrase: false };
    expect(failureOf(await addOpenerSlot(openVault, opener))).toEqual(damaged);
    openVault.close();
    expect(failureOf(await unlockVault({ folder, ...ada, now: atSecond(0) }))).toEqual(damaged);
  });
});

describe('a site folder', () => {
  it('that holds no site is told, whether it exists or not', async () => {
    const folder = makeFolder();
    for (const place of [folder, join(folder, 'missing')]) {
      expect(failureOf(await unlockVault({ folder: place, ...ada, now: atSecond(0) }))).toEqual({
        code: 'NotASite',
        data: { folder: place },
      });
    }
  });

  it('of a development version from before is refused as such, and nothing of it is changed', async () => {
    const { folder, shares } = await makeClosedSite();
    const { site, slots } = siteFiles(folder);
    const [facts, whole] = [readFileSync(site, 'utf8'), readFileSync(slots, 'utf8')];
    const older = { code: 'OlderFormat', data: undefined };
    for (const [file, content] of [
      [site, facts.replace(`"formatVersion": ${siteFormat}`, '"formatVersion": 1')],
      [slots, whole.replace(`"format": ${siteFormat}`, '"format": 1')],
    ] as const) {
      writeFileSync(file, content);
      const before = readdirSync(folder).map((name) => [name, statSync(join(folder, name)).mtimeMs]);
      expect(failureOf(await unlockVault({ folder, ...ada, now: atSecond(0) }))).toEqual(older);
      expect(failureOf(await checkShares(folder, shares.slice(0, 2)))).toEqual(older);
      expect(failureOf(await openWithShares({ folder, shares: shares.slice(0, 2) }))).toEqual(older);
      expect(readdirSync(folder).map((name) => [name, statSync(join(folder, name)).mtimeMs])).toEqual(before);
      writeFileSync(site, facts);
    }
    writeFileSync(slots, whole);
    valueOf(await unlockVault({ folder, ...ada, now: atSecond(0) })).close();
  });

  it('that has anything but a file in the place of one of its files is refused, and named, and nothing outside is read or written', async () => {
    const { folder, shares } = await makeClosedSite();
    const elsewhere = join(makeFolder(), 'of somebody else');
    const puts: Record<string, (at: string) => void> = {
      link: (at) => symlinkSync(elsewhere, at),
      folder: (at) => mkdirSync(at),
      ...(process.platform === 'win32' ? {} : { pipe: (at: string) => void execFileSync('mkfifo', [at]) }),
    };
    const names = ['slots.json', 'attempts.json', 'attempts.json.new', 'site.lock', 'site-1.db', 'site-1.db-journal', 'evidence-1.db'];
    for (const file of [...names, 'evidence-1.db-wal', 'evidence-2.db', 'readiness-1.pack', 'restored.json']) {
      for (const [what, put] of Object.entries(puts)) {
        const [at, kept] = [join(folder, file), join(folder, 'kept')];
        const isThere = existsSync(at);
        if (isThere) renameSync(at, kept);
        put(at);
        const told = [what, { code: 'NotAFile', data: { file } }];
        expect([what, failureOf(await unlockVault({ folder, ...ada, now: atSecond(0) }))]).toEqual(told);
        expect([what, failureOf(await openWithShares({ folder, shares: shares.slice(0, 2) }))]).toEqual(told);
        expect(existsSync(elsewhere)).toBe(false);
        rmSync(at, { recursive: true });
        if (isThere) renameSync(kept, at);
      }
    }
    valueOf(await unlockVault({ folder, ...ada, now: atSecond(0) })).close();
  });

  it('of a newer version, or with a damaged site.json, is told', async () => {
    const { folder } = await makeClosedSite();
    const { site } = siteFiles(folder);
    const facts = valueOf(readSiteFacts(folder));
    writeFileSync(site, JSON.stringify({ formatVersion: siteFormat + 1, whatever: true }));
    expect(failureOf(readSiteFacts(folder)).code).toBe('NewerFormat');
    for (const content of [
      '{',
      '',
      JSON.stringify({ ...facts, cipher: 'aes256cbc' }),
      JSON.stringify({ ...facts, siteId: undefined }),
      JSON.stringify({ ...facts, also: 1 }),
    ]) {
      writeFileSync(site, content);
      expect(failureOf(readSiteFacts(folder))).toEqual({ code: 'SiteDamaged', data: { file: 'site.json' } });
    }
  });
});

describe.each(['aegis', 'sqlcipher'] as const)('a database under %s', (cipher) => {
  it('that is damaged, missing, of another site or in the place of the other is named', async () => {
    const { folder } = await makeClosedSite({ cipher });
    const other = await makeClosedSite({ cipher });
    const [site, evidence, kept] = ['site-1.db', 'evidence-1.db', 'kept'].map((name) => join(folder, name));
    if (site === undefined || evidence === undefined || kept === undefined) throw new Error('three names');
    copyFileSync(site, kept);
    const refusal = async () => failureOf(await unlockVault({ folder, ...ada, now: atSecond(0) }));
    const damaged = { code: 'SiteDamaged', data: { file: 'site-1.db' } };

    const bytes = readFileSync(site);
    bytes[2000] = (bytes[2000] ?? 0) ^ 1;
    writeFileSync(site, bytes);
    expect(await refusal()).toEqual(damaged);
    copyFileSync(join(other.folder, 'site-1.db'), site);
    expect(await refusal()).toEqual(damaged);
    copyFileSync(evidence, site);
    expect(await refusal()).toEqual(damaged);
    rmSync(site);
    expect(await refusal()).toEqual(damaged);

    renameSync(kept, site);
    rmSync(evidence);
    expect(await refusal()).toEqual({ code: 'SiteDamaged', data: { file: 'evidence-1.db' } });
  });
});
