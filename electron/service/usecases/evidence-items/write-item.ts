import type { Contract } from '../../../../shared/contract';
import { hasLevel } from '../../../../shared/domain/scale';
import { fail, ok } from '../../../../shared/result';
import { contentDigest } from '../../db/content-digest';
import type { EvidenceItemRow } from '../../db/observation-schema';
import type { Tx } from '../../db/schema';
import { evidenceItemContent, evidenceItemRecord } from '../../db/signed-observation';
import { competencyOn } from '../../db/sql/competencies';
import { evidenceItemById, insertEvidenceItem, isSupportOf } from '../../db/sql/evidence-items';
import { isPerson } from '../../db/sql/person-header';
import { scaleOn } from '../../db/sql/scales';
import type { CommandContext, InputOf } from '../context';
import { citeFiles, stagedFiles } from '../evidence/cited-files';
import { checkedDay } from '../observations/checked-day';
import { ownIds } from '../people/own-ids';
import { signRecord } from '../signatures/sign-record';

type ItemFields = Omit<InputOf<Contract['evidenceItems']['add']>, 'kind' | 'supportId'>;

/** What an item is beside what was typed. */
export interface WrittenAs {
  readonly kind: EvidenceItemRow['kind'];
  readonly supportId: string | null;
  readonly addedBy: { readonly userId: string; readonly personId: string | null };
  readonly amends: { readonly itemId: string; readonly reason: string } | null;
  readonly action: string;
}

/** Adds an item to a person's evidence; a witness statement is signed by this command's signer. It changes no level. */
export async function writeItem(tx: Tx, ctx: CommandContext, input: ItemFields, as: WrittenAs) {
  const { personId, competencyId, level, evidenceIds, capturedOn, capturedTime, taskId } = input;
  const { kind, supportId, addedBy, amends } = as;
  if (!(await isPerson(tx, personId))) return fail('PersonNotFound');
  if (addedBy.personId === personId) return fail('AboutOneself');
  const day = await checkedDay(tx, ctx, { on: capturedOn, time: capturedTime, taskId });
  if (!day.ok) return day;
  const competence = await checkedLevel(tx, ctx, competencyId, level);
  if (!competence.ok) return competence;
  if (kind === 'completion' && (supportId === null || !(await isSupportOf(tx, supportId, await ownIds(tx, personId)))))
    return fail('CompletionMissing');
  if (kind === 'file' && evidenceIds.length === 0) return fail('FileMissing');
  if (kind !== 'completion' && input.statement === '' && input.reference === '' && evidenceIds.length === 0) return fail('NothingSaid');
  const files = await stagedFiles(tx, ctx, evidenceIds);
  if (!files.ok) return files;
  const unsealed: Omit<EvidenceItemRow, 'contentDigest'> = {
    itemId: ctx.makeId(),
    personId,
    competencyId,
    level: competencyId === null ? null : level,
    kind,
    title: input.title,
    statement: input.statement,
    reference: input.reference,
    capturedOn,
    capturedTime,
    zone: ctx.zone,
    place: input.place,
    equipment: input.equipment,
    shift: input.shift,
    taskId,
    authenticity: input.authenticity,
    supportId: kind === 'completion' ? supportId : null,
    witnessUserId: kind === 'witnessStatement' ? ctx.signer.userId : null,
    addedBy: addedBy.userId,
    recordedAt: ctx.now.toISOString(),
    amendsId: amends?.itemId ?? null,
    amendReason: amends?.reason ?? null,
    entryNumber: ctx.entry,
  };
  const content = evidenceItemContent(unsealed, files.value);
  const row: EvidenceItemRow = { ...unsealed, contentDigest: contentDigest(content) };
  const { itemId } = row;
  await insertEvidenceItem(tx, row);
  const changes = [
    { entity: 'evidence_item', entityId: itemId, personId, old: null, new: { ...row } },
    ...(await citeFiles(tx, ctx, files.value, { type: 'item', recordId: itemId, personId })),
  ];
  if (kind === 'witnessStatement') {
    const meaning = 'Witnessed: this is my statement';
    const signature = await signRecord(tx, ctx, { recordType: evidenceItemRecord, recordId: itemId, revision: 1, content, meaning });
    changes.push({ entity: 'signature', entityId: signature.signatureId, personId, old: null, new: { ...signature } });
  }
  const reason = amends?.reason ?? null;
  ctx.audit({ action: as.action, entity: 'evidence_item', entityId: itemId, personId, reason, validFrom: capturedOn, changes });
  return ok({ itemId });
}

/** The newest version of an item of a person, which alone can be amended. */
export async function amendableItem(tx: Tx, itemId: string, personId: string) {
  const known = await evidenceItemById(tx, itemId);
  if (known === undefined || !(await ownIds(tx, personId)).includes(known.personId)) return fail('ItemNotFound');
  return known.amendedById === null ? ok(known) : fail('AlreadyAmended');
}

async function checkedLevel(tx: Tx, ctx: CommandContext, competencyId: string | null, level: number | null) {
  if (competencyId === null) return ok(null);
  const competency = await competencyOn(tx, competencyId, ctx.today);
  if (competency === undefined) return fail('CompetencyNotFound');
  const levels = (await scaleOn(tx, competency.content.scaleId, ctx.today))?.levels ?? [];
  return level !== null && !hasLevel(levels, level) ? fail('LevelNotFound') : ok(null);
}
