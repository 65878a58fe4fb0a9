import { collectStatements, type KnownStatements, type ReadStatements } from '../../../shared/domain/completions/xapi/collect-statements';
import { readStatementFile } from '../../../electron/service/platform/statement-file';

export const adl = 'http://adlnet.gov/expapi/verbs/';
export const cmi5 = 'https://w3id.org/xapi/adl/verbs/';
export const options = { system: 'LRS', now: '2026-03-14T10:00:00.000Z', zone: 'Europe/Berlin' };
const nothingKnown: KnownStatements = { contentOf: () => null, isVoided: () => false };

export function idOf(number: number): string {
  return `12345678-1234-4678-9234-${String(number).padStart(12, '0')}`;
}

/** A statement that Anna has completed the boiler course. */
export function makeStatement(different: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  return {
    id: idOf(1),
    actor: { mbox: 'mailto:anna@example.org' },
    verb: { id: `${adl}completed` },
    object: { id: 'http://lms.example.org/boiler', definition: { name: { 'de-DE': 'Kessel', 'en-GB': 'Boiler' } } },
    timestamp: '2026-03-01T08:00:00Z',
    ...different,
  };
}

export const voiding = (target: number, number = 900): Readonly<Record<string, unknown>> =>
  makeStatement({ id: idOf(number), verb: { id: `${adl}voided` }, object: { objectType: 'StatementRef', id: idOf(target) } });

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

export async function readText(text: string | Uint8Array, known: KnownStatements = nothingKnown, size = 7): Promise<ReadStatements> {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  const read = await readStatementFile(inChunks(bytes, size), collectStatements(options, known));
  if (!read.ok) throw new Error(read.failure.code);
  return read.value;
}

export async function readList(statements: readonly unknown[], known?: KnownStatements): Promise<ReadStatements> {
  return readText(JSON.stringify(statements), known);
}
