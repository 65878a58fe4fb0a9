import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { Contract } from '../../../shared/contract';
import { orpc } from '../../lib/orpc';

type Inputs = InferContractRouterInputs<Contract>;
type Outputs = InferContractRouterOutputs<Contract>;

export type ListedPerson = Outputs['people']['list']['people'][number];
export type Unit = Outputs['people']['units']['units'][number];
export type Person = Outputs['people']['get'];
export type Standing = Person['standings'][number];
export type Position = Person['positions'][number];

export type Preview = Outputs['imports']['preview'];
export type DryRun = NonNullable<Preview['dryRun']>;
export type PreviewSource = Inputs['imports']['preview']['source'];
export type Mapping = NonNullable<Inputs['imports']['preview']['mapping']>;
export type Batch = Outputs['imports']['list']['batches'][number];
export type BatchDetail = Outputs['imports']['get'];

export const usePeople = (input: Inputs['people']['list']) => useQuery(orpc.people.list.queryOptions({ input }));
export const useUnits = () => useQuery(orpc.people.units.queryOptions());
export const usePerson = (personId: string, asOf: string | null) => useQuery(orpc.people.get.queryOptions({ input: { personId, asOf } }));
export const useExplanation = (input: Inputs['readiness']['explain']) => useQuery(orpc.readiness.explain.queryOptions({ input }));

/** How many of a person's assessments are shown beside the list. */
export const assessmentsShown = 12;
export const useAssessmentsOf = (personId: string) =>
  useQuery(orpc.assessments.list.queryOptions({ input: { personId, competencyId: null, limit: assessmentsShown } }));

export type Obligation = Outputs['obligations']['list']['obligations'][number];
export const useObligationsOf = (personId: string) =>
  useQuery(orpc.obligations.list.queryOptions({ input: { personId, revisionId: null, own: false, state: null } }));

export const useImports = () => useQuery(orpc.imports.list.queryOptions());
export const useImport = (batchId: string) => useQuery(orpc.imports.get.queryOptions({ input: { batchId } }));
export const useChooseFile = () => useMutation(orpc.imports.chooseFile.mutationOptions({ meta: writesNothing }));
export const usePreviewImport = () => useMutation(orpc.imports.preview.mutationOptions({ meta: writesNothing }));
export const useCommitImport = () => useMutation(orpc.imports.commit.mutationOptions());

/** These calls are made on purpose and not repeated, but nothing on record changes by them. */
const writesNothing = { isDraft: true };
