import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Db, Tx } from '../../electron/service/db/schema';
import { recordIncident } from '../../electron/incidents';
import type { Procedure } from '../../electron/service/rpc/gate';
import type { CommandContext, ReadContext } from '../../electron/service/usecases/context';
import { command, query, session, type ProcedureMeta } from '../../shared/contract/procedure';
import type { Failure, Result } from '../../shared/result';
import { makeTestSite, type TestStation } from '../support/site';

type Answered = Promise<Result<unknown, Failure>>;
type Does =
  | { readonly query: (db: Db, input: unknown, ctx: ReadContext) => Answered }
  | { readonly command: (tx: Tx, input: unknown, ctx: CommandContext) => Answered };

const unreached = async (): Promise<never> => {
  throw new Error('the use case was reached');
};
const isUseCase = (value: unknown): value is Procedure['useCase'] => typeof value === 'function';
export const reads = query(session)['~orpc'];
export const writes = command(session)['~orpc'];

/** A procedure behind the gate, of which only what the test needs does something. */
export function procedure({ station }: Pick<TestStation, 'station'>, meta: ProcedureMeta, does: Does = { query: unreached }): Procedure {
  const useCase: unknown = 'query' in does ? does.query : does.command;
  if (!isUseCase(useCase)) throw new Error('a use case is a function');
  return { name: 'test.act', meta, errorMap: reads.errorMap, outputSchema: undefined, station, useCase };
}

/** A site whose incidents go where the service puts them, since the harness takes every incident for a failed test. */
export async function siteWithIncidents() {
  const site = await makeTestSite();
  const log = path.join(site.folder, 'incidents');
  Object.assign(site.station.platform, {
    recordIncident: (where: string, error: unknown) => recordIncident(log, where, error, site.clock.now),
  });
  return { ...site, incidents: () => readFileSync(path.join(log, 'incidents.ndjson'), 'utf8') };
}
