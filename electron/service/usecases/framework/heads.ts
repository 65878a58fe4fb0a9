import type { z } from 'zod';
import type { revisionHead } from '../../../../shared/contract/revisions';
import { revisionState } from '../../../../shared/domain/framework/revision-state';
import type { FrameworkDraftRow, FrameworkRevisionRow } from '../../db/framework-schema';
import type { Reader } from '../../db/schema';
import { userIds } from '../../db/sql/framework-library';
import { returnsOf } from '../../db/sql/revision-returns';
import { signersOf } from '../../db/sql/signatures';
import { revisionActs } from '../../db/signed-revision';
import { printedNames } from '../../db/sql/printed-names';

export type RevisionHead = z.input<typeof revisionHead>;

/** Revisions of one library as lists show them, each in its state on a day. */
export async function revisionHeads(db: Reader, rows: readonly FrameworkRevisionRow[], day: string): Promise<RevisionHead[]> {
  const nameById = await printedNames(
    db,
    rows.flatMap(({ authorUserIds }) => userIds(authorUserIds)),
  );
  const revisionIds = rows.map(({ revisionId }) => revisionId);
  const approverById = await signersOf(db, revisionActs.approve, revisionIds);
  const returnsById = await returnsOf(db, revisionIds);
  return rows.map(({ authorUserIds, pilotUnitIds, contentDigest: _digest, ...row }) => ({
    ...row,
    approvedBy: approverById.get(row.revisionId) ?? null,
    returns: [...(returnsById.get(row.revisionId) ?? [])],
    state: revisionState(row, rows, day),
    authors: userIds(authorUserIds).map((userId) => ({ userId, name: nameById.get(userId) ?? userId })),
    pilotUnitIds: userIds(pilotUnitIds),
  }));
}

/** A draft as lists show it. */
export async function draftHead(db: Reader, { authorUserIds, ...row }: FrameworkDraftRow, changes: number) {
  const authors = userIds(authorUserIds);
  const nameById = await printedNames(db, [...authors, row.startedBy]);
  return {
    ...row,
    startedBy: nameById.get(row.startedBy) ?? row.startedBy,
    authors: authors.map((userId) => ({ userId, name: nameById.get(userId) ?? userId })),
    changes,
  };
}
