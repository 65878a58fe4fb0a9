import { readdirSync, readFileSync, readlinkSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { answer } from '../../electron/service/readiness/answer';
import { engineThread } from '../../electron/service/readiness/engine-thread';
import type { Measure } from '../../electron/service/readiness/measures';
import { cellsIn, type CountedCell, type CountedDay, type Question } from '../../electron/service/readiness/questions';
import { gapWidth, type CountedGaps } from '../../electron/service/readiness/gap-tallies';
import { follow } from '../../electron/service/readiness/follow';
import { checkPack } from '../../electron/service/readiness/check-pack';
import { writePack } from '../../electron/service/readiness/pack-file';
import { recall, remember } from '../../electron/service/readiness/recall';
import { emptyRecord, type ReadinessRecord } from '../../electron/service/readiness/record';
import { hashOfEntry } from '../../electron/service/db/sql/standing-columns';
import { readinessOf } from '../../electron/service/readiness/engine';
import type { KnownStandingRow, PositionRow } from '../../electron/service/db/core-schema';
import { logSize } from '../../electron/service/db/audit-size';
import { recordAt } from '../../electron/service/db/as-known-at';
import type { Looked } from '../../electron/service/db/sql/placed';
import { isOfStandings, standingCounts } from '../../electron/service/usecases/figures/standing-counts';
import { confidences, type CalibrationDays } from '../../shared/domain/assessor-confidence';
import { dashboardFigures } from '../../shared/domain/dashboard-figures';
import { addDays } from '../../shared/domain/calendar';
import { ageLimits, lapseLimits, nothingHeldBucket } from '../../shared/domain/heatmap';
import { dateOfDayNumber, lookOf } from '../../shared/domain/packed-standings';
import { createRandom, type Random } from '../../shared/domain/sample/random';
import { heldStates, readyStates, standingStates } from '../../shared/domain/state';
import { figuresBySql } from '../support/figures-by-sql';
import { recordOf } from '../support/framework';
import { makePerson, makeRequirement } from '../support/people';
import { makeRandomWorks } from '../support/random-works';
import { makeTestSite, type TestSite } from '../support/site';

let site: TestSite;
let thread: ReturnType<typeof engineThread>;

function vaultOf({ station }: TestSite) {
  if (station.open === null) throw new Error('the site is locked');
  return station.open.vault;
}

const calibrations: CalibrationDays = {
  'assessor-0': [
    { from: '2025-02-01', is: 'current' },
    { from: '2025-12-01', is: 'lapsed' },
    // to be recalibrated in everything but lifting
    { from: '2026-06-01', is: 'current', barred: { only: null, but: ['lift'] } },
  ],
  'assessor-1': [
    { from: '2025-08-01', is: 'current' },
    { from: '2026-01-15', is: 'current', barred: { only: ['weld'], but: [] } },
  ],
};
const measures: readonly Measure[] = [
  { kind: 'state' },
  { kind: 'level' },
  { kind: 'gap' },
  { kind: 'lapse', limits: lapseLimits },
  { kind: 'age', limits: ageLimits },
  { kind: 'confidence', calibrations },
];
const unitIds = ['north', 'south', 'north-1', 'north-2', 'south-1'];
const branchOf = { north: 'north', 'north-1': 'north', 'north-2': 'north', 'south-1': 'south' };

function anyQuestion(random: Random): Question {
  const some = (): string[] => unitIds.filter(() => random.chance(0.6));
  const by = random.pick(['unit', 'role', 'branch', 'all'] as const);
  return {
    days: Array.from({ length: random.int(1, 2) }, () => addDays('2025-01-01', random.int(-30, 900))),
    knownAt: null,
    unitIds: random.chance(0.5) ? null : some(),
    seen: random.chance(0.6) ? null : { unitIds: some(), ownPersonId: random.chance(0.5) ? `person-${random.int(0, 13)}` : null },
    roleId: random.chance(0.7) ? null : random.pick(['fitter', 'rigger', 'nobody holds this']),
    mandatoryOnly: random.chance(0.4),
    measure: random.pick(measures),
    by,
    branchOf: by === 'branch' ? branchOf : null,
  };
}

/** A counted day, its cells one by one. */
type SeenDay = Pick<CountedDay, 'day' | 'once' | 'people'> & { readonly cells: readonly CountedCell[] };

interface Rows {
  readonly positions: readonly PositionRow[];
  readonly standings: readonly KnownStandingRow[];
  /** Who judged each result. */
  readonly assessorOf: ReadonlyMap<string, string>;
}

async function rowsOf(of: TestSite): Promise<Rows> {
  const db = recordOf(of);
  return {
    positions: await db.selectFrom('position').selectAll().where('recordedTo', 'is', null).execute(),
    standings: await db.selectFrom('standing').selectAll().execute(),
    assessorOf: new Map(
      (await db.selectFrom('assessment').selectAll().execute()).map(({ assessmentId, assessorUserId }) => [assessmentId, assessorUserId]),
    ),
  };
}

/** The same, by looking at every row of the tables for every day. */
function byHand({ positions, standings, assessorOf }: Rows, question: Question): SeenDay[] {
  const { seen, mandatoryOnly, roleId, by, measure } = question;
  return question.days.map((day) => {
    const counts = new Map<string, number[]>();
    const onceOf = new Map<string, number>();
    const people = new Set<string>();
    const placed = new Set(
      positions
        .filter(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day <= validTo))
        .filter(({ unitId }) => question.unitIds === null || question.unitIds.includes(unitId))
        .filter(({ unitId, personId }) => seen === null || seen.unitIds.includes(unitId) || seen.ownPersonId === personId)
        .filter((one) => roleId === null || one.roleId === roleId)
        .flatMap(({ personId, unitId, roleId: role }) => {
          const group = { unit: unitId, role, all: '', branch: question.branchOf?.[unitId] }[by];
          return group === undefined ? [] : [`${group}|${personId}`];
        }),
    );
    for (const one of placed) {
      const [group = '', personId = ''] = one.split('|');
      people.add(personId);
      for (const row of standings) {
        const holds = row.fromDate <= day && (row.untilDate === null || day <= row.untilDate);
        if (row.personId !== personId || !holds || (mandatoryOnly && row.isMandatory === 0)) continue;
        const bucket = bucketByHand(row, measure, day, assessorOf);
        const key = `${group}|${row.competencyId}`;
        const own = counts.get(key) ?? Array.from({ length: 16 }, () => 0);
        own[bucket] = (own[bucket] ?? 0) + 1;
        counts.set(key, own);
        onceOf.set(`${personId}|${row.competencyId}`, bucket);
      }
    }
    const once = Array.from({ length: 16 }, () => 0);
    for (const bucket of onceOf.values()) once[bucket] = (once[bucket] ?? 0) + 1;
    const cells = [...counts].map(([key, own]) => {
      const [groupId = '', competencyId = ''] = key.split('|');
      return { groupId, competencyId, counts: own };
    });
    return { day, cells, once, people: people.size };
  });
}

