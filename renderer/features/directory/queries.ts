import type { InferContractRouterOutputs } from '@orpc/contract';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import type { Contract } from '../../../shared/contract';
import { orpc } from '../../lib/orpc';

type Outputs = InferContractRouterOutputs<Contract>['directory'];
export type Proposal = Outputs['list']['proposals'][number];
export type DirectoryPreview = Outputs['preview'];

export const useProposals = (includeDecided: boolean) =>
  useQuery({ ...orpc.directory.list.queryOptions({ input: { includeDecided } }), placeholderData: keepPreviousData });
export const useChooseFile = () => useMutation(orpc.directory.chooseFile.mutationOptions({ meta: writesNothing }));
export const usePreview = () => useMutation(orpc.directory.preview.mutationOptions({ meta: writesNothing }));
export const useCommit = () => useMutation(orpc.directory.commit.mutationOptions());
export const useDecline = () => useMutation(orpc.directory.decline.mutationOptions());
export const useEndAccount = () => useMutation(orpc.users.deactivate.mutationOptions());

/** These calls are made on purpose and not repeated, but nothing on record changes by them. */
const writesNothing = { isDraft: true };
