import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import { keepPreviousData, useMutation, useQueries, useQuery } from '@tanstack/react-query';
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
export const useAssessmentForm = (personId: string, competencyId: string, amends: string | null = null) =>
  useQuery(orpc.assessments.form.queryOptions({ input: { personId, competencyId, amends } }));
export type Verification = Outputs['assessments']['verify'];
/** Checked anew each time it is opened. */
export const useVerification = (assessmentId: string) =>
  useQuery(orpc.assessments.verify.queryOptions({ input: { assessmentId }, gcTime: 0, staleTime: 0 }));
export const useReturnAssessment = () => useMutation(orpc.assessments.return.mutationOptions());
export const useKeepAssessment = () => useMutation(orpc.assessments.keep.mutationOptions());
export const useVoidAssessment = () => useMutation(orpc.assessments.void.mutationOptions());
export const useCosign = () => useMutation(orpc.assessments.cosign.mutationOptions());
export const useAmendAssessment = () => useMutation(orpc.assessments.amend.mutationOptions());
export type WaitingRating = Outputs['assessments']['waiting']['asked'][number];
export const useWaitingAssessments = () => useQuery(orpc.assessments.waiting.queryOptions());
export const useRateFirst = () => useMutation(orpc.assessments.rateFirst.mutationOptions());
export const useRateSecond = () => useMutation(orpc.assessments.rateSecond.mutationOptions());
export const useAssessmentForms = (personIds: readonly string[], competencyId: string) =>
  useQueries({ queries: personIds.map((personId) => orpc.assessments.form.queryOptions({ input: { personId, competencyId } })) });
export type SignerFacts = Outputs['assessors']['forAssessment'];
/** Whether the session's person may make it, and who else could. */
export const useSignerFacts = (input: InferContractRouterInputs<Contract>['assessors']['forAssessment'], isAsked: boolean) =>
  useQuery({ ...orpc.assessors.forAssessment.queryOptions({ input }), enabled: isAsked, placeholderData: keepPreviousData });
export const useSignGroup = () => useMutation(orpc.assessments.signGroup.mutationOptions());
export const useSignAssessment = () => useMutation(orpc.assessments.sign.mutationOptions());

/** How a file comes into the vault: a small one at once, a larger one that the page holds in pieces, a chosen one by its path. */
export const evidenceCalls = {
  add: orpc.evidence.add.call,
  choose: orpc.evidence.choose.call,
  attach: orpc.evidence.attach.call,
  begin: orpc.evidence.begin.call,
  append: orpc.evidence.append.call,
  finish: orpc.evidence.finish.call,
  cancel: orpc.evidence.cancel.call,
  camera: orpc.evidence.camera.call,
};
export type ShownAs = NonNullable<Outputs['evidence']['read']['preview']>['shownAs'];
/** A file that was held against its digest just now, with where its preview is streamed from; forgotten as soon as nothing shows it. */
export const useEvidenceFile = (evidenceId: string) =>
  useQuery(orpc.evidence.read.queryOptions({ input: { evidenceId }, gcTime: 0, staleTime: Infinity }));
/** Writes a copy where the person says; changes nothing, so nothing refreshes. */
export const useSaveEvidenceCopy = () => useMutation(orpc.evidence.saveCopy.mutationOptions({ meta: { isDraft: true } }));

export const usePeople = () => useQuery(orpc.people.list.queryOptions({ input: { asOf: null, unitId: null, includeLeavers: true } }));
export const useRequired = (personId: string) => useQuery(orpc.people.get.queryOptions({ input: { personId, asOf: null } }));
export const useCompetencies = () => useQuery(orpc.competencies.list.queryOptions());
/** Every task there is, read once somebody looks for one. */
export const useOtherTasks = (isWanted: boolean) =>
  useQuery(orpc.catalogue.list.queryOptions({ input: { kind: 'task' }, enabled: isWanted }));
export const useDrafts = () => useQuery(orpc.drafts.list.queryOptions());
