import { appendFileSync, closeSync, fstatSync, mkdirSync, openSync, readSync, renameSync, statSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { basename, join } from 'node:path';

/** One file of the log is at most this long before it becomes `incidents.1.ndjson`; the oldest of five goes. */
const fileLimitBytes = 1_000_000;
const olderFiles = 4;
const framesKept = 12;
const causesKept = 3;

/**
 * Notes a fault in the station's incident log and answers with its number, also when the log cannot be written: the
 * fault itself must not be hidden by that. Only the place and the frames are kept, never a message: it could quote a record.
 */
export function recordIncident(stationFolder: string, where: string, error: unknown, now: Date): string {
  const incident = `I-${randomBytes(4).toString('hex').toUpperCase()}`;
  try {
    const line = JSON.stringify({ incident, at: now.toISOString(), where, ...described(error), causes: causesOf(error).map(described) });
    mkdirSync(stationFolder, { recursive: true });
    append(stationFolder, `${line}\n`);
    return incident;
  } catch (failure) {
    process.stderr.write(`${incident} at ${where} could not be kept: ${described(failure).code ?? 'the log cannot be written'}\n`);
    return `${incident}, which could not be written to this station’s incident log`;
  }
}

function append(folder: string, line: string): void {
  const file = join(folder, 'incidents.ndjson');
  const length = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (length > 0 && length + Buffer.byteLength(line) > fileLimitBytes) return rotate(folder, file, line);
  appendFileSync(file, length > 0 && isTorn(file) ? `\n${line}` : line, { mode: 0o600 });
}

/** Each file takes the name of the next older one. Where that cannot be done the log grows on: an incident is worth more than a limit. */
function rotate(folder: string, file: string, line: string): void {
  const older = (n: number): string => join(folder, `incidents.${n}.ndjson`);
  try {
    for (let n = olderFiles - 1; n >= 1; n -= 1) {
      if (statSync(older(n), { throwIfNoEntry: false }) !== undefined) renameSync(older(n), older(n + 1));
    }
    renameSync(file, older(1));
  } catch {
    // NOTE: the line is still to be written, and writing it says whether the folder can be written at all.
  }
  appendFileSync(file, line, { mode: 0o600 });
}

/** Whether the last line was cut off, by a full disk or a loss of power; the next one must not become part of it. */
function isTorn(file: string): boolean {
  const descriptor = openSync(file, 'r');
  try {
    const last = Buffer.alloc(1);
    readSync(descriptor, last, 0, 1, fstatSync(descriptor).size - 1);
    return last.toString('latin1') !== '\n';
  } finally {
    closeSync(descriptor);
  }
}

interface Described {
  readonly kind: string;
  readonly code: string | null;
  readonly frames: readonly string[];
}

function described(error: unknown): Described {
  if (!(error instanceof Error)) return { kind: typeof error, code: null, frames: [] };
  const code = 'code' in error && typeof error.code === 'string' && /^\w{1,64}$/.test(error.code) ? error.code : null;
  return { kind: /^\w{1,64}$/.test(error.name) ? error.name : 'Error', code, frames: framesOf(error) };
}

function causesOf(error: unknown): unknown[] {
  const causes: unknown[] = [];
  for (let next = error; next instanceof Error && next.cause !== undefined && causes.length < causesKept; next = next.cause) {
    causes.push(next.cause);
  }
  return causes;
}

/**
 * The frames of a stack, without its message, whose own lines may look like frames. Files by their last name alone: a
 * folder can be named after a person.
 */
function framesOf({ stack, message }: Error): string[] {
  if (typeof stack !== 'string') return [];
  const start = stack.indexOf(message);
  if (start < 0) return []; // the message was changed after the stack was taken: the two cannot be told apart any more
  return stack
    .slice(start + message.length)
    .split('\n')
    .flatMap((line) => frameOf(line) ?? [])
    .slice(0, framesKept);
}

function frameOf(line: string): string | null {
  const frame = /^\s*at (?:(?<what>[\w$.<> [\]#]{1,120}) \()?(?<file>[^()]+):(?<position>\d+:\d+)\)?$/.exec(line)?.groups;
  if (frame === undefined) return /^\s*at [\w$.<> [\]#]{1,120} \(<anonymous>\)$/.test(line) ? line.trim() : null;
  const place = `${basename((frame['file'] ?? '').replaceAll('\\', '/'))}:${frame['position']}`;
  return frame['what'] === undefined ? `at ${place}` : `at ${frame['what']} (${place})`;
}
