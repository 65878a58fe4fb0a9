import { statSync } from 'node:fs';
import { basename } from 'node:path';
import type { Failure, Result } from '../../../shared/result';
import { appendEntry, nextEntryNumber } from '../db/audit-append';
import type { Tx } from '../db/schema';
import { transact } from '../db/transact';
import type { AuditStatement, CommandContext, ReadContext, Signer } from '../usecases/context';
import { storageFault, StorageRefused } from '../vault/storage-fault';
import { databaseFiles } from '../vault/site-files';
import { checkpointAtCommits, checkpointBeside, leaveCheckpoint } from './checkpoint-beside';
import { keepClock, noteClock, type ClockNoted } from './clock';
import { keepHead } from './newest-head';
import type { UnlockedSite, Station } from './station';

type Answered = Result<unknown, Failure>;

/** Carries an expected failure out of a transaction so that everything written in it is taken back. */
class TakenBack extends Error {
  constructor(readonly answer: Answered) {
    super('the command was refused');
  }
}

/** The transaction is on disk, its log entry with it; what was to follow, such as giving a written file its name, failed. */
export class RecordedButUnfinished extends Error {
  constructor(readonly why: unknown) {
    super('the command was recorded, and a step after it failed');
  }
}

interface Commit {
  readonly station: Station;
  readonly open: UnlockedSite;
  readonly context: ReadContext;
  readonly signer: Signer;
  readonly approver?: Signer | null;
  readonly role: string;
  readonly input: unknown;
  readonly run: (tx: Tx, input: unknown, ctx: CommandContext) => Promise<Answered>;
}

/** One command: its rows, its derived rows and its one log entry reach the disk together, or none of them does. */
export async function commitCommand({ station, open, context, signer, approver = null, role, run, input }: Commit): Promise<Answered> {
  const afterCommit: Array<() => void> = [];
  const onRollback: Array<() => void> = [];
  let answer: Answered;
  let noted: ClockNoted | null = null;
  let recorded = 0;
  let isCheckpointLeft = false;
  try {
    assertInPlace(open);
    answer = await transact(open.db, async (tx) => {
      const entry = await nextEntryNumber(tx);
      const statements: AuditStatement[] = [];
      const ctx: CommandContext = {
        ...context,
        entry,
        signer,
        approver,
        audit: (statement) => statements.push(statement),
        afterCommit: (callback) => afterCommit.push(callback),
        onRollback: (callback) => onRollback.push(callback),
      };
      const given = await run(tx, input, ctx);
      if (!given.ok) throw new TakenBack(given);
      const [statement, ...more] = statements;
      if (statement === undefined || more.length > 0) throw new Error('a command leaves exactly one log entry');
      noted = await noteClock(tx, station, open, entry);
      isCheckpointLeft = leaveCheckpoint(open, statement.changes.length);
      recorded = await appendEntry(tx, entryHeader(station, context, role), {
        ...statement,
        changes: [...statement.changes, ...noted.changes],
      });
      return given;
    });
  } catch (error) {
    for (const callback of onRollback) callback();
    if (error instanceof TakenBack) return error.answer;
    throw error;
  } finally {
    if (isCheckpointLeft) checkpointAtCommits(open);
  }
  if (isCheckpointLeft) void checkpointBeside(station, open);
  keepClock(station, open, noted);
  // A pair that is being built beside the one in force may never take its place.
  if (station.open === open) keepHead(station, open, recorded);
  try {
    for (const callback of afterCommit) callback();
  } catch (error) {
    throw new RecordedButUnfinished(error);
  }
  return answer;
}

/** A draft is overwritten freely and leaves no entry. */
export async function commitDraft(open: UnlockedSite, run: (tx: Tx) => Promise<Answered>): Promise<Answered> {
  try {
    assertInPlace(open);
    return await transact(open.db, async (tx) => {
      const given = await run(tx);
      if (!given.ok) throw new TakenBack(given);
      return given;
    });
  } catch (error) {
    if (error instanceof TakenBack) return error.answer;
    throw error;
  }
}

/**
 * A folder that was deleted, or whose drive was pulled out, keeps its open files alive for this process alone: what were
 * written now would be gone with it.
 */
function assertInPlace({ vault }: UnlockedSite): void {
  const file = databaseFiles(vault.folder, vault.generation).site;
  try {
    statSync(file);
  } catch (error) {
    const fault = storageFault(error, { folder: vault.folder, file: basename(file) });
    throw new StorageRefused(fault ?? { code: 'RecordDamaged', data: { file: basename(file) } });
  }
}

export function entryHeader(station: Station, context: Pick<ReadContext, 'now' | 'zone' | 'actor'>, role: string) {
  return {
    recordedAt: context.now.toISOString(),
    zone: context.zone,
    userId: context.actor.userId,
    role,
    station: station.platform.stationName,
    appVersion: station.platform.appVersion,
  };
}
