import { sql } from 'kysely';
import type { InputOf } from '../../electron/service/usecases/context';
import type { Contract } from '../../shared/contract';
import { recordOf } from './framework';
import { makeCompetency, makePerson, makeRequirement } from './people';
import type { TestSite } from './site';
import { enrolSigner } from './users';
import { makeWorks } from './assessments';

type Seen = InputOf<Contract['observations']['record']>;
type Item = InputOf<Contract['evidenceItems']['add']>;

export const reason = 'asked by a test';

/** The works, with indicators of the level that `pia` needs, and `pia` as the signer `pia` in the role of an employee. */
export async function makeObservedWorks(site: TestSite): Promise<void> {
  await makeWorks(site);
  await makeCompetency(site, 'radio', {
    indicators: [{ indicatorId: 'calls' }, { indicatorId: 'repeats' }, { indicatorId: 'leads', level: 3 }],
  });
  await makeRequirement(site, { roleId: 'worker', competencyId: 'radio' });
  await enrolSigner(site, 'pia', { grants: [{ role: 'employee', unitId: null }], personId: 'pia' });
}

export const seen = (part: Partial<Seen> = {}): Seen => ({
  personId: 'pia',
  competencyId: 'radio',
  indicatorId: 'calls',
  seen: 'Called the valve by its number before opening it.',
  rating: 'shown',
  seenOn: '2026-03-14',
  seenTime: null,
  place: 'Line 1',
  equipment: '',
  shift: 'early',
  taskId: null,
  evidenceIds: [],
  ...part,
});

export const workRecord = (part: Partial<Item> = {}): Item => ({
  personId: 'pia',
  kind: 'workRecord',
  supportId: null,
  competencyId: 'radio',
  level: 2,
  title: 'Work order 4711',
  statement: 'Led the isolation of P-201.',
  reference: 'WO 4711',
  capturedOn: '2026-03-13',
  capturedTime: '14:05',
  place: 'Line 1',
  equipment: 'P-201',
  shift: 'late',
  taskId: null,
  authenticity: 'Printed from the maintenance system.',
  evidenceIds: [],
  ...part,
});

/** So many signers `<prefix>1`… that have people of their own. Answers with their user ids. */
export async function makeRespondents(site: TestSite, prefix: string, count: number): Promise<string[]> {
  const userIds: string[] = [];
  for (let index = 1; index <= count; index += 1) {
    const login = `${prefix}${index}`;
    await makePerson(site, login);
    userIds.push(await enrolSigner(site, login, { grants: [{ role: 'employee', unitId: null }], personId: login }));
  }
  return userIds;
}

/** Every holding and standing there is, in one text. */
export async function levelsNow(site: TestSite): Promise<string> {
  const db = recordOf(site);
  const holdings = await sql`SELECT * FROM holding ORDER BY personId, competencyId, fromDate`.execute(db);
  const standings = await sql`SELECT * FROM standing ORDER BY personId, competencyId, fromDate`.execute(db);
  return JSON.stringify([holdings.rows, standings.rows]);
}
