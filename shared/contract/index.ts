import type { ContractRouter } from '@orpc/contract';
import { assessments, evidence } from './assessments';
import { drafts } from './drafts';
import { exports } from './exchange';
import { competencies, jobRoles, requirements, scales } from './framework';
import { imports } from './imports';
import { people } from './people';
import type { ProcedureMeta } from './procedure';
import { readiness } from './readiness';
import { audit } from './records';
import { search } from './search';
import { session } from './session';
import { sites } from './sites';
import { users } from './users';

/** Everything the page can ask of the service. A procedure without kind and access does not compile. */
export const contract = {
  sites,
  session,
  users,
  people,
  imports,
  scales,
  competencies,
  jobRoles,
  requirements,
  assessments,
  evidence,
  readiness,
  audit,
  exports,
  drafts,
  search,
} satisfies ContractRouter<ProcedureMeta>;

export type Contract = typeof contract;
