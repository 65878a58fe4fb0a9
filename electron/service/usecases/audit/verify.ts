import { rmSync } from 'node:fs';
import { z } from 'zod';
import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import type { AuditFault } from '../../db/audit-fault';
import { runJob } from '../../jobs/run-job';
import type { RecordVerification } from '../../jobs/verify-record';
import { readinessOf } from '../../readiness/engine';
import { signedIn } from '../../station/signed-in';
import type { Station, UnlockedSite } from '../../station/station';
import { whileSession } from '../../station/while-session';
import { databaseFiles, packFileOf } from '../../vault/site-files';
import type { OutputOf, StationUseCase } from '../context';

type Verify = Contract['audit']['verify'];
type VerifyEvent = OutputOf<Verify> extends AsyncIterable<infer E> ? E : never;

const noticesShown = 100;

/** Says how far it is, then what it found. It ends early and without a finding when the asker stops listening or the site is locked. */
export const verifyWholeRecord: StationUseCase<Verify> = async (station, _input, { signal }) =>
  ok(events(station, signedIn(station), signal));

async function* events(
  station: Station,
  { open, session }: ReturnType<typeof signedIn>,
  signal: AbortSignal | undefined,
): AsyncGenerator<VerifyEvent, void> {
  const { folder, generation, cipher } = open.vault;
  const { nativeBinding } = station.platform;
  const work = whileSession(station, session, signal);
  const dataKey = Uint8Array.from(open.vault.dataKey);
  const packFile = packFileOf(folder, generation);
  const job = runJob(station.platform, {
    worker: 'verify-worker',
    input: {
      files: databaseFiles(folder, generation),
      packFile,
      cipher,
      dataKey,
      ...(nativeBinding === null ? {} : { nativeBinding }),
    },
    output: z.custom<RecordVerification>(),
    signal: work.signal,
  });
  try {
    for (let step = await job.next(); ; step = await job.next()) {
      if (step.done === true) {
        if (step.value.rows.some(({ fault }) => fault === 'countedAnew')) await countAnew(open, packFile);
        return yield finding(step.value);
      }
      yield { kind: 'progress', ...step.value };
    }
  } catch (error) {
    if (signal?.aborted !== true) throw error;
  } finally {
    work.letGo();
    dataKey.fill(0);
  }
}

/** Throws away what readiness was counted from, so that it is read from the record when somebody asks next. */
async function countAnew(open: UnlockedSite, packFile: string): Promise<void> {
  rmSync(packFile, { force: true });
  await readinessOf(open.db).end();
  rmSync(packFile, { force: true }); // the engine may have kept it anew before it ended
}

function finding({ firstBad, clockNotices, rows, ...found }: RecordVerification): VerifyEvent {
  return {
    kind: 'done',
    ...found,
    firstBad: firstBad === null ? null : { entryNumber: firstBad.entryNumber, faults: firstBad.faults.map(faultOutput) },
    rows: rows.map((row) => ({ fileName: null, assessmentId: null, ...row })),
    clockNotices: clockNotices.slice(0, noticesShown),
  };
}

function faultOutput(fault: AuditFault): { kind: AuditFault['kind']; field: string | null } {
  return { kind: fault.kind, field: fault.kind === 'fieldAltered' ? fault.field : null };
}
