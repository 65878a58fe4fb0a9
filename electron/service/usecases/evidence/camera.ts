import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import type { StationUseCase } from '../context';

export const allowCamera: StationUseCase<Contract['evidence']['camera']> = async ({ platform }, { isOn }) => {
  await platform.allowCamera(isOn);
  return ok({ isOn });
};
