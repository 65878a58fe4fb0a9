import type { Contract } from '../../../../shared/contract';
import { scopeOf, type Permission } from '../../../../shared/domain/permissions';
import { ok } from '../../../../shared/result';
import type { FrameworkRevisionRow } from '../../db/framework-schema';
import type { Reader } from '../../db/schema';
import { allDrafts } from '../../db/sql/framework-drafts';
import { allFrameworks, revisionsOf, userIds } from '../../db/sql/framework-library';
import { printedNames } from '../../db/sql/printed-names';
import { returnsOf } from '../../db/sql/revision-returns';
import type { OutputOf, QueryUseCase, ReadContext } from '../context';
import { isAuthor } from './authorship';

type Awaiting = OutputOf<Contract['framework']['awaiting']>;

/** Revisions in review that this user may approve, and drafts of theirs that were given back. */
export const listAwaiting: QueryUseCase<Contract['framework']['awaiting']> = async (db, _input, ctx) => {
  const drafts = await allDrafts(db);
  const reviews: Awaiting['reviews'] = [];
  const returned: Awaiting['returned'] = [];
  for (const { frameworkId, name, stewardUserIds } of await allFrameworks(db)) {
    const about = { frameworkId, libraryName: name };
    const revisions = await revisionsOf(db, frameworkId);
    const inReview = revisions.find(({ state }) => state === 'inReview');
    if (inReview !== undefined && may(ctx, 'framework.approve') && !(await isAuthor(db, inReview, ctx.actor)))
      reviews.push({ ...about, ...(await reviewOf(db, inReview)) });

    const draft = drafts.find((one) => one.frameworkId === frameworkId);
    const toMend = revisions.find(({ state }) => state === 'returned');
    if (draft === undefined || draft.revisionId !== null || toMend === undefined || toMend.submittedAt < draft.startedAt) continue;
    const stewards = userIds(stewardUserIds);
    const mayEdit = may(ctx, 'framework.edit') && (stewards.length === 0 || stewards.includes(ctx.actor.userId));
    if (!mayEdit || !userIds(draft.authorUserIds).includes(ctx.actor.userId)) continue;
    const last = (await returnsOf(db, [toMend.revisionId])).get(toMend.revisionId)?.at(-1);
    if (last !== undefined) returned.push({ ...about, ...last, draftId: draft.draftId, number: toMend.number, title: toMend.title });
  }
  return ok({ reviews, returned });
};

const may = ({ grants, actor }: ReadContext, permission: Permission): boolean => scopeOf(grants, permission, actor.personId) !== null;

async function reviewOf(db: Reader, { revisionId, number, title, submittedAt, authorUserIds }: FrameworkRevisionRow) {
  const authors = userIds(authorUserIds);
  const names = await printedNames(db, authors);
  return { revisionId, number, title, submittedAt, authors: authors.map((userId) => names.get(userId) ?? userId) };
}
