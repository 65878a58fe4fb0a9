import type { Contract } from '../../shared/contract';
import type { InputsOf } from './access-inputs/asked';
import { assessment } from './access-inputs/assessment';
import { calibration } from './access-inputs/calibration';
import { evidence } from './access-inputs/evidence';
import { exchange } from './access-inputs/exchange';
import { framework } from './access-inputs/framework';
import { intake } from './access-inputs/intake';
import { people } from './access-inputs/people';
import { readiness } from './access-inputs/readiness';
import { site } from './access-inputs/site';
import { validity } from './access-inputs/validity';

/**
 * What each procedure is called with, harmless where it succeeds. The table of access is walked with it: a procedure
 * without its line here does not compile.
 */
export const inputs: InputsOf<keyof Contract> = {
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
