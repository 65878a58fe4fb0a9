import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { asKnownAt } from '../../electron/service/db/as-known-at';
import { listChanges } from '../../electron/service/db/audit-read-changes';
import type { HoldingRow, StandingRow } from '../../electron/service/db/core-schema';
import { toldTables } from '../../electron/service/db/live-rows-tables';
import type { Db } from '../../electron/service/db/schema';
import { siteFacts } from '../../electron/service/db/sql/site';
import { derivedContent } from '../../electron/service/db/sql/standing-history';
import { deriveStandings, derivedRows } from '../../electron/service/db/sql/standings';
import { keysOf } from '../../electron/service/db/sql/versions';
import { addDays } from '../../shared/domain/calendar';
import type { FrameworkItem } from '../../shared/contract/framework-item';
import { canonicalJson, type JsonObject } from '../../shared/domain/audit-json';
import { samplePassphrase } from '../../shared/domain/sample/credentials';
import { createRandom, type Random } from '../../shared/domain/sample/random';
import { previewLines } from '../support/imported-people';
import { viewsOf } from '../support/known-screens';
import { makeTestStation, type TestStation } from '../support/site';

const versioned = Object.keys(keysOf);
/** What is told once; versions of a record are told by entity and by all of its keys. */
const toldOnce = toldTables.flatMap(({ table, isVersioned }) => (isVersioned ? [] : [table]));
const today = '2026-11-21';

/** A record as it is somewhere, in one text. */
const lineOf = (table: string, record: JsonObject): string => `${table} ${canonicalJson(record)}`;

/** Every version of every record, and every signed record, as the log alone tells it. */
async function toldByLog(db: Db): Promise<string[]> {
  const entries = await db.selectFrom('audit_entry').select('entryNumber').orderBy('entryNumber').execute();
  const told: string[] = [];
  const known = new Map<string, { record: JsonObject; recordedFrom: number }>();
  for (const { entryNumber } of entries) {
    for (const change of await listChanges(db, entryNumber, { afterSeq: -1, limit: 1_000_000 })) {
      const { entity, entityId } = change;
      if (change.old.state === 'erased' || change.old.state === 'altered') throw new Error(`entry ${entryNumber} cannot be read`);
      const record = change.new.state === 'open' ? change.new.record : null;
      if (toldOnce.includes(entity)) {
        if (record !== null) told.push(lineOf(entity, record));
        continue;
      }
      if (!versioned.includes(entity)) continue;
      const before = known.get(`${entity} ${entityId}`);
      const old = change.old.state === 'open' ? change.old.record : null;
      expect(old === null ? null : canonicalJson(old)).toBe(before === undefined ? null : canonicalJson(before.record));
      if (before !== undefined) told.push(lineOf(entity, { ...before.record, recordedFrom: before.recordedFrom, recordedTo: entryNumber }));
      if (record === null) known.delete(`${entity} ${entityId}`);
      else known.set(`${entity} ${entityId}`, { record, recordedFrom: entryNumber });
    }
  }
  for (const [key, { record, recordedFrom }] of known)
    told.push(lineOf(key.split(' ')[0] ?? '', { ...record, recordedFrom, recordedTo: null }));
  return told.toSorted();
}

/** The same, as the live tables have it. */
async function liveRows(db: Db): Promise<string[]> {
  const rowsOf = async (table: string) =>
    (await sql<Record<string, string | number | null>>`SELECT * FROM ${sql.table(table)}`.execute(db)).rows;
  const live: string[] = [];
  const withoutOf = new Map(toldTables.map(({ table, without }) => [table, new Set(without)]));
  // An assessment is told with its steps; of what nobody may read yet, its content stands in no entry.
  for (const table of [...versioned, ...toldOnce].filter((one) => one !== 'assessment')) {
    const isTold = ([column]: [string, unknown]): boolean => withoutOf.get(table)?.has(column) !== true;
    const rows = (await rowsOf(table)).map((row) => Object.fromEntries(Object.entries(row).filter(isTold)));
    live.push(...rows.map((row) => lineOf(table, row)));
  }
  const stepsOf = new Map<unknown, JsonObject[]>();
  for (const step of await rowsOf('assessment_step'))
    stepsOf.set(step['assessmentId'], [...(stepsOf.get(step['assessmentId']) ?? []), step]);
  for (const row of await rowsOf('assessment')) live.push(lineOf('assessment', { ...row, steps: stepsOf.get(row['assessmentId']) ?? [] }));
  return live.toSorted();
}

