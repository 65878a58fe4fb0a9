import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import type { Contract } from '../../../../shared/contract';
import type { RatedSession } from '../../../../shared/domain/calibration/rating';
import { orpc } from '../../../lib/orpc';
import { rpc } from '../../../lib/rpc';
import { streamCall } from '../../../lib/stream-call';

type Inputs = InferContractRouterInputs<Contract>['calibrationResults'];
type Outputs = InferContractRouterOutputs<Contract>['calibrationResults'];

export type ShownResult = Outputs['get'];
export type Content = NonNullable<ShownResult['result']>['content'];
export type ShownCase = ShownResult['cases'][number];
export type Drifter = Outputs['drift']['assessors'][number];

export const useResult = (sessionId: string) => useQuery(orpc.calibrationResults.get.queryOptions({ input: { sessionId } }));
export const usePast = (sessionId: string, pastIds: readonly string[]) =>
  useQuery({
    ...orpc.calibrationResults.past.queryOptions({ input: { sessionId, pastIds: [...pastIds] } }),
    placeholderData: keepPreviousData,
  });
export const useDrift = (sessionId: string) => useQuery(orpc.calibrationResults.drift.queryOptions({ input: { sessionId } }));
export const useAgainstConsensus = (sessionId: string) =>
  useQuery(orpc.calibrationResults.againstConsensus.queryOptions({ input: { sessionId } }));

export const useComputation = streamCall((input: Inputs['compute'], signal) => rpc.calibrationResults.compute(input, { signal }));
export const useProposal = () => useMutation(orpc.calibrationResults.proposeRewording.mutationOptions());

/** Files change nothing, so nothing refreshes. */
const file = { meta: { isDraft: true } };
export const useReportFile = () => useMutation(orpc.calibrationResults.report.mutationOptions(file));
export const useMinutesFile = () => useMutation(orpc.calibrationResults.minutes.mutationOptions(file));
export const useComparisonFile = () => useMutation(orpc.calibrationResults.comparisonFile.mutationOptions(file));
export const useChangeLogFile = () => useMutation(orpc.calibrationResults.changeLogFile.mutationOptions(file));

/** The opened levels in the shape that the views are counted from; marks and comments stay with the service. */
export function ratedOf({ sessionId, members, cases }: ShownResult): RatedSession {
  const rating = (level: number) => ({ level, indicators: {}, cited: [], comment: '' });
  return {
    sessionId,
    members: members.map(({ memberId: id, name }) => ({ id, name, userId: null })),
    cases: cases.map((one) => ({
      caseId: one.caseId,
      title: one.title,
      competencyId: one.competencyId,
      levels: one.levels.map(({ level }) => level),
      requiredLevel: one.requiredLevel,
      indicators: [],
      gold: one.goldLevel === null ? null : rating(one.goldLevel),
      ratings: new Map(one.ratings.map(({ memberId, level }) => [memberId, rating(level)])),
    })),
  };
}

/** The code of a level on the scale with these levels. */
export function codeOf({ cases }: ShownResult, levels: readonly number[], level: number): string {
  const scale = cases.find((one) => one.levels.map((each) => each.level).join(' ') === levels.join(' '));
  return scale?.levels.find((one) => one.level === level)?.code ?? String(level);
}

export const nameOf = ({ members }: ShownResult, memberId: string): string =>
  members.find((one) => one.memberId === memberId)?.name ?? memberId;
