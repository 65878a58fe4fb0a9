import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import type { AuditFault } from '../../db/audit-fault';
import { verifyLog, type LogVerification, type VerifyProgress } from '../../db/audit-verify';
import type { Reader } from '../../db/schema';
import type { OutputOf, QueryUseCase } from '../context';

type Verify = Contract['audit']['verify'];
type VerifyEvent = OutputOf<Verify> extends AsyncIterable<infer E> ? E : never;

const noticesShown = 100;

/** Says how far it is, then what it found. It ends early and without a finding when the asker stops listening. */
export const verifyWholeLog: QueryUseCase<Verify> = async (db, _input, ctx) => ok(events(db, ctx.signal));

async function* events(db: Reader, signal: AbortSignal | undefined): AsyncGenerator<VerifyEvent, void> {
  const stopped = new AbortController();
  const ends = signal === undefined ? stopped.signal : AbortSignal.any([signal, stopped.signal]);
  let tell: (progress: VerifyProgress) => void = () => undefined;
  const verification = verifyLog(db, {}, (progress) => tell(progress), ends);
  try {
    for (;;) {
      const next = await Promise.race([
        verification,
        new Promise<VerifyProgress>((resolve) => {
          tell = resolve;
        }),
      ]);
      if ('outcome' in next) {
        if (next.outcome !== 'cancelled') yield finding(next);
        return;
      }
      yield { kind: 'progress', label: 'entries', done: next.entriesChecked, total: next.entriesToCheck };
    }
  } finally {
    stopped.abort();
  }
}

function finding({ size, root, firstBad, clockNotices, valuesErased }: LogVerification): VerifyEvent {
  return {
    kind: 'done',
    entries: size,
    root,
    firstBad: firstBad === null ? null : { entryNumber: firstBad.entryNumber, faults: firstBad.faults.map(faultOutput) },
    clockNotices: clockNotices.slice(0, noticesShown),
    valuesErased,
  };
}

function faultOutput(fault: AuditFault): { kind: AuditFault['kind']; field: string | null } {
  return { kind: fault.kind, field: fault.kind === 'fieldAltered' ? fault.field : null };
}
