import { z } from 'zod';
import type { Contract } from '../../../../shared/contract';
import { localDate } from '../../../../shared/domain/calendar';
import { plainFileName } from '../../../../shared/domain/file-name';
import { fail, ok, type Result } from '../../../../shared/result';
import { siteFacts } from '../../db/sql/site';
import type { IntakeFailure, IntakeReading, IntakeSource } from '../../jobs/intake/read-intake';
import { runJob } from '../../jobs/run-job';
import { largestText } from '../../platform/decode-text';
import { largestSignature } from '../../platform/stage-file';
import { RefusedOnTheWay } from '../../station/refused-on-the-way';
import { signedIn } from '../../station/signed-in';
import type { Station } from '../../station/station';
import { whileSession } from '../../station/while-session';
import { databaseFiles } from '../../vault/site-files';
import type { InputOf, OutputOf, StationUseCase } from '../context';
import { keepPrepared, preparedImport } from './prepared-import';
import { senderOfFile, signatureBeside, type FileSender } from './sender-of-file';

type Preview = Contract['imports']['preview'];
type PreviewEvent = OutputOf<Preview> extends AsyncIterable<infer E> ? E : never;

interface File {
  readonly fileName: string;
  readonly source: IntakeSource;
  /** Beside it, as text; null: nobody signed it. */
  readonly signature: string | null;
}

/** Reads and compares in a thread of its own, for a hundred thousand rows take seconds; nothing is written. */
export const previewImport: StationUseCase<Preview> = async (station, input, { signal }) => {
  const file = await fileOf(station, input.source);
  return file.ok ? ok(events(station, file.value, input, signal)) : file;
};

async function fileOf(station: Station, source: InputOf<Preview>['source']) {
  if ('previewId' in source) {
    const earlier = preparedImport(signedIn(station).session.prepared, source.previewId);
    return earlier === null ? fail('PreviewExpired') : ok<File>(earlier);
  }
  if ('file' in source) {
    if (source.file.size > largestText) return fail('FileUnreadable', { why: 'It is larger than 200 MiB.' });
    const signature = source.signature === undefined ? null : await source.signature.slice(0, largestSignature).text();
    return ok<File>({
      fileName: plainFileName(source.fileName),
      source: { bytes: new Uint8Array(await source.file.arrayBuffer()) },
      signature,
    });
  }
  const chosen = station.redeem(source.handle, 'importPeople');
  if (chosen === null) return fail('HandleExpired');
  const signature = signatureBeside(chosen);
  return signature.ok ? ok<File>({ fileName: plainFileName(chosen), source: { path: chosen }, signature: signature.value }) : signature;
}

async function* events(
  station: Station,
  { fileName, source, signature }: File,
  { profile, decisions }: InputOf<Preview>,
  signal: AbortSignal | undefined,
): AsyncGenerator<PreviewEvent, void> {
  const { open, session } = signedIn(station);
  const { folder, generation, cipher } = open.vault;
  const { nativeBinding, makeId } = station.platform;
  const work = whileSession(station, session, signal);
  const dataKey = Uint8Array.from(open.vault.dataKey);
  try {
    const signed = signature === null ? null : await senderOfFile(open.db, source, signature, work.signal);
    if (signed?.ok === false) throw new RefusedOnTheWay(signed.failure);
    const sender = signed?.value.sender ?? null;
    const job = runJob(station.platform, {
      worker: 'intake-worker',
      input: {
        site: databaseFiles(folder, generation).site,
        cipher,
        dataKey,
        ...(nativeBinding === null ? {} : { nativeBinding }),
        source,
        profile,
        decisions,
        newProfileId: makeId(),
        batchId: makeId(),
        siteName: (await siteFacts(open.db)).name,
        today: localDate(station.platform.now(), open.facts.zone),
      },
      output: z.custom<Result<IntakeReading, IntakeFailure>>(),
      signal: work.signal,
    });
    for (let step = await job.next(); ; step = await job.next()) {
      if (step.done !== true) {
        yield { kind: 'progress', ...step.value };
        continue;
      }
      const read = step.value;
      if (!read.ok) throw new RefusedOnTheWay(read.failure);
      const { shown } = read.value;
      if (signed !== null && signed.value.sha256 !== shown.sha256)
        throw new RefusedOnTheWay(fail('FileUnreadable', { why: 'It was changed while it was read.' }).failure);
      const previewId = makeId();
      keepPrepared(session.prepared, { previewId, fileName, source, signature, sender, reading: read.value });
      return yield { kind: 'done', preview: { previewId, fileName, ...shown, sender: shownSender(sender) } };
    }
  } catch (error) {
    if (signal?.aborted !== true) throw error;
  } finally {
    work.letGo();
    dataKey.fill(0);
  }
}

function shownSender(sender: FileSender | null) {
  if (sender === null) return null;
  const { partnerId, name, keyId, trustedComment } = sender;
  return { partnerId, name, keyId, trustedComment };
}
