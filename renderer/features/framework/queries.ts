import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { Contract } from '../../../shared/contract';
import { useAsOf } from '../../lib/as-of';
import { orpc } from '../../lib/orpc';
import { rpc } from '../../lib/rpc';
import { streamCall } from '../../lib/stream-call';

type Inputs = InferContractRouterInputs<Contract>;
type Outputs = InferContractRouterOutputs<Contract>;

export type CompetencySummary = Outputs['competencies']['list']['competencies'][number];
export type Competency = Outputs['competencies']['get'];
export type JobRoleSummary = Outputs['jobRoles']['list']['roles'][number];
export type JobRole = Outputs['jobRoles']['get'];
export type Requirement = JobRole['requirements'][number];
export type ListedScale = Outputs['scales']['list']['scales'][number];
export type Scale = Competency['scale'];

/** The day in the header, as a question takes it; nothing where it is today. */
const useDay = (): { readonly asOf?: string } => {
  const asOf = useAsOf();
  return asOf === null ? {} : { asOf };
};

export const useScales = () => useQuery(orpc.scales.list.queryOptions({ input: useDay() }));

export const useCompetencies = () => useQuery(orpc.competencies.list.queryOptions({ input: useDay() }));
export const useCompetency = (competencyId: string) =>
  useQuery(orpc.competencies.get.queryOptions({ input: { competencyId, ...useDay() } }));

export const useJobRoles = () => useQuery(orpc.jobRoles.list.queryOptions({ input: useDay() }));
export const useJobRole = (roleId: string) => useQuery(orpc.jobRoles.get.queryOptions({ input: { roleId, ...useDay() } }));

export type Library = Outputs['framework']['list']['libraries'][number];
export type RevisionHead = Outputs['framework']['revisions']['revisions'][number];
export type Revision = Outputs['framework']['revision'];
export type RevisionChange = Revision['changes'][number];
export type Decision = Inputs['framework']['approve']['decisions'][number];
export type ComparePoint = Inputs['framework']['compare']['from'];
export type Comparison = Outputs['framework']['compare'];
export type DifferingItem = Comparison['items'][number];
export type CatalogueRow = Outputs['catalogue']['list']['rows'][number];
export type TaskRow = Extract<CatalogueRow, { kind: 'task' }>;
export type ClauseRow = Extract<CatalogueRow, { kind: 'clause' }>;
export type Links = Outputs['catalogue']['links'];
export type ItemLink = Links['links'][number];
export type Origin = Outputs['catalogue']['origin'];
export type ImpactRow = Outputs['framework']['impactRows']['rows'][number];
export type ImpactList = Inputs['framework']['impactRows']['list'];
export type Unit = Outputs['people']['units']['units'][number];

export const useLibraries = () => useQuery(orpc.framework.list.queryOptions());
export const useStewards = () => useQuery(orpc.catalogue.stewards.queryOptions());
export const useSaveLibrary = () => useMutation(orpc.framework.saveLibrary.mutationOptions());
export const useStartDraft = () => useMutation(orpc.framework.startDraft.mutationOptions());

/** The library of an item, by name; empty while that is not known. */
export function useLibraryName(): (frameworkId: string | null) => string {
  const { data } = useLibraries();
  return useCallback((frameworkId) => data?.libraries.find((one) => one.frameworkId === frameworkId)?.name ?? '', [data]);
}

export const useUnits = () => useQuery(orpc.people.units.queryOptions());
export function useUnitName(): (unitId: string) => string {
  const { data } = useUnits();
  return useCallback((unitId) => data?.units.find((one) => one.unitId === unitId)?.name ?? '…', [data]);
}

export const useCatalogue = (kind: 'task' | 'clause') => useQuery(orpc.catalogue.list.queryOptions({ input: { kind, ...useDay() } }));
export const useItem = (itemId: string) => useQuery(orpc.framework.item.queryOptions({ input: { itemId, ...useDay() } }));
export const useLinks = (itemId: string) => useQuery(orpc.catalogue.links.queryOptions({ input: { itemId, ...useDay() } }));
export type CoveredClause = Outputs['catalogue']['clauseCoverage']['clauses'][number];
export type DueItem = Outputs['framework']['reviewsDue']['reviews'][number];
export const useClauseCoverage = () => useQuery(orpc.catalogue.clauseCoverage.queryOptions({ input: useDay() }));
export const useReviewsDue = (whose: 'own' | 'all') => useQuery(orpc.framework.reviewsDue.queryOptions({ input: { whose } }));
export const useReviewed = () => useMutation(orpc.framework.reviewed.mutationOptions());
export const useOrigin = (itemId: string) => useQuery(orpc.catalogue.origin.queryOptions({ input: { itemId, ...useDay() } }));

