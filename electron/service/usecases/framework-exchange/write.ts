import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Contract } from '../../../../shared/contract';
import { localDate } from '../../../../shared/domain/calendar';
import { formatOf } from '../../../../shared/domain/exchange/formats';
import { fail, ok } from '../../../../shared/result';
import { frameworkById, revisionById } from '../../db/sql/framework-library';
import { runJob } from '../../jobs/run-job';
import { commitForSession } from '../../station/commit-for-session';
import { RefusedOnTheWay } from '../../station/refused-on-the-way';
import { signedIn, stillSignedIn } from '../../station/signed-in';
import type { Session, Station } from '../../station/station';
import { whileSession } from '../../station/while-session';
import { syncFolder } from '../../vault/durable-file';
import { databaseFiles } from '../../vault/site-files';
import type { InputOf, OutputOf, StationUseCase } from '../context';
import { cannotWriteReason } from '../exports/cannot-write';
import { withEnding } from './with-ending';

type Write = Contract['frameworkExchange']['write'];
type WriteEvent = OutputOf<Write> extends AsyncIterable<infer E> ? E : never;

const outcome = z.union([
  z.object({ bytes: z.number(), sha256: z.string(), items: z.number(), notCarried: z.array(z.string()) }),
  /** By the operating system, with this code. */
  z.object({ refusedWith: z.string() }),
]);

/** Writes under another name in a thread of its own; the file gets its name when it is on disk, and the log its entry. */
export const writeFramework: StationUseCase<Write> = async (station, input, { signal }) => {
  const { open } = signedIn(station);
  const format = formatOf(input.format);
  if (format?.write === undefined) return fail('NotWritable');
  const framework = await frameworkById(open.db, input.frameworkId);
  if (framework === undefined) return fail('FrameworkNotFound');
  const revision = input.revisionId === undefined ? null : await revisionById(open.db, input.revisionId);
  if (revision === undefined || (revision !== null && revision.frameworkId !== input.frameworkId)) return fail('RevisionNotFound');
  const chosen = station.redeem(input.target, 'exportFramework');
  if (chosen === null) return fail('HandleExpired');
  const target = withEnding(chosen, format.extensions[0] ?? 'txt');
  // The dialog asked about the name that was typed, not about the completed one.
  if (target !== chosen && existsSync(target)) return fail('CannotWrite', { why: 'exists' });
  if ([target, `${target}.part`].some((name) => existsSync(name) && !statSync(name).isFile()))
    return fail('CannotWrite', { why: 'failed' });
  const today = localDate(station.platform.now(), open.facts.zone);
  const asOf = revision?.effectiveFrom ?? input.asOf ?? today;
  return ok(events(station, { input, target, asOf, title: framework.name, description: framework.description, signal }));
};

interface Writing {
  readonly input: InputOf<Write>;
  readonly target: string;
  readonly asOf: string;
  readonly title: string;
  readonly description: string;
  readonly signal: AbortSignal | undefined;
}

async function* events(station: Station, writing: Writing): AsyncGenerator<WriteEvent, void> {
  const { input, target, asOf, title, description, signal } = writing;
  const { open, session } = signedIn(station);
  const { folder, generation, cipher, name } = open.vault;
  const { nativeBinding } = station.platform;
  const part = `${target}.part`;
  const work = whileSession(station, session, signal);
  const dataKey = Uint8Array.from(open.vault.dataKey);
  const job = runJob(station.platform, {
    worker: 'framework-write-worker',
    input: {
      site: databaseFiles(folder, generation).site,
      cipher,
      dataKey,
      ...(nativeBinding === null ? {} : { nativeBinding }),
      part,
      format: input.format,
      asOf,
      about: { frameworkId: input.frameworkId, title, description, creator: name, writtenAt: station.platform.now().toISOString(), asOf },
    },
    output: outcome,
    signal: work.signal,
  });
  try {
    for (let step = await job.next(); ; step = await job.next()) {
      if (step.done !== true) {
        yield { kind: 'progress', ...step.value };
        continue;
      }
      const written = step.value;
      if ('refusedWith' in written)
        throw Object.assign(new Error('the file cannot be written'), { syscall: 'write', code: written.refusedWith });
      work.signal.throwIfAborted();
      const entryNumber = await record(station, session, { ...writing, ...written });
      return yield { kind: 'done', fileName: path.basename(target), ...written, entryNumber };
    }
  } catch (error) {
    const why = cannotWriteReason(error);
    if (why !== null) throw new RefusedOnTheWay(fail('CannotWrite', { why }).failure);
    if (signal?.aborted !== true) throw error;
  } finally {
    work.letGo();
    dataKey.fill(0);
    rmSync(part, { force: true });
  }
}

/** The entry and the name of the file come together: where the entry fails there is no file, and the other way round. */
async function record(
  station: Station,
  session: Session,
  made: Writing & { readonly sha256: string; readonly items: number },
): Promise<number> {
  const { input, target, asOf } = made;
  let entryNumber = 0;
  await station.alone(async () => {
    const { open } = stillSignedIn(station, session);
    await commitForSession(station, open, session, async (_tx, ctx) => {
      entryNumber = ctx.entry;
      const entity = { entity: 'framework_file', entityId: made.sha256 };
      const { items, sha256 } = made;
      const facts = { frameworkId: input.frameworkId, format: input.format, asOf, fileName: path.basename(target), sha256, items };
      ctx.audit({
        action: 'frameworkExchange.write',
        ...entity,
        reason: input.reason,
        validFrom: asOf,
        changes: [{ ...entity, personId: null, old: null, new: facts }],
      });
      renameSync(`${target}.part`, target);
      syncFolder(path.dirname(target));
      return ok(null);
    });
  });
  return entryNumber;
}
