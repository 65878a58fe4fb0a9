import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { Contract } from '../../../shared/contract';
import type { completionPreview, completionReading } from '../../../shared/contract/completions';
import type { matrixPreview, matrixReading } from '../../../shared/contract/matrix';
import { orpc } from '../../lib/orpc';
import { rpc } from '../../lib/rpc';
import { previewCall } from '../../lib/stream-call';

type Inputs = InferContractRouterInputs<Contract>;
type Outputs = InferContractRouterOutputs<Contract>;

export type Preview = z.infer<typeof completionPreview>;
export type DryRun = NonNullable<Preview['dryRun']>;
export type Reading = z.infer<typeof completionReading>;
export type MatrixPreview = z.infer<typeof matrixPreview>;
export type MatrixReading = z.infer<typeof matrixReading>;
export type Batch = Outputs['completions']['batch'];
export type UnmappedCourse = Outputs['completions']['unmapped']['courses'][number];
export type Learner = Outputs['completions']['learners']['learners'][number];
export type MapLine = Outputs['courseMap']['list']['lines'][number];
export type CourseMapPreview = Outputs['courseMap']['preview'];
export type NewMapLine = Inputs['courseMap']['save']['lines'][number];
export type Claim = Outputs['matrix']['claims']['claims'][number];

/** These calls are made on purpose and not repeated, but nothing on record changes by them. */
const writesNothing = { isDraft: true };

export const useChooseFile = () => useMutation(orpc.completions.chooseFile.mutationOptions({ meta: writesNothing }));
/** Goes on while another page is looked at, and stays until the next one. */
export const usePreview = previewCall((input: Inputs['completions']['preview'], signal) => rpc.completions.preview(input, { signal }));
export const useCommit = () => useMutation(orpc.completions.commit.mutationOptions());
export const useBatch = (batchId: string) => useQuery(orpc.completions.batch.queryOptions({ input: { batchId } }));
export const useReverse = () => useMutation(orpc.completions.reverse.mutationOptions());
export const useUnmapped = (isAsked = true) => useQuery({ ...orpc.completions.unmapped.queryOptions(), enabled: isAsked });
export const useLearners = (isAsked = true) => useQuery({ ...orpc.completions.learners.queryOptions(), enabled: isAsked });
export const useMatch = () => useMutation(orpc.completions.match.mutationOptions());

export const useCourseMap = () => useQuery(orpc.courseMap.list.queryOptions());
export const usePreviewCourseMap = () => useMutation(orpc.courseMap.preview.mutationOptions({ meta: { isDraft: true } }));
export const useChooseMapTarget = () => useMutation(orpc.courseMap.chooseTarget.mutationOptions({ meta: { isDraft: true } }));
export const useWriteCourseMap = () => useMutation(orpc.courseMap.write.mutationOptions());
export const useSaveCourseMap = () => useMutation(orpc.courseMap.save.mutationOptions());
export const useCompetencies = () => useQuery(orpc.competencies.list.queryOptions({ input: {} }));
export const useScales = () => useQuery(orpc.scales.list.queryOptions({ input: {} }));

export const useChooseMatrix = () => useMutation(orpc.matrix.chooseFile.mutationOptions({ meta: writesNothing }));
export const useMatrixPreview = previewCall((input: Inputs['matrix']['preview'], signal) => rpc.matrix.preview(input, { signal }));
export const useCommitMatrix = () => useMutation(orpc.matrix.commit.mutationOptions());
export const useClaims = (isOpen: boolean) => useQuery(orpc.matrix.claims.queryOptions({ input: { isOpen } }));
export const useDecide = () => useMutation(orpc.matrix.decide.mutationOptions());
