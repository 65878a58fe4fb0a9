import type { InferContractRouterOutputs } from '@orpc/contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { Contract } from '../../../../shared/contract';
import { orpc } from '../../../lib/orpc';

export type Relation = InferContractRouterOutputs<Contract>['relations']['list']['relations'][number];

export const useRelations = (personId: string) => useQuery(orpc.relations.list.queryOptions({ input: { personId } }));
export const useDeclare = () => useMutation(orpc.relations.declare.mutationOptions());
export const useEndRelation = () => useMutation(orpc.relations.end.mutationOptions());
