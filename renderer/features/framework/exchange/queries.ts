import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { Contract } from '../../../../shared/contract';
import type { frameworkPreview } from '../../../../shared/contract/framework-exchange';
import { orpc } from '../../../lib/orpc';
import { rpc } from '../../../lib/rpc';
import { previewCall, streamCall } from '../../../lib/stream-call';

type Inputs = InferContractRouterInputs<Contract>;
type Outputs = InferContractRouterOutputs<Contract>;

export type Preview = z.infer<typeof frameworkPreview>;
export type PreviewedItem = Preview['items'][number];
export type Problem = Preview['problems'][number];
export type Format = Outputs['frameworkExchange']['formats']['formats'][number];
export type ChosenFile = Outputs['frameworkExchange']['chooseFiles']['files'][number];

export const useFormats = () => useQuery(orpc.frameworkExchange.formats.queryOptions());
export const useChooseFiles = () => useMutation(orpc.frameworkExchange.chooseFiles.mutationOptions());
/** Goes on while another page is looked at, and stays until the next one. */
export const usePreview = previewCall((input: Inputs['frameworkExchange']['preview'], signal) =>
  rpc.frameworkExchange.preview(input, { signal }),
);
export const usePreviewItem = (previewId: string, itemId: string) =>
  useQuery(orpc.frameworkExchange.previewItem.queryOptions({ input: { previewId, itemId } }));
export const useApply = () => useMutation(orpc.frameworkExchange.apply.mutationOptions());
export const useChooseTarget = () => useMutation(orpc.frameworkExchange.chooseTarget.mutationOptions());
export const useWrite = streamCall((input: Inputs['frameworkExchange']['write'], signal) => rpc.frameworkExchange.write(input, { signal }));
