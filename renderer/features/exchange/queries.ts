import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { Contract } from '../../../shared/contract';
import { orpc } from '../../lib/orpc';

type Outputs = InferContractRouterOutputs<Contract>;
type Inputs = InferContractRouterInputs<Contract>;

export type WrittenPackage = Outputs['exports']['write'];
export type ListedPackage = Outputs['exports']['list']['packages'][number];
export type Target = NonNullable<Outputs['exports']['chooseTarget']>;
export type WriteInput = Inputs['exports']['write'];
export type Card = Outputs['partners']['card'];
export type Partner = Outputs['partners']['list']['partners'][number];
export type ReceivedPackage = Outputs['packages']['list']['packages'][number];
export type ReceivedDetail = Outputs['packages']['get'];
export type OpenedPackage = Outputs['packages']['open'];
export type PackageSource = Inputs['packages']['open']['source'];
export type ReceivedRecord = Outputs['recognitions']['list']['records'][number];
export type Qualification = ReceivedRecord['qualifications'][number];

/** Shows a dialog or reads a file and changes nothing, so nothing needs to refresh after it. */
const writesNothing = { isDraft: true } as const;

export const usePackages = () => useQuery(orpc.exports.list.queryOptions());
export const useChooseTarget = () => useMutation(orpc.exports.chooseTarget.mutationOptions({ meta: writesNothing }));
export const useWrite = () => useMutation(orpc.exports.write.mutationOptions());

export const useCard = () => useQuery(orpc.partners.card.queryOptions());
export const usePartners = () => useQuery(orpc.partners.list.queryOptions());
export const useIntroduce = () => useMutation(orpc.partners.introduce.mutationOptions());
export const useConfirm = () => useMutation(orpc.partners.confirm.mutationOptions());
export const useRevoke = () => useMutation(orpc.partners.revoke.mutationOptions());

export const useReceived = () => useQuery(orpc.packages.list.queryOptions());
export const useReceivedPackage = (packageInId: string) => useQuery(orpc.packages.get.queryOptions({ input: { packageInId } }));
export const useChoosePackage = () => useMutation(orpc.packages.choose.mutationOptions({ meta: writesNothing }));
export const useOpenPackage = () => useMutation(orpc.packages.open.mutationOptions({ meta: writesNothing }));
export const useAccept = () => useMutation(orpc.packages.accept.mutationOptions());

export const useRecognitions = (personId: string) => useQuery(orpc.recognitions.list.queryOptions({ input: { personId } }));
export const useDecide = () => useMutation(orpc.recognitions.decide.mutationOptions());

export const useUnits = () => useQuery(orpc.people.units.queryOptions());
export const usePeople = (isAsked: boolean) =>
  useQuery(orpc.people.list.queryOptions({ input: { asOf: null, unitId: null, includeLeavers: true }, enabled: isAsked }));
export const useCompetencies = () => useQuery(orpc.competencies.list.queryOptions());
export const useScales = () => useQuery(orpc.scales.list.queryOptions());
