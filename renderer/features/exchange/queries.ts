import type { InferContractRouterOutputs } from '@orpc/contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { Contract } from '../../../shared/contract';
import { orpc } from '../../lib/orpc';

type Outputs = InferContractRouterOutputs<Contract>['exports'];

export type WrittenPackage = Outputs['qualificationStatus'];
export type PackageList = Outputs['list'];
export type ListedPackage = PackageList['packages'][number];
export type Target = NonNullable<Outputs['chooseTarget']>;

export const usePackages = () => useQuery(orpc.exports.list.queryOptions());
/** Shows a dialog and changes nothing, so nothing needs to refresh after it. */
export const useChooseTarget = () => useMutation(orpc.exports.chooseTarget.mutationOptions({ meta: { isDraft: true } }));
export const useWriteStatus = () => useMutation(orpc.exports.qualificationStatus.mutationOptions());
