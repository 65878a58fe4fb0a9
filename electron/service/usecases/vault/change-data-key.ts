import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { closeEvidence } from '../../db/evidence-keeper';
import { endReadiness } from '../../readiness/engine';
import { holdDatabase } from '../../db/hold';
import { openEvidence, openRecord } from '../../db/open';
import { copyOutcome, type CopyInput, type CopyOutcome } from '../../jobs/copy-under-new-key';
import { runJob } from '../../jobs/run-job';
import { commitForSession } from '../../station/commit-for-session';
import { RefusedOnTheWay } from '../../station/refused-on-the-way';
import { signedIn, stillSignedIn } from '../../station/signed-in';
import type { Session, Station, UnlockedSite } from '../../station/station';
import { isInForce, openNextGeneration, removeOtherGenerations, spaceForChange, switchGeneration } from '../../vault/change-data-key';
import { listOpeners } from '../../vault/opener-slots';
import { storageFault, StorageRefused, vaultRefused } from '../../vault/storage-fault';
import type { OutputOf, StationUseCase } from '../context';
import { checkOwnPassphrase } from './own-passphrase';

type Change = Contract['vault']['changeDataKey'];
type Event = OutputOf<Change> extends AsyncIterable<infer E> ? E : never;

/**
 * A new data key for the whole record, with everybody else absent. It ends without `done` when it is cancelled. Until slots.json names the new pair of files the site
 * is as it was, and the pair that is not in force goes, now or at the next opening.
 */
export const changeDataKey: StationUseCase<Change> = async (station, { passphrase, reason }, { signal }) => {
  const { open, session } = signedIn(station);
  const space = spaceForChange(open.vault);
  if (space.freeBytes < space.neededBytes) return fail('NotEnoughSpace', space);
  const checked = await checkOwnPassphrase(station, open, session, passphrase);
  return checked.ok ? ok(change(station, { open, session, reason, signal })) : checked;
};

interface Wanted {
  readonly open: UnlockedSite;
  readonly session: Session;
  readonly reason: string;
  readonly signal: AbortSignal | undefined;
}

async function* change(station: Station, wanted: Wanted): AsyncGenerator<Event, void> {
  const { open, session } = wanted;
  const endTurn = await takeTurn(station);
  if (station.session !== session) {
    endTurn(); // nothing of this site is ours to tidy up any more
    throw new Error('the session has ended'); // the gate answers that the site is locked
  }
  const underWay = new AbortController();
  const signal = wanted.signal === undefined ? underWay.signal : AbortSignal.any([underWay.signal, wanted.signal]);
  const newKey = randomBytes(32);
  const releases: Array<() => void> = [];
  let next: UnlockedSite | null = null;
  try {
    station.underWay = underWay;
    releases.push(await holdDatabase(open.db), await holdDatabase(open.evidence));
    removeOtherGenerations(open.vault);
    yield* copy(station, open, newKey, signal);
    stillSignedIn(station, session);
    // Nothing is waited for from outside from here on. The entry goes into the new files, so that it is there with the switch.
    next = await openNext(station, open, newKey);
    await enter(station, next, wanted);
    const switched = switchGeneration(open.vault, newKey);
    if (!switched.ok) throw vaultRefused(switched.failure);
  } catch (error) {
    if (signal.aborted) return; // cancelled, or the site is being locked
    throw namedFault(error, open); // now: what was built is gone in a moment, and a full disk has room again
  } finally {
    station.underWay = null;
    try {
      // What slots.json names decides, not how far the lines above came.
      if (isInForce(open.vault)) await undo(open, next, newKey);
      else await settle(station, { open, next, newKey });
    } finally {
      for (const release of releases) release();
      endTurn();
    }
  }
  yield { kind: 'done' };
}

function namedFault(error: unknown, { vault }: UnlockedSite): unknown {
  const fault = storageFault(error, { folder: vault.folder, file: path.basename(vault.site.name) });
  return fault === null || fault.code === 'RecordDamaged' ? error : new StorageRefused(fault);
}

