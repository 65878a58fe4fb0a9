import type { DirectoryProposalRow } from '../people-schema';
import type { Reader } from '../schema';

export async function openProposals(db: Reader): Promise<DirectoryProposalRow[]> {
  return proposals(db).where('state', '=', 'open').orderBy('userName').execute();
}

/** Those that were decided, the latest first. */
export async function decidedProposals(db: Reader): Promise<DirectoryProposalRow[]> {
  return proposals(db).where('state', '<>', 'open').orderBy('decidedAt', 'desc').orderBy('userName').execute();
}

/** Which account came of each user name, in lower case, of the proposals that were accepted; the latest counts. */
export async function acceptedNames(db: Reader): Promise<ReadonlyMap<string, string>> {
  const accepted = await proposals(db).where('state', '=', 'accepted').orderBy('decidedAt').execute();
  return new Map(accepted.flatMap(({ userName, userId }) => (userId === null ? [] : [[userName.toLowerCase(), userId] as const])));
}

export async function proposalById(db: Reader, proposalId: string): Promise<DirectoryProposalRow | undefined> {
  return proposals(db).where('proposalId', '=', proposalId).executeTakeFirst();
}

const proposals = (db: Reader) =>
  db
    .selectFrom('directory_proposal')
    .select([
      'proposalId',
      'action',
      'userName',
      'displayName',
      'personId',
      'userId',
      'sourceBatchId',
      'state',
      'decisionReason',
      'decidedBy',
      'decidedAt',
    ])
    .where('recordedTo', 'is', null);
