import { createHash } from 'node:crypto';
import { isIdentity } from '../../../../shared/domain/credentials/identity';
import type { AchievementCredential } from '../../../../shared/domain/credentials/achievement-credential';
import type { PackageManifest } from '../../../../shared/domain/packages/manifest';
import {
  personRecord,
  personRecordName,
  type PersonRecord,
  type SentQualification,
} from '../../../../shared/domain/packages/person-record';
import { isReadable } from '../../../../shared/domain/readable-text';
import { fail, ok, type Result } from '../../../../shared/result';
import type { PackageContent } from '../../platform/package-content';
import { didKey } from '../../vault/did-key';
import { readPublicKey } from '../../vault/minisign';
import { verifyCredential } from '../../vault/verify-credential';
import type { RejectedLine } from './read-lines';
import { textOf, type ReadPackage, type Unread } from './reading';

/**
 * One person's qualifications with their credentials. A qualification whose credential is not by the sender, or tells of somebody or
 * something else, is rejected by itself; one that has run out by now is still what it was.
 */
export async function readPersonRecord(
  manifest: PackageManifest,
  chunks: PackageContent['chunks'],
  { publicKey, now }: { readonly publicKey: string; readonly now: string },
): Promise<Result<ReadPackage, Unread>> {
  const record = recordOf(await textOf(manifest, chunks, personRecordName));
  if (record === null) return fail('Damaged', { what: 'NotARecord', name: personRecordName });
  const key = readPublicKey(publicKey);
  const issuers = new Set(key === null ? [] : [didKey(key.publicKey)]);
  const credentials: string[] = [];
  const rejects: RejectedLine[] = [];
  for (const [index, qualification] of record.qualifications.entries()) {
    const { name, sha256 } = qualification.credential;
    const isThere = manifest.content.some((one) => one.name === name);
    const text = isThere ? await textOf(manifest, chunks, name) : '';
    const code =
      isThere && createHash('sha256').update(text, 'utf8').digest('hex') === sha256
        ? faultOf(text, record, qualification, issuers, now)
        : 'CredentialMissing';
    if (code !== null) rejects.push({ row: index + 1, code, field: name });
    credentials.push(text);
  }
  return ok({ kind: 'person-record', record, credentials, rejects });
}

function recordOf(text: string): PersonRecord | null {
  try {
    const value: unknown = JSON.parse(text);
    const parsed = personRecord.safeParse(value);
    return parsed.success && isReadable(value) ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Why a credential does not say what the record says; null: it does. */
function faultOf(
  text: string,
  { person }: PersonRecord,
  qualification: SentQualification,
  issuers: ReadonlySet<string>,
  now: string,
): string | null {
  const verified = verifyCredential(text, issuers, now);
  // That it has run out, or is not valid yet, is told by its days.
  if (!verified.ok)
    return verified.failure.code === 'Expired' || verified.failure.code === 'NotYetValid' ? null : `Credential${verified.failure.code}`;
  return isAbout(verified.value, person.employeeNumber, qualification.competency.title) ? null : 'CredentialDiffers';
}

function isAbout({ credentialSubject }: AchievementCredential, employeeNumber: string, title: string): boolean {
  const isPerson = credentialSubject.identifier?.some((one) => isIdentity(one, employeeNumber)) ?? false;
  return isPerson && credentialSubject.achievement.name === title;
}