/** By the row's own words and dates. */
function bucketByHand(
  { state: told, competencyId, requiredLevel, heldLevel, readyUntil, performedOn, assessmentId }: KnownStandingRow,
  measure: Measure,
  day: string,
  assessorOf: Rows['assessorOf'],
): number {
  const state = standingStates.find((one) => one === told) ?? 'notRequired';
  const isReady = readyStates.has(state);
  const within = (limits: readonly number[], days: number): number => {
    const at = limits.findIndex((limit) => days <= limit);
    return at < 0 ? limits.length : at;
  };
  switch (measure.kind) {
    case 'state':
      return standingStates.indexOf(state);
    case 'level':
      return heldLevel === null ? 0 : heldLevel + 1;
    case 'gap':
      return isReady ? 0 : heldLevel === null ? nothingHeldBucket : Math.max(0, requiredLevel - heldLevel);
    case 'lapse':
      return isReady ? 1 + within(measure.limits, readyUntil === null ? Infinity : daysBetween(day, readyUntil)) : 0;
    case 'age':
      return performedOn === null ? 0 : 1 + within(measure.limits, daysBetween(performedOn, day));
    case 'confidence': {
      if (!['qualified', 'expiring', 'inGrace', 'extended'].includes(state)) return 0;
      const known = measure.calibrations[assessorOf.get(assessmentId ?? '') ?? ''] ?? [];
      const last = known.filter(({ from }) => from <= day).at(-1);
      if (last === undefined) return 3;
      const { barred } = last;
      const isBarred =
        barred !== undefined && (barred.only === null ? !barred.but.includes(competencyId) : barred.only.includes(competencyId));
      return last.is === 'current' && !isBarred ? 1 : 2;
    }
  }
}

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

const inOrder = (days: readonly SeenDay[]): SeenDay[] =>
  days.map(({ cells, ...rest }) => ({
    ...rest,
    cells: cells.toSorted((a, b) => `${a.groupId} ${a.competencyId}`.localeCompare(`${b.groupId} ${b.competencyId}`, 'en')),
  }));

