import { expect } from 'vitest';
import { addDays } from '../../shared/domain/calendar';
import { samplePassphrase } from '../../shared/domain/sample/credentials';
import { cell, yearOfEverybody } from '../rpc/access-inputs/readiness';
import type { Client } from './plain-station';
import type { StandingRow } from '../../electron/service/db/core-schema';
import type { Db } from '../../electron/service/db/schema';
import { competencyNames } from '../../electron/service/db/sql/competencies';
import { standingsBehind } from '../../electron/service/db/sql/readiness';
import { holdsOn } from '../../electron/service/db/sql/standings';
import { levelCodes } from '../../electron/service/usecases/requirements/shown-exceptions';

type Change = Awaited<ReturnType<Client['yearAhead']['changes']>>['changes'][number];

/**
 * Walks a year from a day on: asks on each day how everybody stands, compares it with the day before, and expects every difference
 * to be in the list of changes, with a cause that the records bear out, and the list to hold nothing else.
 */
export async function walkYear(client: Client, db: Db, from: string): Promise<readonly Change[]> {
  const through = addDays(from, 365);
  const asked = { ...yearOfEverybody, after: from, through };
  const changes: Change[] = [];
  for (let page: readonly Change[] = []; changes.length % 500 === 0; changes.push(...page)) {
    page = (await client.yearAhead.changes({ ...asked, offset: changes.length, limit: 500 })).changes;
    if (page.length === 0) break;
  }
  const listed = new Map<string, string[]>();
  for (const change of changes) listed.set(change.day, [...(listed.get(change.day) ?? []), textOf(change)]);
  let before = await standingsOn(db, from);
  for (let day = addDays(from, 1); day <= through; day = addDays(day, 1)) {
    const after = await standingsOn(db, day);
    const found = [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
      const [was, is] = [before.get(key) ?? nothing, after.get(key) ?? nothing];
      return was === is ? [] : [`${key}: ${was} → ${is}`];
    });
    expect((listed.get(day) ?? []).toSorted(), day).toEqual(found.toSorted());
    before = after;
  }
  const { days } = await client.yearAhead.days(asked);
  expect(days.map(({ day, changes: count }) => [day, count])).toEqual([...listed].map(([day, of]) => [day, of.length]));
  const records = await recordsIn(db);
  for (const change of changes) isBorneOut(records, change);
  return changes;
}

/** What the year holds beside what runs out: an event, three exceptions to qualifications and a second position for a while. */
export async function planYear(client: Client, db: Db, from: string): Promise<void> {
  const { users } = await client.sites.sampleUsers();
  const [first, second] = users.map(({ login }) => ({ login, passphrase: samplePassphrase }));
  if (first === undefined || second === undefined) throw new Error('a sample site has two administrators');
  const own = new Set((await db.selectFrom('user_account').select('personId').execute()).map(({ personId }) => personId));
  const { people } = await client.readiness.cell({ ...cell, asOf: from, limit: 2000 });
  const one = (state: Change['before']['state']) => {
    const found = people.find((person) => person.state === state && !own.has(person.personId));
    if (found === undefined) throw new Error(`nobody is ${state}`);
    return { personId: found.personId, competencyId: found.competencyId, reason: 'planned by a test', signature: first, found };
  };
  const lockout = { kind: 'Lockout procedure changed', happenedOn: addDays(from, 100), scope: { kind: 'site' }, narrowedTo: null } as const;
  await client.events.record({ ...lockout, reason: 'planned by a test' });
  const { found: _held, ...suspended } = one('qualified');
  await client.exceptions.suspend({ ...suspended, cause: 'incident', from: addDays(from, 30), to: addDays(from, 45) });
  const { found: _lapsed, ...waived } = one('expired');
  const days = { from: addDays(from, 20), to: addDays(from, 60) };
  await client.exceptions.waive({ ...waived, ...days, conditions: 'never alone', approval: second });
  const { found, ...extended } = one('expiring');
  await client.exceptions.extend({ ...extended, to: addDays(found.readyUntil ?? from, 20) });
  const ofOthers = db
    .selectFrom('position')
    .select(['roleId', 'unitId'])
    .where('recordedTo', 'is', null)
    .where('roleId', 'not in', (other) => other.selectFrom('position').select('roleId').where('personId', '=', suspended.personId));
  const place = await ofOthers.orderBy('roleId').executeTakeFirstOrThrow();
  const span = { validFrom: addDays(from, 50), validTo: addDays(from, 80), title: 'Stands in', shift: null, reason: 'planned by a test' };
  await client.people.assign({ personId: suspended.personId, ...place, ...span });
}

const nothing = 'notRequired - - desirable';

function textOf({ personId, competencyId, before, after }: Change): string {
  const side = (one: Change['before']): string =>
    one.requiredLevelCode === null
      ? nothing
      : `${one.state} ${one.requiredLevelCode} ${one.heldLevelCode ?? '-'} ${one.isMandatory ? 'mandatory' : 'desirable'}`;
  return `${personId} ${competencyId}: ${side(before)} → ${side(after)}`;
}

