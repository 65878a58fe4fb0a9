import Database from 'better-sqlite3';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { newestMigration, openRecord, recordAsItIs, recordUpTo } from '../../electron/service/db/open';
import type { Db, Reader } from '../../electron/service/db/schema';
import { personById, standingsOf } from '../../electron/service/db/sql/people';
import { positionsOf } from '../../electron/service/db/sql/positions';
import { answer } from '../../electron/service/readiness/answer';
import { beginReadiness, endReadiness } from '../../electron/service/readiness/engine';
import type { Question } from '../../electron/service/readiness/questions';
import { follow } from '../../electron/service/readiness/follow';
import { recall, remember } from '../../electron/service/readiness/recall';
import { emptyRecord, memoryOf, type ReadinessRecord } from '../../electron/service/readiness/record';
import type { Looked } from '../../electron/service/db/sql/placed';
import { figuresOf } from '../../electron/service/usecases/figures/get';
import { isOfStandings, standingCounts } from '../../electron/service/usecases/figures/standing-counts';
import { pageOfGaps } from '../../electron/service/usecases/gaps/list';
import { rankedGaps } from '../../electron/service/usecases/gaps/ranked-gaps';
import { sumOfParts } from '../../electron/service/usecases/gaps/sum-of-parts';
import { openEncrypted, type Sqlite } from '../../electron/service/vault/open';
import { databaseFiles } from '../../electron/service/vault/site-files';
import { dashboardFigures } from '../../shared/domain/dashboard-figures';
import { figuresBySql } from '../support/figures-by-sql';
import { bundledWorker } from '../support/programs';
import { median, processorTime, tell } from './figures';
import { longId, populateStandings } from './populate';

/** How many people there are in what is measured. */
const people = Number(process.argv[2]);
const entries = 1_000;
const units = Math.max(20, people / 50);
const repeats = Math.max(10, 100_000 / people);
const day = '2026-03-14';
const past = '2025-06-30';
const noEnd = 0x7fffffff;
const key = Buffer.alloc(32, 7);

/** DuckDB as far as it is used: it is there where somebody has installed it, and left out elsewhere. */
interface Duck {
  readonly run: (text: string) => Promise<unknown>;
}

const everything: Question = {
  days: [day],
  knownAt: null,
  unitIds: null,
  seen: null,
  roleId: null,
  mandatoryOnly: false,
  measure: { kind: 'state' },
  by: 'unit',
  branchOf: null,
};

async function measure(sqlite: Sqlite, folder: string): Promise<void> {
  const rounds = people >= 100_000 ? 3 : 9;
  const rows = people * 50;
  const what = (name: string): string => `${people.toLocaleString('en')} people: ${name}`;
  const record = emptyRecord();
  const loading = await processorTime(() => follow(record, sqlite));
  const [reading = []] = await sideBySide(1, () => sqlite.prepare('SELECT * FROM standing').raw().all().length);
  const megabytes = `${record.known.used} rows, ${(memoryOf(record) / 1e6).toFixed(0)} MB`;
  tell(what('reading every row anew, against SQL alone'), loading / median(reading), null, `${loading.toFixed(0)} ms, ${megabytes}`);
  const file = path.join(folder, 'readiness.pack');
  const [keeping = [], recalling = []] = await sideBySide(
    rounds,
    () => remember(record, sqlite, file, key),
    () => recall(emptyRecord(), sqlite, file, key),
  );
  const kept = `${median(recalling).toFixed(0)} ms; kept in ${median(keeping).toFixed(0)} ms, ${(statSync(file).size / 1e6).toFixed(0)} MB`;
  tell(what('taking kept columns at unlock, against that'), median(recalling) / loading, null, kept);
  const ask = (part: Partial<Question>) => () => times(() => answer(record, sqlite, { ...everything, ...part }));
  const anew = (part: Partial<Question>) => () =>
    times(() => {
      record.slices.clear();
      answer(record, sqlite, { ...everything, ...part });
    });
  const mandatory = { mandatoryOnly: true, unitIds: Array.from({ length: 10 }, (_, index) => longId('unit', index * 2)) };
  // What is timed is what has been asked before: the first questions of a process are compiled on their way.
  for (let time = 0; time < 10; time += 1) for (const part of [{}, mandatory, { days: [past] }]) ask(part)();
  const duck = await duckWith();
  const inDuck = (table: string, where: string): (() => unknown) => {
    const run = (): unknown => duck?.run(talliedInDuck(table, where));
    inThreads.add(run);
    return run;
  };
  const [
    engine = [],
    filtered = [],
    onPast = [],
    onPastAnew = [],
    knownThen = [],
    inSql = [],
    pastInSql = [],
    thenInSql = [],
    today = [],
    old = [],
  ] = await sideBySide(
    rounds,
    ask({}),
    ask(mandatory),
    ask({ days: [past] }),
    anew({ days: [past] }),
    anew({ days: [past], knownAt: entries / 2 }),
    () => tallied(sqlite, day, null),
    () => tallied(sqlite, past, null),
    () => tallied(sqlite, past, entries / 2),
    inDuck('today', ''),
    inDuck('history', `WHERE "from" <= ${dayOf(past)} AND "until" >= ${dayOf(past)}`),
  );
  for (const taken of [engine, filtered, onPast, onPastAnew, knownThen])
    for (const [index, one] of taken.entries()) taken[index] = one / repeats;
  const ms = (...taken: number[][]): string => taken.map((one) => `${median(one).toFixed(1)} ms`).join(' : ');
  tell(what('whole site against GROUP BY'), median(engine) / median(inSql), 0.01, `${ms(engine, inSql)}, ${rows} standings`);
  tell(what('ten units, mandatory, against GROUP BY'), median(filtered) / median(inSql), 0.01, ms(filtered, inSql));
  tell(what('a past day at hand against GROUP BY'), median(onPast) / median(pastInSql), 0.025, ms(onPast, pastInSql));
  tell(
    what('a past day asked for first against GROUP BY'),
    median(onPastAnew) / median(pastInSql),
    0.025,
    `${ms(onPastAnew, pastInSql)}, ${record.known.used} rows`,
  );
  tell(what('a past day as known then against GROUP BY'), median(knownThen) / median(thenInSql), 0.125, ms(knownThen, thenInSql));
  if (duck !== null) {
    // Two threads work for it: half of their processor time is what somebody waits.
    tell(what('whole site against DuckDB, a sixth'), median(engine) / (median(today) / 2), 0.17, ms(engine, today));
    tell(what('a past day asked for first against DuckDB'), median(onPastAnew) / (median(old) / 2), null, ms(onPastAnew, old));
  }
  const changing = await sideBySide(
    rounds,
    () => changeOne(sqlite),
    () => answerAfter(record, sqlite),
  );
  process.stdout.write(`${what('following one person and counting the whole site')} ${median(changing[1] ?? []).toFixed(1)} ms\n`);
}

