import type { Contract } from '../../../shared/contract';
import { assessment } from './use-cases/assessment';
import { calibration } from './use-cases/calibration';
import { evidence } from './use-cases/evidence';
import { exchange } from './use-cases/exchange';
import { framework } from './use-cases/framework';
import { intake } from './use-cases/intake';
import { people } from './use-cases/people';
import { readiness } from './use-cases/readiness';
import { site } from './use-cases/site';
import { validity } from './use-cases/validity';
import type { UseCasesOf } from './use-cases/use-cases-of';

/** Every procedure of the contract and what does it. The compiler asks for each. */
export const useCases: UseCasesOf<keyof Contract> = {
  ...site,
  ...people,
  ...intake,
  ...framework,
  ...assessment,
  ...evidence,
  ...validity,
  ...readiness,
  ...calibration,
  ...exchange,
};
