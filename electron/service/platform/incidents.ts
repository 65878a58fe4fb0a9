import { appendFileSync, mkdirSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';

/**
 * Notes a fault in the station's incident log and answers with its number. Only the place and the stack are kept, never
 * the message: it could quote a record.
 */
export function recordIncident(stationFolder: string, where: string, error: unknown, now: Date): string {
  const incident = `I-${randomBytes(4).toString('hex').toUpperCase()}`;
  const kind = error instanceof Error ? error.name : typeof error;
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
  const frames = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at ')) : [];
  mkdirSync(stationFolder, { recursive: true });
  const line = JSON.stringify({
    incident,
    at: now.toISOString(),
    where,
    kind,
    code,
    frames: frames.slice(0, 12).map((frame) => frame.trim()),
  });
  appendFileSync(join(stationFolder, 'incidents.ndjson'), `${line}\n`);
  return incident;
}
