import { addDays, localDate } from '../../../../shared/domain/calendar';
import { reachByRole, roles, type Permission } from '../../../../shared/domain/permissions';
import type { UserAccountRow } from '../../db/core-schema';
import type { Reader } from '../../db/schema';
import { assessmentPolicyOn } from '../../db/sql/assessment-policy';
import { allDrafts } from '../../db/sql/framework-drafts';
import { allFrameworks, revisionsOf, userIds } from '../../db/sql/framework-library';
import { printedNames } from '../../db/sql/printed-names';
import { returnsOf } from '../../db/sql/revision-returns';
import { accountsWithRole } from '../../db/sql/users';
import type { ReadContext } from '../context';
import { dueReview, everyReview } from '../access/reviews';
import { programmeTasks, studyTasks } from '../calibration-programme/office-tasks';
import { lookBackTasks, recalibrationTasks } from '../look-backs/office-tasks';
import { isAuthor } from '../framework/authorship';
import { reviewsDue } from '../framework/reviews-due';
import type { ShownDuty } from './listed';

/** What waits for an office of the site, and for which of those who hold it. */
export interface OfficeTask {
  readonly key: string;
  readonly kind: 'approve' | 'review' | 'calibrate';
  readonly what: string;
  readonly dueOn: string;
  readonly reason: string;
  readonly joined: number;
  readonly target: Extract<
    ShownDuty['target'],
    { at: 'revision' | 'draft' | 'itemReviews' | 'accessReview' | 'programme' | 'goldStudy' | 'lookBack' | 'ownCalibration' }
  >;
  readonly permission: 'framework.approve' | 'framework.edit' | 'access.review' | 'calibration.run' | 'calibration.decide';
  readonly owners: readonly UserAccountRow[];
}

/** Everything that waits for a decision about the framework or the accounts, and what is to be calibrated, whoever asks. */
export async function officeTasks(db: Reader, ctx: ReadContext): Promise<OfficeTask[]> {
  const { decideWithinDays } = (await assessmentPolicyOn(db)).escalation;
  const byWhen = (at: string): string => addDays(localDate(new Date(at), ctx.zone), decideWithinDays);
  return [
    ...(await ofRevisions(db, byWhen)),
    ...(await ofItems(db, ctx.today)),
    ...(await ofAccess(db, byWhen, ctx)),
    ...(await programmeTasks(db, ctx.today)),
    ...(await studyTasks(db)),
    ...(await lookBackTasks(db, await holdersOf(db, 'calibration.decide'), decideWithinDays)),
    ...(await recalibrationTasks(db)),
  ];
}

/** Revisions in review, for whoever did not write them; and what was given back, for whoever did. */
async function ofRevisions(db: Reader, byWhen: (at: string) => string): Promise<OfficeTask[]> {
  const tasks: OfficeTask[] = [];
  const [approvers, editors] = [await holdersOf(db, 'framework.approve'), await holdersOf(db, 'framework.edit')];
  const drafts = await allDrafts(db);
  for (const { frameworkId, name } of await allFrameworks(db)) {
    const revisions = await revisionsOf(db, frameworkId);
    const inReview = revisions.find(({ state }) => state === 'inReview');
    if (inReview !== undefined) {
      const { revisionId, number, title, submittedAt, authorUserIds } = inReview;
      const names = await printedNames(db, userIds(authorUserIds));
      const owners: UserAccountRow[] = [];
      for (const account of approvers) if (!(await isAuthor(db, inReview, account))) owners.push(account);
      tasks.push({
        key: `revision-${revisionId}`,
        kind: 'approve',
        what: revisionName(name, number, title),
        dueOn: byWhen(submittedAt),
        reason: `Submitted by ${[...names.values()].join(', ')}`,
        joined: 1,
        target: { at: 'revision', revisionId },
        permission: 'framework.approve',
        owners,
      });
    }
    const draft = drafts.find((one) => one.frameworkId === frameworkId);
    const toMend = revisions.find(({ state }) => state === 'returned');
    if (draft === undefined || draft.revisionId !== null || toMend === undefined || toMend.submittedAt < draft.startedAt) continue;
    const last = (await returnsOf(db, [toMend.revisionId])).get(toMend.revisionId)?.at(-1);
    if (last === undefined) continue;
    const authors = userIds(draft.authorUserIds);
    tasks.push({
      key: `draft-${draft.draftId}`,
      kind: 'review',
      what: revisionName(name, toMend.number, toMend.title),
      dueOn: byWhen(last.at),
      reason: `Given back by ${last.by}: ${last.remark}`,
      joined: 1,
      target: { at: 'draft', draftId: draft.draftId },
      permission: 'framework.edit',
      owners: editors.filter(({ userId }) => authors.includes(userId)),
    });
  }
  return tasks;
}

const revisionName = (library: string, number: number, title: string): string => `${library}, revision ${number}: ${title}`;

/** Items to be looked at again: those of one library that the same people look after are reviewed together, due with the first. */
async function ofItems(db: Reader, today: string): Promise<OfficeTask[]> {
  const editors = await holdersOf(db, 'framework.edit');
  const found = new Map<string, OfficeTask>();
  for (const { frameworkId, libraryName, dueOn, stewardIds } of await reviewsDue(db, today)) {
    const key = ['item-reviews', frameworkId, ...stewardIds.toSorted()].join('-');
    const known = found.get(key);
    found.set(key, {
      key,
      kind: 'review',
      what: libraryName,
      dueOn: known === undefined || dueOn < known.dueOn ? dueOn : known.dueOn,
      reason: '',
      joined: (known?.joined ?? 0) + 1,
      target: { at: 'itemReviews' },
      permission: 'framework.edit',
      owners: stewardIds.length === 0 ? editors : editors.filter(({ userId }) => stewardIds.includes(userId)),
    });
  }
  return [...found.values()];
}

/** The next review of access, and the one that lacks somebody else’s decision on its reviewer’s own account. */
async function ofAccess(db: Reader, byWhen: (at: string) => string, ctx: ReadContext): Promise<OfficeTask[]> {
  const reviews = await everyReview(db);
  const { dueOn, state, open } = await dueReview(db, reviews, ctx);
  const reviewers = await holdersOf(db, 'access.review');
  const shared = { kind: 'review', what: '', reason: '', joined: 1, permission: 'access.review' } as const;
  const tasks: OfficeTask[] = [];
  if (state === 'soon' || state === 'overdue')
    tasks.push({ ...shared, key: 'access-review', dueOn, target: { at: 'accessReview', awaits: null }, owners: reviewers });
  const review = open === null ? undefined : reviews.find(({ reviewId }) => reviewId === open.reviewId);
  if (open !== null && review !== undefined)
    tasks.push({
      ...shared,
      key: `access-review-${review.reviewId}`,
      dueOn: byWhen(review.reviewedAt),
      target: {
        at: 'accessReview',
        awaits: { reviewerName: open.reviewerName, leftOut: open.leftOut.map(({ printedName }) => printedName).join(', ') },
      },
      owners: reviewers.filter(({ userId }) => open.leftOut.every((account) => account.userId !== userId)),
    });
  return tasks;
}

/** Those whose role gives a permission, whatever unit it is held for. */
async function holdersOf(db: Reader, permission: Permission): Promise<UserAccountRow[]> {
  const found = new Map<string, UserAccountRow>();
  for (const role of roles) {
    if (reachByRole[role][permission] === undefined) continue;
    for (const account of await accountsWithRole(db, role)) found.set(account.userId, account);
  }
  return [...found.values()];
}
