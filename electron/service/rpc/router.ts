import type { AnyContractProcedure } from '@orpc/contract';
import { Procedure, type Router } from '@orpc/server';
import { contract, type Contract } from '../../../shared/contract';
import type { Station } from '../station/station';
import { pass, type UseCase } from './gate';
import { useCases } from './use-cases';

type Tree<T> = Readonly<Record<string, Readonly<Record<string, T>>>>;
export type ServiceRouter = Router<Contract, Record<never, never>>;

/** The router the page talks to: every procedure of the contract, each behind the gate. */
export function makeRouter(station: Station): ServiceRouter {
  const declared: Tree<AnyContractProcedure> = contract;
  const table: Tree<unknown> = useCases;
  const router: Record<string, Record<string, unknown>> = {};
  for (const [feature, procedures] of Object.entries(declared)) {
    const built: Record<string, unknown> = {};
    for (const [procedure, { '~orpc': promised }] of Object.entries(procedures)) {
      const useCase = table[feature]?.[procedure];
      if (!isUseCase(useCase)) throw new Error(`no use case for ${feature}.${procedure}`);
      const { meta, errorMap, outputSchema } = promised;
      const gated = { name: `${feature}.${procedure}`, meta, errorMap, outputSchema, station, useCase };
      built[procedure] = new Procedure({
        ...promised,
        outputSchema: undefined, // the gate checks it, so that a broken promise becomes an incident
        middlewares: [],
        inputValidationIndex: 0,
        outputValidationIndex: 0,
        handler: ({ input, signal }) => pass(gated, input, signal),
      });
    }
    router[feature] = built;
  }
  if (!isComplete(router)) throw new Error('the router lacks a procedure of the contract');
  return router;
}

/** The table's own type has tied every use case to its procedure; walking both by name is where the compiler loses that. */
function isUseCase(value: unknown): value is UseCase {
  return typeof value === 'function';
}

function isComplete(router: Tree<unknown>): router is Tree<unknown> & ServiceRouter {
  return Object.entries(contract).every(([feature, procedures]) =>
    Object.keys(procedures).every((name) => router[feature]?.[name] instanceof Procedure),
  );
}