/** How everybody stands on a day, by person and competency. */
async function standingsOn(db: Db, day: string): Promise<ReadonlyMap<string, string>> {
  const codes = await levelCodes(db, day);
  const text = ({ state, requiredLevel, heldLevel, isMandatory }: StandingRow, scaleId: string | undefined): string =>
    `${state} ${codes(scaleId, requiredLevel)} ${heldLevel === null ? '-' : codes(scaleId, heldLevel)} ${isMandatory === 1 ? 'mandatory' : 'desirable'}`;
  const scales = await scaleByCompetency(db, day);
  const rows = await db.selectFrom('standing').selectAll().where(holdsOn(day)).execute();
  const found = new Map(rows.map((row) => [`${row.personId} ${row.competencyId}`, text(row, scales.get(row.competencyId))]));
  // As lists of standings ask for them, with all that they look up beside: once a month is enough.
  if (day.endsWith('-01')) {
    const everybody = { day, scope: { kind: 'site' }, unitIds: null, personId: null } as const;
    const { rows: shown } = await standingsBehind(db, everybody, cell, 100_000);
    expect(shown.map(({ personId, competencyId, state }) => `${personId} ${competencyId} ${state}`).toSorted()).toEqual(
      rows.map(({ personId, competencyId, state }) => `${personId} ${competencyId} ${state}`).toSorted(),
    );
  }
  return found;
}

async function scaleByCompetency(db: Db, day: string): Promise<ReadonlyMap<string, string>> {
  return new Map((await competencyNames(db, day)).map(({ competencyId, scaleId }) => [competencyId, scaleId]));
}

interface Dated {
  readonly personId: string;
  readonly competencyId: string;
}

/** What is recorded, read once: the days of results, exceptions, positions and events. */
async function recordsIn(db: Db) {
  const results = await db.selectFrom('assessment').select(['assessmentId', 'personId', 'competencyId', 'performedOn']).execute();
  const signed = await db.selectFrom('qualification_exception').select(['personId', 'competencyId', 'validFrom', 'validTo']).execute();
  const held = await db.selectFrom('position').select(['personId', 'validFrom', 'validTo']).where('recordedTo', 'is', null).execute();
  const events = await db.selectFrom('qualification_event').select('happenedOn').execute();
  const of = <R extends Dated>(rows: readonly R[]) => {
    const byKey = new Map<string, R[]>();
    for (const row of rows) byKey.set(keyOf(row), [...(byKey.get(keyOf(row)) ?? []), row]);
    return (one: Dated): readonly R[] => byKey.get(keyOf(one)) ?? [];
  };
  return { results: of(results), signed: of(signed), held, events: events.map(({ happenedOn }) => happenedOn) };
}

const keyOf = ({ personId, competencyId }: Dated): string => `${personId} ${competencyId}`;

/** Looks for each cause in the records themselves, with days counted anew. */
function isBorneOut(records: Awaited<ReturnType<typeof recordsIn>>, change: Change): void {
  const { day, why, after } = change;
  const before = addDays(day, -1);
  const where = `${day} ${JSON.stringify(change)}`;
  expect(why.length > 0, where).toBe(true);
  const spans = (rows: readonly { readonly validFrom: string; readonly validTo: string | null }[], begins: boolean) =>
    expect(begins ? rows.map(({ validFrom }) => validFrom) : rows.map(({ validTo }) => validTo), where).toContain(begins ? day : before);
  for (const { kind, record } of why) {
    switch (kind) {
      case 'expired':
      case 'evidenceTooOld':
      case 'warned': {
        const results = records.results(change);
        const named = results.filter(({ assessmentId }) => assessmentId === record?.id);
        expect(named, where).toHaveLength(1);
        const last = kind === 'warned' ? addDays(day, 60) : before;
        // All the months that the sample names.
        const months = [6, 10, 12, 24, 36];
        const ends = (kind === 'expired' ? named : results).flatMap(({ performedOn }) =>
          months.map((count) => monthsLater(performedOn, count)),
        );
        const events = kind === 'warned' ? records.events.map((on) => addDays(on, -1)) : [];
        expect([...ends, ...events], where).toContain(last);
        if (kind === 'warned') expect([after.state, after.lastDay], where).toEqual(['expiring', last]);
        break;
      }
      case 'event':
        expect(records.events, where).toContain(day);
        break;
      case 'exceptionBegins':
      case 'exceptionEnds':
        spans(records.signed(change), kind === 'exceptionBegins');
        break;
      case 'positionBegins':
      case 'positionEnds':
        spans(
          records.held.filter(({ personId }) => personId === change.personId),
          kind === 'positionBegins',
        );
        break;
      default:
        expect.fail(`nothing of the kind was recorded: ${where}`);
    }
  }
}

/** Counted by hand: the same day of a later month, or its last day. */
function monthsLater(date: string, months: number): string {
  const [year, month, day] = [Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1 + months, Number(date.slice(8))];
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month, Math.min(day, lastOfMonth))).toISOString().slice(0, 10);
}
