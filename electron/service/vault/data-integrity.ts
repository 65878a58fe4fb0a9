import { base58 } from '@scure/base';
import { createHash } from 'node:crypto';
import { canonicalJson, type JsonObject, type JsonValue } from '../../../shared/domain/audit-json';
import { bytesOfMultibase } from './did-key';
import { isSignedBy, signWith } from './signing-keys';

/** The one suite that is written and read: Data Integrity EdDSA Cryptosuites 1.0 (W3C Recommendation), 3.3. */
export const cryptosuite = 'eddsa-jcs-2022';

export interface ProofOptions {
  readonly created: string;
  /** Names the key, as `did:key:z6Mk…#z6Mk…`. */
  readonly verificationMethod: string;
}

/** A document with a proof that whoever has the key has made it (3.3.1). The document must not have one yet. */
export function secureDocument(document: JsonObject, signingKey: Uint8Array, { created, verificationMethod }: ProofOptions): JsonObject {
  const context = document['@context'];
  const options: JsonObject = {
    type: 'DataIntegrityProof',
    cryptosuite,
    created,
    verificationMethod,
    proofPurpose: 'assertionMethod',
    ...(context === undefined ? {} : { '@context': context }),
  };
  const signature = signWith(signingKey, hashData(document, options));
  return { ...document, proof: { ...options, proofValue: `z${base58.encode(signature)}` } };
}

/** The document that a proof covers, without it; null: the proof does not fit the document or the key (3.3.2). */
export function verifyDocument(secured: JsonObject, proof: JsonObject, publicKey: Uint8Array): JsonObject | null {
  const { proof: _, ...document } = secured;
  const { proofValue, ...options } = proof;
  const signature = typeof proofValue === 'string' ? bytesOfMultibase(proofValue) : null;
  if (signature === null || signature.length !== 64) return null;
  const context = options['@context'];
  if (context !== undefined && !beginsWith(document['@context'], context)) return null;
  const covered = context === undefined ? document : { ...document, '@context': context };
  return isSignedBy(publicKey, hashData(covered, options), signature) ? covered : null;
}

/** SHA-256 of the canonical proof without its value, then of the canonical document (3.3.4). */
function hashData(document: JsonObject, options: JsonObject): Buffer {
  const digest = (value: JsonObject): Buffer => createHash('sha256').update(canonicalJson(value), 'utf8').digest();
  return Buffer.concat([digest(options), digest(document)]);
}

function beginsWith(whole: JsonValue | undefined, start: JsonValue): boolean {
  const [all, first] = [listOf(whole), listOf(start)];
  return first.length <= all.length && first.every((one, at) => canonicalJson(one) === canonicalJson(all[at] ?? null));
}

function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
