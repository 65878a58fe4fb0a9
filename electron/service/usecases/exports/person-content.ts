import { createHash } from 'node:crypto';
import { addDays } from '../../../../shared/domain/calendar';
import { credentialOf } from '../../../../shared/domain/credentials/achievement-credential';
import { startOfDay } from '../../../../shared/domain/start-of-day';
import {
  personRecord,
  personRecordName,
  type PersonRecord,
  type SentQualification,
} from '../../../../shared/domain/packages/person-record';
import { parseJsonObject, type JsonObject } from '../../../../shared/domain/audit-json';
import type { Reader } from '../../db/schema';
import { evidenceOf } from '../../db/sql/assessments';
import { competencyOn, type Competency } from '../../db/sql/competencies';
import { heldOn, type HeldRow } from '../../db/sql/person-qualifications';
import type { PersonRow } from '../../db/core-schema';
import { scaleOn } from '../../db/sql/scales';
import type { PackageArchive } from '../../platform/package-archive';
import { secureDocument } from '../../vault/data-integrity';
import { didKey, verificationMethodOf } from '../../vault/did-key';
import type { PackageKey } from '../../vault/minisign';
import type { CommandContext } from '../context';
import type { ManifestContent } from './manifest-text';
import type { WrittenContent } from './written-content';

type Sent = Omit<SentQualification, 'credential'>;

/** What one person holds on a day, with what it rests on; each level as an Open Badges 3.0 credential as well. Null: they hold none. */
export async function writePersonRecord(
  db: Reader,
  archive: Pick<PackageArchive, 'add'>,
  {
    person,
    asOf,
    key,
    siteName,
  }: { readonly person: PersonRow; readonly asOf: string; readonly key: PackageKey; readonly siteName: string },
  ctx: CommandContext,
): Promise<WrittenContent | null> {
  const held = highestOfEach(await heldOn(db, person.personId, asOf));
  const qualifications: SentQualification[] = [];
  const content: ManifestContent[] = [];
  for (const holding of held) {
    const sent = await qualificationOf(db, holding);
    if (sent === null) continue;
    const name = `credential-${qualifications.length + 1}.json`;
    const text = `${JSON.stringify(credential(sent, { person, key, siteName }, ctx), null, 2)}\n`;
    content.push(jsonFile(archive, name, text, 'application/vc+ld+json'));
    qualifications.push({ ...sent, credential: { name, sha256: createHash('sha256').update(text, 'utf8').digest('hex') } });
  }
  if (qualifications.length === 0) return null;
  const { personId, employeeNumber, familyName, givenName } = person;
  const record: PersonRecord = personRecord.parse({
    format: 'touchstone-person-record',
    formatVersion: 1,
    person: { personId, employeeNumber, familyName, givenName },
    asOf,
    qualifications,
  });
  content.unshift(jsonFile(archive, personRecordName, `${JSON.stringify(record, null, 2)}\n`, 'application/json', qualifications.length));
  return {
    rows: qualifications.length,
    content,
    columns: [],
    about: [
      {
        name: personRecordName,
        text: 'each level that the person holds on the day, what the framework asks for it, and what it rests on.',
      },
      {
        name: 'credential-*.json',
        text: 'the same level as an Open Badges 3.0 credential (eddsa-jcs-2022), signed with the key of this package.',
      },
    ],
  };
}

function jsonFile(
  archive: Pick<PackageArchive, 'add'>,
  name: string,
  text: string,
  mediaType: string,
  rows: number | null = null,
): ManifestContent {
  const entry = archive.add(name);
  entry.write(text);
  return { name, mediaType, ...entry.end(), rows };
}

/** A level below one that is held in the same competency says nothing more. */
function highestOfEach(held: readonly HeldRow[]): readonly HeldRow[] {
  const seen = new Set<string>();
  return held.filter(({ competencyId }) => {
    if (seen.has(competencyId)) return false;
    seen.add(competencyId);
    return true;
  });
}

async function qualificationOf(db: Reader, holding: HeldRow): Promise<Sent | null> {
  const competency = await competencyOn(db, holding.competencyId, holding.performedOn);
  const scale = competency === undefined ? null : await scaleOn(db, competency.content.scaleId, holding.performedOn);
  if (competency === undefined || scale === null) return null;
  return {
    competency: {
      id: competency.competencyId,
      code: competency.code,
      title: competency.title,
      description: competency.content.description,
      criteria: criteriaAt(competency, holding.level),
    },
    scale: {
      name: scale.name,
      qualifyingLevel: scale.qualifyingLevel,
      levels: scale.levels.map(({ level, code, name, anchor }) => ({ level, code, name, anchor })),
    },
    level: holding.level,
    validFrom: holding.fromDate,
    validTo: holding.untilDate,
    assessment: {
      id: holding.assessmentId,
      kind: holding.kind,
      performedOn: holding.performedOn,
      place: holding.place,
      assessor: holding.assessor,
      contentDigest: holding.contentDigest,
      version: holding.version,
    },
    evidence: (await evidenceOf(db, holding.assessmentId)).map(({ fileName, mediaType, size, sha256 }) => ({
      fileName,
      mediaType,
      size,
      sha256,
    })),
  };
}

/** What is looked for at a level: its steps, and the behaviours of the level. */
function criteriaAt({ content }: Competency, level: number): string {
  const steps = content.steps
    .filter((step) => step.level === level)
    .map(({ text, isCritical }) => `${text}${isCritical ? ' (critical)' : ''}`);
  const behaviours = content.indicators.filter((indicator) => indicator.level === level).map(({ text }) => text);
  return [...steps, ...behaviours].map((line) => `- ${line}`).join('\n');
}

function credential(
  sent: Sent,
  { person, key, siteName }: { readonly person: PersonRow; readonly key: PackageKey; readonly siteName: string },
  ctx: CommandContext,
): JsonObject {
  const did = didKey(key.publicKey);
  const { competency, scale, assessment } = sent;
  const unsecured = credentialOf({
    credentialId: `urn:uuid:${ctx.makeId()}`,
    issuer: { did, name: siteName },
    person: { identity: person.employeeNumber, identityType: 'identifier', salt: null },
    achievement: {
      id: `urn:touchstone:competency:${encodeURIComponent(competency.id)}`,
      name: competency.title,
      description: competency.description,
      criteria: competency.criteria,
    },
    scale: { name: scale.name, levels: scale.levels.map(({ level, code, name }) => ({ ordinal: level, code, name })) },
    achievedOrdinal: sent.level,
    awardedAt: startOfDay(assessment.performedOn, ctx.zone),
    validFrom: startOfDay(sent.validFrom, ctx.zone),
    validUntil: sent.validTo === null ? null : startOfDay(addDays(sent.validTo, 1), ctx.zone),
    evidence: sent.evidence.map(({ fileName, sha256 }) => ({ name: fileName, description: `SHA-256 ${sha256}`, narrative: '' })),
  });
  return secureDocument(jsonOf(unsecured), key.privateKey, {
    created: ctx.now.toISOString(),
    verificationMethod: verificationMethodOf(did),
  });
}

function jsonOf(value: Readonly<Record<string, unknown>>): JsonObject {
  const json = parseJsonObject(JSON.stringify(value));
  if (json === undefined) throw new Error('a record is no JSON object');
  return json;
}
