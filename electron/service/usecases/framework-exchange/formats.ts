import type { Contract } from '../../../../shared/contract';
import { formats } from '../../../../shared/domain/exchange/formats';
import { ok } from '../../../../shared/result';
import type { QueryUseCase } from '../context';

export const exchangeFormats: QueryUseCase<Contract['frameworkExchange']['formats']> = async () =>
  ok({
    formats: formats.map(({ key, name, extensions, choices, write }) => ({
      key,
      name,
      extensions: [...extensions],
      canWrite: write !== undefined,
      choices: choices.map((choice) => ({ ...choice, options: [...choice.options] })),
    })),
  });
