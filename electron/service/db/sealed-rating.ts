import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { caseRatingDraft } from '../../../shared/contract/calibration-sessions/shapes';
import { caseRating } from '../../../shared/contract/case-material';
import { canonicalJson } from '../../../shared/domain/audit-json';
import type { CaseRating } from '../../../shared/domain/calibration/rating';
import { fail, ok, type Failure, type Result } from '../../../shared/result';
import { boxOverhead, hasUsablePoint, sealTo, type OpenBox } from '../vault/sealed-box';

/** Whose rating of which case it is: a box opens, and a commitment holds, for these alone. */
export interface RatingPlace {
  readonly siteId: string;
  readonly sessionId: string;
  readonly caseId: string;
  readonly memberId: string;
}

const sealedContent = z.strictObject({ salt: z.string().regex(/^[0-9a-f]{64}$/), rating: caseRating });

/** Boxes of ratings have lengths that are multiples of this, so that a length tells nothing of a mark. */
const grain = 4096;

export interface SealedRating {
  /** Base64. */
  readonly box: string;
  /** SHA-256 in hex. */
  readonly boxDigest: string;
  readonly commitment: string;
}

/**
 * Seals a rating to the session's key. The commitment, which the log tells, is the SHA-256 of 32 random bytes and the canonical
 * JSON of the rating and its place: nobody finds the rating by trying what has this digest.
 */
export function sealRating(sessionKey: string, place: RatingPlace, rating: CaseRating, widest: number): SealedRating {
  const salt = randomBytes(32).toString('hex');
  const bytes = padded(canonicalJson({ salt, rating: plain(rating) }), widest + lengthOf(rating.comment));
  const box = sealTo(Buffer.from(sessionKey, 'base64'), bytes, 'calibration-rating', placeText(place)).toString('base64');
  bytes.fill(0);
  return { box, boxDigest: digestOfBox(box), commitment: commitmentTo(place, salt, rating) };
}

export function digestOfBox(box: string): string {
  return createHash('sha256').update(box, 'latin1').digest('hex');
}

/**
 * Whether a box could hold a rating of a case, as far as that can be seen without opening it: its text is the one of its bytes, it
 * has one of the lengths that such boxes have, and there is a key to open it with.
 */
export function isRatingBox(box: string, widest: number): boolean {
  const bytes = Buffer.from(box, 'base64');
  if (bytes.toString('base64') !== box) return false;
  const content = bytes.length - boxOverhead;
  return content >= roomFor(widest) && content % grain === 0 && hasUsablePoint(bytes);
}

export function commitmentTo(place: RatingPlace, salt: string, rating: CaseRating): string {
  const { siteId, sessionId, caseId, memberId } = place;
  const text = canonicalJson({ siteId, sessionId, caseId, memberId, rating: plain(rating) });
  return createHash('sha256').update(Buffer.from(salt, 'hex')).update(text, 'utf8').digest('hex');
}

/** NotAuthentic: another key or place, or changed bytes. Uncommitted: it opens, and is not what was committed to. */
export function openRating(
  open: OpenBox,
  place: RatingPlace,
  { box, commitment }: Pick<SealedRating, 'box' | 'commitment'>,
): Result<{ readonly salt: string; readonly rating: CaseRating }, Failure<'NotAuthentic', undefined> | Failure<'Uncommitted', undefined>> {
  const opened = open(Buffer.from(box, 'base64'), 'calibration-rating', placeText(place));
  if (!opened.ok) return opened;
  const parsed = sealedContent.safeParse(parsedJson(opened.value));
  opened.value.fill(0);
  if (!parsed.success || commitmentTo(place, parsed.data.salt, parsed.data.rating) !== commitment)
    return fail<'Uncommitted'>('Uncommitted');
  return ok(parsed.data);
}

export type RatingDraft = z.infer<typeof caseRatingDraft>;

/** What a member thinks so far, sealed to that member's own key. */
export function sealDraft(openingPublicKey: string, place: RatingPlace, draft: RatingDraft, widest: number): string {
  const bytes = padded(canonicalJson(plain({ ...draft, level: draft.level ?? -1 })), widest + lengthOf(draft.comment));
  const box = sealTo(Buffer.from(openingPublicKey, 'base64'), bytes, 'calibration-draft', placeText(place));
  bytes.fill(0);
  return box.toString('base64');
}

/** Null: it is of another key, place or shape, and so is lost. */
export function openDraft(open: OpenBox, place: RatingPlace, box: string): RatingDraft | null {
  const opened = open(Buffer.from(box, 'base64'), 'calibration-draft', placeText(place));
  if (!opened.ok) return null;
  const json = z.looseObject({ level: z.number() }).safeParse(parsedJson(opened.value));
  opened.value.fill(0);
  if (!json.success) return null;
  const draft = caseRatingDraft.safeParse({ ...json.data, level: json.data.level < 0 ? null : json.data.level });
  return draft.success ? draft.data : null;
}

/** An answer without a name: bound to the session and to a random id, and to nobody. */
export function sealAnswer(sessionKey: string, siteId: string, sessionId: string, answerId: string, text: string): string {
  const bytes = padded(canonicalJson({ text }), 0);
  const box = sealTo(Buffer.from(sessionKey, 'base64'), bytes, 'calibration-answer', `${siteId}/${sessionId}/${answerId}`);
  bytes.fill(0);
  return box.toString('base64');
}

export function openAnswer(open: OpenBox, siteId: string, sessionId: string, answerId: string, box: string): string | null {
  const opened = open(Buffer.from(box, 'base64'), 'calibration-answer', `${siteId}/${sessionId}/${answerId}`);
  if (!opened.ok) return null;
  const parsed = z.strictObject({ text: z.string() }).safeParse(parsedJson(opened.value));
  opened.value.fill(0);
  return parsed.success ? parsed.data.text : null;
}

/** How many bytes the marks and citations of a case can take at most: every rating of it is as long as if they did. */
export function widestMarks(of: { readonly indicatorIds: readonly string[]; readonly pieceIds: readonly string[] }): number {
  const all = { indicators: Object.fromEntries(of.indicatorIds.map((id) => [id, 'notSeen'])), cited: [...of.pieceIds] };
  return Buffer.byteLength(JSON.stringify(all), 'utf8') + 256;
}

const placeText = ({ siteId, sessionId, caseId, memberId }: RatingPlace): string => `${siteId}/${sessionId}/${caseId}/${memberId}`;

const lengthOf = (comment: string): number => Buffer.byteLength(JSON.stringify(comment), 'utf8');

/** Text, its length before it, and zeros up to the multiple of the grain that `room` asks for. */
function padded(text: string, room: number): Buffer {
  const content = Buffer.from(text, 'utf8');
  const bytes = Buffer.alloc(roomFor(Math.max(content.length, room)));
  bytes.writeUInt32BE(content.length);
  content.copy(bytes, 4);
  content.fill(0);
  return bytes;
}

/** So many bytes as a text and its length take up in a box. */
const roomFor = (text: number): number => Math.ceil((text + 4) / grain) * grain;

function parsedJson(bytes: Buffer): unknown {
  if (bytes.length < 4) return null;
  const length = bytes.readUInt32BE();
  try {
    return JSON.parse(bytes.toString('utf8', 4, 4 + length));
  } catch {
    return null;
  }
}

function plain({ level, indicators, cited, comment }: CaseRating) {
  return { level, indicators: { ...indicators }, cited: [...cited], comment };
}
