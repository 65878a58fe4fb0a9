import type { Db, Reader } from '../db/schema';
import { hasMoreStandingsThan } from '../db/sql/standing-columns';
import type { Platform } from '../platform/platform';
import type { OpenVault } from '../vault/open-site';
import type { PackedStandings } from '../../../shared/domain/packed-standings';
import { answer } from './answer';
import { cellsOf, type AskedCells } from './cells';
import { engineThread } from './engine-thread';
import type { CountedDay, Question } from './questions';
import { follow } from './follow';
import { gapPeople, gapTallies, type AskedGapPeople, type AskedGaps, type CountedGaps } from './gap-tallies';
import { emptyRecord, memoryOf, type ReadinessRecord } from './record';
import { standingTallies, type AskedStandings } from './standing-tallies';

/** Counts standings: everything that is committed when it is asked is in what it answers. */
export interface ReadinessEngine {
  readonly count: (question: Question) => Promise<readonly CountedDay[]>;
  /** How people stand in competencies on a day, one by one. */
  readonly cells: (asked: AskedCells) => Promise<PackedStandings>;
  /** What is required and not met on a day, alike gaps together. */
  readonly gaps: (asked: AskedGaps) => Promise<CountedGaps>;
  /** Who has a gap of each of some groups that were counted. */
  readonly gapPeople: (asked: AskedGapPeople) => Promise<readonly string[][]>;
  /** How many standings of a day each of some counts holds of. */
  readonly standings: (asked: AskedStandings) => Promise<readonly number[]>;
  /** Reads the record ahead of the first question, where that takes long. */
  readonly begin: () => Promise<void>;
  /** Bytes of its columns when it last answered. */
  readonly bytes: () => number;
  /** When its thread has ended and forgotten everything. */
  readonly end: () => Promise<void>;
}

type Vault = Pick<OpenVault, 'folder' | 'generation' | 'cipher' | 'dataKey' | 'site'>;

const engines = new WeakMap<Reader, ReadinessEngine>();

/** Gives an opened record its engine. */
export function beginReadiness(db: Db, platform: Pick<Platform, 'worker' | 'nativeBinding'>, vault: Vault): void {
  engines.set(db, readinessEngine(db, platform, vault));
}

/** The engine of an opened record. */
export function readinessOf(db: Reader): ReadinessEngine {
  const engine = engines.get(db);
  if (engine === undefined) throw new Error('this record has no readiness engine');
  return engine;
}

/** Ends the engine of a record that is about to be closed. */
export async function endReadiness(db: Db): Promise<void> {
  const engine = engines.get(db);
  engines.delete(db);
  await engine?.end();
}

/** Up to so many standings are read and counted sooner than a thread starts. */
const fewStandings = 20_000;

function readinessEngine(db: Db, platform: Pick<Platform, 'worker' | 'nativeBinding'>, vault: Vault): ReadinessEngine {
  const thread = engineThread(platform, vault);
  let here: ReadinessRecord | null = null;
  // A transaction here lets nothing of a command through that is not committed yet.
  const followed = <R>(ask: (record: ReadinessRecord) => R): Promise<R> =>
    db.transaction().execute(async () => {
      const record = (here ??= emptyRecord());
      follow(record, vault.site);
      return ask(record);
    });
  const isLarge = (): boolean => thread.isRunning() || hasMoreStandingsThan(vault.site, fewStandings);
  return {
    count: (question) => (isLarge() ? thread.count(question) : followed((record) => answer(record, vault.site, question))),
    cells: async (asked) => (isLarge() ? await thread.cells(asked) : null) ?? followed((record) => cellsOf(record, vault.site, asked)),
    gaps: async (asked) => (isLarge() ? await thread.gaps(asked) : null) ?? followed((record) => gapTallies(record, vault.site, asked)),
    gapPeople: async (asked) =>
      (isLarge() ? await thread.gapPeople(asked) : null) ?? followed((record) => gapPeople(record, vault.site, asked)),
    standings: async (asked) =>
      (isLarge() ? await thread.standings(asked) : null) ?? followed((record) => standingTallies(record, vault.site, asked)),
    begin: async () => void (isLarge() && (await thread.follow())),
    bytes: () => (thread.isRunning() ? thread.bytes() : here === null ? 0 : memoryOf(here)),
    end: async () => {
      here = null;
      await thread.end();
    },
  };
}