/** One person's profile and one person as of a date: the application's own reads in the encrypted file against the same in a plain one. */
async function pointReads(sqlite: Sqlite, folder: string): Promise<void> {
  const file = path.join(folder, 'plain.db');
  const plain = new Database(file);
  await recordUpTo(plain, newestMigration);
  plain.exec('DROP INDEX standing_by_competency');
  plain.close();
  sqlite.exec(`ATTACH '${file}' AS plain KEY ''`);
  for (const table of ['person', 'position', 'framework_item', 'standing'])
    sqlite.exec(`INSERT INTO plain.${table} SELECT * FROM main.${table}`);
  sqlite.exec('DETACH plain');
  const opened = new Database(file);
  for (const pragma of ['journal_mode=WAL', 'cache_size=-65536', 'temp_store=MEMORY']) opened.pragma(pragma);
  const [sealed, open] = [recordAsItIs(sqlite), recordAsItIs(opened)];
  const some = Array.from({ length: 100 }, (_, index) => longId('person', (index * 7919) % people));
  const read = (db: Reader, on: string) => async (): Promise<void> => {
    for (const personId of some) {
      await personById(db, personId);
      await positionsOf(db, personId, on);
      if ((await standingsOf(db, personId, on, [])).length !== 50) throw new Error('something else was read');
    }
  };
  const [now = [], plainNow = [], then = [], plainThen = []] = await sideBySide(
    7,
    ...[day, past].flatMap((on) => [read(sealed, on), read(open, on)]),
  );
  const each = (...taken: number[][]): string => taken.map((one) => `${(median(one) / some.length).toFixed(2)} ms`).join(' : ');
  const what = `${people.toLocaleString('en')} people:`;
  tell(`${what} one person's profile against plain SQLite`, median(now) / median(plainNow), 1.2, each(now, plainNow));
  tell(`${what} one person as of a date against plain SQLite`, median(then) / median(plainThen), 1.2, each(then, plainThen));
  opened.close();
}

