import { z } from 'zod';
import { identityOf, type IdentityType } from './identity';

/**
 * The properties that Open Badges 3.0 (1EdTech, final, context 3.0.3) and the Verifiable Credentials Data Model 2.0 (W3C
 * Recommendation) require of an AchievementCredential and its parts, and those that are written here. No context is ever fetched:
 * the two that give the words their meaning must stand first, and nothing that another context could redefine is read.
 */
export const credentialContexts = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
] as const;

const uri = z
  .string()
  .max(2000)
  .regex(/^[a-z][a-z0-9+.-]*:\S+$/i);
const text = z.string().max(100_000);
/** An instant with its zone, as VC 2.0 wants it (dateTimeStamp). */
const stamp = z.iso.datetime({ offset: true });

/** A type is one name or several, of which one is wanted. */
function typed(...wanted: readonly string[]) {
  return z
    .union([z.string().transform((one) => [one]), z.array(z.string()).min(1).max(20)])
    .refine((types) => wanted.every((one) => types.includes(one)));
}

const identity = z.object({
  type: z.literal('IdentityObject'),
  hashed: z.boolean(),
  identityHash: z.string().min(1).max(1000),
  identityType: z.string().min(1).max(100),
  salt: z.string().max(1000).optional(),
});

const levelOfRubric = z.looseObject({ id: uri, type: typed('RubricCriterionLevel'), name: text, level: text.optional() });
const resultDescription = z.looseObject({
  id: uri,
  type: typed('ResultDescription'),
  name: text,
  resultType: z.string().min(1).max(200),
  requiredLevel: uri.optional(),
  rubricCriterionLevel: z.array(levelOfRubric).max(50).optional(),
});
const achievement = z.looseObject({
  id: uri,
  type: typed('Achievement'),
  name: text.min(1),
  description: text,
  criteria: z.looseObject({ id: uri.optional(), narrative: text.optional() }),
  achievementType: z.string().max(200).optional(),
  resultDescription: z.array(resultDescription).max(50).optional(),
});
const subject = z
  .looseObject({
    id: uri.optional(),
    type: typed('AchievementSubject'),
    identifier: z.array(identity).max(20).optional(),
    achievement,
    result: z
      .array(
        z.looseObject({ type: typed('Result'), resultDescription: uri.optional(), achievedLevel: uri.optional(), value: text.optional() }),
      )
      .max(50)
      .optional(),
  })
  .refine(({ id, identifier }) => id !== undefined || (identifier !== undefined && identifier.length > 0));
const evidence = z.looseObject({
  id: uri.optional(),
  type: typed('Evidence'),
  name: text.optional(),
  narrative: text.optional(),
  description: text.optional(),
});
const issuer = z.looseObject({ id: uri, type: typed('Profile'), name: text.optional() });

export const achievementCredential = z.looseObject({
  '@context': z
    .array(z.union([z.string(), z.looseObject({})]))
    .max(20)
    .refine(([first, second]) => first === credentialContexts[0] && isBadgeContext(second)),
  id: uri,
  type: typed('VerifiableCredential').refine((types) => types.includes('AchievementCredential') || types.includes('OpenBadgeCredential')),
  name: text.optional(),
  issuer,
  validFrom: stamp,
  validUntil: stamp.optional(),
  awardedDate: stamp.optional(),
  credentialSubject: subject,
  evidence: z.array(evidence).max(200).optional(),
});
export type AchievementCredential = z.infer<typeof achievementCredential>;

/** 3.0.3 or another correction of 3.0: they differ in no word that is read here. */
function isBadgeContext(context: unknown): boolean {
  return typeof context === 'string' && /^https:\/\/purl\.imsglobal\.org\/spec\/ob\/v3p0\/context-3\.0\.\d+\.json$/.test(context);
}

export interface Qualification {
  /** `urn:uuid:` and a new id. */
  readonly credentialId: string;
  readonly issuer: { readonly did: string; readonly name: string };
  /** The person, as they may be named to whoever gets this; with a salt it is hashed. */
  readonly person: { readonly identity: string; readonly identityType: IdentityType; readonly salt: string | null };
  /** The competency in the revision that was in force. */
  readonly achievement: { readonly id: string; readonly name: string; readonly description: string; readonly criteria: string };
  readonly scale: {
    readonly name: string;
    readonly levels: readonly { readonly ordinal: number; readonly code: string; readonly name: string }[];
  };
  readonly achievedOrdinal: number;
  /** UTC instants: when the level was reached, from when and until when it may be used; null: no end is set. */
  readonly awardedAt: string;
  readonly validFrom: string;
  readonly validUntil: string | null;
  readonly evidence: readonly { readonly name: string; readonly description: string; readonly narrative: string }[];
}

/** One qualification as an AchievementCredential, not yet secured. */
export function credentialOf({
  issuer: by,
  person,
  achievement: about,
  scale,
  achievedOrdinal,
  ...facts
}: Qualification): Readonly<Record<string, unknown>> {
  const result = `${about.id}#level`;
  const levelId = (ordinal: number): string => `${result}-${ordinal}`;
  const credential = {
    '@context': [...credentialContexts],
    id: facts.credentialId,
    type: ['VerifiableCredential', 'AchievementCredential'],
    name: about.name,
    issuer: { id: by.did, type: ['Profile'], name: by.name },
    validFrom: facts.validFrom,
    ...(facts.validUntil === null ? {} : { validUntil: facts.validUntil }),
    awardedDate: facts.awardedAt,
    credentialSubject: {
      type: ['AchievementSubject'],
      identifier: [identityOf(person.identity, person.identityType, person.salt)],
      achievement: {
        id: about.id,
        type: ['Achievement'],
        achievementType: 'Competency',
        name: about.name,
        description: about.description,
        criteria: { narrative: about.criteria },
        resultDescription: [
          {
            id: result,
            type: ['ResultDescription'],
            name: scale.name,
            resultType: 'RubricCriterionLevel',
            rubricCriterionLevel: scale.levels.map(({ ordinal, code, name }) => ({
              id: levelId(ordinal),
              type: ['RubricCriterionLevel'],
              name,
              level: code,
            })),
          },
        ],
      },
      result: [{ type: ['Result'], resultDescription: result, achievedLevel: levelId(achievedOrdinal) }],
    },
    evidence: facts.evidence.map((entry) => ({ type: ['Evidence'], ...entry })),
  };
  // What is written must be what is read.
  achievementCredential.parse(credential);
  if (!scale.levels.some(({ ordinal }) => ordinal === achievedOrdinal)) throw new Error('the level is not on the scale');
  return credential;
}

/** The level that a credential's result names, by the code and the name that its issuer gives it; null: it names none. */
export function achievedLevel({
  credentialSubject: { achievement: about, result },
}: AchievementCredential): { readonly code: string | null; readonly name: string } | null {
  for (const { achievedLevel: wanted } of result ?? [])
    for (const { rubricCriterionLevel } of about.resultDescription ?? [])
      for (const { id, name, level } of rubricCriterionLevel ?? []) if (id === wanted) return { code: level ?? null, name };
  return null;
}
