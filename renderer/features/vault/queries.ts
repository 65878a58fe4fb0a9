import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { Contract } from '../../../shared/contract';
import { orpc } from '../../lib/orpc';
import { rpc } from '../../lib/rpc';
import { streamCall } from '../../lib/stream-call';

type DataKeyInputs = InferContractRouterInputs<Contract>['vault'];
type Outputs = InferContractRouterOutputs<Contract>['backups'];
type Inputs = InferContractRouterInputs<Contract>['backups'];

export type MadeBackup = Outputs['list']['backups'][number];
export type Rehearsal = Outputs['list']['rehearsals'][number];
export type ChosenBackup = NonNullable<Outputs['choose']>;
export type ChosenPlace = NonNullable<Outputs['choosePlace']>;

export const useBackups = () => useQuery(orpc.backups.list.queryOptions());
/** Choosing changes nothing: nothing needs to refresh after it. */
export const useChoosePlace = () => useMutation(orpc.backups.choosePlace.mutationOptions({ meta: { isDraft: true } }));
export const useChooseBackup = () => useMutation(orpc.backups.choose.mutationOptions({ meta: { isDraft: true } }));
export const useMakeBackup = streamCall((input: Inputs['make'], signal) => rpc.backups.make(input, { signal }));
export const useRehearse = streamCall((input: Inputs['rehearse'], signal) => rpc.backups.rehearse(input, { signal }));

export type DataKey = InferContractRouterOutputs<Contract>['vault']['dataKey'];
export const useDataKey = () => useQuery(orpc.vault.dataKey.queryOptions());
export const useChangeDataKey = streamCall((input: DataKeyInputs['changeDataKey'], signal) => rpc.vault.changeDataKey(input, { signal }));
export const useReplaceShares = () => useMutation(orpc.vault.replaceShares.mutationOptions());
/** A question, not a command: nothing needs to refresh after it. */
export const useTryShares = () => useMutation(orpc.sites.checkShares.mutationOptions({ meta: { isDraft: true } }));
