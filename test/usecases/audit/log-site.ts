import { sql } from 'kysely';
import type { InputOf } from '../../../electron/service/usecases/context';
import type { Contract } from '../../../shared/contract';
import { libraryInput, recordOf } from '../../support/framework';
import { makeTestSite, type TestSite } from '../../support/site';

/** A site where libraries were made, one with each reason, an hour apart. */
export async function makeLogSite(reasons: readonly string[] = ['first library']): Promise<TestSite> {
  const site = await makeTestSite();
  await addLibraries(site, reasons);
  return site;
}

export async function addLibraries(site: TestSite, reasons: readonly string[]): Promise<void> {
  for (const reason of reasons) {
    site.clock.now = new Date(site.clock.now.getTime() + 3_600_000);
    await site.client.framework.saveLibrary({ ...libraryInput(`Library ${site.clock.now.toISOString()}`), reason });
  }
}

type Search = InputOf<Contract['audit']['search']>;

export async function searchFor(site: TestSite, search: Partial<Search>) {
  const anything = {
    userId: null,
    action: null,
    entity: null,
    entityId: null,
    personId: null,
    text: null,
    from: null,
    to: null,
    beforeEntry: null,
  };
  return site.client.audit.search({ ...anything, limit: 100, ...search });
}

export async function newestNumber(site: TestSite): Promise<number> {
  return (await site.client.audit.facets()).entries;
}

/** Changes the open site's record as somebody who holds the data key could. */
export async function tamper(site: TestSite, statement: string): Promise<void> {
  const db = recordOf(site);
  const { rows } = await sql<{ name: string }>`SELECT name FROM sqlite_master WHERE type = 'trigger'`.execute(db);
  for (const { name } of rows) await sql`DROP TRIGGER ${sql.ref(name)}`.execute(db);
  await sql.raw('PRAGMA foreign_keys = OFF').execute(db);
  await sql.raw(statement).execute(db);
}

/** Every event of a verification. */
export async function verification(site: TestSite) {
  const events = [];
  for await (const event of await site.client.audit.verify()) events.push(event);
  return events;
}