const seenIn = (days: readonly CountedDay[]): SeenDay[] =>
  days.map((counted) => ({ day: counted.day, once: counted.once, people: counted.people, cells: [...cellsIn(counted)] }));
const askThread = async (question: Question): Promise<readonly SeenDay[]> => seenIn(await thread.count(question));
const askHere = async (question: Question): Promise<readonly SeenDay[]> => seenIn(await readinessOf(recordOf(site)).count(question));
const everything: Question = {
  days: ['2026-03-14'],
  knownAt: null,
  unitIds: null,
  seen: null,
  roleId: null,
  mandatoryOnly: false,
  measure: { kind: 'state' },
  by: 'unit',
  branchOf: null,
};

/** Cells of everybody and somebody unknown, of whatever competencies, as they stand in the tables: person, competency, look, last day of being ready. */
async function cellsAsByHand({ positions, standings }: Rows, day: string, mandatoryOnly: boolean, random: Random): Promise<void> {
  const personIds = ['nobody', ...new Set(positions.map(({ personId }) => personId))].toSorted(() => random.int(0, 1) - 0.5);
  const competencyIds = [...new Set(standings.map(({ competencyId }) => competencyId)), 'nothing'].filter(() => random.chance(0.8));
  const asked = { day, knownAt: null, personIds, competencyIds, mandatoryOnly };
  const expected = standings
    .filter(({ fromDate, untilDate }) => fromDate <= day && (untilDate === null || day <= untilDate))
    .filter(
      (row) => competencyIds.includes(row.competencyId) && personIds.includes(row.personId) && (!mandatoryOnly || row.isMandatory === 1),
    )
    .map((row) => {
      const state = standingStates.find((one) => one === row.state) ?? 'notRequired';
      const look = lookOf(state, row.requiredLevel, row.heldLevel, row.isMandatory === 1);
      return `${row.personId} ${row.competencyId} ${look} ${row.readyUntil}`;
    });
  for (const cells of [await thread.cells(asked), await readinessOf(recordOf(site)).cells(asked)]) {
    if (cells === null) throw new Error('no cells came');
    const told = personIds.flatMap((personId, index) =>
      Array.from({ length: (cells.starts[index + 1] ?? 0) - (cells.starts[index] ?? 0) }, (_, nth) => {
        const at = (cells.starts[index] ?? 0) + nth;
        const last = dateOfDayNumber(cells.lastDays[at] ?? 0);
        return `${personId} ${competencyIds[cells.columns[at] ?? -1]} ${cells.looks[at]} ${last}`;
      }),
    );
    expect(told.toSorted()).toEqual(expected.toSorted());
  }
}

/** Gaps are as many as looking at every row gives, under one unit each, in the thread as here. */
async function gapsAsByHand(rows: Rows, question: Question): Promise<void> {
  const day = question.days[0] ?? '';
  const [all] = byHand(rows, { ...question, days: [day], by: 'all', branchOf: null });
  const expected = standingStates.reduce((sum, state, at) => sum + (readyStates.has(state) ? 0 : (all?.once[at] ?? 0)), 0);
  const asked = { ...question, day, personId: null, competencyId: null, takenBack: [], withMembers: true };
  const lines = (told: CountedGaps | null, last = (told?.groups.length ?? 0) / gapWidth): string[] =>
    Array.from({ length: last }, (_, nth) => {
      const [unit = -1, competency = -1, code = -1, people = 0] = told?.groups.subarray(nth * gapWidth) ?? [];
      return `${told?.unitIds[unit]} ${told?.competencyIds[competency]} ${code} ${people}`;
    }).toSorted();
  const here = await readinessOf(recordOf(site)).gaps(asked);
  const inThread = await thread.gaps(asked);
  expect(lines(inThread)).toEqual(lines(here));
  expect([inThread?.parts.map(({ partId }) => partId).toSorted(), inThread?.members.length]).toEqual([
    here.parts.map(({ partId }) => partId).toSorted(),
    here.members.length,
  ]);
  expect(
    lines(here, here.parts[0]?.end).reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0),
    JSON.stringify(asked),
  ).toBe(expected);
}

