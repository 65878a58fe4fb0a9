import { createHash } from 'node:crypto';
import type { FrameworkItem } from '../../../shared/contract/framework-item';
import type { JsonObject } from '../../../shared/domain/audit-json';
import { itemText } from '../../../shared/domain/framework/changes';
import type { Reader } from './schema';
import { itemsOfRevision } from './sql/framework-library';

/** What is done to a revision under signature; each is a type of record of its own. */
export const revisionActs = { approve: 'revisionApproval', rollOut: 'revisionRollOut', withdraw: 'revisionWithdrawal' } as const;
export type RevisionAct = keyof typeof revisionActs;

/** SHA-256 over the items, in order of their ids: what an approver approves. */
export function itemsDigest(items: readonly FrameworkItem[]): string {
  const digest = createHash('sha256');
  for (const item of items.toSorted((a, b) => (a.itemId < b.itemId ? -1 : 1))) digest.update(`${itemText(item)}\n`);
  return digest.digest('hex');
}

/** What is signed of an act on a revision, as the record stands: the revision by then, its items and the decisions on them. Null: there was no such act. */
export async function signedRevisionContent(db: Reader, act: RevisionAct, revisionId: string): Promise<JsonObject | null> {
  const versions = await db
    .selectFrom('framework_revision')
    .selectAll()
    .where('revisionId', '=', revisionId)
    .orderBy('recordedFrom')
    .execute();
  const approved = versions.find(({ state }) => state === 'approved');
  if (approved === undefined) return null;
  const at = {
    approve: approved,
    rollOut: versions.find((row) => row.state === 'approved' && row.pilotUnitIds !== '[]' && row.generalFrom !== null),
    withdraw: versions.find(({ state }) => state === 'withdrawn'),
  }[act];
  if (at === undefined) return null;
  const decisions = await db
    .selectFrom('revision_decision')
    .select(['itemId', 'decision', 'days', 'reason'])
    .where('revisionId', '=', revisionId)
    .orderBy('itemId')
    .execute();
  const { recordedFrom: _from, recordedTo: _to, ...row } = at;
  const items = itemsDigest(await itemsOfRevision(db, revisionId, approved.recordedFrom));
  return { act, revision: row, items, decisions };
}
