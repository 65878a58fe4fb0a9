import { combine, split } from 'shamir-secret-sharing';
import { fail, ok, type Failure, type Result } from '../../../shared/result';
import { publicKeyOf } from './raw-keys';
import { openSealed } from './sealed-box';
import { parseShare, shareToText, siteFragmentOf, type Share } from './share-text';
import { dataKeyContext } from './slot';
import type { Slots } from './slots';

/** share: its place among those typed, from 1. */
export type ShareUnreadable = Failure<
  'ShareUnreadable',
  { readonly share: number; readonly why: 'mistyped' | 'otherSite' | 'replaced' | 'repeated' }
>;
export type SharesRefused = ShareUnreadable | Failure<'SharesDoNotOpen', undefined>;

/** The recovery private key (X25519) as printable shares. */
export async function splitRecoveryKey(
  privateKey: Uint8Array,
  siteId: string,
  { threshold, count }: { readonly threshold: number; readonly count: number },
): Promise<readonly string[]> {
  const siteFragment = siteFragmentOf(siteId);
  const setFragment = publicKeyOf('x25519', privateKey).toString('hex', 0, 4);
  const copy = new Uint8Array(privateKey);
  const secrets = await split(copy, count, threshold);
  copy.fill(0);
  return secrets.map((secret, index) => shareToText({ number: index + 1, count, threshold, siteFragment, setFragment, secret }));
}

/** The data key, from enough shares of this site. Names the first share that cannot be used and says why. */
export async function dataKeyFromShares(texts: readonly string[], slots: Slots): Promise<Result<Buffer, SharesRefused>> {
  const shares = readShares(texts, slots);
  if (!shares.ok) return shares;
  if (shares.value.length < slots.recovery.threshold) return fail<'SharesDoNotOpen'>('SharesDoNotOpen');
  const privateKey = await combined(shares.value);
  if (privateKey === null) return fail<'SharesDoNotOpen'>('SharesDoNotOpen');
  const box = Buffer.from(slots.recovery.sealedDataKey, 'base64');
  const dataKey = openSealed(privateKey, box, 'recovery-data-key', dataKeyContext(slots, 'recovery'));
  privateKey.fill(0);
  return dataKey.ok ? dataKey : fail<'SharesDoNotOpen'>('SharesDoNotOpen');
}

/** Null: they are not shares of one key, such as one share under two numbers. */
async function combined(shares: readonly Share[]): Promise<Uint8Array | null> {
  try {
    return await combine(shares.map((share) => share.secret));
  } catch {
    return null;
  }
}

function readShares(texts: readonly string[], slots: Slots): Result<readonly Share[], ShareUnreadable> {
  const siteFragment = siteFragmentOf(slots.siteId);
  const setFragment = Buffer.from(slots.recovery.publicKey, 'base64').toString('hex', 0, 4);
  const shares: Share[] = [];
  for (const [index, text] of texts.entries()) {
    const share = index + 1;
    const parsed = parseShare(text);
    if (!parsed.ok) return fail('ShareUnreadable', { share, why: 'mistyped' });
    if (parsed.value.siteFragment !== siteFragment) return fail('ShareUnreadable', { share, why: 'otherSite' });
    if (parsed.value.setFragment !== setFragment) return fail('ShareUnreadable', { share, why: 'replaced' });
    if (shares.some((other) => other.number === parsed.value.number)) return fail('ShareUnreadable', { share, why: 'repeated' });
    shares.push(parsed.value);
  }
  return ok(shares);
}
