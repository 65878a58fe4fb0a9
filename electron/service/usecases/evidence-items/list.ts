import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { contentDigest } from '../../db/content-digest';
import { isIntact } from '../../db/evidence-store';
import type { Reader } from '../../db/schema';
import { evidenceItemContent, evidenceItemRecord } from '../../db/signed-observation';
import { evidenceItemById, evidenceItemsOf, type KnownItem } from '../../db/sql/evidence-items';
import { isPerson } from '../../db/sql/person-header';
import { printedNames } from '../../db/sql/printed-names';
import { filesByRecord } from '../../db/sql/recorded-files';
import { levelNames } from '../competencies/name-levels';
import { shownEvidence } from '../completions/shown-evidence';
import type { QueryUseCase } from '../context';
import { namedTask } from '../observations/list';
import { answersByRecord } from '../own-record/shown-answers';
import { ownIds } from '../people/own-ids';
import { shownSignatures } from '../signatures/shown-signatures';

export const listEvidenceItems: QueryUseCase<Contract['evidenceItems']['list']> = async (db, { personId }, ctx) => {
  if (!(await isPerson(db, personId))) return fail('PersonNotFound');
  return ok({ items: await shownItems(db, personId, await evidenceItemsOf(db, await ownIds(db, personId)), ctx.today) });
};

export const getEvidenceItem: QueryUseCase<Contract['evidenceItems']['get']> = async (db, { personId, itemId }, ctx) => {
  const row = await evidenceItemById(db, itemId);
  if (row === undefined || !(await ownIds(db, personId)).includes(row.personId)) return fail('ItemNotFound');
  const [shown] = await shownItems(db, personId, [row], ctx.today);
  if (shown === undefined) return fail('ItemNotFound');
  const { amendedById: _later, ...plain } = row;
  const content = evidenceItemContent(plain, (await filesByRecord(db, [itemId])).get(itemId) ?? []);
  const files = [];
  for (const file of shown.files) files.push({ ...file, isIntact: await isIntact(ctx.evidence, file.sha256) });
  return ok({
    ...shown,
    files,
    isUnchanged: contentDigest(content) === row.contentDigest,
    signatures: await shownSignatures(db, { recordType: evidenceItemRecord, recordId: itemId, revision: 1, content }),
  });
};

/** Items as they are listed, with the names of all they refer to. */
async function shownItems(db: Reader, personId: string, rows: readonly KnownItem[], today: string) {
  const files = await filesByRecord(
    db,
    rows.map(({ itemId }) => itemId),
  );
  const answers = await answersByRecord(db, await ownIds(db, personId));
  const names = await printedNames(
    db,
    rows.flatMap(({ addedBy, witnessUserId }) => [addedBy, ...(witnessUserId === null ? [] : [witnessUserId])]),
  );
  const nameOf = await levelNames(db, today);
  const completions = rows.some(({ supportId }) => supportId !== null) ? await shownEvidence(db, personId, null, today) : [];
  const shown = [];
  for (const { taskId, supportId, witnessUserId, ...row } of rows) {
    const named = row.competencyId === null ? null : nameOf(row.competencyId, row.level ?? 0);
    shown.push({
      ...row,
      competencyCode: named?.competencyCode ?? null,
      competencyTitle: named?.competencyTitle ?? null,
      levelCode: row.level === null ? null : (named?.levelCode ?? null),
      task: await namedTask(db, taskId, row.capturedOn),
      completion: supportId === null ? null : (completions.find((one) => one.supportId === supportId)?.what ?? supportId),
      addedBy: names.get(row.addedBy) ?? row.addedBy,
      witness: witnessUserId === null ? null : (names.get(witnessUserId) ?? witnessUserId),
      files: files.get(row.itemId) ?? [],
      answers: answers.get(row.itemId) ?? [],
    });
  }
  return shown;
}
