import { z } from 'zod';
import { canonicalJson, parseJsonObject } from '../../../shared/domain/audit-json';
import { publicKeyOf } from '../vault/raw-keys';
import { wrappedKeysRecord } from '../vault/signing-keys';
import type { Sqlite } from '../vault/open';
import { checkAccessChain } from './integrity-access';
import { contentDigest } from './content-digest';
import type { RowFinding } from './live-rows-finding';
import { kindOfPurpose, siteKeyRecord } from './audit-site-key';
import type { Db } from './schema';
import type { OpenedRatingRow, SealedRatingRow } from './calibration-schema';
import { commitmentTo, digestOfBox } from './sealed-rating';
import { signedAssessmentContent } from './signed-assessment';
import { isRemoteSigned } from './remote-signature';
import { accessHeadEntity } from './sql/access-log';
import { sealedRatings } from './sql/calibration-ratings';
import { ratingContent } from './sql/first-ratings';
import { digestOfKeying } from './sql/paper-forms';
import { ratingOf } from './sql/rated-session';
import { siteAsTold } from './sql/site';
import { signerDigest } from './sql/users';

/** What is kept beside the log: each kind has a check of its own, because none of it may be read back from there. */
export async function checkBeside(site: Sqlite, db: Db, upTo: number): Promise<readonly RowFinding[]> {
  return [
    ...(await siteKeys(db)),
    ...(await signerSlots(db, upTo)),
    ...(await checkpoints(db, upTo)),
    ...(await firstRatings(db)),
    ...(await paperEntries(db)),
    ...(await sealedBoxes(db)),
    ...(await guestBoxes(db)),
    ...(await remoteSignatures(db)),
    ...sealedAnswers(site),
    ...pendingAnswers(site),
    ...checkAccessChain(site, upTo),
  ];
}

/** What the site is called by, also where its row was tampered with or is gone, which is told of by itself: nothing else is to blame for it. */
async function siteIdAsTold(db: Db): Promise<string> {
  return (await siteAsTold(db))?.facts.siteId ?? '';
}

/** A sealed rating's box stands in no entry, but its digest does; one that has been opened is what was committed to. */
async function sealedBoxes(db: Db): Promise<RowFinding[]> {
  const rows = await db.selectFrom('sealed_rating').selectAll().execute();
  const opened = new Map((await db.selectFrom('opened_rating').selectAll().execute()).map((row) => [ratingId(row), row]));
  const siteId = await siteIdAsTold(db);
  return rows.flatMap((row) => {
    const found = (table: string, field: string): RowFinding[] => [
      { table, rowId: ratingId(row), fault: 'altered', field, entryNumber: row.entryNumber },
    ];
    if (digestOfBox(row.box) !== row.boxDigest) return found('sealed_rating', 'box');
    const known = opened.get(ratingId(row));
    return known === undefined || isCommitted(siteId, row, known) ? [] : found('opened_rating', 'rating');
  });
}

/** The same of what was rated here for another site, which nobody here ever opens. */
async function guestBoxes(db: Db): Promise<RowFinding[]> {
  const rows = await db.selectFrom('guest_rating').selectAll().execute();
  return rows
    .filter(({ box, boxDigest }) => digestOfBox(box) !== boxDigest)
    .map(({ guestId, caseId, entryNumber }) => ({
      table: 'guest_rating',
      rowId: `${guestId}/${caseId}`,
      fault: 'altered',
      field: 'box',
      entryNumber,
    }));
}

/** Ratings that came in a file are signed with a key of another site, so their signatures are in no table of this one's. */
async function remoteSignatures(db: Db): Promise<RowFinding[]> {
  const rows = await db.selectFrom('remote_hand_in').selectAll().execute();
  const siteId = await siteIdAsTold(db);
  const findings: RowFinding[] = [];
  for (const row of rows) {
    const { sessionId, memberId, entryNumber } = row;
    const own = (await sealedRatings(db, sessionId)).filter((one) => one.memberId === memberId);
    if (isSound(siteId, row, own)) continue;
    findings.push({ table: 'remote_hand_in', rowId: `${sessionId}/${memberId}`, fault: 'invalid', field: 'signature', entryNumber });
  }
  return findings;
}

/** A key or a signature that nothing can be made of is no valid one. */
function isSound(...signed: Parameters<typeof isRemoteSigned>): boolean {
  try {
    return isRemoteSigned(...signed);
  } catch {
    return false;
  }
}

