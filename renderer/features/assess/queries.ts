import type { InferContractRouterOutputs } from '@orpc/contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { Contract } from '../../../shared/contract';
import { orpc } from '../../lib/orpc';

type Outputs = InferContractRouterOutputs<Contract>;

export type AssessmentSummary = Outputs['assessments']['list']['assessments'][number];
export type AssessmentRecord = Outputs['assessments']['get'];
export type RecordEvidence = AssessmentRecord['evidence'][number];
export type AssessmentForm = Outputs['assessments']['form'];
export type ChecklistStep = AssessmentForm['steps'][number];
export type Indicator = AssessmentForm['indicators'][number];
export type StagedFile = Outputs['evidence']['add'];
export type ListedPerson = Outputs['people']['list']['people'][number];
export type RequiredStanding = Outputs['people']['get']['standings'][number];

/** How many of the newest assessments are listed. */
export const listedAtMost = 2000;

export const useAssessments = (asOf: string | null) =>
  useQuery(orpc.assessments.list.queryOptions({ input: { personId: null, competencyId: null, asOf, limit: listedAtMost } }));
export const useAssessment = (assessmentId: string) => useQuery(orpc.assessments.get.queryOptions({ input: { assessmentId } }));
export const useAssessmentForm = (personId: string, competencyId: string) =>
  useQuery(orpc.assessments.form.queryOptions({ input: { personId, competencyId } }));
export const useSignAssessment = () => useMutation(orpc.assessments.sign.mutationOptions());

export const useAddEvidence = () => useMutation(orpc.evidence.add.mutationOptions({ meta: { isDraft: true } }));
/** A file's bytes, forgotten as soon as nothing shows them. */
export const useEvidenceFile = (evidenceId: string) =>
  useQuery(orpc.evidence.read.queryOptions({ input: { evidenceId }, gcTime: 0, staleTime: Infinity }));
/** Reads a file to hand it over; changes nothing, so nothing refreshes. */
export const useFetchEvidence = () =>
  useMutation({ mutationFn: (evidenceId: string) => orpc.evidence.read.call({ evidenceId }), meta: { isDraft: true } });

export const usePeople = () => useQuery(orpc.people.list.queryOptions({ input: { asOf: null, unitId: null, includeLeavers: true } }));
export const useRequired = (personId: string) => useQuery(orpc.people.get.queryOptions({ input: { personId, asOf: null } }));
export const useCompetencies = () => useQuery(orpc.competencies.list.queryOptions());
export const useDrafts = () => useQuery(orpc.drafts.list.queryOptions());
