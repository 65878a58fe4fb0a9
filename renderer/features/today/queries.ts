import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { Contract } from '../../../shared/contract';
import { orpc } from '../../lib/orpc';

type Outputs = InferContractRouterOutputs<Contract>;
type Inputs = InferContractRouterInputs<Contract>;

export type Today = Outputs['readiness']['today'];
export type Figure = Today['figures'][number];
export type Standing = Outputs['readiness']['cell']['people'][number];
export type FirstSteps = Outputs['readiness']['firstSteps'];
export type Draft = Outputs['drafts']['list']['drafts'][number];

export const useToday = (asOf: string | null) => useQuery(orpc.readiness.today.queryOptions({ input: { asOf } }));
export const useFirstSteps = () => useQuery(orpc.readiness.firstSteps.queryOptions());
export const useAttempts = (maySee: boolean) => useQuery({ ...orpc.users.attempts.queryOptions(), enabled: maySee });
export const useUsers = (maySee: boolean) => useQuery({ ...orpc.users.list.queryOptions(), enabled: maySee });
export const useLastBackup = () => useQuery(orpc.backups.list.queryOptions());
export const useDataKey = (mayChange: boolean) => useQuery({ ...orpc.vault.dataKey.queryOptions(), enabled: mayChange });
export const useOwnRounds = () => useQuery(orpc.feedback.mine.queryOptions());
export const useViews = () => useQuery(orpc.views.list.queryOptions());
export const useDrafts = () => useQuery(orpc.drafts.list.queryOptions());

type Asked = Inputs['readiness']['cell'];
const everybody = {
  unitId: null,
  competencyId: null,
  personId: null,
  departmentId: null,
  mandatoryOnly: false,
  states: null,
  lapsesBy: null,
};

/** The first ten of a figure's list, and how many there are. */
export const useFirstTen = (asOf: string | null, { states, lapsesBy }: Figure['filter']) =>
  useQuery(orpc.readiness.cell.queryOptions({ input: { ...everybody, asOf, states, lapsesBy, limit: 10 } }));

/** What is required of one person, worst first. */
export const useStandingsOf = (asOf: Asked['asOf'], personId: string) =>
  useQuery(orpc.readiness.cell.queryOptions({ input: { ...everybody, asOf, personId, limit: 200 } }));

export type Obligation = Outputs['obligations']['list']['obligations'][number];
export type Duty = Outputs['duties']['list']['duties'][number];
/** How many of one's own duties are shown at once. */
export const dutiesShown = 10;
const everyDuty = { kind: null, unitId: null, ownerPersonId: null, overdueOnly: false, dueBy: null } as const;
/** What the person is to do, sees to or has heard of, by a day. */
export const useOwnDuties = (asOf: string | null, isAsked: boolean) =>
  useQuery({ ...orpc.duties.list.queryOptions({ input: { ...everyDuty, whose: 'own', asOf, limit: dutiesShown } }), enabled: isAsked });
export const useOwnCalibration = () => useQuery(orpc.recalibration.own.queryOptions());
export type Lapse = Outputs['duties']['lapses']['lapses'][number];
export const useLapses = (asOf: string | null) => useQuery(orpc.duties.lapses.queryOptions({ input: { asOf, limit: 10 } }));
export const useObligationText = (obligationId: string) => useQuery(orpc.obligations.text.queryOptions({ input: { obligationId } }));
export const useObligation = (obligationId: string) => useQuery(orpc.obligations.get.queryOptions({ input: { obligationId } }));
export type WaitingAssessment = Outputs['assessments']['waiting']['asked'][number];
export const useWaitingAssessments = (mayRead: boolean) => useQuery({ ...orpc.assessments.waiting.queryOptions(), enabled: mayRead });
export const useWithdrawRating = () => useMutation(orpc.assessments.withdrawFirst.mutationOptions());
export const useComplete = () => useMutation(orpc.obligations.complete.mutationOptions());
export const useAcknowledge = () => useMutation(orpc.obligations.acknowledge.mutationOptions());