/** The figures that count standings are what SQL gives, of any day and as known at any entry, and with confidence what the map counts. */
async function figuresAsBySql(
  { days: [day = ''], seen, unitIds: asked, roleId, mandatoryOnly }: Question,
  knownAt: number | null,
): Promise<void> {
  const db = recordOf(site);
  const scope: Looked['scope'] = seen === null ? { kind: 'site' } : { kind: 'limited', ...seen };
  const looked = { day, knownAt, scope, unitIds: asked, roleId, mandatoryOnly, competencyId: null, personId: null };
  const figures = dashboardFigures.filter(isOfStandings).filter(({ counts }) => counts.confidence === null);
  const { known: _known, ...told } = await standingCounts(db, looked, figures);
  expect(told, JSON.stringify(looked)).toEqual(await figuresBySql(recordAt(db, knownAt), looked, figures));

  const states = [...heldStates];
  const counts = confidences.map((confidence) => ({ states, lapsesBy: null, performedBefore: null, confidence }));
  const question = { knownAt, unitIds: asked, seen, roleId, mandatoryOnly, by: 'all' as const, branchOf: null };
  const [map] = await readinessOf(db).count({ ...question, days: [day], measure: { kind: 'confidence', calibrations } });
  const askedOf = { ...question, day, counts, calibrations };
  expect(await thread.standings(askedOf)).toEqual(map?.once.slice(1, 4));
  expect(await readinessOf(db).standings(askedOf)).toEqual(map?.once.slice(1, 4));
}

/** Every count is what looking at every row gives, for any filter, group, measure and day, here and in the thread. */
async function countsAsByHand(): Promise<void> {
  const random = createRandom(8, 'questions');
  const rows = await rowsOf(site);
  let counted = 0;
  for (let round = 0; round < 80; round += 1) {
    const question = anyQuestion(random);
    const expected = inOrder(byHand(rows, question));
    expect(inOrder(await askThread(question)), JSON.stringify(question)).toEqual(expected);
    expect(inOrder(await askHere(question))).toEqual(expected);
    await cellsAsByHand(rows, question.days[0] ?? '', question.mandatoryOnly, random);
    if (question.measure.kind === 'state') await gapsAsByHand(rows, question);
    await figuresAsBySql(question, null);
    counted += expected.reduce((sum, { once }) => sum + once.reduce((a, b) => a + b, 0), 0);
  }
  expect(counted).toBeGreaterThan(1_000);
}

/** A question that comes right after a commit counts what was committed, and what was known before can still be asked for. */
async function followsAndRemembers(): Promise<void> {
  const known = new Map<number, readonly SeenDay[]>();
  const db = recordOf(site);
  const note = async () => known.set(await logSize(db), inOrder(await askThread(everything)));
  await note();
  for (const [round, unitId] of ['north-1', 'south-1', 'north-2'].entries()) {
    await makePerson(site, `new-${round}`, { roleId: 'fitter', unitId });
    await note();
    await makeRequirement(site, { requirementId: `new-${round}`, roleId: 'fitter', competencyId: 'weld', level: 1 + round });
    await note();
    const rows = await rowsOf(site);
    const random = createRandom(round, 'after');
    for (const question of [everything, ...Array.from({ length: 5 }, () => anyQuestion(random))]) {
      expect(inOrder(await askThread(question))).toEqual(inOrder(byHand(rows, question)));
      expect(inOrder(await askHere(question))).toEqual(inOrder(byHand(rows, question)));
    }
  }
  expect(new Set([...known.values()].map((days) => JSON.stringify(days))).size).toBeGreaterThan(3);
  for (const [knownAt, then] of known) {
    expect(inOrder(await askThread({ ...everything, knownAt }))).toEqual(then);
    expect(inOrder(await askHere({ ...everything, knownAt }))).toEqual(then);
    for (const day of ['2025-09-01', '2026-03-14', '2027-02-01']) await figuresAsBySql({ ...everything, days: [day] }, knownAt);
  }
}

