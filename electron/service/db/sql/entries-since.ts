import { sql } from 'kysely';
import { listed, prepared, type Given } from '../prepared-query';
import type { Reader } from '../schema';

/** What an answer about some people and a task, or a competency by itself, could have come to rest on. */
export interface RestsOn {
  readonly personIds: readonly string[];
  readonly taskId: string;
  readonly competencyIds: readonly string[];
}

/** The entries after one that touched anything an answer could rest on, oldest first. */
export async function entriesTouching(db: Reader, after: number, { personIds, taskId, competencyIds }: RestsOn): Promise<number[]> {
  const rows = await touching(db, {
    after,
    personIds: JSON.stringify(personIds),
    taskId,
    competencyIds: JSON.stringify(competencyIds),
  });
  return rows.map(({ entryNumber }) => entryNumber);
}

// What concerns everybody is taken whole where there is little of it; of the framework only what the answer could rest on.
const touching = prepared(
  (_db, given: Given<{ after: number; personIds: string; taskId: string; competencyIds: string }>) => sql<{ entryNumber: number }>`
    WITH competency (itemId) AS (
      SELECT value FROM json_each(${given('competencyIds')})
      UNION SELECT toId FROM framework_item WHERE fromId = ${given('taskId')} AND kind = 'link'
    ), item (itemId) AS (
      SELECT ${given('taskId')} UNION SELECT itemId FROM competency
      UNION SELECT itemId FROM framework_item WHERE fromId = ${given('taskId')}
      UNION SELECT toId FROM framework_item WHERE fromId = ${given('taskId')} AND kind = 'link'
      UNION SELECT i.itemId FROM competency c CROSS JOIN framework_item i ON i.toId = c.itemId OR i.fromId = c.itemId
      UNION SELECT i.toId FROM competency c CROSS JOIN framework_item i ON i.fromId = c.itemId WHERE i.kind = 'link'
      UNION SELECT i.content ->> '$.scaleId' FROM competency c CROSS JOIN framework_item i ON i.itemId = c.itemId
    )
    SELECT entryNumber FROM audit_change WHERE entryNumber > ${given('after')} AND personId IN ${listed(given('personIds'))}
    UNION SELECT recordedFrom FROM framework_item WHERE itemId IN (SELECT itemId FROM item) AND recordedFrom > ${given('after')}
    UNION SELECT recordedTo FROM framework_item WHERE itemId IN (SELECT itemId FROM item) AND recordedTo > ${given('after')}
    UNION SELECT entryNumber FROM audit_change WHERE entryNumber > ${given('after')}
      AND entity IN ('framework_revision', 'requirement_override', 'org_unit', 'job_role', 'site', 'qualification_event', 'qualification_event_void')
    ORDER BY 1`,
);

export interface EntryHead {
  readonly entryNumber: number;
  readonly recordedAt: string;
  readonly zone: string;
  readonly printedName: string | null;
  readonly action: string;
  readonly records: readonly string[];
}

/** When, by whom and what was done by some entries, in their order. */
export async function entryHeads(db: Reader, entries: readonly number[]): Promise<EntryHead[]> {
  const rows = await heads(db, { entries: JSON.stringify(entries) });
  return rows.map(({ records, ...row }) => ({ ...row, records: records === null ? [] : records.split(' ') }));
}

const heads = prepared(
  (_db, given: Given<{ entries: string }>) => sql<Omit<EntryHead, 'records'> & { records: string | null }>`
    SELECT e.entryNumber, e.recordedAt, e.zone, e.action,
      (SELECT u.printedName FROM user_account u WHERE u.userId = e.userId AND u.recordedTo IS NULL) AS printedName,
      (SELECT group_concat(c.entity, ' ') FROM (SELECT DISTINCT entity FROM audit_change WHERE entryNumber = e.entryNumber AND entity <> 'signature') c) AS records
    FROM audit_entry e WHERE e.entryNumber IN ${listed(given('entries'))} ORDER BY e.entryNumber`,
);

/** When an entry was recorded; undefined: there is none. */
export async function entryTime(db: Reader, entryNumber: number): Promise<string | undefined> {
  const [row] = await heads(db, { entries: JSON.stringify([entryNumber]) });
  return row?.recordedAt;
}
