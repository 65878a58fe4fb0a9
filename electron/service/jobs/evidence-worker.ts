import { parentPort, workerData } from 'node:worker_threads';
import { keeperHere } from '../db/evidence-keeper';
import { openEvidence } from '../db/open';
import { openInThread } from './open-in-thread';
import { evidenceInput, type EvidenceAnswer, type EvidenceRequest } from './evidence-messages';

const port = parentPort;
if (port === null) throw new Error('this file runs in a worker thread');

const { file, cipher, dataKey, nativeBinding } = evidenceInput.parse(workerData);
const sqlite = openInThread({ file, key: dataKey, cipher, nativeBinding });
dataKey.fill(0);
sqlite.pragma('cache_size=-8192'); // in KiB, for a transaction: what is written here is not read again
const evidence = await openEvidence(sqlite);
const keeper = keeperHere(evidence);

// One after the other, and answered in the order in which they came.
let last = Promise.resolve();
port.on('message', (request: EvidenceRequest) => {
  last = last.then(async () => {
    port.postMessage(await answerTo(request));
    if (request.ask === 'end') port.close();
  });
});

async function answerTo(request: EvidenceRequest): Promise<EvidenceAnswer> {
  try {
    await carryOut(request);
    return { failed: null };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { failed: { message: error.message, code: 'code' in error && typeof error.code === 'string' ? error.code : null } };
  }
}

async function carryOut(request: EvidenceRequest): Promise<void> {
  switch (request.ask) {
    case 'put':
      return keeper.put(request.chunks);
    case 'name':
      return keeper.name(request.sha256, request.chunks);
    case 'removeUnused':
      return keeper.removeUnused(request.chunks);
    case 'end':
      return evidence.destroy();
  }
}
