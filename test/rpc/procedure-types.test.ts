import type { AnySchema, ContractProcedure, ContractRouter, ErrorMap } from '@orpc/contract';
import { z } from 'zod';
import { expect, test } from 'vitest';
import type { UseCaseFor } from '../../electron/service/usecases/context';
import type { Contract } from '../../shared/contract';
import { command, draft, permitted, query, vault, type ProcedureMeta } from '../../shared/contract/procedure';

// Checked by the compiler: each expected error that is none fails the type check.
type InContract<Router extends ContractRouter<ProcedureMeta>> = Router;
type Declaring<Meta extends Record<string, unknown>> = { readonly act: ContractProcedure<AnySchema, AnySchema, ErrorMap, Meta> };

// @ts-expect-error a procedure that declares neither kind nor access
export type Bare = InContract<Declaring<Record<never, never>>>;
// @ts-expect-error a procedure that declares no access
export type WithoutAccess = InContract<Declaring<{ kind: 'query' }>>;
// @ts-expect-error a procedure that declares no kind
export type WithoutKind = InContract<Declaring<{ access: { who: 'session' } }>>;
// @ts-expect-error a procedure for those permitted, that does not say how far it reaches
export type WithoutScope = InContract<Declaring<{ kind: 'query'; access: { who: 'permitted'; permission: 'people.read' } }>>;

type Table = { readonly [F in keyof Contract]: { readonly [P in keyof Contract[F]]: UseCaseFor<Contract[F][P]> } };
// @ts-expect-error a table of use cases in which one is missing
export const incomplete: Pick<Table, 'drafts'> = { drafts: {} };

test('no procedure is made without saying who may use it', () => {
  for (const make of [query, command, draft, vault]) {
    // @ts-expect-error access is asked for
    expect(make().output(z.object({}))['~orpc'].meta.access).toBeUndefined();
    // @ts-expect-error a permission that there is not
    make(permitted('people.erase', 'site'));
    // @ts-expect-error a scope that there is not
    make(permitted('people.read', 'everywhere'));
  }
});