async function derived(db: Db): Promise<string[]> {
  const holdings = await db.selectFrom('holding').selectAll().orderBy('personId').orderBy('competencyId').orderBy('fromDate').execute();
  const standings = await db.selectFrom('standing').selectAll().orderBy('personId').orderBy('competencyId').orderBy('fromDate').execute();
  return [...holdings, ...standings.map(derivedContent)].map((row) => canonicalJson({ ...row }));
}

async function lastEntry(db: Db): Promise<number> {
  const { last } = await db
    .selectFrom('audit_entry')
    .select(({ fn }) => fn.max('entryNumber').as('last'))
    .executeTakeFirstOrThrow();
  return last;
}

/** The standings as they are kept of an entry, whichever replaced them since. */
async function keptOf(db: Db, entry: number): Promise<string[]> {
  const still = await db.selectFrom('standing').selectAll().where('recordedFrom', '<=', entry).execute();
  const past = db.selectFrom('standing_past').selectAll().where('recordedFrom', '<=', entry).where('recordedTo', '>', entry);
  return [...still, ...(await past.execute())].map((row) => canonicalJson({ ...derivedContent(row) })).toSorted();
}

/** The derived tables as they follow from the records, read under whatever was known. */
async function derivedFrom(db: Db): Promise<string[]> {
  const { expiringDays } = await siteFacts(db);
  const [holdings, standings]: [HoldingRow[], StandingRow[]] = [[], []];
  for await (const rows of derivedRows(db, 'all', expiringDays)) {
    holdings.push(...rows.holdings);
    standings.push(...rows.standings);
  }
  const key = (row: HoldingRow | StandingRow): string => `${row.personId} ${row.competencyId} ${row.fromDate}`;
  const inOrder = <R extends HoldingRow | StandingRow>(rows: R[]): R[] => rows.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
  return [...inOrder(holdings), ...inOrder(standings)].map((row) => canonicalJson({ ...row }));
}

type People = ReadonlyArray<{ readonly personId: string; readonly employeeNumber: string }>;

/** One command of any kind, with whatever the site has; answers with its name, or with the code of its refusal. */
async function anyCommand(
  { client }: TestStation,
  random: Random,
  people: People,
  [first, second]: readonly [string, string],
  round: number,
): Promise<string> {
  const reason = `round ${round}`;
  const sign = (login: string) => ({ login, passphrase: samplePassphrase });
  const { competencies } = await client.competencies.list();
  const { roles } = await client.jobRoles.list();
  const competency = await client.competencies.get({ competencyId: random.pick(competencies).competencyId });
  const role = await client.jobRoles.get({ roleId: random.pick(roles).roleId });
  const person = random.pick(people);
  const { competencyId } = competency;
  switch (random.int(0, 7)) {
    case 0: {
      const line = competency.requiredBy[random.int(0, Math.max(0, competency.requiredBy.length - 1))];
      return revise(client, random, sign(second), round, line === undefined ? [] : [await itemOf(client, line.requirementId)]);
    }
    case 1: {
      const [requirement] = role.requirements;
      if (requirement === undefined) return 'nothing to end';
      const item = await itemOf(client, requirement.requirementId);
      return revise(client, random, sign(second), round, [item === null ? null : { ...item, isRetired: true }]);
    }
    case 2:
      return revise(client, random, sign(second), round, [await itemOf(client, competencyId)]);
    case 3: {
      const item = await itemOf(client, competencyId);
      const lines = await Promise.all(competency.requiredBy.map(({ requirementId }) => itemOf(client, requirementId)));
      return revise(
        client,
        random,
        sign(second),
        round,
        [item, ...lines].map((one) => (one === null ? null : { ...one, isRetired: true })),
      );
    }
    case 4: {
      const { evidenceId } = await client.evidence.add({ fileName: 'a.txt', mediaType: 'text/plain', data: new Blob([reason]) });
      const [step] = competency.steps;
      const level = step?.level ?? 1;
      const steps = competency.steps
        .filter((one) => one.level === level)
        .map(({ stepId }) => ({ stepId, result: random.chance(0.95) ? ('met' as const) : ('notMet' as const), note: null }));
      const performedOn = addDays(today, random.int(-400, 0));
      const input = {
        personId: person.personId,
        competencyId,
        competencyVersion: competency.version,
        level,
        performedOn,
        place: 'Hall',
        note: '',
        lateReason: 'late',
        steps,
        evidenceIds: [evidenceId],
        signature: sign(first),
      };
      if (random.chance(0.3)) return ratedTwice(client, random, input, sign(second));
      const { assessmentId } = await client.assessments.sign(input);
      return random.chance(0.5)
        ? 'assessments.sign'
        : corrected(client, random, { ...input, assessmentId, reason, evidenceIds: [] }, sign(second));
    }
    case 5: {
      const lines = Array.from({ length: 5 }, () => random.pick(people)).map(
        (one, n) =>
          `${random.chance(0.7) ? one.employeeNumber : `9${round}${n}`},Moved,Max,New,Line ${random.int(1, 3)},${role.name},B,1/5/2024,${random.chance(0.2) ? '3/1/2026' : ''},,1`,
      );
      const { previewId } = await previewLines({ client }, lines);
      await client.imports.commit({ previewId, origin: 'stick', tripwireReason: reason, profileName: 'HRIS', signature: sign(second) });
      return 'imports.commit';
    }
    case 6: {
      const made = await client.users.add({
        login: `user${round}`,
        printedName: 'U',
        personId: null,
        kind: 'signer',
        grants: [{ role: 'assessor', unitId: null }],
        identityProof: { document: 'd', verifiedBy: 'v', verifiedOn: '2020-01-02' },
        reason,
      });
      await client.users.assignRoles({ userId: made.userId, grants: [{ role: 'hrPartner', unitId: null }], reason });
      const identityProof = { document: 'd', verifiedBy: 'v', verifiedOn: '2020-01-02' };
      await client.users.reset({ userId: made.userId, identityProof, reason, signature: sign(second) });
      await client.users.setPassphrasePolicy({ minLength: 12 + random.int(0, 4), maxAgeDays: null, reason }).catch(() => undefined);
      if (random.chance(0.5)) await client.users.deactivate({ userId: made.userId, reason });
      return 'users.add';
    }
    default:
      return endPilot(client, random, sign(second), reason);
  }
}

