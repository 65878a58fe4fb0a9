import { z } from 'zod';
import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import type { PlannedRevision } from '../../db/impact';
import type { ImpactColumns } from '../../db/impact-rows';
import { runJob } from '../../jobs/run-job';
import { signedIn } from '../../station/signed-in';
import type { Station } from '../../station/station';
import { whileSession } from '../../station/while-session';
import { databaseFiles } from '../../vault/site-files';
import type { OutputOf, StationUseCase } from '../context';
import { plannedRevision } from './planned-revision';
import { keepImpact } from './prepared-impact';

type Impact = Contract['framework']['impact'];
type ImpactEvent = OutputOf<Impact> extends AsyncIterable<infer E> ? E : never;

/** What a revision would do to people, worked out beside everybody's work. */
export const impactOfRevision: StationUseCase<Impact> = async (station, input, { signal }) => {
  const now = signedIn(station);
  const planned = await plannedRevision(now.open.db, input);
  return planned.ok ? ok(events(station, now, planned.value, signal)) : planned;
};

async function* events(
  station: Station,
  { open, session }: ReturnType<typeof signedIn>,
  planned: PlannedRevision,
  signal: AbortSignal | undefined,
): AsyncGenerator<ImpactEvent, void> {
  const { folder, generation, cipher } = open.vault;
  const { nativeBinding } = station.platform;
  const work = whileSession(station, session, signal);
  const dataKey = Uint8Array.from(open.vault.dataKey);
  const file = databaseFiles(folder, generation).site;
  const job = runJob(station.platform, {
    worker: 'impact-worker',
    input: { file, cipher, dataKey, planned, ...(nativeBinding === null ? {} : { nativeBinding }) },
    output: z.custom<ImpactColumns>(),
    signal: work.signal,
  });
  try {
    for (let step = await job.next(); ; step = await job.next()) {
      if (step.done !== true) {
        yield { kind: 'progress', ...step.value };
        continue;
      }
      const impactId = station.platform.makeId();
      keepImpact(session.prepared, { impactId, planned, columns: step.value });
      return yield { kind: 'done', impactId, effectiveFrom: planned.effectiveFrom, ...counts(step.value) };
    }
  } catch (error) {
    if (signal?.aborted !== true) throw error;
  } finally {
    work.letGo();
    dataKey.fill(0);
  }
}

function counts({ looked, people, lists }: ImpactColumns) {
  const { lapsing, newlyRequired, noLongerRequired, gaining, otherwise } = lists;
  const count = (list: { readonly people: number; readonly rows: Uint32Array }) => ({ people: list.people, rows: list.rows.length / 3 });
  return {
    looked,
    people,
    lists: {
      lapsing: count(lapsing),
      newlyRequired: count(newlyRequired),
      noLongerRequired: count(noLongerRequired),
      gaining: count(gaining),
      otherwise: count(otherwise),
    },
  };
}