/** Columns that were kept answer as those that are read, with what was recorded since; whatever is not believed is read from the record. */
async function recallsWhatIsTrue(): Promise<void> {
  const { site: sqlite, folder } = vaultOf(site);
  const [file, key] = [path.join(folder, 'kept.pack'), Buffer.alloc(32, 1)];
  const read = (): ReadinessRecord => {
    const record = emptyRecord();
    follow(record, sqlite);
    return record;
  };
  const recalled = (by: Uint8Array = key): ReadinessRecord => {
    const record = emptyRecord();
    recall(record, sqlite, file, by);
    return record;
  };
  const told = (record: ReadinessRecord): SeenDay[] => inOrder(seenIn(answer(record, sqlite, everything)));
  expect(recalled().entry).toBe(0); // there is none yet
  remember(read(), sqlite, file, key);
  const { size } = statSync(file);
  expect(recalled()).toMatchObject({ entry: await logSize(recordOf(site)), unpacked: 0 });
  expect(told(recalled())).toEqual(told(read()));
  await makePerson(site, 'since', { roleId: 'fitter', unitId: 'north-1' });
  expect(told(recalled())).toEqual(told(read()));
  expect(recalled().unpacked).toBe(1);

  // What a verification holds against every row: somebody with the data key can seal what is not so.
  expect(checkPack(sqlite, file, key)).toEqual([]);
  const falsified = (change: (record: ReadinessRecord) => void): void => {
    const record = read();
    change(record);
    remember(record, sqlite, file, key);
  };
  for (const change of [
    ({ known }: ReadinessRecord) => known.columns.readyUntil.set([40_000], known.used - 1),
    ({ known }: ReadinessRecord) => known.end.set([(known.end[0] ?? 0) - 1], 0),
    ({ positions }: ReadinessRecord) => positions.columns.from.set([3], 0),
    ({ people }: ReadinessRecord) => people.ids.splice(1, 1, people.ids[0] ?? ''),
  ]) {
    falsified(change);
    expect(checkPack(sqlite, file, key)).toMatchObject([{ rowId: 'kept.pack', fault: 'countedAnew' }]);
  }
  remember(read(), sqlite, file, key);

  expect(recalled(Buffer.alloc(32, 2)).entry).toBe(0);
  const whole = readFileSync(file);
  for (const at of [3, 40, size - 1]) {
    writeFileSync(
      file,
      whole.map((byte, index) => (index === at ? byte ^ 1 : byte)),
    );
    expect(recalled().entry).toBe(0);
  }
  writeFileSync(file, whole);
  // What somebody with the database in hand has changed, past every entry.
  sqlite.exec('UPDATE standing SET requiredLevel = requiredLevel + 1');
  expect(recalled().entry).toBe(0);
  sqlite.exec('UPDATE standing SET requiredLevel = requiredLevel - 1');
  expect(recalled().entry).toBeGreaterThan(0);
  const other = read();
  other.entry -= 1; // of another history: the entry of this number has another hash
  const hash = hashOfEntry(sqlite, other.entry) ?? '';
  writePack(
    file,
    key,
    other,
    hash.replace(/^./, (digit) => (digit === '0' ? '1' : '0')),
  );
  expect(recalled().entry).toBe(0);
  rmSync(file);
}

/** A question that fails is answered by an error and the next one by what is true. */
async function survivesAFailure(): Promise<void> {
  await expect(askThread({ ...everything, days: ['never'] })).rejects.toThrow('not a date');
  expect(inOrder(await askThread(everything))).toEqual(inOrder(byHand(await rowsOf(site), everything)));
}

/** A thread that crashes fails what it was asked, and another takes its place. */
async function survivesACrash(): Promise<void> {
  const { worker } = site.station.platform;
  let started = 0;
  const crashing = engineThread(
    { ...site.station.platform, worker: (name) => ((started += 1) === 1 ? { file: '/nowhere.js', execArgv: [] } : worker(name)) },
    vaultOf(site),
  );
  await expect(crashing.count(everything)).rejects.toThrow('nowhere.js');
  expect(inOrder(seenIn(await crashing.count(everything)))).toEqual(inOrder(byHand(await rowsOf(site), everything)));
  await crashing.end();
}

/** A site that is locked keeps no thread, no open file and no key, and what it was asked is refused. */
async function leavesNothingBehind(): Promise<void> {
  const { folder } = vaultOf(site);
  const open = () =>
    readdirSync('/proc/self/fd').filter((fd) => {
      try {
        return readlinkSync(`/proc/self/fd/${fd}`).startsWith(folder);
      } catch {
        return false; // the descriptor that the listing itself had
      }
    });
  expect(open().length).toBeGreaterThan(1);
  const [asked] = await Promise.allSettled([askThread(everything), thread.end()]);
  expect(asked).toMatchObject({ status: 'rejected', reason: { message: 'the site was locked' } });
  await site.station.lock('byHand');
  expect(open()).toEqual([]);
}

// One site for all, since making one takes longest: each part begins where the one before it ended.
test('the engine counts as looking at every row does, follows every commit, knows what was known, and leaves nothing behind', async () => {
  site = await makeTestSite();
  await makeRandomWorks(site, 11);
  thread = engineThread(site.station.platform, vaultOf(site));
  await countsAsByHand();
  await followsAndRemembers();
  await recallsWhatIsTrue();
  await survivesAFailure();
  await survivesACrash();
  await leavesNothingBehind();
  expect(site.station.open).toBeNull();
}, 60_000);
