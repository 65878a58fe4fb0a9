import type { ContractRouter } from '@orpc/contract';
import { access } from './access';
import { assessments, evidence } from './assessments';
import { backups } from './backups';
import { clock } from './clock';
import { drafts } from './drafts';
import { exports } from './exchange';
import { catalogue, competencies, jobRoles, scales } from './framework';
import { frameworkExchange } from './framework-exchange';
import { imports } from './imports';
import { obligations } from './obligations';
import { organisation } from './organisation';
import { people } from './people';
import type { ProcedureMeta } from './procedure';
import { readiness } from './readiness';
import { audit } from './records';
import { requirements } from './requirements';
import { framework } from './revisions';
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
  organisation,
  imports,
  scales,
  competencies,
  jobRoles,
  catalogue,
  framework,
  frameworkExchange,
  requirements,
  obligations,
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
