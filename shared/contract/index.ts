import type { ContractRouter } from '@orpc/contract';
import { access } from './access';
import { assessments, evidence } from './assessments';
import { backups } from './backups';
import { clock } from './clock';
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
import { vault } from './vault';

/** Everything the page can ask of the service. A procedure without kind and access does not compile. */
export const contract = {
  sites,
  session,
  backups,
  users,
  vault,
  access,
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
  clock,
  exports,
  drafts,
  search,
} satisfies ContractRouter<ProcedureMeta>;

export type Contract = typeof contract;
