import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { z } from 'zod';
import { recordIncident } from '../../electron/incidents';
import type { Tx } from '../../electron/service/db/schema';
import { pass, type Procedure } from '../../electron/service/rpc/gate';
import type { CommandContext } from '../../electron/service/usecases/context';
import { command, session } from '../../shared/contract/procedure';
import { makeTestSite } from '../support/site';

const MARKER = 'MARKERQUILLFEATHER';
const { meta, errorMap } = command(session)['~orpc'];
const isUseCase = (value: unknown): value is Procedure['useCase'] => typeof value === 'function';

const person = (recordedFrom = 1) => ({
  personId: MARKER,
  employeeNumber: MARKER,
  givenName: MARKER,
  familyName: MARKER,
  recordedFrom,
});

/** Ways for a use case to fail with a person's words at hand. */
const failures: Readonly<Record<string, (tx: Tx, input: { text: string }, ctx: CommandContext) => Promise<unknown>>> = {
  'an error that quotes the input': async (_tx, { text }) => {
    throw new Error(`cannot find ${text}\n    at ${text} (${text}.js:1:2)`);
  },
  'an error that was caused by one that quotes the input': async (_tx, { text }) => {
    throw new Error('outer', { cause: new Error(text, { cause: text }) });
  },
  'the input itself, thrown': async (_tx, input) => {
    throw input; // oxlint-disable-line only-throw-error -- what a library might do
  },
  'a value that is not there': async (_tx, input) => Reflect.get(Reflect.get(input, MARKER), MARKER),
  'a statement that breaks a rule of its table': async (tx) => {
    return tx.insertInto('person').values(person(1.5)).execute();
  },
  'a statement that names what is not there': async (tx, { text }) => tx.selectFrom('person').select(tx.dynamic.ref(text)).execute(),
  'a row twice': async (tx) => tx.insertInto('person').values([person(), person()]).execute(),
  'a schema that quotes what it refuses': async (_tx, { text }) => z.object({ text: z.literal(`${MARKER} and more`) }).parse({ text }),
  'a text that is not JSON': async (_tx, { text }) => JSON.parse(text),
  'a file that is not there': async (_tx, { text }) => readFileSync(path.join('/', text, `${text}\0`)),
  'several at once': async (_tx, { text }) => Promise.any([Promise.reject(new Error(text)), Promise.reject(new Error(text))]),
  'an entry that cannot be written': async (_tx, { text }, ctx) =>
    ctx.audit({
      action: text,
      entity: text,
      entityId: text,
      changes: [{ entity: text, entityId: text, personId: text, old: null, new: { text: Number.NaN } }],
    }),
};

test('whatever fails, no word of the input or the record is in the log, in the answer or in what is printed', async () => {
  const printed = [vi.spyOn(process.stdout, 'write'), vi.spyOn(process.stderr, 'write')];
  onTestFinished(() => printed.forEach((spy) => spy.mockRestore()));
  const site = await makeTestSite();
  const log = path.join(site.folder, 'log');
  mkdirSync(log);
  Object.assign(site.station.platform, {
    recordIncident: (where: string, error: unknown) => recordIncident(log, where, error, site.clock.now),
  });
  const answers: unknown[] = [];
  for (const [name, fails] of Object.entries(failures)) {
    const useCase: unknown = fails;
    if (!isUseCase(useCase)) throw new Error('a use case is a function');
    const failing = { name: 'test.act', meta, errorMap, outputSchema: undefined, station: site.station, useCase };
    const answer: unknown = await pass(failing, { text: MARKER }, undefined).then(
      () => name,
      (error: unknown) => error,
    );
    answers.push(answer);
  }
  expect(answers).toEqual(Object.keys(failures).map(() => expect.objectContaining({ code: 'Incident', defined: true })));
  const files = readdirSync(log).map((name) => readFileSync(path.join(log, name), 'utf8'));
  expect(files.join('').trimEnd().split('\n')).toHaveLength(Object.keys(failures).length);
  for (const kept of [...files, JSON.stringify(answers), String(answers.map((error) => (error instanceof Error ? error.stack : error)))]) {
    expect(kept).not.toContain(MARKER);
  }
  expect(printed.flatMap((spy) => spy.mock.calls.map(([chunk]) => String(chunk))).filter((chunk) => chunk.includes(MARKER))).toEqual([]);
  expect(existsSync(path.join(site.stationFolder, 'incidents.ndjson'))).toBe(false);
});
