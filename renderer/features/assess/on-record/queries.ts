import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { Contract } from '../../../../shared/contract';
import { orpc } from '../../../lib/orpc';

type Outputs = InferContractRouterOutputs<Contract>;
type Inputs = InferContractRouterInputs<Contract>;

export type ObservableIndicator = Outputs['observations']['indicators']['indicators'][number];
export type Observables = Outputs['observations']['indicators'];
export type Observation = Outputs['observations']['list']['observations'][number];
export type EvidenceItem = Outputs['evidenceItems']['list']['items'][number];
export type ItemInput = Inputs['evidenceItems']['add'];
export type OwnView = Outputs['ownRecord']['get'];
export type OwnEntry = OwnView['entries'][number];
export type ShownAnswer = OwnEntry['answers'][number];
export type Round = Outputs['feedback']['list']['rounds'][number];
export type RoundForm = Outputs['feedback']['form'];
export type Candidates = Outputs['feedback']['candidates'];

export const useObservables = (personId: string | null) =>
  useQuery(orpc.observations.indicators.queryOptions({ input: { personId: personId ?? '' }, enabled: personId !== null }));
export const useRecordObservation = () => useMutation(orpc.observations.record.mutationOptions());
export const useReplaceObservation = () => useMutation(orpc.observations.replace.mutationOptions());
export const useObservations = (personId: string, competencyId: string | null) =>
  useQuery(orpc.observations.list.queryOptions({ input: { personId, competencyId } }));

export const useEvidenceItem = (personId: string, itemId: string) =>
  useQuery(orpc.evidenceItems.get.queryOptions({ input: { personId, itemId } }));
export const useAddItem = () => useMutation(orpc.evidenceItems.add.mutationOptions());
export const useAmendItem = () => useMutation(orpc.evidenceItems.amend.mutationOptions());
export const useAddStatement = () => useMutation(orpc.evidenceItems.addStatement.mutationOptions());
export const useCompletions = (personId: string) => useQuery(orpc.completions.ofPerson.queryOptions({ input: { personId } }));

export const useRateOneself = () => useMutation(orpc.selfRatings.rate.mutationOptions());
export const useDecidePriorLearning = () => useMutation(orpc.priorLearning.decide.mutationOptions());

export const useRounds = (personId: string) => useQuery(orpc.feedback.list.queryOptions({ input: { personId } }));
export const useCandidates = (personId: string) => useQuery(orpc.feedback.candidates.queryOptions({ input: { personId } }));
export const useOpenRound = () => useMutation(orpc.feedback.open.mutationOptions());
export const useCloseRound = () => useMutation(orpc.feedback.close.mutationOptions());
export const useAnswerRound = () => useMutation(orpc.feedback.answer.mutationOptions());
export const useRoundForm = (roundId: string) => useQuery(orpc.feedback.form.queryOptions({ input: { roundId } }));

export const useOwnRecord = (personId: string) => useQuery(orpc.ownRecord.get.queryOptions({ input: { personId } }));
export const useShowOwnRecord = () => useMutation(orpc.ownRecord.show.mutationOptions());
export const useAnswerRecord = () => useMutation(orpc.ownRecord.answer.mutationOptions());

export const usePeople = () => useQuery(orpc.people.list.queryOptions({ input: { asOf: null, unitId: null, includeLeavers: false } }));
export const usePerson = (personId: string) => useQuery(orpc.people.get.queryOptions({ input: { personId, asOf: null } }));
export const useCompetencies = () => useQuery(orpc.competencies.list.queryOptions());
export const useCompetency = (competencyId: string | null) =>
  useQuery(orpc.competencies.get.queryOptions({ input: { competencyId: competencyId ?? '' }, enabled: competencyId !== null }));
/** A competency as it is for a person: in a unit under pilot it may differ. */
export const useTerms = (personId: string, competencyId: string | null) =>
  useQuery(orpc.assessments.form.queryOptions({ input: { personId, competencyId: competencyId ?? '' }, enabled: competencyId !== null }));
export const useAnswers = (personId: string) => useQuery(orpc.ownRecord.answers.queryOptions({ input: { personId } }));
