import { ORPCError } from '@orpc/contract';
import { contract } from '../../../shared/contract';
import type { ProcedureMeta } from '../../../shared/contract/procedure';
import { inputs } from '../access-inputs';
import type { Asked } from '../access-inputs/asked';
import { passphraseOf, type Client } from '../../support/site';

/** A procedure as the contract declares it, with what to call it with. */
export interface Called {
  readonly name: string;
  readonly meta: ProcedureMeta;
  readonly input: (asked: Asked) => unknown;
  /** Calls it, and reads a stream to its end where it has one. */
  readonly call: (client: Client, input: unknown) => Promise<unknown>;
}

const table: Readonly<Record<string, Readonly<Record<string, (asked: Asked) => unknown>>>> = inputs;

/** Streams that go on until who asked ends them. */
const endless: ReadonlySet<string> = new Set(['framework.actProgress', 'imports.commitProgress']);

/** Every procedure of the contract by its name. */
export const declared = Object.entries(contract).flatMap(([feature, group]) =>
  Object.entries(group).map(([procedure, { '~orpc': promised }]) => {
    const meta: ProcedureMeta = promised.meta;
    return { feature, procedure, name: `${feature}.${procedure}`, meta, inputSchema: promised.inputSchema, errorMap: promised.errorMap };
  }),
);

/** Every procedure that somebody must be there for. */
export const behindSession: readonly Called[] = declared
  .filter(({ meta }) => meta.access.who !== 'anyone')
  .map(({ feature, procedure, name, meta }) => {
    const input = table[feature]?.[procedure];
    if (input === undefined) throw new Error(`no input for ${name}`);
    const call = async (client: Client, given: unknown): Promise<unknown> => {
      const byName: Readonly<Record<string, Readonly<Record<string, unknown>>>> = client;
      const ask = byName[feature]?.[procedure];
      if (typeof ask !== 'function') throw new Error(`the client has no ${name}`);
      const answer: unknown = await ask(given);
      if (isStream(answer) && !endless.has(name)) for await (const _event of answer) continue;
      else if (isStream(answer)) await answer[Symbol.asyncIterator]().return?.();
      return answer;
    };
    return { name, meta, input, call };
  });

/** The same input, signed by this person. */
export function withSignature(input: unknown, login: string): unknown {
  if (typeof input !== 'object' || input === null) throw new Error('an input that is signed is an object');
  return { ...input, signature: { login, passphrase: passphraseOf(login) } };
}

function isStream(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}

/** `ok`, or the code of the refusal. */
export async function codeOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'ok';
  } catch (error) {
    return error instanceof ORPCError ? error.code : String(error);
  }
}