type Client = TestStation['client'];

/** Something that a rule names happened somewhere; half of it was recorded wrongly. */
async function anyEvent({ client }: TestStation, random: Random, reason: string): Promise<string> {
  const { units } = await client.people.units();
  const scope = random.chance(0.5) ? ({ kind: 'unit', unitId: random.pick(units).unitId } as const) : ({ kind: 'site' } as const);
  const happenedOn = addDays(today, random.int(-100, 50));
  const { kinds } = await client.events.kinds();
  const recorded = await client.events.record({ kind: random.pick(kinds), happenedOn, scope, narrowedTo: null, reason });
  if (random.chance(0.5)) await client.events.void({ ...recorded, reason });
  return 'events.record';
}

/** The newest approved state of an item. */
async function itemOf(client: Client, itemId: string): Promise<FrameworkItem | null> {
  return client.framework.item({ itemId, asOf: '2030-01-01' }).then(
    ({ item }) => item,
    () => null,
  );
}

/** The item with something else said of it. */
function reworded(item: FrameworkItem, random: Random): FrameworkItem {
  const title = `${item.title}.`;
  if (item.isRetired) return item;
  if (item.kind === 'requirement')
    return { ...item, content: { ...item.content, validityMonths: random.int(1, 36), isMandatory: random.chance(0.5) } };
  if (item.kind !== 'competency') return { ...item, title };
  const steps = item.content.steps.filter((_, index) => index > 0 || item.content.steps.length < 3);
  const validityMonths = random.int(1, 48);
  const validity = { ...item.content.validity, renewalWindowDays: validityMonths, graceDays: 10 };
  return { ...item, title, content: { ...item.content, steps, validityMonths, validity } };
}