export const useRevisions = (frameworkId: string, isAsked = true) =>
  useQuery({ ...orpc.framework.revisions.queryOptions({ input: { frameworkId } }), enabled: isAsked });
export const useRevision = (revisionId: string) => useQuery(revisionQuery(revisionId));
/** Without the thousands of changes that concern nobody: the comparison shows those, a page at a time. */
const revisionQuery = (revisionId: string) => orpc.framework.revision.queryOptions({ input: { revisionId, changes: 'toDecide' } });
/** Has what is known of a revision read anew before any of it is shown again: after an act on it, none of it is true any more. */
export function useForgetRevision(): (revisionId: string) => void {
  const queries = useQueryClient();
  return (revisionId) => void queries.resetQueries({ queryKey: revisionQuery(revisionId).queryKey });
}
export const useComparison = (input: Inputs['framework']['compare']) =>
  useQuery({ ...orpc.framework.compare.queryOptions({ input }), placeholderData: (before) => before });
export const useGiveBack = () => useMutation(orpc.framework.giveBack.mutationOptions());
export const useApprove = () => useMutation(orpc.framework.approve.mutationOptions());
export const useRollOut = () => useMutation(orpc.framework.rollOut.mutationOptions());
export const useWithdraw = () => useMutation(orpc.framework.withdraw.mutationOptions());

export type ActProgress = { readonly label: string; readonly done: number; readonly total: number | null };
/** Hears how far a signed act on a revision is, until it is told to end. */
export async function followAct(revisionId: string, signal: AbortSignal, hear: (progress: ActProgress) => void): Promise<void> {
  for await (const progress of await rpc.framework.actProgress({ revisionId }, { signal })) hear(progress);
}

export const useImpact = streamCall((input: Inputs['framework']['impact'], signal) => rpc.framework.impact(input, { signal }));
export const useImpactRows = (input: Inputs['framework']['impactRows']) =>
  useQuery({ ...orpc.framework.impactRows.queryOptions({ input }), placeholderData: (before) => before });

type AskedObligations = Inputs['obligations']['list'];
export type Obligation = Outputs['obligations']['list']['obligations'][number];
/** What people owe because of a revision. */
export const useObligations = (
  { revisionId, state, offset = 0, limit }: Pick<AskedObligations, 'revisionId' | 'state' | 'offset' | 'limit'>,
  isAsked = true,
) =>
  useQuery({
    ...orpc.obligations.list.queryOptions({
      input: { personId: null, revisionId, own: false, state, offset, ...(limit !== undefined && { limit }) },
    }),
    enabled: isAsked,
    placeholderData: (before) => before,
  });

/** What competencies and roles are called, for lines that join two of them. */
export function useItemNames(): (itemId: string) => string | undefined {
  const competencies = useCompetencies().data?.competencies;
  const roles = useJobRoles().data?.roles;
  const units = useUnits().data?.units;
  const names = useMemo(
    () =>
      new Map([
        ...(units ?? []).map(({ unitId, name }) => [unitId, name] as const),
        ...(roles ?? []).map(({ roleId, name }) => [roleId, name] as const),
        ...(competencies ?? []).map(({ competencyId, code, title }) => [competencyId, `${code} ${title}`] as const),
      ]),
    [competencies, roles, units],
  );
  return useCallback((itemId: string) => names.get(itemId), [names]);
}

export type OnboardingLine = Outputs['onboarding']['template']['lines'][number];
export const useOnboarding = (roleId: string) => useQuery(orpc.onboarding.template.queryOptions({ input: { roleId } }));
export const useSaveOnboarding = () => useMutation(orpc.onboarding.save.mutationOptions());