/** Waits until nobody else changes the vault, and keeps them from it until the returned function is called. */
function takeTurn(station: Station): Promise<() => void> {
  return new Promise((taken) => void station.alone(() => new Promise<void>((end) => taken(end))));
}

async function* copy(station: Station, open: UnlockedSite, newKey: Buffer, signal: AbortSignal): AsyncGenerator<Event, void> {
  const { folder, generation, cipher, dataKey } = open.vault;
  const { nativeBinding } = station.platform;
  // Copies of their own: a small buffer lies among others, which would go along to the thread.
  const keys = { oldKey: new Uint8Array(dataKey), newKey: new Uint8Array(newKey) };
  try {
    const input: CopyInput = { folder, generation, cipher, nativeBinding, ...keys };
    const job = runJob(station.platform, { worker: 'copy-under-new-key-worker', input, output: copyOutcome, signal });
    let step = await job.next();
    try {
      for (; step.done !== true; step = await job.next()) yield { kind: 'progress', ...step.value };
    } finally {
      if (step.done !== true) await job.return({ outcome: 'copied' });
    }
    if (step.value.outcome === 'refused') throw refused(step.value);
  } finally {
    keys.oldKey.fill(0);
    keys.newKey.fill(0);
  }
}

function refused({ code, file, folder }: Extract<CopyOutcome, { outcome: 'refused' }>): Error {
  if (code === 'OpenElsewhere') return new StorageRefused({ code: 'RecordBusy', data: undefined });
  if (code === 'DiskFull') return new StorageRefused({ code, data: undefined });
  if (code === 'CopyDiffers') return new RefusedOnTheWay({ code, data: { file: file ?? '' } });
  return vaultRefused({ code, data: { file, folder } });
}

/** The new pair, open beside the one in force. */
async function openNext(station: Station, open: UnlockedSite, newKey: Buffer): Promise<UnlockedSite> {
  const { nativeBinding } = station.platform;
  const opened = openNextGeneration(open.vault, newKey, nativeBinding === null ? {} : { nativeBinding });
  if (!opened.ok) throw vaultRefused(opened.failure);
  const vault = opened.value;
  try {
    return { ...open, vault, db: await openRecord(vault.site), evidence: await openEvidence(vault.evidence) };
  } catch (error) {
    vault.site.close();
    vault.evidence.close();
    throw error;
  }
}

async function enter(station: Station, next: UnlockedSite, { open, session, reason }: Wanted): Promise<void> {
  const openers = listOpeners(open.vault);
  if (!openers.ok) throw vaultRefused(openers.failure);
  const { siteId, generation } = open.vault;
  const sealedFor = openers.value.map(({ userId }) => userId).toSorted();
  await commitForSession(station, next, session, async (_tx, ctx) => {
    const key = { entity: 'data_key', entityId: siteId, old: { generation }, new: { generation: generation + 1, sealedFor } };
    ctx.audit({ action: 'vault.changeDataKey', entity: 'site', entityId: siteId, reason, changes: [key] });
    return ok(null);
  });
}

/** The switch did not come about: the site is as it was. */
async function undo(open: UnlockedSite, next: UnlockedSite | null, newKey: Buffer): Promise<void> {
  await next?.db.destroy();
  await next?.evidence.destroy();
  newKey.fill(0);
  removeOtherGenerations(open.vault);
}

/**
 * The new pair is in force: the old one closes before anybody who waits can write to it, its files go, and the session
 * ends, because everything it holds belongs to the old one.
 */
async function settle(
  station: Station,
  { open, next, newKey }: { readonly open: UnlockedSite; readonly next: UnlockedSite | null; readonly newKey: Buffer },
): Promise<void> {
  await endReadiness(open.db);
  await open.db.destroy();
  await closeEvidence(open.evidence);
  removeOtherGenerations(open.vault, newKey);
  station.open = next ?? open;
  await station.lock('dataKeyChanged');
}