/** A revision with these items, from a day that nobody knew of before, for everybody or for one unit first. */
async function revise(
  client: Client,
  random: Random,
  signature: { readonly login: string; readonly passphrase: string },
  round: number,
  items: readonly (FrameworkItem | null)[],
): Promise<string> {
  const changed = items.flatMap((item) => (item === null ? [] : [reworded(item, random)]));
  const frameworkId = changed[0]?.frameworkId;
  if (frameworkId === undefined) return 'nothing to revise';
  const { draftId } = await client.framework.startDraft({ frameworkId, title: `Revision ${round}` });
  try {
    await client.framework.change({ draftId, label: 'Change', items: changed, restored: [] });
    const { revisionId } = await client.framework.submit({ draftId, title: `Revision ${round}`, summary: '' });
    const { revisions } = await client.framework.revisions({ frameworkId });
    const last = [today, ...revisions.flatMap(({ generalFrom }) => generalFrom ?? [])].toSorted().at(-1) ?? today;
    const { units } = await client.people.units();
    const pilotUnitIds = random.chance(0.4) ? [random.pick(units).unitId] : [];
    const decisions = changed.map(({ itemId }) => {
      const decision = random.pick(['noImpact', 'readAndUnderstand', 'reassess'] as const);
      return { itemId, decision, days: decision === 'noImpact' ? null : random.int(1, 60), reason: `round ${round}` };
    });
    const effectiveFrom = random.chance(0.4) ? last : addDays(last, random.int(0, 20));
    await client.framework.approve({ revisionId, effectiveFrom, pilotUnitIds, decisions, signature }).catch(async (error: unknown) => {
      await client.framework.giveBack({ revisionId, remark: 'not now' });
      throw error;
    });
    return pilotUnitIds.length > 0 ? 'pilot' : 'framework.approve';
  } catch (error) {
    await client.framework.discardDraft({ draftId });
    throw error;
  }
}

type Signing = Parameters<Client['assessments']['sign']>[0];
type InPlace = { readonly login: string; readonly passphrase: string };

/** Sends a record back, and amends, keeps or voids it. */
async function corrected(
  { assessments }: Client,
  random: Random,
  input: Signing & { readonly assessmentId: string; readonly reason: string },
  second: InPlace,
): Promise<string> {
  const { assessmentId, reason } = input;
  await assessments.return({ assessmentId, reason, signature: second });
  const next = random.int(0, 2);
  if (next === 0) await assessments.keep({ assessmentId, reason, signature: second });
  else if (next === 1) await assessments.amend({ ...input, note: 'amended' });
  else await assessments.void({ assessmentId, reason, signature: second });
  return 'assessments.correct';
}

/** Rates one performance by two people, or takes the first rating back. */
async function ratedTwice({ assessments }: Client, random: Random, input: Signing, second: InPlace): Promise<string> {
  const { assessmentId } = await assessments.rateFirst({ ...input, secondLogin: null });
  if (random.chance(0.3)) await assessments.withdrawFirst({ assessmentId, reason: 'taken back' });
  else if (random.chance(0.7)) await assessments.rateSecond({ ...input, evidenceIds: [], firstId: assessmentId, signature: second });
  return 'assessments.rateFirst';
}

/** Rolls out or withdraws what is under pilot, or takes back what is to come. */
async function endPilot(
  client: Client,
  random: Random,
  signature: { readonly login: string; readonly passphrase: string },
  reason: string,
): Promise<string> {
  const { libraries } = await client.framework.list();
  const { revisions } = await client.framework.revisions({ frameworkId: libraries[0]?.frameworkId ?? '' });
  const newest = revisions.find(({ state }) => state !== 'withdrawn' && state !== 'returned');
  if (newest === undefined) return 'nothing to end';
  const { revisionId, effectiveFrom, generalFrom } = newest;
  if (generalFrom === null && random.chance(0.6)) {
    const from = addDays([today, effectiveFrom ?? today].toSorted().at(-1) ?? today, random.int(0, 10));
    await client.framework.rollOut({ revisionId, from, signature });
    return 'framework.rollOut';
  }
  await client.framework.withdraw({ revisionId, reason, signature });
  return 'framework.withdraw';
}

/** One of each kind that can follow another, for two people who are qualified in something, each signed by two where it takes two. */
async function exceptSome(
  { client }: TestStation,
  people: readonly { readonly personId: string }[],
  [first, second]: readonly [string, string],
): Promise<number> {
  const signature = { login: first, passphrase: samplePassphrase };
  const approval = { login: second, passphrase: samplePassphrase };
  let done = 0;
  for (const { personId } of people) {
    const { standings } = await client.people.get({ personId, asOf: null });
    const [one, other] = standings.filter(({ state }) => state === 'qualified').map(({ competencyId }) => competencyId);
    if (one === undefined || other === undefined) continue;
    const of = { personId, reason: 'by the walk', signature };
    const { extension } = await client.exceptions.terms({ personId, competencyId: one });
    await client.exceptions.extend({ ...of, competencyId: one, to: extension?.latest ?? '' });
    const { exceptionId } = await client.exceptions.suspend({ ...of, competencyId: one, from: today, to: null, cause: 'other' });
    await client.exceptions.reinstate({ ...of, exceptionId, from: addDays(today, 7), signature: approval });
    await client.exceptions.exempt({ ...of, competencyId: other, from: today, to: addDays(today, 30), approval });
    await client.exceptions.revoke({ ...of, competencyId: other, from: addDays(today, 60), cause: 'other', approval });
    done += 1;
    if (done === 2) break;
  }
  return done;
}

