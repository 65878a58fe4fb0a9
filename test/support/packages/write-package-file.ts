import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createArchive } from '../../../electron/service/platform/package-archive';
import { secureDocument } from '../../../electron/service/vault/data-integrity';
import { didKey, verificationMethodOf } from '../../../electron/service/vault/did-key';
import { keyIdText, minisignPublicKeyText, minisignSign, type PackageKey } from '../../../electron/service/vault/minisign';
import { credentialOf } from '../../../shared/domain/credentials/achievement-credential';
import type { JsonObject } from '../../../shared/domain/audit-json';

export const sha256Of = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');
export const publicLineOf = (key: PackageKey): string => minisignPublicKeyText(key).split('\n')[1] ?? '';

/** A signed package of any system that follows the format; what the manifest says may be told otherwise. Answers with its digest. */
export async function writePackageFile(
  file: string,
  key: PackageKey,
  files: Readonly<Record<string, string>>,
  manifest: Readonly<Record<string, unknown>>,
): Promise<string> {
  const archive = createArchive(file);
  const add = (name: string, text: string): void => {
    const entry = archive.add(name);
    entry.write(text);
    entry.end();
  };
  for (const [name, text] of Object.entries(files)) add(name, text);
  const said = {
    format: 'touchstone-package',
    formatVersion: 1,
    kind: 'roster',
    packageId: `package-${sha256Of(file).slice(0, 8)}`,
    sender: { keyId: keyIdText(key.keyId), publicKey: publicLineOf(key) },
    sequence: 1,
    previousSha256: null,
    asOf: '2026-03-14',
    createdAt: '2026-03-14T09:00:00.000Z',
    createdBy: 'somebody',
    content: Object.entries(files).map(([name, text]) => ({
      name,
      mediaType: 'application/octet-stream',
      sha256: sha256Of(text),
      bytes: Buffer.byteLength(text),
      rows: null,
    })),
    ...manifest,
  };
  add('manifest.json', JSON.stringify(said));
  const digest = archive.finish();
  archive.close();
  await sign(file, key);
  return digest;
}

/** Signs a file as it lies there, as whoever has the key can. */
export async function sign(file: string, key: PackageKey, comment = 'carried by hand'): Promise<void> {
  writeFileSync(`${file}.minisig`, await minisignSign(key, readFileSync(file), comment));
}

const person = { personId: 'other-7', employeeNumber: 'OTHER-7', familyName: 'Ash', givenName: 'Alma' };

/** The files of one person's record with one qualification, by whoever has the key; `about` tells otherwise what the credential says. */
export function personRecordFiles(
  key: PackageKey,
  about: { readonly employeeNumber?: string; readonly title?: string; readonly alter?: (credential: string) => string } = {},
): Record<string, string> {
  const did = didKey(key.publicKey);
  const levels = [
    { level: 1, code: '1', name: 'Assists', anchor: 'Does parts of it.' },
    { level: 2, code: '2', name: 'Works alone', anchor: 'Does all of it.' },
  ];
  const unsecured = credentialOf({
    credentialId: 'urn:uuid:01957c2e-9c1e-7b3a-8a4e-2f1f0c6d7e8f',
    issuer: { did, name: 'Other works' },
    person: { identity: about.employeeNumber ?? person.employeeNumber, identityType: 'identifier', salt: null },
    achievement: { id: 'urn:touchstone:competency:a', name: about.title ?? 'Lockout', description: '', criteria: '- Locks it' },
    scale: { name: 'Works scale', levels: levels.map(({ level, code, name }) => ({ ordinal: level, code, name })) },
    achievedOrdinal: 2,
    awardedAt: '2026-01-10T00:00:00.000Z',
    validFrom: '2026-01-10T00:00:00.000Z',
    validUntil: null,
    evidence: [],
  });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what comes out of JSON
  const document = JSON.parse(JSON.stringify(unsecured)) as JsonObject;
  const options = { created: '2026-03-14T09:00:00.000Z', verificationMethod: verificationMethodOf(did) };
  const written = JSON.stringify(secureDocument(document, key.privateKey, options));
  const credential = about.alter?.(written) ?? written;
  const record = {
    format: 'touchstone-person-record',
    formatVersion: 1,
    person,
    asOf: '2026-03-14',
    qualifications: [
      {
        competency: { id: 'a', code: 'L-1', title: 'Lockout', description: '', criteria: '- Locks it' },
        scale: { name: 'Works scale', qualifyingLevel: 2, levels },
        level: 2,
        validFrom: '2026-01-10',
        validTo: null,
        assessment: {
          id: 'x',
          kind: 'practical',
          performedOn: '2026-01-10',
          place: 'Line 4',
          assessor: 'Olga Oak',
          contentDigest: 'a'.repeat(64),
        },
        evidence: [],
        credential: { name: 'credential-1.json', sha256: sha256Of(credential) },
      },
    ],
  };
  return { 'record.json': JSON.stringify(record), 'credential-1.json': credential };
}