const ratingId = ({ sessionId, caseId, memberId }: Pick<SealedRatingRow, 'sessionId' | 'caseId' | 'memberId'>): string =>
  `${sessionId}/${caseId}/${memberId}`;

function isCommitted(siteId: string, { commitment, ...place }: SealedRatingRow, { salt, rating }: OpenedRatingRow): boolean {
  try {
    return commitmentTo({ ...place, siteId }, salt, ratingOf(rating)) === commitment;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return false;
    throw error;
  }
}

/** Answers without a name: as many as members of the session have answered, and none once it is closed. */
function sealedAnswers(site: Sqlite): RowFinding[] {
  const wrong = `
    SELECT sessionId FROM (
      SELECT sessionId, count(*) AS n FROM panel_answered a WHERE NOT EXISTS (
        SELECT 1 FROM calibration_session s WHERE s.sessionId = a.sessionId AND s.recordedTo IS NULL AND s.closedAt IS NOT NULL) GROUP BY sessionId) a
    FULL JOIN (SELECT sessionId, count(*) AS n FROM panel_sealed_answer GROUP BY sessionId) s USING (sessionId)
    WHERE a.n IS NOT s.n LIMIT 20`;
  return site
    .prepare<[], { sessionId: string }>(wrong)
    .all()
    .map(({ sessionId }) => ({ table: 'panel_sealed_answer', rowId: sessionId, fault: 'altered', field: null, entryNumber: null }));
}

/**
 * What was answered in a round that is open is in no log: whoever read both could tell who answered what. Every indicator has as
 * many ratings of a group as people of it have answered, and a round that has ended has none left.
 */
function pendingAnswers(site: Sqlite): RowFinding[] {
  const wrong = `
    WITH answered AS (
      SELECT i.roundId, i.grp, count(*) AS n FROM feedback_answered a JOIN feedback_invitation i USING (roundId, userId)
      WHERE NOT EXISTS (SELECT 1 FROM feedback_end e WHERE e.roundId = i.roundId) GROUP BY i.roundId, i.grp),
    asked AS (
      SELECT n.roundId, n.grp, j.value ->> '$.indicatorId' AS indicatorId, n.n AS n
      FROM answered n JOIN feedback_round r USING (roundId), json_each(r.indicators) j),
    rated AS (
      SELECT roundId, grp, indicatorId, count(*) AS n FROM feedback_pending WHERE indicatorId IS NOT NULL GROUP BY roundId, grp, indicatorId)
    SELECT DISTINCT roundId FROM (
      SELECT roundId FROM asked a FULL JOIN rated p USING (roundId, grp, indicatorId) WHERE a.n IS NOT p.n
      UNION ALL
      SELECT p.roundId FROM feedback_pending p LEFT JOIN answered a USING (roundId, grp) WHERE p.comment IS NOT NULL
        GROUP BY p.roundId, p.grp, a.n HAVING count(*) > ifnull(a.n, 0)) LIMIT 20`;
  return site
    .prepare<[], { roundId: string }>(wrong)
    .all()
    .map(({ roundId }) => ({ table: 'feedback_pending', rowId: roundId, fault: 'altered', field: null, entryNumber: null }));
}

/** The part of it that takes as long as the log is large, and that no altered entry can trip. */
export function checkKeysAndNodes(site: Sqlite, upTo: number): readonly RowFinding[] {
  return [...changesOfNoEntry(site), ...personKeys(site), ...treeNodes(site, upTo)];
}

/** Changes numbered below the first entry: no leaf covers them, and what asks what the log tells of a key would believe them. */
function changesOfNoEntry(site: Sqlite): RowFinding[] {
  const below = site.prepare<[], string>("SELECT entryNumber || '/' || seq FROM audit_change WHERE entryNumber < 1 LIMIT 20").pluck();
  return below.all().map((rowId) => ({ table: 'audit_change', rowId, fault: 'notTold', field: null, entryNumber: null }));
}

