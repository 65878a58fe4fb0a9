import { combine, split } from 'shamir-secret-sharing';
import { fail, ok, type Failure, type Result } from '../../../shared/result';
import { makeKeyPair, publicKeyOf } from './raw-keys';
import { sealTo, type OpenBox } from './sealed-box';

/** Whoever gets a share, by any id that is theirs alone. */
export interface ShareHolder {
  readonly id: string;
  /** X25519, base64. */
  readonly openingPublicKey: string;
}

/** The context of a holder's share: it opens for this key and this holder alone. */
const shareContext = (keyId: string, holderId: string): string => `${keyId}/${holderId}`;

/**
 * A new X25519 key whose private half nobody has: it is split (Shamir, any `threshold` shares give it back) and each share is sealed
 * to its holder; the whole is wiped before this answers. `keyId` names what the key is for, such as the site and the session.
 */
export async function makeSplitKey(
  holders: readonly ShareHolder[],
  threshold: number,
  keyId: string,
): Promise<{ readonly publicKey: string; readonly boxes: ReadonlyMap<string, string> }> {
  const { publicKey, privateKey } = makeKeyPair('x25519');
  const shares = await split(new Uint8Array(privateKey), holders.length, threshold);
  privateKey.fill(0);
  const boxes = new Map<string, string>();
  for (const [index, { id, openingPublicKey }] of holders.entries()) {
    const share = shares[index];
    if (share === undefined) throw new Error('a key is split into as many shares as there are holders');
    const box = sealTo(Buffer.from(openingPublicKey, 'base64'), share, 'calibration-share', shareContext(keyId, id));
    boxes.set(id, box.toString('base64'));
    share.fill(0);
  }
  return { publicKey: publicKey.toString('base64'), boxes };
}

/** A holder's share, opened with the holder's own key. */
export function openShare(open: OpenBox, box: string, keyId: string, holderId: string): Result<Buffer, Failure<'NotAuthentic', undefined>> {
  return open(Buffer.from(box, 'base64'), 'calibration-share', shareContext(keyId, holderId));
}

/** The private key out of enough shares; to be wiped by whoever asked. NotAuthentic: these shares give another key or none. */
export async function keyFromShares(
  shares: readonly Uint8Array[],
  publicKey: string,
): Promise<Result<Buffer, Failure<'NotAuthentic', undefined>>> {
  let combined: Uint8Array;
  try {
    combined = await combine(shares.map((share) => new Uint8Array(share)));
  } catch {
    return fail<'NotAuthentic'>('NotAuthentic'); // shares of different lengths, or one of them twice
  }
  const key = Buffer.from(combined);
  combined.fill(0);
  if (key.length === 32 && publicKeyOf('x25519', key).toString('base64') === publicKey) return ok(key);
  key.fill(0);
  return fail<'NotAuthentic'>('NotAuthentic');
}
