import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import type { FrameworkRevisionRow } from '../../db/framework-schema';
import { draftItems, updateDraft } from '../../db/sql/framework-drafts';
import { revisionsOf, userIds } from '../../db/sql/framework-library';
import { itemsDigest } from '../../db/signed-revision';
import { writeVersions } from '../../db/sql/versions';
import type { CommandUseCase } from '../context';
import { lockedByAnother } from './locked';
import { openDraft } from './open-draft';
import { faultsOfDraft } from './situation';

/** Hands a draft over for review: from here on it cannot be changed unless it is returned, and its digest stands in the log. */
export const submitDraft: CommandUseCase<Contract['framework']['submit']> = async (tx, { draftId, title, summary }, ctx) => {
  const opened = await openDraft(tx, draftId, ctx.actor.userId);
  if (!opened.ok) return opened;
  const draft = opened.value;
  const locked = await lockedByAnother(tx, { draftId }, ctx.actor.userId, ctx.now.toISOString());
  if (locked !== null) return fail('Locked', locked);
  const items = await draftItems(tx, draftId);
  if (items.length === 0) return fail('NothingChanged');
  const faults = await faultsOfDraft(tx, draftId, ctx.today);
  if (faults.length > 0) return fail('DraftFaulty', { faults });

  const { frameworkId } = draft;
  const before = await revisionsOf(tx, frameworkId);
  // A draft that was returned keeps the number it had.
  const returned = before.find(({ state }) => state === 'returned');
  const authors = [...new Set([...userIds(draft.authorUserIds), ctx.actor.userId])];
  const row: FrameworkRevisionRow = {
    revisionId: returned?.revisionId ?? ctx.makeId(),
    frameworkId,
    number: returned?.number ?? (before[0]?.number ?? 0) + 1,
    title,
    summary,
    state: 'inReview',
    authorUserIds: JSON.stringify(authors),
    submittedAt: ctx.now.toISOString(),
    effectiveFrom: null,
    pilotUnitIds: '[]',
    generalFrom: null,
    contentDigest: itemsDigest(items),
    changes: items.length,
    remark: null,
  };
  await updateDraft(tx, draftId, { title, summary, authorUserIds: row.authorUserIds, revisionId: row.revisionId });
  const changes = await writeVersions(tx, ctx.entry, 'framework_revision', [row]);
  ctx.audit({
    action: 'framework.submit',
    entity: 'framework_revision',
    entityId: row.revisionId,
    reason: summary === '' ? null : summary,
    changes,
  });
  return ok({ revisionId: row.revisionId, number: row.number });
};
