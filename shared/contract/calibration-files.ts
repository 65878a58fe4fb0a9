import { z } from 'zod';
import { sha256Hex } from '../domain/packages/manifest';
import { mostCases } from '../domain/calibration/rating';
import { shownCase } from './calibration-sessions/shapes';
import { id, instant, isoDate, name } from './values';

/** The file of a session that one member of another site rates. */
export const caseFileName = 'session.json';
/** The file of the ratings that come back. */
export const ratingsFileName = 'sealed-ratings.json';
/** All files of the cases of one package together, in bytes. */
export const mostFileBytes = 128 * 1024 * 1024;

/** 32 bytes. */
const key = z.string().regex(/^[A-Za-z0-9+/]{43}=$/);

/** A session as one member at another site gets it: nothing in it says who was assessed or how anybody rated. */
export const sessionFile = z.object({
  format: z.literal('touchstone-calibration-session'),
  formatVersion: z.literal(1),
  /** Of the site whose session it is. */
  siteId: id,
  sessionId: id,
  title: name,
  round: z.number().int().min(1),
  plannedOn: isoDate,
  facilitator: name,
  agenda: z.string().max(4000),
  groundRules: z.string().min(1).max(4000),
  /** X25519: the ratings are sealed to it. */
  publicKey: key,
  member: z.object({ memberId: id, name }),
  cases: z.array(shownCase).min(1).max(mostCases),
  /** Where in the package the bytes of a file of a case lie. */
  files: z.array(z.object({ fileId: id, name: z.string() })).max(200),
});
export type SessionFile = z.infer<typeof sessionFile>;

const signature = z.object({
  signatureId: z.string(),
  recordType: z.string(),
  recordId: z.string(),
  revision: z.number().int(),
  contentDigest: sha256Hex,
  userId: z.string(),
  printedName: name,
  role: z.string().nullable(),
  meaning: z.string(),
  signedAt: instant,
  zone: z.string(),
  keyId: z.string(),
  entryNumber: z.number().int(),
  signature: z.string(),
});

/** Sealed ratings on their way back, signed by whoever rated with the key that is theirs at the other site. */
export const ratingsFile = z.object({
  format: z.literal('touchstone-calibration-ratings'),
  formatVersion: z.literal(1),
  siteId: id,
  sessionId: id,
  memberId: id,
  handedInAt: instant,
  ratings: z
    .array(z.object({ caseId: id, box: z.base64().min(1).max(1_000_000), boxDigest: sha256Hex, commitment: sha256Hex }))
    .min(1)
    .max(mostCases),
  signature,
  /** Ed25519, of the signer. */
  publicKey: key,
});
export type RatingsFile = z.infer<typeof ratingsFile>;
