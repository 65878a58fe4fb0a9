import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { Contract } from '../../../../shared/contract';
import { orpc } from '../../../lib/orpc';

type Outputs = InferContractRouterOutputs<Contract>['calibrationProgramme'];
export type Programmes = Outputs['list'];
export type Programme = Programmes['programmes'][number];
export type ProgrammeDay = Programmes['days'][number];
export type ProgrammeDetail = Outputs['get'];
export type ProgrammeContent = Programme['content'];
export type Choices = Outputs['choices'];
export type Fitted = Outputs['population']['fitted'];
export type Sample = Outputs['getSample'];
export type SaveProgramme = InferContractRouterInputs<Contract>['calibrationProgramme']['save'];

export const useProgrammes = () => useQuery(orpc.calibrationProgramme.list.queryOptions({ input: {} }));
export const useProgramme = (programmeId: string) => useQuery(orpc.calibrationProgramme.get.queryOptions({ input: { programmeId } }));
export const useProgrammeChoices = () => useQuery(orpc.calibrationProgramme.choices.queryOptions({ input: {} }));
export const usePopulation = (programmeId: string, dueOn: string) =>
  useQuery(orpc.calibrationProgramme.population.queryOptions({ input: { programmeId, dueOn } }));
export const useSample = (sampleId: string) => useQuery(orpc.calibrationProgramme.getSample.queryOptions({ input: { sampleId } }));
export const useLoad = () => useQuery(orpc.calibrationProgramme.load.queryOptions({ input: { months: 6 } }));
export const useSaveProgramme = () => useMutation(orpc.calibrationProgramme.save.mutationOptions());
export const useEndProgramme = () => useMutation(orpc.calibrationProgramme.end.mutationOptions());
export const useDraw = () => useMutation(orpc.calibrationProgramme.draw.mutationOptions());
export const useTakeOver = () => useMutation(orpc.calibrationProgramme.takeOver.mutationOptions());
export const useChooseProgrammeTarget = () => useMutation(orpc.calibrationProgramme.chooseTarget.mutationOptions());
export const useWriteProgramme = () => useMutation(orpc.calibrationProgramme.write.mutationOptions());
