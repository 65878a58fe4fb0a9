import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import type { Contract } from '../../../shared/contract';
import { orpc } from '../../lib/orpc';

type Inputs = InferContractRouterInputs<Contract>;
type Outputs = InferContractRouterOutputs<Contract>;

export type ListedPerson = Outputs['people']['list']['people'][number];
export type Unit = Outputs['people']['units']['units'][number];
export type Person = Outputs['people']['get'];
export type Standing = Person['standings'][number];
export type Position = Person['positions'][number];

export const usePeople = (input: Inputs['people']['list']) => useQuery(orpc.people.list.queryOptions({ input }));
export const useUnits = () => useQuery(orpc.people.units.queryOptions());
export const usePerson = (personId: string, asOf: string | null) => useQuery(orpc.people.get.queryOptions({ input: { personId, asOf } }));
export const useExplanation = (input: Inputs['readiness']['explain']) => useQuery(orpc.readiness.explain.queryOptions({ input }));

/** How many of a person's assessments are shown beside the list. */
export const assessmentsShown = 12;
export type ListedAssessment = Outputs['assessments']['list']['assessments'][number];
export const useAssessmentsOf = (personId: string, asOf: string | null) =>
  useQuery(orpc.assessments.list.queryOptions({ input: { personId, competencyId: null, asOf, limit: assessmentsShown } }));

export type EvidenceStatus = Outputs['evidence']['currency']['evidence'][number];
export const useEvidenceCurrency = (personId: string, asOf: string | null) =>
  useQuery(orpc.evidence.currency.queryOptions({ input: { personId, asOf } }));

export type Obligation = Outputs['obligations']['list']['obligations'][number];
export const useObligationsOf = (personId: string) =>
  useQuery(orpc.obligations.list.queryOptions({ input: { personId, revisionId: null, own: false, state: null } }));

export const useAddPerson = () => useMutation(orpc.people.add.mutationOptions());
export const useChangePerson = () => useMutation(orpc.people.change.mutationOptions());
export const useEmploy = () => useMutation(orpc.people.employ.mutationOptions());
export const useCorrect = () => useMutation(orpc.people.correct.mutationOptions());
export const useEndCorrection = () => useMutation(orpc.people.endCorrection.mutationOptions());
export const useAssign = () => useMutation(orpc.people.assign.mutationOptions());
export const useEndPosition = () => useMutation(orpc.people.endPosition.mutationOptions());
export const useAddIdentifier = () => useMutation(orpc.people.addIdentifier.mutationOptions());
export const useEndIdentifier = () => useMutation(orpc.people.endIdentifier.mutationOptions());
export const useJobRoles = () => useQuery(orpc.jobRoles.list.queryOptions({ input: {} }));
/** People whose name or number holds the text; none before two characters. */
export const useFindPeople = (text: string) =>
  useQuery({ ...orpc.search.find.queryOptions({ input: { text } }), enabled: text.length >= 2, placeholderData: keepPreviousData });

export type DuplicateCase = Outputs['identity']['duplicates']['cases'][number];
export type ComparedPerson = DuplicateCase['people'][number];
/** Of possible duplicates the likeliest so many are shown at a time. */
export const duplicatesShown = 200;
export const useDuplicates = (includeDecided: boolean) =>
  useQuery({
    ...orpc.identity.duplicates.queryOptions({ input: { includeDecided, offset: 0, limit: duplicatesShown } }),
    placeholderData: keepPreviousData,
  });
export const useManagerFaults = () => useQuery(orpc.identity.managers.queryOptions());
export const useMerge = () => useMutation(orpc.identity.merge.mutationOptions());
export const useUnmerge = () => useMutation(orpc.identity.unmerge.mutationOptions());
export const useKeepDistinct = () => useMutation(orpc.identity.distinct.mutationOptions());
export const useSupportingEvidence = (personId: string) => useQuery(orpc.completions.ofPerson.queryOptions({ input: { personId } }));
