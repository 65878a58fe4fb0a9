import { fail, ok, type Failure, type Result } from '../../result';
import type { PackageManifest } from './manifest';

/** What is known of the signature beside a carried file before anything in the file is believed. */
export type SignatureFacts =
  | { readonly outcome: 'missing' }
  | { readonly outcome: 'notASignature' }
  /** Nobody here has a key of this id. */
  | { readonly outcome: 'unknownKey'; readonly keyId: string }
  | { readonly outcome: 'contentChanged' | 'commentChanged' | 'good'; readonly publicKey: string };

/** A site or system whose packages are taken, with one of its keys. */
export interface KnownSender {
  readonly senderId: string;
  readonly name: string;
  /** Null: a system that is no Touchstone site. */
  readonly siteId: string | null;
  readonly publicKey: string;
  readonly state: 'awaitingComparison' | 'confirmed' | 'revoked';
}

/** A package of the sender that this site has accepted. */
export interface AcceptedPackage {
  readonly packageId: string;
  readonly sequence: number;
  /** Of the carried file. */
  readonly sha256: string;
}

export interface PackageFacts {
  readonly signature: SignatureFacts;
  /** Of the carried file. */
  readonly sha256: string;
  /** Null: the package was not opened, or could not be. */
  readonly manifest: PackageManifest | null;
}

export interface Receiving {
  readonly senders: readonly KnownSender[];
  /** What came from the sender, in any order. */
  readonly accepted: readonly AcceptedPackage[];
  readonly own: { readonly siteId: string; readonly name: string };
  /** Two people have settled that the missing packages will not come; null: nobody has. */
  readonly gapReason: string | null;
}

export interface Accepted {
  readonly sender: KnownSender;
  readonly manifest: PackageManifest;
  /** Numbers that were passed over for a reason that was given. */
  readonly missing: MissingNumbers | null;
}

export interface MissingNumbers {
  readonly from: number;
  readonly to: number;
}

export type SignerRefused =
  | Failure<'NotSigned', undefined>
  | Failure<'NotASignature', undefined>
  | Failure<'UnknownKey', { readonly keyId: string }>
  /** The file or the comment of its signature was changed after it was signed. */
  | Failure<'BadSignature', { readonly changed: 'content' | 'comment'; readonly sender: string }>
  | Failure<'RevokedKey', { readonly sender: string }>
  | Failure<'NotConfirmed', { readonly sender: string }>;

export type PackageRefused =
  | SignerRefused
  /** The signature is good and the package says that it is from somebody else. */
  | Failure<'SenderMismatch', { readonly sender: string; readonly says: string }>
  | Failure<'WrongReceiver', { readonly receiver: string }>
  | Failure<'Replay', { readonly sequence: number; readonly same: 'file' | 'package' | 'number' }>
  | Failure<'OutOfOrder', { readonly sequence: number; readonly newest: number }>
  | Failure<'Gap', MissingNumbers>
  /** The number is the next one, and the package before it is not the one that was accepted here. */
  | Failure<'OutOfChain', { readonly sequence: number }>
  | Failure<'NotOpened', undefined>;

/**
 * Whether a package may be taken, and if not, for which one reason: first who signed it, then from and to whom it says it is, then
 * its place in the sequence. Nothing that stands in a package counts before its signature is good.
 */
export function judgePackage({ signature, sha256, manifest }: PackageFacts, receiving: Receiving): Result<Accepted, PackageRefused> {
  const signed = judgeSigner(signature, receiving.senders);
  if (!signed.ok) return signed;
  const sender = signed.value;
  // The very same file is told even where it could not be opened again.
  const again = receiving.accepted.find((one) => one.sha256 === sha256);
  if (again !== undefined) return fail('Replay', { sequence: again.sequence, same: 'file' });
  if (manifest === null) return fail<'NotOpened'>('NotOpened');
  if (manifest.sender.publicKey !== sender.publicKey || (sender.siteId !== null && manifest.site.id !== sender.siteId))
    return fail('SenderMismatch', { sender: sender.name, says: manifest.site.name });
  if (!isForUs(manifest, receiving.own)) return fail('WrongReceiver', { receiver: manifest.receiver.name });
  return judgeSequence(sender, manifest, receiving);
}

/** Whether a carried file was signed by somebody whose word counts here. */
export function judgeSigner(signature: SignatureFacts, senders: readonly KnownSender[]): Result<KnownSender, SignerRefused> {
  switch (signature.outcome) {
    case 'missing':
      return fail<'NotSigned'>('NotSigned');
    case 'notASignature':
      return fail<'NotASignature'>('NotASignature');
    case 'unknownKey':
      return fail('UnknownKey', { keyId: signature.keyId });
    default: {
      const known = senders.filter((one) => one.publicKey === signature.publicKey);
      // A key is revoked for good, whoever else has it.
      const sender = known.find(({ state }) => state === 'revoked') ?? known[0];
      if (sender === undefined) return fail('UnknownKey', { keyId: '' });
      if (signature.outcome !== 'good')
        return fail('BadSignature', { changed: signature.outcome === 'contentChanged' ? 'content' : 'comment', sender: sender.name });
      if (sender.state === 'revoked') return fail('RevokedKey', { sender: sender.name });
      if (sender.state === 'awaitingComparison') return fail('NotConfirmed', { sender: sender.name });
      return ok(sender);
    }
  }
}

/** By the site's id; a sender who knows only our name must have it right. */
function isForUs({ receiver }: PackageManifest, own: Receiving['own']): boolean {
  if (receiver.siteId !== null) return receiver.siteId === own.siteId;
  return isSameSiteName(receiver.name, own.name);
}

/** Whether two people meant the same site or system, whatever their spaces and capitals. */
export function isSameSiteName(one: string, other: string): boolean {
  const plain = (name: string): string => name.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLowerCase();
  return plain(one) === plain(other);
}

function judgeSequence(
  sender: KnownSender,
  manifest: PackageManifest,
  { accepted, gapReason }: Receiving,
): Result<Accepted, PackageRefused> {
  const { sequence, packageId, previousSha256 } = manifest;
  const samePackage = accepted.find((one) => one.packageId === packageId);
  if (samePackage !== undefined) return fail('Replay', { sequence: samePackage.sequence, same: 'package' });
  if (accepted.some((one) => one.sequence === sequence)) return fail('Replay', { sequence, same: 'number' });
  const newest = accepted.reduce<AcceptedPackage | null>((last, one) => (last === null || one.sequence > last.sequence ? one : last), null);
  const next = (newest?.sequence ?? 0) + 1;
  if (sequence < next) return fail('OutOfOrder', { sequence, newest: next - 1 });
  const missing = sequence > next ? { from: next, to: sequence - 1 } : null;
  if (missing !== null && gapReason === null) return fail('Gap', missing);
  // Behind a gap nobody here knows the package before it; the first one of all has none.
  const isInChain = missing === null ? previousSha256 === (newest?.sha256 ?? null) : previousSha256 !== null;
  return isInChain ? ok({ sender, manifest, missing }) : fail('OutOfChain', { sequence });
}