/** Public halves are told by the entry that made the site; each private half must be that of its public one. */
async function siteKeys(db: Db): Promise<RowFinding[]> {
  const rows = await db.selectFrom('site_key').selectAll().execute();
  const told = await db
    .selectFrom('audit_change')
    .select(['entityId', 'entryNumber', 'newValue'])
    .where('entity', '=', 'site_key')
    .where('newValue', 'is not', null)
    .execute();
  const toldById = new Map(told.map((one) => [one.entityId, Buffer.from(one.newValue ?? []).toString('utf8')]));
  const findings: RowFinding[] = [];
  for (const row of rows) {
    const { entityId, text } = siteKeyRecord(row);
    const found = (fault: RowFinding['fault'], field: string | null): void => {
      findings.push({ table: 'site_key', rowId: entityId, fault, field, entryNumber: row.createdEntry });
    };
    // A site from before keys were told has two of its first entry, and no others.
    if (told.length === 0 ? row.createdEntry > 1 : !toldById.has(entityId)) found('notTold', null);
    else if (told.length > 0 && toldById.get(entityId) !== text) found('altered', 'publicKey');
    else if (row.privateKey.length !== 32 || !publicKeyOf(kindOfPurpose[row.purpose], row.privateKey).equals(row.publicKey))
      found('altered', 'privateKey');
    toldById.delete(entityId);
  }
  for (const entityId of toldById.keys())
    findings.push({ table: 'site_key', rowId: entityId, fault: 'missing', field: null, entryNumber: null });
  return findings;
}

/** Everybody of whom the log holds sealed values has one key, from the first entry on that sealed any. That it is the right one is seen when it opens them. */
function personKeys(site: Sqlite): RowFinding[] {
  const sealed = `SELECT personId, min(entryNumber) AS first FROM (
      SELECT personId, min(entryNumber) AS entryNumber FROM audit_entry WHERE personId IS NOT NULL GROUP BY personId
      UNION ALL SELECT personId, min(entryNumber) FROM audit_change WHERE personId IS NOT NULL GROUP BY personId) GROUP BY personId`;
  const rows = site
    .prepare<[], { personId: string; first: number | null; createdEntry: number | null }>(
      `SELECT personId, s.first AS first, k.createdEntry AS createdEntry FROM (${sealed}) s FULL JOIN person_key k USING (personId)
       WHERE s.first IS NOT k.createdEntry LIMIT 20`,
    )
    .all();
  return rows.map(({ personId, first, createdEntry }) => ({
    table: 'person_key',
    rowId: personId,
    fault: createdEntry === null ? 'missing' : first === null ? 'notTold' : 'altered',
    field: createdEntry !== null && first !== null ? 'createdEntry' : null,
    entryNumber: first,
  }));
}

/** A signer's keys lie under a passphrase: the log tells their digest, and they must be those of a key in the record. */
async function signerSlots(db: Db, upTo: number): Promise<RowFinding[]> {
  const slots = await db.selectFrom('signer_slot').selectAll().execute();
  const tellings = await db
    .selectFrom('audit_change')
    .select(['entityId', 'entryNumber', 'newValue'])
    .where('entity', '=', 'signer_slot')
    .where('entryNumber', '<=', upTo)
    .orderBy('entryNumber')
    .execute();
  const toldById = new Map(tellings.map((one) => [one.entityId, one]));
  const keys = await db.selectFrom('user_key').select(['userId', 'publicKey', 'state']).where('recordedTo', 'is', null).execute();
  const signers = await db
    .selectFrom('user_account')
    .select('userId')
    .where('recordedTo', 'is', null)
    .where('kind', '=', 'signer')
    .where('isActive', '=', 1)
    .execute();
  const found = (rowId: string, fault: RowFinding['fault'], field: string | null): RowFinding => ({
    table: 'signer_slot',
    rowId,
    fault,
    field,
    entryNumber: toldById.get(rowId)?.entryNumber ?? null,
  });
  const stray = slots.flatMap(({ userId, wrapped }) => {
    if (!signers.some((signer) => signer.userId === userId)) return [found(userId, 'notTold', null)];
    const told = toldById.get(userId)?.newValue;
    if (told === undefined || told === null) return [found(userId, 'notTold', null)];
    if (Buffer.from(told).toString('utf8') !== canonicalJson(signerDigest(wrapped))) return [found(userId, 'altered', 'wrapped')];
    const record = wrappedKeysRecord.safeParse(parsed(wrapped));
    if (!record.success) return [found(userId, 'altered', 'wrapped')];
    const own = keys.filter((key) => key.userId === userId);
    // Under a one-time secret the keys are not of the record yet.
    const isRight =
      own.length === 0 ||
      own.some((key) => key.publicKey === record.data.signingPublicKey) ||
      own.every(({ state }) => state === 'retired');
    return isRight ? [] : [found(userId, 'altered', 'wrapped')];
  });
  const lost = signers.flatMap(({ userId }) => (slots.some((slot) => slot.userId === userId) ? [] : [found(userId, 'missing', null)]));
  return [...stray, ...lost];
}

