import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { Contract } from '../../../shared/contract';
import { orpc } from '../../lib/orpc';

export type User = InferContractRouterOutputs<Contract>['users']['list']['users'][number];
export type Attempts = InferContractRouterOutputs<Contract>['users']['attempts'];
export type PassphrasePolicy = InferContractRouterOutputs<Contract>['users']['passphrasePolicy'];
export type NewUser = InferContractRouterInputs<Contract>['users']['add'];
export type Grant = User['grants'][number];
export type Unit = InferContractRouterOutputs<Contract>['people']['units']['units'][number];

export const useUsers = () => useQuery(orpc.users.list.queryOptions());
export const useRights = () => useQuery(orpc.access.rights.queryOptions());
export const useOwnUser = () => useQuery(orpc.users.own.queryOptions());
export type Proposal = InferContractRouterOutputs<Contract>['directory']['list']['proposals'][number];
/** What a directory proposes and nobody has decided. */
export const useOpenProposals = (isAsked: boolean) =>
  useQuery({ ...orpc.directory.list.queryOptions({ input: { includeDecided: false } }), enabled: isAsked });
export const useResetUser = () => useMutation(orpc.users.reset.mutationOptions());
export const useAttempts = (maySee: boolean) => useQuery({ ...orpc.users.attempts.queryOptions(), enabled: maySee });
export const usePassphrasePolicy = () => useQuery(orpc.users.passphrasePolicy.queryOptions());
export const useSetPassphrasePolicy = () => useMutation(orpc.users.setPassphrasePolicy.mutationOptions());
export const useAddUser = () => useMutation(orpc.users.add.mutationOptions());
export const useDeactivateUser = () => useMutation(orpc.users.deactivate.mutationOptions());
export const useAssignRoles = () => useMutation(orpc.users.assignRoles.mutationOptions());
export const useLinkPerson = () => useMutation(orpc.users.linkPerson.mutationOptions());
export const useAttestUser = () => useMutation(orpc.users.attest.mutationOptions());

export const useChangePassphrase = () => useMutation(orpc.session.changePassphrase.mutationOptions());
export const useChooseSignerPassphrase = () => useMutation(orpc.session.chooseSignerPassphrase.mutationOptions());

export const useUnits = (mayRead: boolean) => useQuery({ ...orpc.people.units.queryOptions(), enabled: mayRead });
export const useKnownSites = () => useQuery(orpc.sites.list.queryOptions());
