import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import { useMutation } from '@tanstack/react-query';
import type { Contract } from '../../../shared/contract';
import { orpc } from '../../lib/orpc';
import { rpc } from '../../lib/rpc';
import { streamCall } from '../../lib/stream-call';

type Outputs = InferContractRouterOutputs<Contract>['backups'];

export type ChosenBackup = NonNullable<Outputs['choose']>;
export type ChosenPlace = NonNullable<Outputs['choosePlace']>;

export const useChooseBackup = () => useMutation(orpc.backups.choose.mutationOptions({ meta: { isDraft: true } }));
export const useChoosePlace = () => useMutation(orpc.backups.choosePlace.mutationOptions({ meta: { isDraft: true } }));
export const useRestore = streamCall((input: InferContractRouterInputs<Contract>['backups']['restore'], signal) =>
  rpc.backups.restore(input, { signal }),
);
