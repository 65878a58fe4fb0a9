import type { Contract } from '../../../../shared/contract';
import { isRealDate } from '../../../../shared/domain/calendar';
import { changeOf, isRescaled } from '../../../../shared/domain/framework/changes';
import { needsDecision } from '../../../../shared/domain/framework/decisions';
import { fail, ok, type Failure, type Result } from '../../../../shared/result';
import type { FrameworkRevisionRow } from '../../db/framework-schema';
import type { Tx } from '../../db/schema';
import { revisionActs, itemsDigest, signedRevisionContent } from '../../db/signed-revision';
import { draftItems, draftOfRevision, removeDraft } from '../../db/sql/framework-drafts';
import { rowOfItem } from '../../db/sql/framework-items';
import { approvedById, insertDecisions, revisionById, revisionsOf } from '../../db/sql/framework-library';
import { allUnits, unitsBelow } from '../../db/sql/organisation';
import { writeVersions } from '../../db/sql/versions';
import type { JobProgress } from '../../jobs/job-messages';
import type { CommandContext, CommandUseCase, FailureOf, InputOf } from '../context';
import { supersededObligations } from '../obligations/superseded';
import { signRecord } from '../signatures/sign-record';
import { tellAct } from '../progress-board';
import { isAuthor } from './authorship';
import { deriveFor } from './derive';
import { obligationsOf } from './obligations';
import { newRoleRows } from './role-rows';
import { faultsOfDraft } from './situation';

type Approve = Contract['framework']['approve'];

export const approveRevision: CommandUseCase<Approve> = async (tx, input, ctx) => {
  const { revisionId, effectiveFrom, pilotUnitIds } = input;
  const revision = await revisionById(tx, revisionId);
  if (revision === undefined) return fail('RevisionNotFound');
  const draft = await draftOfRevision(tx, revisionId);
  if (revision.state !== 'inReview' || draft === undefined) return fail('NotInReview');
  const refused = await refusal(tx, revision, input, ctx);
  if (!refused.ok) return refused;

  const items = await draftItems(tx, draft.draftId);
  if (itemsDigest(items) !== revision.contentDigest) return fail('DraftChanged');
  const faults = await faultsOfDraft(tx, draft.draftId, ctx.today);
  if (faults.length > 0) return fail('DraftFaulty', { faults });
  const formers = await approvedById(
    tx,
    items.map(({ itemId }) => itemId),
  );
  const rescaled = items.filter((item) => isRescaled(formers.get(item.itemId), item)).map(({ itemId }) => itemId);
  if (pilotUnitIds.length > 0 && rescaled.length > 0) return fail('ScaleInPilot', { itemIds: rescaled });
  const decided = new Map(input.decisions.map((one) => [one.itemId, one]));
  const undecided = items.filter(
    (item) => needsDecision(item, changeOf(formers.get(item.itemId) ?? null, item)) && !decided.has(item.itemId),
  );
  if (undecided.length > 0) return fail('DecisionMissing', { itemIds: undecided.map(({ itemId }) => itemId) });

  const told = (progress: JobProgress): void => tellAct(ctx.session.prepared, revisionId, progress);
  const isPilot = pilotUnitIds.length > 0;
  const time = { validFrom: effectiveFrom, pilotOf: isPilot ? revisionId : '', revisionId };
  const approved: FrameworkRevisionRow = {
    ...revision,
    state: 'approved',
    effectiveFrom,
    pilotUnitIds: JSON.stringify(pilotUnitIds),
    generalFrom: isPilot ? null : effectiveFrom,
  };
  const itemById = new Map(items.map((item) => [item.itemId, item]));
  const decisions = input.decisions
    .filter(({ itemId }) => itemById.has(itemId))
    .map(({ decision, days, ...one }) => ({
      ...one,
      revisionId,
      decision,
      days: decision === 'noImpact' ? null : (days ?? 30),
      entryNumber: ctx.entry,
    }));
  const changes = [
    ...(await writeVersions(tx, ctx.entry, 'framework_revision', [approved])),
    ...(await writeVersions(tx, ctx.entry, 'job_role', await newRoleRows(tx, items, ctx.today))),
    ...(await writeVersions(
      tx,
      ctx.entry,
      'framework_item',
      items.map((item) => rowOfItem(item, time)),
      (done, total) => told({ label: 'items', done, total }),
    )),
  ];
  await insertDecisions(tx, decisions);
  await deriveFor(tx, items, told, formers);
  const unitIds = isPilot ? await unitsBelow(tx, pilotUnitIds, effectiveFrom) : null;
  const taking = { revisionId, from: effectiveFrom, today: ctx.today, unitIds, makeId: ctx.makeId };
  const obligations = await obligationsOf(tx, decisions, itemById, taking);
  const owing = [...(await supersededObligations(tx, decisions, itemById, taking)), ...obligations];
  changes.push(...(await writeVersions(tx, ctx.entry, 'obligation', owing, (done, total) => told({ label: 'obligations', done, total }))));
  await removeDraft(tx, draft.draftId);
  const signature = await signRevision(tx, ctx, 'approve', approved, 'Approved');
  told({ label: 'record', done: 0, total: changes.length });
  ctx.audit({
    action: 'framework.approve',
    entity: 'framework_revision',
    entityId: revisionId,
    validFrom: effectiveFrom,
    changes: [
      ...changes,
      ...decisions.map((one) => ({
        entity: 'revision_decision',
        entityId: `${revisionId}/${one.itemId}`,
        personId: null,
        old: null,
        new: one,
      })),
      signature,
    ],
  });
  return ok({ obligations: obligations.length });
};

/** Signs what was done to a revision; answers with the change for the log. */
export async function signRevision(
  tx: Tx,
  ctx: CommandContext,
  act: keyof typeof revisionActs,
  revision: FrameworkRevisionRow,
  meaning: string,
) {
  const { revisionId, number } = revision;
  const content = await signedRevisionContent(tx, act, revisionId);
  if (content === null) throw new Error('the revision to be signed is not there');
  const signature = await signRecord(tx, ctx, { recordType: revisionActs[act], recordId: revisionId, revision: number, content, meaning });
  return { entity: 'signature', entityId: signature.signatureId, personId: null, old: null, new: { ...signature } };
}

/** Why this person may not approve it, or not from this day on, or not for these units. */
async function refusal(
  tx: Tx,
  revision: FrameworkRevisionRow,
  { effectiveFrom, pilotUnitIds }: InputOf<Approve>,
  ctx: CommandContext,
): Promise<Result<void, FailureOf<Approve> & Failure>> {
  if (await isAuthor(tx, revision, ctx.signer)) return fail('OwnRevision');
  if (!isRealDate(effectiveFrom)) return fail('NotADate');
  const others = (await revisionsOf(tx, revision.frameworkId)).filter(({ state }) => state === 'approved');
  // The first of a library may say since when it was in use: nothing was shown of it before.
  if (effectiveFrom < ctx.today && others.length > 0) return fail('InThePast', { earliest: ctx.today });
  const pilot = others.find(({ generalFrom }) => generalFrom === null);
  if (pilot !== undefined) return fail('PilotOpen', { number: pilot.number });
  const later = others.find((other) => (other.generalFrom ?? '') > effectiveFrom);
  if (later !== undefined) return fail('BeforeAnother', { number: later.number, earliest: later.generalFrom ?? ctx.today });
  const known = new Set((await allUnits(tx, effectiveFrom)).map(({ unitId }) => unitId));
  const unknown = pilotUnitIds.find((unitId) => !known.has(unitId));
  return unknown === undefined ? ok(undefined) : fail('UnitNotFound', { unitId: unknown });
}
