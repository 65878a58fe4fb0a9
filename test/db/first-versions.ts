import { assessment } from './first-versions/assessment';
import { calibration } from './first-versions/calibration';
import { evidence } from './first-versions/evidence';
import { exchange } from './first-versions/exchange';
import { framework } from './first-versions/framework';
import { intake } from './first-versions/intake';
import { people } from './first-versions/people';
import { readiness } from './first-versions/readiness';
import { sessions } from './first-versions/sessions';
import { validity } from './first-versions/validity';
import { work } from './first-versions/work';

/** A first version of a record in each table that keeps versions: what stands in its columns. */
export const firstVersions = {
  ...framework.versions,
  ...people.versions,
  ...intake.versions,
  ...exchange.versions,
  ...assessment.versions,
  ...readiness.versions,
  ...sessions.versions,
} as const;

/** A row of each table whose rows are told once; `key`: of what else there is one row, the column that does not say which. */
export const told = {
  ...intake.told,
  ...exchange.told,
  ...assessment.told,
  ...evidence.told,
  ...work.told,
  ...validity.told,
  ...readiness.told,
  ...calibration.told,
  ...sessions.told,
} as const;
