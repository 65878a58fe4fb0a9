import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fail, ok, type Failure, type Result } from '../../../shared/result';
import { standardCost, type KdfCost } from './argon';
import { isRefusal, type ReadOnlyFolder } from './durable-file';
import type { Cipher, OpenFailure } from './open';
import { lockSite, openDatabases, openForUser, type Opening, type OpenSite, type OpenVault, type WithNativeBinding } from './open-site';
import { makeKeyPair } from './raw-keys';
import { sealTo } from './sealed-box';
import { splitRecoveryKey } from './shares';
import { makePersonKeys, wipeKeys, type PersonKeys } from './signing-keys';
import { databaseFiles, siteFiles, siteFormat, writeSiteFacts, type SiteFacts } from './site-files';
import { dataKeyContext, makeSlot, openerFacts, type OpenerFacts } from './slot';
import { loginHashOf, siteDigestOf, writeSlots, type Slot, type Slots } from './slots';

export type Enrolment = { readonly userId: string; readonly login: string; readonly passphrase: string };
export type NewSite = WithNativeBinding & {
  /** Made when it is not there; must be empty. */
  readonly folder: string;
  readonly name: string;
  readonly cipher: Cipher;
  /** Two people or more; the site is open for the first. */
  readonly enrolments: readonly Enrolment[];
  readonly shares: { readonly threshold: number; readonly count: number };
  readonly now: string;
  /** For tests only: what wrapping keys costs in this site from now on, instead of the standard. */
  readonly kdfCost?: KdfCost;
  /** Called when the folder is there and empty, before the first byte is written into it. */
  readonly beginning?: () => void;
};
export type CreatedSite = {
  readonly siteId: string;
  /** Printed once and kept nowhere. */
  readonly shares: readonly string[];
  readonly openers: readonly OpenerFacts[];
  readonly openVault: OpenVault;
};
export type BegunSite = CreatedSite & {
  /** Writes site.json: from now on the folder is a site. */
  readonly finish: () => Result<void, ReadOnlyFolder>;
};
export type CreateFailure =
  | Failure<'FolderNotEmpty', { readonly folder: string }>
  | Failure<'SamePerson', undefined>
  | ReadOnlyFolder
  | OpenFailure;

/** Makes a site and leaves it open for the first person enrolled. */
export async function createVault(wanted: NewSite): Promise<Result<CreatedSite, CreateFailure>> {
  const begun = await beginVault(wanted);
  if (!begun.ok) return begun;
  const finished = begun.value.finish();
  return finished.ok ? begun : abandoned(wanted.folder, [begun.value.openVault], finished);
}

/**
 * The same without site.json, without which the folder is no site: ended before the record says who its people are, it
 * would be one that nobody can open.
 */
export async function beginVault(wanted: NewSite): Promise<Result<BegunSite, CreateFailure>> {
  const { folder, nativeBinding, kdfCost = standardCost } = wanted;
  const made = await makeSlots(wanted, kdfCost);
  if (!made.ok) return made;
  const { facts, slots, dataKey, shares, first } = made.value;
  const empty = makeEmptyFolder(folder);
  if (!empty.ok) return empty;
  wanted.beginning?.();
  const opened: Array<{ close: () => void }> = [];
  try {
    const filled = fillFolder({ folder, facts, slots, dataKey, kdfCost, nativeBinding }, opened);
    if (!filled.ok) return abandoned(folder, opened, filled);
    const openVault = openForUser(filled.value, { ...first, mustChoosePassphrase: false });
    const finish = () => writeSiteFacts(folder, facts);
    return ok({ siteId: slots.siteId, shares, openers: slots.slots.map(openerFacts), openVault, finish });
  } catch (error) {
    abandoned(folder, opened, undefined);
    throw error;
  }
}

/** The names of all that the making of a site writes. */
export const filesOfMaking: readonly string[] = Object.values({ ...siteFiles(''), ...databaseFiles('', 1) }).flatMap((name) =>
  ['', '.new', '-journal', '-wal', '-shm'].map((ending) => `${name}${ending}`),
);

/** What a making that failed has left behind; the folder is free for another try. */
export function removeHalfMade(folder: string): void {
  for (const name of filesOfMaking) rmSync(join(folder, name), { force: true });
}

/** Puts everything that failed to become a site away again, and hands on why it failed. */
function abandoned<T>(folder: string, opened: ReadonlyArray<{ close: () => void }>, why: T): T {
  for (const one of opened.toReversed()) one.close();
  removeHalfMade(folder);
  return why;
}

function fillFolder(making: Omit<Opening, 'lock' | 'create'>, opened: Array<{ close: () => void }>): Result<OpenSite, CreateFailure> {
  const { folder, slots, dataKey, nativeBinding } = making;
  const lock = lockSite(folder, nativeBinding);
  if (!lock.ok) return lock;
  opened.push(lock.value);
  const open = openDatabases({ ...making, lock: lock.value, create: true });
  if (!open.ok) return open;
  opened.push(open.value);
  const written = writeSlots(folder, slots, dataKey);
  return written.ok ? open : written;
}

type MadeSlots = {
  readonly facts: SiteFacts;
  readonly slots: Slots;
  readonly dataKey: Buffer;
  readonly shares: readonly string[];
  readonly first: { readonly userId: string; readonly keys: PersonKeys };
};

async function makeSlots(wanted: NewSite, kdfCost: KdfCost): Promise<Result<MadeSlots, Failure<'SamePerson', undefined>>> {
  const site = { siteId: randomUUID(), generation: 1, loginSalt: randomBytes(32).toString('base64') };
  const dataKey = randomBytes(32);
  const list: Slot[] = [];
  let first: MadeSlots['first'] | undefined;
  for (const { userId, login, passphrase } of wanted.enrolments) {
    const keys = makePersonKeys();
    const loginHash = loginHashOf(site, login);
    if (list.some((slot) => slot.userId === userId || slot.loginHash === loginHash)) return fail<'SamePerson'>('SamePerson');
    list.push(await makeSlot(site, { userId, loginHash, passphrase, keys, mustChoosePassphrase: false, kdfCost, dataKey }));
    if (first === undefined) first = { userId, keys };
    else wipeKeys(keys);
  }
  if (first === undefined || list.length < 2) return fail<'SamePerson'>('SamePerson');
  const recoveryKey = makeKeyPair('x25519');
  const { threshold, count } = wanted.shares;
  const recovery = {
    publicKey: recoveryKey.publicKey.toString('base64'),
    sealedDataKey: sealTo(recoveryKey.publicKey, dataKey, 'recovery-data-key', dataKeyContext(site, 'recovery')).toString('base64'),
    threshold,
    shares: count,
  };
  const shares = await splitRecoveryKey(recoveryKey.privateKey, site.siteId, wanted.shares);
  recoveryKey.privateKey.fill(0);
  const { name, cipher, now: createdAt } = wanted;
  const facts = { formatVersion: siteFormat, siteId: site.siteId, name, cipher, createdAt } as const;
  const slots = { format: siteFormat, ...site, siteDigest: siteDigestOf(facts), recovery, slots: list } as const;
  return ok({ facts, slots, dataKey, shares, first });
}

function makeEmptyFolder(folder: string): Result<void, CreateFailure> {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    if (isRefusal(error)) return fail('ReadOnlyFolder', { folder });
    throw error;
  }
  return readdirSync(folder).length === 0 ? ok(undefined) : fail('FolderNotEmpty', { folder });
}
