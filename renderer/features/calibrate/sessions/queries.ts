import { useMutation, useQuery } from '@tanstack/react-query';
import { useContext } from 'react';
import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import type { Contract } from '../../../../shared/contract';
import { orpc } from '../../../lib/orpc';
import { TurnAt } from './turn-at';

type Outputs = InferContractRouterOutputs<Contract>['calibrationSessions'];
export type SessionSummary = Outputs['list']['sessions'][number];
export type ShownSession = Outputs['get'];
export type Candidates = Outputs['candidates'];
export type Turn = Outputs['beginTurn'];
export type TurnCase = Turn['cases'][number];
export type RatingDraft = Turn['drafts'][number]['rating'];
export type RatingsToSeal = InferContractRouterInputs<Contract>['calibrationSessions']['handIn'];
export type Board = Outputs['board'];
export type BoardCase = Board['cases'][number];
export type Minutes = Outputs['minutes'];
export type GuestSession = InferContractRouterOutputs<Contract>['guestSessions']['get'];

const procedures = orpc.calibrationSessions;
/** What a turn calls: the same at a session of this site and at one that came from another. */
const useTurnProcedures = () => (useContext(TurnAt) === 'guest' ? orpc.guestSessions : procedures);

export const useSessions = () => useQuery(procedures.list.queryOptions());
export const useSessionDetail = (sessionId: string) => useQuery(procedures.get.queryOptions({ input: { sessionId } }));
export const useSessionCandidates = (competencyId: string | null) =>
  useQuery(procedures.candidates.queryOptions({ input: { competencyId, limit: 200 }, placeholderData: (before) => before }));
export const useBoard = (sessionId: string) => useQuery(procedures.board.queryOptions({ input: { sessionId } }));
export const useMinutes = (sessionId: string) => useQuery(procedures.minutes.queryOptions({ input: { sessionId } }));

export const useSaveSession = () => useMutation(procedures.save.mutationOptions());
export const useStartSession = () => useMutation(procedures.start.mutationOptions());
/** What a turn shows is held by its page alone, and by nothing once it is gone. */
export const useBeginTurn = () => useMutation(useTurnProcedures().beginTurn.mutationOptions({ gcTime: 0 }));
export const useSaveRating = () => useMutation(procedures.saveDraft.mutationOptions({ gcTime: 0, meta: { isDraft: true } }));
export const useEndTurn = () => useMutation(procedures.endTurn.mutationOptions({ gcTime: 0, meta: { isDraft: true } }));
export const useHandIn = () => useMutation(useTurnProcedures().handIn.mutationOptions({ gcTime: 0 }));
export const useGiveShare = () => useMutation(procedures.giveShare.mutationOptions({ gcTime: 0 }));
export const useCaseFile = (sessionId: string, caseId: string, fileId: string) =>
  useQuery(useTurnProcedures().showFile.queryOptions({ input: { sessionId, caseId, fileId }, gcTime: 0 }));
export const useDecide = () => useMutation(procedures.decide.mutationOptions());
export const useDissent = () => useMutation(procedures.dissent.mutationOptions());
export const useWriteMinutes = () => useMutation(procedures.writeMinutes.mutationOptions());
export const useSignMinutes = () => useMutation(procedures.signMinutes.mutationOptions());
export const useRecordAbsence = () => useMutation(procedures.recordAbsence.mutationOptions());
export const useFinalise = () => useMutation(procedures.finalise.mutationOptions());
export const useNewRound = () => useMutation(procedures.newRound.mutationOptions());
export const useAbandon = () => useMutation(procedures.abandon.mutationOptions());

/** Shows a dialog and changes nothing, so nothing needs to refresh after it. */
const writesNothing = { isDraft: true } as const;
export const useChooseCaseFile = () => useMutation(procedures.chooseCaseFile.mutationOptions({ meta: writesNothing }));
export const useWriteCaseFile = () => useMutation(procedures.writeCaseFile.mutationOptions());
export const useGuestSessions = () => useQuery(orpc.guestSessions.list.queryOptions());
export const useGuestSession = (guestId: string) => useQuery(orpc.guestSessions.get.queryOptions({ input: { guestId } }));
export const useChooseRater = () => useMutation(orpc.guestSessions.chooseRater.mutationOptions());
export const useChooseRatingsTarget = () => useMutation(orpc.exports.chooseTarget.mutationOptions({ meta: writesNothing }));
export const useWriteRatings = () => useMutation(orpc.exports.write.mutationOptions());