/**
 * Nodes on a level that a tree of so many leaves does not have. Those that it must have are compared with the entries, and
 * further ones on its own levels are the tail of a log that was longer: see readExtent.
 */
function treeNodes(site: Sqlite, upTo: number): RowFinding[] {
  const above = site.prepare<[number], { level: number; position: number }>(
    'SELECT level, position FROM merkle_node WHERE level > ? LIMIT 20',
  );
  return above.all(Math.floor(Math.log2(upTo))).map(({ level, position }) => ({
    table: 'merkle_node',
    rowId: `${level}/${position}`,
    fault: 'notTold',
    field: null,
    entryNumber: upTo,
  }));
}

/** What a first rating says is told in no entry: its digest is, also after the second rating has made it a record. */
async function firstRatings(db: Db): Promise<RowFinding[]> {
  const rows = await db.selectFrom('first_rating').select(['assessmentId', 'content', 'contentDigest', 'entryNumber']).execute();
  return rows.flatMap(({ assessmentId, content, contentDigest: digest, entryNumber }) =>
    digestOfRating(content) === digest
      ? []
      : [{ table: 'first_rating', rowId: assessmentId, fault: 'altered' as const, field: 'content', entryNumber }],
  );
}

/** What was keyed from paper is told in no entry: its digest is. */
async function paperEntries(db: Db): Promise<RowFinding[]> {
  const rows = await db.selectFrom('paper_entry').select(['entryId', 'formId', 'content', 'contentDigest', 'entryNumber']).execute();
  return rows.flatMap(({ entryId, formId, content, contentDigest: digest, entryNumber }) =>
    digestOfKeying(formId, content) === digest
      ? []
      : [{ table: 'paper_entry', rowId: entryId, fault: 'altered' as const, field: 'content', entryNumber }],
  );
}

/** Null where nothing that was signed can be read from it. */
function digestOfRating(content: string): string | null {
  try {
    const { row, steps, evidence } = ratingContent(content);
    return contentDigest(signedAssessmentContent(row, steps, evidence));
  } catch {
    return null; // nothing of the kind was signed
  }
}

/** The entries that begin and end a session tell of every checkpoint made before them. */
async function checkpoints(db: Db, upTo: number): Promise<RowFinding[]> {
  const tellings = await db
    .selectFrom('audit_change')
    .select(['entity', 'entityId', 'entryNumber', 'newValue'])
    .where('entity', 'in', ['audit_checkpoint', accessHeadEntity])
    .where('entryNumber', '<=', upTo)
    .orderBy('entryNumber')
    .execute();
  const lastSeal = tellings.findLast(({ entity }) => entity === accessHeadEntity)?.entryNumber ?? 0;
  const toldById = new Map(tellings.flatMap((one) => (one.entity === 'audit_checkpoint' ? [[one.entityId, one] as const] : [])));
  const rows = await db.selectFrom('audit_checkpoint').selectAll().execute();
  const found = (rowId: string, fault: RowFinding['fault'], field: string | null, entryNumber: number | null): RowFinding => ({
    table: 'audit_checkpoint',
    rowId,
    fault,
    field,
    entryNumber,
  });
  const findings = rows.flatMap((row): RowFinding[] => {
    const rowId = String(row.treeSize);
    const told = toldById.get(rowId);
    toldById.delete(rowId);
    if (told === undefined) return row.treeSize < lastSeal ? [found(rowId, 'notTold', null, null)] : [];
    const record: Readonly<Record<string, unknown>> = { ...row };
    const said = parseJsonObject(Buffer.from(told.newValue ?? []).toString('utf8')) ?? {};
    const field = Object.keys(said).find((name) => said[name] !== record[name]);
    return field === undefined ? [] : [found(rowId, 'altered', field, told.entryNumber)];
  });
  return [...findings, ...[...toldById].map(([rowId, { entryNumber }]) => found(rowId, 'missing', null, entryNumber))];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
