import { achievementCredential, type AchievementCredential } from '../../../shared/domain/credentials/achievement-credential';
import { isJsonObject, parseJsonObject, type JsonObject } from '../../../shared/domain/audit-json';
import { fail, ok, type Failure, type Result } from '../../../shared/result';
import { cryptosuite, verifyDocument } from './data-integrity';
import { publicKeyOfDid, verificationMethodOf } from './did-key';

export type CredentialRefused =
  /** Not JSON, or not an AchievementCredential of Open Badges 3.0; the field that tells it. */
  | Failure<'NotACredential', { readonly field: string }>
  /** Not secured at all, or in another way than eddsa-jcs-2022 with a did:key. */
  | Failure<'UnsupportedProof', { readonly proof: string }>
  | Failure<'Tampered', undefined>
  /** The proof is whole, and made by somebody else than the issuer that the credential names. */
  | Failure<'NotByIssuer', { readonly issuer: string; readonly signer: string }>
  /** The proof is whole, and nobody here has confirmed the issuer's key. */
  | Failure<'UnknownIssuer', { readonly issuer: string }>
  | Failure<'NotYetValid', { readonly validFrom: string }>
  | Failure<'Expired', { readonly validUntil: string }>;

export const largestCredential = 1024 * 1024;

/**
 * Verifies a credential without any look-up: the issuer is its key. `trustedIssuers` are the did:key of confirmed senders; `now` is a
 * UTC instant. A credential that says it can be revoked elsewhere cannot be asked about offline.
 */
export function verifyCredential(
  text: string,
  trustedIssuers: ReadonlySet<string>,
  now: string,
): Result<AchievementCredential, CredentialRefused> {
  const secured = text.length <= largestCredential ? parseJsonObject(text) : undefined;
  if (secured === undefined) return fail('NotACredential', { field: '' });
  const parsed = achievementCredential.safeParse(secured);
  if (!parsed.success) return fail('NotACredential', { field: parsed.error.issues[0]?.path.join('.') ?? '' });
  const proof = supportedProof(secured);
  if (proof === null) return fail('UnsupportedProof', { proof: proofName(secured) });

  const method = proof['verificationMethod'];
  const signer = typeof method === 'string' ? (method.split('#')[0] ?? '') : '';
  const publicKey = publicKeyOfDid(signer);
  if (publicKey === null || method !== verificationMethodOf(signer)) return fail('UnsupportedProof', { proof: signer.slice(0, 200) });
  const covered = verifiedBy(secured, proof, publicKey);
  if (covered === null) return fail<'Tampered'>('Tampered');
  // What the proof covers counts, not what was added around it.
  const credential = achievementCredential.safeParse(covered);
  if (!credential.success) return fail<'Tampered'>('Tampered');
  const { issuer, validFrom, validUntil } = credential.data;
  if (issuer.id !== signer) return fail('NotByIssuer', { issuer: issuer.id, signer });
  if (!trustedIssuers.has(signer)) return fail('UnknownIssuer', { issuer: signer });

  const moment = Date.parse(now);
  if (moment < Date.parse(validFrom)) return fail('NotYetValid', { validFrom });
  const ends = [validUntil, proof['expires']].filter((end) => typeof end === 'string');
  const passed = ends.find((end) => !(moment <= Date.parse(end)));
  return passed === undefined ? ok(credential.data) : fail('Expired', { validUntil: passed });
}

/** The proof of the suite that is known here; null: there is none, or one in a chain that would have to be followed. */
function supportedProof({ proof }: JsonObject): JsonObject | null {
  const proofs = Array.isArray(proof) ? proof : [proof];
  for (const one of proofs.slice(0, 20)) {
    if (!isJsonObject(one) || one['previousProof'] !== undefined) continue;
    if (one['type'] === 'DataIntegrityProof' && one['cryptosuite'] === cryptosuite && one['proofPurpose'] === 'assertionMethod') return one;
  }
  return null;
}

function proofName({ proof }: JsonObject): string {
  const one: unknown = Array.isArray(proof) ? proof[0] : proof;
  if (!isJsonObject(one)) return 'none';
  return [one['type'], one['cryptosuite'], one['proofPurpose']]
    .filter((part) => typeof part === 'string')
    .join(' ')
    .slice(0, 200);
}

/** Null as well for what has no canonical form (broken UTF-16, nested beyond reason). */
function verifiedBy(secured: JsonObject, proof: JsonObject, publicKey: Buffer): JsonObject | null {
  try {
    return verifyDocument(secured, proof, publicKey);
  } catch {
    return null;
  }
}