test('after the sample site’s history and sixty random commands, the log alone tells every live row, a rebuild every standing and every view what was known', async () => {
  const site = makeTestStation({ now: `${today}T10:00:00.000Z` });
  for await (const _event of await site.client.sites.openSample({})) continue;
  const db = site.station.open?.db;
  if (db === undefined) throw new Error('the sample site is not open');
  const [first, second] = (await site.client.sites.sampleUsers()).users.map(({ login }) => login);
  if (first === undefined || second === undefined) throw new Error('the sample site has no two users');

  const { users } = await site.client.users.list();
  expect(new Set(users.map(({ statement }) => statement?.signature))).toEqual(new Set(['valid']));

  const random = createRandom(20261121, 'commands');
  const { people } = await site.client.people.list({ asOf: null, unitId: null, includeLeavers: true });
  const outcomes = new Map<string, number>();
  const derivedAt = new Map<number, string[]>();
  const toldAt = new Map<number, ReadonlyMap<string, unknown>>();
  const happening = createRandom(20261121, 'events');
  for (let round = 0; round < 60; round += 1) {
    const outcome = await anyCommand(site, random, people, [first, second], round).catch(
      (error: { code?: string; message?: string }) => error.code ?? error.message ?? 'thrown',
    );
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    if (round % 20 === 10) derivedAt.set(await lastEntry(db), await derived(db));
    if (round % 40 === 10) toldAt.set(await lastEntry(db), await viewsOf(site, today, null));
    if (round % 10 === 5) outcomes.set(await anyEvent(site, happening, `event ${round}`), 1);
  }
  // The walk is worth something only when every kind of command happened.
  expect([...outcomes.keys()]).toEqual(
    expect.arrayContaining([
      'framework.approve',
      'pilot',
      'framework.rollOut',
      'framework.withdraw',
      'assessments.sign',
      'assessments.correct',
      'assessments.rateFirst',
      'imports.commit',
      'users.add',
      'events.record',
    ]),
  );
  expect([...outcomes.keys()]).not.toContain('Incident');

  expect(await exceptSome(site, people, [first, second])).toBe(2);

  const live = await liveRows(db);
  expect(live.length).toBeGreaterThan(5_000);
  expect(await toldByLog(db)).toEqual(live);

  const before = await derived(db);
  const { expiringDays } = await siteFacts(db);
  await db.transaction().execute((tx) => deriveStandings(tx, 'all', expiringDays));
  expect(await derived(db)).toEqual(before);

  // Every view tells what it told when an entry was the newest, whatever was recorded late or amended since.
  const now = await viewsOf(site, today, null);
  expect(toldAt.size).toBe(2);
  for (const [entry, then] of toldAt) {
    const again = await viewsOf(site, today, entry);
    for (const [view, told] of then) expect([entry, view, again.get(view)]).toEqual([entry, view, told]);
    for (const view of ['gaps', 'matrix cells', 'people behind', 'figures', 'map by unit'])
      expect([entry, view, again.get(view)]).not.toEqual([entry, view, now.get(view)]);
  }

  for (const [entry, then] of derivedAt)
    expect(await keptOf(db, entry)).toEqual(then.filter((line) => line.includes('"readyUntil"')).toSorted());
  await expect(db.deleteFrom('standing_past').execute()).rejects.toThrow('standing_past is never changed');
  // Nor does it matter whether anything was there.
  await db.deleteFrom('standing').execute();
  await db.deleteFrom('holding').execute();
  await db.transaction().execute((tx) => deriveStandings(tx, 'all', expiringDays));
  expect(await derived(db)).toEqual(before);

  // What followed at each of these entries follows from what was known then, by the same derivation.
  expect(derivedAt.size).toBe(3);
  for (const [entry, then] of derivedAt) expect(await derivedFrom(asKnownAt(db, entry))).toEqual(then);
}, 120_000);