/** The first page of the gaps of the whole site, as its screen asks for it, against one scan of the standings by SQL. */
async function firstPageOfGaps(db: Db, sqlite: Sqlite): Promise<void> {
  const filter = { asOf: day, unitId: null, departmentId: null, roleId: null, mandatoryOnly: false };
  const open = { ...filter, isUnitAlone: false, competencyId: null, personId: null, causes: null, bands: null, offset: 0, limit: 200 };
  const ask = (knownAt: number | null) => async (): Promise<void> => {
    const { gaps } = await pageOfGaps(db, { ...open, knownAt }, { scope: { kind: 'site' }, today: day });
    if (gaps.length !== 200) throw new Error('there is no page of gaps');
  };
  const what = (name: string): string => `${people.toLocaleString('en')} people: ${name}`;
  const [asNow, asThen] = [ask(null), ask(entries / 2)];
  for (const one of [asNow, asThen]) inThreads.add(one);
  const firstTime = await processorTime(asNow);
  await asThen();
  const [now = [], then = [], inSql = []] = await sideBySide(5, asNow, asThen, () => gapsBySql(sqlite));
  const ms = (...taken: number[][]): string => taken.map((one) => `${median(one).toFixed(0)} ms`).join(' : ');
  tell(
    what('first page of gaps against GROUP BY'),
    median(now) / median(inSql),
    0.25,
    `${ms(now, inSql)}; the first time ${firstTime.toFixed(0)} ms`,
  );
  tell(what('first page of gaps as known then against GROUP BY'), median(then) / median(inSql), 0.5, ms(then, inSql));
}

/** The figures that count standings from the engine, against one statement over them all; then the whole page and gaps by unit. */
async function figuresOfADay(db: Db): Promise<void> {
  const looked: Looked = {
    day,
    knownAt: null,
    scope: { kind: 'site' },
    unitIds: null,
    roleId: null,
    mandatoryOnly: false,
    competencyId: null,
    personId: null,
  };
  const figures = dashboardFigures.filter(isOfStandings);
  const filter = { asOf: day, knownAt: null, unitId: null, departmentId: null, roleId: null, mandatoryOnly: false };
  const counts = (): Promise<unknown> => standingCounts(db, looked, figures);
  const bySql = (): Promise<unknown> => figuresBySql(db, looked, figures);
  const page = (): Promise<unknown> => figuresOf(db, filter, { scope: looked.scope, today: day });
  const byUnit = async (): Promise<unknown> =>
    sumOfParts(await rankedGaps(db, looked, { by: 'unit', branchOf: null, withMembers: true }), () => true);
  for (const one of [counts, page, byUnit]) inThreads.add(one);
  for (const one of [counts, page, byUnit]) await one();
  const [engine = [], inSql = [], whole = [], parted = []] = await sideBySide(5, counts, bySql, page, byUnit);
  const ms = (...taken: number[][]): string => taken.map((one) => `${median(one).toFixed(0)} ms`).join(' : ');
  const what = (name: string): string => `${people.toLocaleString('en')} people: ${name}`;
  tell(what('figures of standings against one statement'), median(engine) / median(inSql), 0.25, ms(engine, inSql));
  tell(what('the whole page of figures against that statement'), median(whole) / median(inSql), null, ms(whole, inSql));
  tell(what('gaps summed up by unit against that statement'), median(parted) / median(inSql), null, ms(parted, inSql));
}

/** Gaps of every unit by all that their cause and risk follow from, in one statement. */
function gapsBySql(sqlite: Sqlite): number {
  return sqlite
    .prepare(
      `WITH placed AS MATERIALIZED (SELECT MIN(unitId) AS unitId, personId FROM position
         WHERE recordedTo IS NULL AND validFrom <= $day AND (validTo IS NULL OR validTo >= $day) GROUP BY personId)
       SELECT p.unitId, s.competencyId, s.state, s.requiredLevel, s.heldLevel, COUNT(*) FROM placed p CROSS JOIN standing s ON s.personId = p.personId
       WHERE s.fromDate <= $day AND (s.untilDate IS NULL OR s.untilDate >= $day) AND s.state IN ('expired', 'belowLevel', 'neverAssessed')
       GROUP BY 1, 2, 3, 4, 5`,
    )
    .raw()
    .all({ day }).length;
}

/** So often at a time that it takes milliseconds: less is lost in what the process does beside. */
function times(run: () => unknown): void {
  for (let time = 0; time < repeats; time += 1) run();
}

/** The count that the engine takes the place of, over the same rows in the same file. */
function tallied(sqlite: Sqlite, on: string, knownAt: number | null): number {
  const known = knownAt === null ? 'SELECT * FROM standing' : `SELECT * FROM standing WHERE recordedFrom <= ${knownAt}`;
  const columns = 'personId, competencyId, fromDate, untilDate, state';
  const rows =
    knownAt === null
      ? 'standing'
      : `(SELECT ${columns} FROM (${known}) UNION ALL SELECT ${columns} FROM standing_past WHERE recordedFrom <= ${knownAt} AND recordedTo > ${knownAt})`;
  return sqlite
    .prepare(
      `WITH placed AS MATERIALIZED (SELECT DISTINCT personId, unitId FROM position WHERE recordedTo IS NULL AND validFrom <= $day AND (validTo IS NULL OR validTo >= $day))
       SELECT COUNT(*), SUM(n) FROM (SELECT p.unitId, s.competencyId, s.state, COUNT(*) AS n FROM placed p CROSS JOIN ${rows} s ON s.personId = p.personId
       WHERE s.fromDate <= $day AND (s.untilDate IS NULL OR s.untilDate >= $day) GROUP BY p.unitId, s.competencyId, s.state)`,
    )
    .raw()
    .all({ day: on }).length;
}

