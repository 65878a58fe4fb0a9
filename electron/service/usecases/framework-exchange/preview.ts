import { z } from 'zod';
import type { Contract } from '../../../../shared/contract';
import { localDate } from '../../../../shared/domain/calendar';
import { fail, ok } from '../../../../shared/result';
import { frameworkById } from '../../db/sql/framework-library';
import type { FrameworkReading, Unreadable } from '../../jobs/framework-preview';
import { runJob } from '../../jobs/run-job';
import { signedIn } from '../../station/signed-in';
import type { Station } from '../../station/station';
import { whileSession } from '../../station/while-session';
import { databaseFiles } from '../../vault/site-files';
import type { InputOf, OutputOf, StationUseCase } from '../context';
import { keepPreview, preparedPreview } from './prepared-preview';
import { showReading } from './show-reading';

type Preview = Contract['frameworkExchange']['preview'];
type PreviewEvent = OutputOf<Preview> extends AsyncIterable<infer E> ? E : never;

/** Reads in a thread of its own, for a package of ten thousand items takes seconds; nothing is written. */
export const previewFramework: StationUseCase<Preview> = async (station, input, { signal }) => {
  const { open, session } = signedIn(station);
  if ((await frameworkById(open.db, input.frameworkId)) === undefined) return fail('FrameworkNotFound');
  const { source } = input;
  if ('previewId' in source) {
    const earlier = preparedPreview(session.prepared, source.previewId);
    return earlier === null ? fail('PreviewExpired') : ok(events(station, { input, paths: earlier.paths, signal }));
  }
  const paths = source.handles.map((handle) => station.redeem(handle, 'importFramework'));
  const known = paths.filter((path) => path !== null);
  return known.length < paths.length ? fail('HandleExpired') : ok(events(station, { input, paths: known, signal }));
};

interface Asked {
  readonly input: InputOf<Preview>;
  readonly paths: readonly string[];
  readonly signal: AbortSignal | undefined;
}

async function* events(station: Station, { input, paths, signal }: Asked): AsyncGenerator<PreviewEvent, void> {
  const { open, session } = signedIn(station);
  const { folder, generation, cipher } = open.vault;
  const { nativeBinding } = station.platform;
  const { frameworkId, format, choices, scaleKey } = input;
  const work = whileSession(station, session, signal);
  const dataKey = Uint8Array.from(open.vault.dataKey);
  const job = runJob(station.platform, {
    worker: 'framework-preview-worker',
    input: {
      site: databaseFiles(folder, generation).site,
      cipher,
      dataKey,
      ...(nativeBinding === null ? {} : { nativeBinding }),
      paths,
      frameworkId,
      format,
      choices,
      scaleKey,
      today: localDate(station.platform.now(), open.facts.zone),
    },
    output: z.custom<(FrameworkReading | Unreadable) & { readonly hasDraft: boolean }>(),
    signal: work.signal,
  });
  try {
    for (let step = await job.next(); ; step = await job.next()) {
      if (step.done !== true) {
        yield { kind: 'progress', ...step.value };
        continue;
      }
      const previewId = station.platform.makeId();
      const found = step.value;
      const reading = 'unreadable' in found ? null : found;
      keepPreview(session.prepared, { previewId, frameworkId, paths, reading });
      if ('unreadable' in found) return yield { kind: 'done', previewId, preview: null, unreadable: found.unreadable };
      const preview = { previewId, frameworkId, choices, hasDraft: found.hasDraft, ...showReading(found) };
      return yield { kind: 'done', previewId, preview, unreadable: null };
    }
  } catch (error) {
    if (signal?.aborted !== true) throw error;
  } finally {
    work.letGo();
    dataKey.fill(0);
  }
}
