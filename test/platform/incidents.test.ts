import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { z } from 'zod';
import { recordIncident } from '../../electron/incidents';

const now = new Date('2026-03-14T10:00:00.000Z');
const entry = z.object({
  incident: z.string(),
  at: z.string(),
  where: z.string(),
  kind: z.string(),
  code: z.string().nullable(),
  frames: z.array(z.string()),
  causes: z.array(z.object({ kind: z.string(), code: z.string().nullable(), frames: z.array(z.string()) })),
});

function makeLog() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'touchstone-incidents-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, 'incidents.ndjson');
  return {
    folder,
    file,
    record: (error: unknown) => recordIncident(folder, 'test.act', error, now),
    entries: () =>
      readFileSync(file, 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => entry.parse(JSON.parse(line))),
  };
}

const text = (folder: string): string =>
  readdirSync(folder)
    .map((name) => readFileSync(path.join(folder, name), 'utf8'))
    .join('');

describe('an incident', () => {
  test('is found by its number, with the place, the kind and the frames that lead to it, and those of its causes', () => {
    const log = makeLog();
    const number = log.record(new TypeError('outer', { cause: Object.assign(new RangeError('inner'), { code: 'EWHY' }) }));
    expect(number).toMatch(/^I-[0-9A-F]{8}$/);
    const [noted] = log.entries();
    expect(noted).toMatchObject({ incident: number, at: now.toISOString(), where: 'test.act', kind: 'TypeError', code: null });
    expect(noted?.frames[0]).toMatch(/incidents\.test\.ts:\d+:\d+/);
    expect(noted?.causes).toMatchObject([{ kind: 'RangeError', code: 'EWHY' }]);
    expect(noted?.causes[0]?.frames[0]).toMatch(/incidents\.test\.ts:\d+:\d+/);
  });

  test('is kept for whatever was thrown', () => {
    const log = makeLog();
    for (const thrown of [undefined, null, 'MARKER', 7, { MARKER: 'MARKER' }, Object.create(null)]) log.record(thrown);
    expect(log.entries().map(({ kind }) => kind)).toEqual(['undefined', 'object', 'string', 'number', 'object', 'object']);
    expect(text(log.folder)).not.toContain('MARKER');
  });

  test.each([
    ['its message', new Error('MARKER')],
    ['lines of its message that look like frames', new Error('first\n    at MARKER (/home/MARKER/x.js:1:2)\n    at MARKER.js:1:2')],
    ['a message that was changed after the stack was taken', Object.assign(new Error('x\n    at MARKER (y.js:1:2)'), { message: 'other' })],
    ['its name and code', Object.assign(new Error('x'), { name: 'MARKER of a person', code: 'MARKER of a person' })],
    ['a folder named after a person', Object.assign(new Error('x'), { stack: 'Error: x\n    at run (/home/MARKER/app/service.js:3:4)' })],
    ['a folder of another system', Object.assign(new Error('x'), { stack: 'Error: x\n    at run (C:\\Users\\MARKER\\service.js:3:4)' })],
    ['its cause', new Error('x', { cause: new Error('MARKER', { cause: 'MARKER' }) })],
    ['its own properties', Object.assign(new Error('x'), { path: '/MARKER', detail: { MARKER: 'MARKER' } })],
    ['errors that it gathers', new AggregateError([new Error('MARKER')], 'MARKER')],
    ['a schema’s complaint', z.object({ MARKER: z.literal('MARKER') }).safeParse({ MARKER: 'MARKERx' }).error],
  ])('does not quote %s', (_what, error) => {
    const log = makeLog();
    log.record(error);
    expect(log.entries()).toHaveLength(1);
    expect(text(log.folder)).not.toContain('MARKER');
  });

  test('keeps the last part of a frame’s path', () => {
    const log = makeLog();
    log.record(Object.assign(new Error('x'), { stack: 'Error: x\n    at async Gate.pass (file:///home/MARKER/app/service.js:3:4)' }));
    expect(log.entries()[0]?.frames).toEqual(['at async Gate.pass (service.js:3:4)']);
  });

  test('with causes in a circle ends', () => {
    const log = makeLog();
    const error = new Error('x');
    error.cause = error;
    log.record(error);
    expect(log.entries()[0]?.causes).toHaveLength(3);
  });
});

describe('the log', () => {
  test('is five files of at most a megabyte, of which the oldest goes', () => {
    const log = makeLog();
    const older = (n: number): string => path.join(log.folder, `incidents.${n}.ndjson`);
    for (let n = 1; n <= 4; n += 1) writeFileSync(older(n), `${n}\n`);
    writeFileSync(log.file, `${'0'.repeat(999_990)}\n`);
    log.record(new Error('x'));
    expect(log.entries()).toHaveLength(1);
    expect(statSync(older(1)).size).toBe(999_991);
    expect([2, 3, 4].map((n) => readFileSync(older(n), 'utf8'))).toEqual(['1\n', '2\n', '3\n']);
    expect(readdirSync(log.folder)).toHaveLength(5);
  });

  test('does not turn before it is full', () => {
    const log = makeLog();
    log.record(new Error('x'));
    log.record(new Error('x'));
    expect(log.entries()).toHaveLength(2);
    expect(readdirSync(log.folder)).toEqual(['incidents.ndjson']);
  });

  test('takes the next incident on a line of its own after a line that was cut off', () => {
    const log = makeLog();
    log.record(new Error('x'));
    appendFileSync(log.file, '{"incident":"I-');
    const number = log.record(new Error('x'));
    const lines = readFileSync(log.file, 'utf8').trimEnd().split('\n');
    expect(lines).toHaveLength(3);
    expect(entry.parse(JSON.parse(lines[2] ?? '')).incident).toBe(number);
  });

  test('grows on when an older file is in the way of turning', () => {
    const log = makeLog();
    mkdirSync(path.join(log.folder, 'incidents.1.ndjson', 'in-the-way'), { recursive: true });
    mkdirSync(path.join(log.folder, 'incidents.2.ndjson', 'in-the-way'), { recursive: true });
    writeFileSync(log.file, `${'0'.repeat(999_990)}\n`);
    const number = log.record(new Error('x'));
    expect(readFileSync(log.file, 'utf8')).toContain(number);
  });

  test('that cannot be written hides no fault: the number says so, and neither it nor what is printed quotes anything', () => {
    const log = makeLog();
    mkdirSync(log.file);
    const printed = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    onTestFinished(() => printed.mockRestore());
    expect(log.record(new Error('MARKER'))).toMatch(/^I-[0-9A-F]{8}, which could not be written/);
    expect(printed.mock.calls.flat().join('')).toMatch(/^I-[0-9A-F]{8} at test\.act could not be kept: E\w+\n$/);
  });
});
