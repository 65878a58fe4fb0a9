import {
  judgePackage,
  type Accepted,
  type KnownSender,
  type MissingNumbers,
  type PackageRefused,
  type SignatureFacts,
} from '../../../../shared/domain/packages/judge-package';
import type { PackageManifest } from '../../../../shared/domain/packages/manifest';
import { assertNever, fail, type Failure, type Result } from '../../../../shared/result';
import type { PartnerRow } from '../../db/exchange-schema';
import type { Reader } from '../../db/schema';
import { acceptedFrom } from '../../db/sql/packages-in';
import { siteFacts } from '../../db/sql/site';
import type { PackageDamaged } from '../../platform/package-content';

type Facts = { readonly signature: SignatureFacts; readonly sha256: string; readonly manifest: PackageManifest | null };

/** Judges a package against who is known here and what was accepted before. */
export async function judge(
  db: Reader,
  partners: readonly PartnerRow[],
  { signature, sha256, manifest }: Facts,
  gapReason: string | null,
): Promise<Result<Accepted, PackageRefused>> {
  const { siteId, name } = await siteFacts(db);
  const senders = partners.map((one): KnownSender => ({ ...one, senderId: one.partnerId }));
  const publicKey = 'publicKey' in signature ? signature.publicKey : null;
  const sender = partners.find((one) => one.publicKey === publicKey);
  const accepted = sender === undefined ? [] : await acceptedFrom(db, sender);
  return judgePackage({ signature, sha256, manifest }, { senders, accepted, own: { siteId, name }, gapReason });
}

export type Undamaged =
  | Failure<'NotForUs', undefined>
  | Failure<'NewerFormat', { readonly formatVersion: number }>
  | Failure<'UnknownKind', { readonly kind: string }>
  | Failure<'Damaged', { readonly what: string; readonly name: string | null }>;

/** Why nothing can be taken out of a file whose signature is good, as a person is told. */
export function damageOf(damage: PackageDamaged): { readonly ok: false; readonly failure: Undamaged } {
  switch (damage.code) {
    case 'NotForUs':
      return fail<'NotForUs'>('NotForUs');
    case 'NewerFormat':
      return fail('NewerFormat', damage.data);
    case 'UnknownKind':
      return fail('UnknownKind', damage.data);
    case 'BadArchive':
      return fail('Damaged', { what: damage.data.problem, name: damage.data.name });
    case 'NotAManifest':
      return fail('Damaged', { what: damage.code, name: damage.data.field });
    case 'DamagedEncryption':
    case 'NoManifest':
      return fail('Damaged', { what: damage.code, name: null });
    case 'MissingContent':
    case 'ExtraContent':
    case 'ContentChanged':
    case 'DamagedContent':
      return fail('Damaged', { what: damage.code, name: damage.data.name });
    default:
      return assertNever(damage);
  }
}

/** Numbers that are missing before a package; null: none, or it is refused for something else. */
export function missingBefore(judged: Result<Accepted, PackageRefused>): MissingNumbers | null {
  return !judged.ok && judged.failure.code === 'Gap' ? judged.failure.data : null;
}
