import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import type { Contract } from '../../../../shared/contract';
import { orpc } from '../../../lib/orpc';

type Outputs = InferContractRouterOutputs<Contract>['calibrationCases'];
export type GoldCase = Outputs['list']['cases'][number];
export type GoldCaseDetail = Outputs['get'];
export type GoldFrame = Outputs['frame'];
export type SaveGold = InferContractRouterInputs<Contract>['calibrationCases']['save'];
export type GoldContent = SaveGold['content'];
export type Piece = GoldCaseDetail['prepared']['material']['pieces'][number];
export type Withheld = GoldCaseDetail['prepared']['material']['withheld'];
export type MaskPreview = Outputs['preview'];
export type Study = Outputs['listStudies']['studies'][number];
export type StudyResult = Outputs['studyResult'];
export type OpenStudy = Outputs['openStudy'];
export type CaseRating = StudyResult['cases'][number]['agreed'];

export const useGoldCases = (competencyId: string | null, withRetired: boolean) =>
  useQuery({ ...orpc.calibrationCases.list.queryOptions({ input: { competencyId, withRetired } }), placeholderData: keepPreviousData });
export const useGoldCase = (goldCaseId: string) => useQuery(orpc.calibrationCases.get.queryOptions({ input: { goldCaseId } }));
export const useGoldFrame = (competencyId: string | null, day: string | null) =>
  useQuery({
    ...orpc.calibrationCases.frame.queryOptions({ input: { competencyId: competencyId ?? '-', day } }),
    enabled: competencyId !== null,
  });
export const useCompetencyChoices = () => useQuery(orpc.competencies.list.queryOptions({ input: {} }));
export const useSaveGold = () => useMutation(orpc.calibrationCases.save.mutationOptions());
export const useRetireGold = () => useMutation(orpc.calibrationCases.retire.mutationOptions());
export const useAddCaseFile = () => useMutation(orpc.calibrationCases.addFile.mutationOptions());
export const useCaseFile = (fileId: string) => useQuery(orpc.calibrationCases.showFile.queryOptions({ input: { fileId } }));
export const useStudyFile = (studyId: string, fileId: string) =>
  useQuery(orpc.calibrationCases.showStudyFile.queryOptions({ input: { studyId, fileId } }));
export const useFromAssessment = (assessmentId: string) =>
  useQuery(orpc.calibrationCases.fromAssessment.queryOptions({ input: { assessmentId } }));
export const useFromSession = (sessionId: string, caseId: string) =>
  useQuery(orpc.calibrationCases.fromSession.queryOptions({ input: { sessionId, caseId } }));
export const useMaskPreview = (assessmentId: string, words: string[] | null) =>
  useQuery({ ...orpc.calibrationCases.preview.queryOptions({ input: { assessmentId, words } }), placeholderData: keepPreviousData });
export const useSaveMask = () => useMutation(orpc.calibrationCases.saveMask.mutationOptions());
export const useOriginalFile = (evidenceId: string) => useQuery(orpc.evidence.read.queryOptions({ input: { evidenceId } }));
export const useStudies = () => useQuery(orpc.calibrationCases.listStudies.queryOptions({ input: { userId: null } }));
export const useAssignStudy = () => useMutation(orpc.calibrationCases.assignStudy.mutationOptions());
export const useWithdrawStudy = () => useMutation(orpc.calibrationCases.withdrawStudy.mutationOptions());
export const useStudyResult = (studyId: string) => useQuery(orpc.calibrationCases.studyResult.queryOptions({ input: { studyId } }));
export const useDecideStudy = () => useMutation(orpc.calibrationCases.decideStudy.mutationOptions());
export const useOwnStudies = () => useQuery(orpc.calibrationCases.ownStudies.queryOptions({ input: {} }));
export const useOpenStudy = (studyId: string) => useQuery(orpc.calibrationCases.openStudy.queryOptions({ input: { studyId } }));
export const useHandInStudy = () => useMutation(orpc.calibrationCases.handInStudy.mutationOptions());
