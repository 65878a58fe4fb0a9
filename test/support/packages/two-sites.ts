import { unzipSync } from 'fflate';
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Contract } from '../../../shared/contract';
import type { InputOf } from '../../../electron/service/usecases/context';
import { passphraseOf } from '../passphrase-of';
import { makeTestSite, type TestSite } from '../site';
import type { TestSiteOptions } from '../site-template';

export const ben = { login: 'ben', passphrase: passphraseOf('ben') };
const reason = 'asked by a test';

/** Introduces one site to another and has ada and ben compare the fingerprints; answers with the partner's id. */
export async function introduce(at: TestSite, other: TestSite, isConfirmed = true): Promise<string> {
  const { fingerprint, recipientFingerprint, ...card } = await other.client.partners.card();
  const { partnerId } = await at.client.partners.introduce({ ...card, reason });
  if (isConfirmed) await at.client.partners.confirm({ partnerId, fingerprint, recipientFingerprint, reason, signature: ben });
  return partnerId;
}

export interface TwoSites {
  readonly north: TestSite;
  readonly south: TestSite;
  /** What each calls the other. */
  readonly southAtNorth: string;
  readonly northAtSouth: string;
}

/** Two installations that know each other. */
export async function makeTwoSites(options: TestSiteOptions = {}): Promise<TwoSites> {
  const north = await makeTestSite({ name: 'Northfield Works', ...options });
  const south = await makeTestSite({ name: 'Southfield Works', ...options });
  return { north, south, southAtNorth: await introduce(north, south), northAtSouth: await introduce(south, north) };
}

type WriteInput = InputOf<Contract['exports']['write']>;

/** Writes a package into the site's folder and answers with its path. */
export async function write(
  at: TestSite,
  what: WriteInput['what'],
  to: WriteInput['to'],
  { fileName = `${what.kind}.zip`, asOf = null }: { readonly fileName?: string; readonly asOf?: string | null } = {},
) {
  const isEncrypted = 'isEncrypted' in to && to.isEncrypted;
  at.dialogs.push(path.join(at.folder, fileName));
  const target = await at.client.exports.chooseTarget({ suggestedName: fileName, isEncrypted });
  if (target === null) throw new Error('no target was chosen');
  const written = await at.client.exports.write({ target: target.handle, what, to, asOf, reason: 'monthly return' });
  return { ...written, file: path.join(at.folder, target.fileName) };
}

/** Carries a package to another site's folder, as on a stick. */
export function carry(file: string, to: TestSite): string {
  const folder = path.join(to.folder, 'carried');
  mkdirSync(folder, { recursive: true });
  const target = path.join(folder, path.basename(file));
  copyFileSync(file, target);
  if (existsSync(`${file}.minisig`)) copyFileSync(`${file}.minisig`, `${target}.minisig`);
  return target;
}

/** Chooses a package that was carried here and shows it. */
export async function open(at: TestSite, file: string) {
  at.dialogs.push(file);
  const chosen = await at.client.packages.choose();
  return at.client.packages.open({ source: { handle: chosen?.handle ?? '' } });
}

/** Opens and takes a package, approved by ben. */
export async function receive(
  at: TestSite,
  file: string,
  { personId = null, gapReason = null }: { readonly personId?: string | null; readonly gapReason?: string | null } = {},
) {
  const { openId } = await open(at, file);
  return at.client.packages.accept({ openId, personId, gapReason, signature: ben });
}

/** What lies in a package that is not encrypted, as any ZIP reader gives it. */
export function packed(file: string): { readonly names: readonly string[]; readonly text: (name: string) => string } {
  const files = unzipSync(readFileSync(file));
  return { names: Object.keys(files), text: (name) => Buffer.from(files[name] ?? []).toString('utf8') };
}
