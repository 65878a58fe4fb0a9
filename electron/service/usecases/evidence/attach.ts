import path from 'node:path';
import type { Contract } from '../../../../shared/contract';
import { attachmentLimit } from '../../../../shared/domain/attachment';
import { fail, ok } from '../../../../shared/result';
import { makeWriter } from '../../db/evidence-writer';
import { accountById } from '../../db/sql/users';
import { NotAttached, readAttachment } from '../../platform/read-attachment';
import { RefusedOnTheWay } from '../../station/refused-on-the-way';
import { signedIn, stillSignedIn } from '../../station/signed-in';
import type { Session, Station, UnlockedSite } from '../../station/station';
import { commitDraft } from '../../station/transaction';
import { whileSession } from '../../station/while-session';
import type { OutputOf, StationUseCase } from '../context';
import { stageFinished } from './stage-finished';

type Attach = Contract['evidence']['attach'];
type AttachEvent = OutputOf<Attach> extends AsyncIterable<infer E> ? E : never;
type Attached = Extract<AttachEvent, { kind: 'done' }>['file'];

export const attachEvidence: StationUseCase<Attach> = async (station, { handle }, { signal }) => {
  const { open, session } = signedIn(station);
  const file = station.redeem(handle, 'attachEvidence');
  return file === null ? fail('HandleExpired') : ok(events(station, { open, session, file, signal }));
};

interface Attaching {
  readonly open: UnlockedSite;
  readonly session: Session;
  readonly file: string;
  readonly signal: AbortSignal | undefined;
}

async function* events(station: Station, { open, session, file, signal }: Attaching): AsyncGenerator<AttachEvent, void> {
  const work = whileSession(station, session, signal);
  const writer = makeWriter(open.evidence);
  try {
    for await (const { bytes, size } of readAttachment(file, attachmentLimit)) {
      work.signal.throwIfAborted();
      await writer.write(bytes);
      yield { kind: 'progress', label: path.basename(file), done: writer.size(), total: size };
    }
    work.signal.throwIfAborted();
    const finished = await writer.finish();
    yield { kind: 'done', file: await stage(station, session, path.basename(file), finished) };
  } catch (error) {
    throw error instanceof NotAttached ? new RefusedOnTheWay({ code: error.code, data: undefined }) : error;
  } finally {
    work.letGo();
    if (station.session === session) await writer.discard(); // what a session that has ended leaves goes at the next unlock
  }
}

async function stage(
  station: Station,
  session: Session,
  fileName: string,
  finished: Parameters<typeof stageFinished>[3],
): Promise<Attached> {
  const { open } = stillSignedIn(station, session);
  const { now, makeId } = station.platform;
  const { userId } = session;
  const staged: Attached[] = [];
  await commitDraft(open, async (tx) => {
    // Rights can end while a long file is read.
    if ((await accountById(tx, userId))?.isActive !== 1) throw new RefusedOnTheWay({ code: 'NotUnlocked', data: undefined });
    staged.push(await stageFinished(tx, { userId, now: now(), makeId }, fileName, finished));
    return ok(null);
  });
  const [file] = staged;
  if (file === undefined) throw new Error('the file was not staged');
  return file;
}
