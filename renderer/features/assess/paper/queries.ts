import type { InferContractRouterOutputs } from '@orpc/contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { Contract } from '../../../../shared/contract';
import { orpc } from '../../../lib/orpc';

type Outputs = InferContractRouterOutputs<Contract>;
export type PaperForm = Outputs['paper']['list']['forms'][number];
export type FoundForm = Outputs['paper']['find'];

export const usePaperForms = () => useQuery(orpc.paper.list.queryOptions());
export const usePaperForm = (code: string) => useQuery(orpc.paper.find.queryOptions({ input: { code } }));
export const usePrintForms = () => useMutation(orpc.paper.print.mutationOptions());
export const useEnterForm = () => useMutation(orpc.paper.enter.mutationOptions());
export const useSignForm = () => useMutation(orpc.paper.sign.mutationOptions());
export const useVoidForm = () => useMutation(orpc.paper.void.mutationOptions());
/** A document changes nothing, so nothing refreshes. */
export const useSheets = () => useMutation(orpc.paper.sheets.mutationOptions({ meta: { isDraft: true } }));
export const useRecordPdf = () => useMutation(orpc.reports.assessments.mutationOptions({ meta: { isDraft: true } }));
