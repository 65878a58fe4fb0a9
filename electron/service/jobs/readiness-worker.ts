import { parentPort, workerData } from 'node:worker_threads';
import { answer } from '../readiness/answer';
import { cellsOf } from '../readiness/cells';
import { engineInput, type EngineAnswer, type EngineRequest } from '../readiness/engine-messages';
import { follow } from '../readiness/follow';
import { gapPeople, gapTallies } from '../readiness/gap-tallies';
import { packKey } from '../readiness/pack-file';
import { recall, remember } from '../readiness/recall';
import { emptyRecord, memoryOf } from '../readiness/record';
import { standingTallies } from '../readiness/standing-tallies';
import { openInThread } from './open-in-thread';

const port = parentPort;
if (port === null) throw new Error('this file runs in a worker thread');

const { file, packFile, cipher, dataKey, nativeBinding } = engineInput.parse(workerData);
const sqlite = openInThread({ file, key: dataKey, cipher, nativeBinding });
const sealing = packKey(dataKey);
dataKey.fill(0);
sqlite.pragma('query_only=ON');
sqlite.pragma('cache_size=-16384'); // in KiB: each page is read once, into the columns
const record = emptyRecord();
const nothing = { days: [], cells: null, gaps: null, gapPeople: null, standings: null };

port.on('message', (request: EngineRequest) => {
  const told = answerTo(request);
  // What is counted is handed over, not copied: a site has megabytes of cells.
  const { cells, gaps } = told;
  const ofCells = cells === null ? [] : [cells.starts, cells.columns, cells.looks, cells.lastDays];
  port.postMessage(told, [
    ...told.days.map((day) => day.cells.buffer),
    ...(gaps === null ? [] : [gaps.groups.buffer, gaps.members.buffer]),
    ...ofCells.flatMap(({ buffer }) => (buffer instanceof ArrayBuffer ? [buffer] : [])),
  ]);
  keepLater();
});

let keeping: NodeJS.Timeout | undefined;

/** Keeps the columns for the next unlock once a change of many has settled and nobody waits for a count. */
function keepLater(): void {
  clearTimeout(keeping);
  if (record.unpacked <= record.people.ids.length / 50) return;
  keeping = setTimeout(() => {
    remember(record, sqlite, packFile, sealing);
    record.unpacked = 0;
  }, 2_000);
}

/** One snapshot of the record serves the whole of a question. What fails on its way leaves nothing that is counted on later. */
function answerTo(request: EngineRequest): EngineAnswer {
  const ofSnapshot = sqlite.transaction((): Pick<EngineAnswer, keyof typeof nothing> => {
    if (record.entry === 0) recall(record, sqlite, packFile, sealing);
    follow(record, sqlite);
    switch (request.ask) {
      case 'follow':
        return nothing;
      case 'count':
        return { ...nothing, days: answer(record, sqlite, request.question) };
      case 'cells':
        return { ...nothing, cells: cellsOf(record, sqlite, request.asked) };
      case 'gaps':
        return { ...nothing, gaps: gapTallies(record, sqlite, request.asked) };
      case 'gapPeople':
        return { ...nothing, gapPeople: gapPeople(record, sqlite, request.asked) };
      case 'standings':
        return { ...nothing, standings: standingTallies(record, sqlite, request.asked) };
    }
  });
  try {
    return { ...ofSnapshot(), bytes: memoryOf(record), failed: null };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    Object.assign(record, emptyRecord());
    const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
    return { ...nothing, bytes: 0, failed: { message: error.message, code } };
  }
}