function changeOne(sqlite: Sqlite): void {
  sqlite.exec(`INSERT OR IGNORE INTO standing_change VALUES (1, '${longId('person', 7)}')`);
}

function answerAfter(record: ReadinessRecord, sqlite: Sqlite): void {
  record.entry = 0.5; // before the first entry, under which the change stands, and after nothing was read
  follow(record, sqlite);
  answer(record, sqlite, everything);
}

async function sideBySide(rounds: number, ...alternatives: ReadonlyArray<() => unknown>): Promise<number[][]> {
  const taken = alternatives.map((): number[] => []);
  for (let round = 0; round < rounds; round += 1) for (const [index, run] of alternatives.entries()) taken[index]?.push(await timeOf(run));
  return taken;
}

/** Milliseconds of processor time: of this thread alone, and of all where the work is done in others, some of which are still busy a while after the answer. */
async function timeOf(run: () => unknown): Promise<number> {
  if (inThreads.has(run)) return processorTime(run);
  const begun = process.threadCpuUsage();
  await run();
  const { user, system } = process.threadCpuUsage(begun);
  return (user + system) / 1000;
}

/** What is done in other threads than this one. */
const inThreads = new Set<() => unknown>();

const talliedInDuck = (table: string, where: string): string =>
  `SELECT COUNT(*), SUM(n) FROM (SELECT unit, competency, state, COUNT(*) AS n FROM ${table} ${where} GROUP BY ALL)`;

const dayOf = (date: string): number => Date.parse(date) / 86_400_000;

/** Rows by the same rule in DuckDB, in memory, with two threads and numbers in the place of ids; null where there is none. */
async function duckWith(): Promise<Duck | null> {
  const module = process.env['TOUCHSTONE_DUCKDB'] ?? '@duckdb/node-api';
  const loaded: {
    readonly DuckDBInstance: { readonly create: (at: string, options: object) => Promise<{ readonly connect: () => Promise<Duck> }> };
  } | null = await import(/* @vite-ignore */ module).catch(() => null);
  if (loaded === null) {
    process.stdout.write('DuckDB is not installed: it is left out\n');
    return null;
  }
  const duck = await (await loaded.DuckDBInstance.create(':memory:', { threads: '2' })).connect();
  const start = `${dayOf('2025-01-01')} + (p * 31 + k * 17) % 365`;
  const state = 'CASE WHEN luck < 70 THEN 0 WHEN luck < 78 THEN 1 WHEN luck < 85 THEN 5 WHEN luck < 93 THEN 6 ELSE 8 END';
  await duck.run(`CREATE TABLE history AS WITH pairs AS (
      SELECT p % ${units} AS unit, (p % ${units} * 3 + k) % 400 AS competency, (p // ${units} * 37 + p * 7 + k * 13) % 100 AS luck, ${start} AS begun
      FROM range(${people}) a(p), range(50) b(k))
    SELECT unit::SMALLINT AS unit, competency::SMALLINT AS competency, 8::UTINYINT AS state, ${dayOf('2024-01-01')}::INTEGER AS "from", (begun - 1)::INTEGER AS "until" FROM pairs
    UNION ALL SELECT unit::SMALLINT, competency::SMALLINT, (${state})::UTINYINT, begun::INTEGER, ${noEnd}::INTEGER FROM pairs`);
  await duck.run(
    `CREATE TABLE today AS SELECT unit, competency, state FROM history WHERE "from" <= ${dayOf(day)} AND "until" >= ${dayOf(day)}`,
  );
  return duck;
}

// A process of its own, so that what is timed is bundled as the application is: constants of other modules are constants there.
const folder = mkdtempSync(path.join(os.tmpdir(), 'touchstone-bench-'));
const opened = openEncrypted({ file: databaseFiles(folder, 1).site, key, cipher: 'aegis', create: true });
if (!opened.ok) throw new Error(opened.failure.code);
const sqlite = opened.value;
const db = await openRecord(sqlite);
sqlite.pragma('foreign_keys=OFF');
sqlite.exec('DROP INDEX standing_by_competency');
populateStandings(sqlite, { people, units, competencies: 400, perPerson: 50, entries });
await measure(sqlite, folder);
await pointReads(sqlite, folder);
beginReadiness(db, { worker: bundledWorker, nativeBinding: null }, { folder, generation: 1, cipher: 'aegis', dataKey: key, site: sqlite });
await firstPageOfGaps(db, sqlite);
await figuresOfADay(db);
await endReadiness(db);
await db.destroy();
rmSync(folder, { recursive: true, force: true });
