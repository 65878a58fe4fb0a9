import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { derivedContent } from '../../../electron/service/db/sql/standing-history';
import type { Db } from '../../../electron/service/db/schema';
import { siteFacts } from '../../../electron/service/db/sql/site';
import { derivedRows } from '../../../electron/service/db/sql/standings';
import { canonicalJson, parseJsonObject } from '../../../shared/domain/audit-json';
import type { Outcome } from './after-kill';
import { changedTitle, importedItems, newItems, writtenName } from './framework-commands';

type Check = (outcome: Outcome) => Promise<string[]>;

/** What the commands of the framework promise beyond their entry: a revision and its draft are never half of themselves. */
export const frameworkAfterKill: Readonly<Record<string, Check>> = {
  'framework.saveLibrary': async (outcome) =>
    said((await libraryOf(outcome)) !== undefined, outcome, 'the library that was confirmed is gone'),
  'framework.startDraft': async (outcome) =>
    said((await libraryOf(outcome))?.draft != null, outcome, 'the draft that was confirmed is gone'),
  'framework.change': async (outcome) => {
    const titles = await draftTitles(outcome);
    const changed = titles.filter((title) => title === changedTitle).length;
    if (changed !== 0 && changed !== newItems.length) return [`${changed} of ${newItems.length} items were changed`];
    return said(changed > 0, outcome, 'the change that was confirmed is gone');
  },
  'framework.undo': async (outcome) => {
    const changed = (await draftTitles(outcome)).filter((title) => title === changedTitle).length;
    if (changed !== 0 && changed !== newItems.length) return [`${changed} of ${newItems.length} items were left as they were changed`];
    return said(changed === 0, outcome, 'what was undone is back');
  },
  'framework.lock': async (outcome) => {
    const locks = await dbOf(outcome).selectFrom('edit_lock').select('itemId').execute();
    return said(locks.length === 1, outcome, 'the lock that was confirmed is gone');
  },
  'framework.describeDraft': async (outcome) => {
    const draft = (await libraryOf(outcome))?.draft;
    if ((draft?.title === changedTitle) !== (draft?.summary === changedTitle)) return ['half of a description was kept'];
    return said(draft?.title === changedTitle, outcome, 'the description that was confirmed is gone');
  },
  'framework.discardDraft': async (outcome) => {
    const draft = (await libraryOf(outcome))?.draft;
    const items = await dbOf(outcome).selectFrom('framework_draft_item').select('itemId').execute();
    if (items.length !== (draft == null ? 0 : newItems.length)) return [`${items.length} items of the draft are left`];
    return said(draft == null, outcome, 'a discarded draft is back');
  },
  'framework.submit': async (outcome) => {
    const library = await libraryOf(outcome);
    return library?.draft?.revisionId === (library?.next?.revisionId ?? null) ? [] : ['the draft does not say what it was submitted as'];
  },
  'framework.giveBack': async (outcome) => {
    const library = await libraryOf(outcome);
    const isBack = library?.draft?.revisionId === null;
    return isBack === (library?.next === null) ? [] : ['a returned revision whose draft cannot be edited'];
  },
  'framework.approve': async (outcome) => {
    const db = dbOf(outcome);
    const { length } = await db.selectFrom('framework_item').select('itemId').where('revisionId', 'is not', null).execute();
    const isThere = (await libraryOf(outcome))?.draft != null;
    const wrong = length === (outcome.isRecorded ? newItems.length : 0) ? [] : [`${length} of ${newItems.length} items are in force`];
    if (isThere === outcome.isRecorded) wrong.push(isThere ? 'an approved draft is still there' : 'a draft is gone that was not approved');
    return [...wrong, ...(await staleStandings(db))];
  },
  'framework.reviewed': async (outcome) => {
    const { length } = await dbOf(outcome).selectFrom('item_review').select('itemId').execute();
    return length === (outcome.isRecorded ? newItems.length : 0) ? [] : [`${length} of ${newItems.length} reviews are there`];
  },
  'frameworkExchange.apply': async (outcome) => {
    const { length } = await dbOf(outcome).selectFrom('framework_draft_item').select('itemId').where('kind', '=', 'competency').execute();
    if (length !== 0 && length !== importedItems) return [`${length} of ${importedItems} items were taken in`];
    return said(length > 0, outcome, 'what was taken into the draft is gone');
  },
  'frameworkExchange.write': async (outcome) => {
    const file = path.join(outcome.folder, writtenName);
    if (!existsSync(file)) return outcome.isConfirmed ? ['the file that was confirmed is not there'] : [];
    return parseJsonObject(readFileSync(file, 'utf8')) === undefined ? ['half a file bears the name of a whole one'] : [];
  },
  'framework.rollOut': async (outcome) => staleStandings(dbOf(outcome)),
  'obligations.acknowledge': async (outcome) => {
    const states = await dbOf(outcome).selectFrom('obligation').select(['state', 'readDigest']).where('recordedTo', 'is', null).execute();
    const isDone = states.length === 1 && states[0]?.state === 'done' && states[0].readDigest !== null;
    return isDone === outcome.isRecorded ? [] : ['what was confirmed as read and what the log says differ'];
  },
  'framework.withdraw': async (outcome) => {
    const known = await dbOf(outcome)
      .selectFrom('framework_item')
      .select('itemId')
      .where('revisionId', 'is not', null)
      .where('recordedTo', 'is', null)
      .execute();
    const expected = outcome.isRecorded ? 0 : newItems.length;
    return [...(known.length === expected ? [] : [`${known.length} items are known`]), ...(await staleStandings(dbOf(outcome)))];
  },
};

const said = (isSo: boolean, { isConfirmed }: Outcome, wrong: string): string[] => (isConfirmed && !isSo ? [wrong] : []);

function dbOf({ plain }: Outcome): Db {
  const { open } = plain.station;
  if (open === null) throw new Error('the site is locked');
  return open.db;
}

/** The only library that the commands make. */
async function libraryOf({ plain }: Outcome) {
  return (await plain.client.framework.list()).libraries[0];
}

async function draftTitles(outcome: Outcome): Promise<string[]> {
  const library = await libraryOf(outcome);
  const { frameworkId = '', draft } = library ?? {};
  const { items } = await outcome.plain.client.framework.tree({ frameworkId, draftId: draft?.draftId ?? '' });
  return items.map(({ title }) => title);
}

async function staleStandings(db: Db): Promise<string[]> {
  const kept = (await db.selectFrom('standing').selectAll().execute()).map(derivedContent);
  const meant: string[] = [];
  for await (const { standings } of derivedRows(db, 'all', (await siteFacts(db)).expiringDays))
    meant.push(...standings.map((row) => canonicalJson({ ...row })));
  const isSame =
    kept
      .map((row) => canonicalJson({ ...row }))
      .toSorted()
      .join() === meant.toSorted().join();
  return isSame ? [] : ['the standings are not what the records amount to'];
}
