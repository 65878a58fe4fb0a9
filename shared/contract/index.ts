import type { ContractRouter } from '@orpc/contract';
import { access } from './access';
import { assessments, evidence } from './assessments';
import { backups } from './backups';
import { clock } from './clock';
import { directory } from './directory';
import { completions } from './completions';
import { courseMap } from './course-map';
import { drafts } from './drafts';
import { exports } from './exchange';
import { experts } from './experts';
import { catalogue, competencies, jobRoles, scales } from './framework';
import { frameworkExchange } from './framework-exchange';
import { imports } from './imports';
import { intakeProfiles } from './intake-profiles';
import { matrix } from './matrix';
import { obligations } from './obligations';
import { identity } from './identity';
import { moves } from './moves';
import { onboarding } from './onboarding';
import { organisation } from './organisation';
import { packages } from './packages';
import { partners } from './partners';
import { people } from './people';
import { portfolio } from './portfolio';
import type { ProcedureMeta } from './procedure';
import { readiness } from './readiness';
import { audit } from './records';
import { recognitions } from './recognitions';
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
  identity,
  directory,
  imports,
  intakeProfiles,
  completions,
  courseMap,
  matrix,
  scales,
  competencies,
  jobRoles,
  catalogue,
  framework,
  frameworkExchange,
  requirements,
  obligations,
  moves,
  onboarding,
  experts,
  portfolio,
  assessments,
  evidence,
  readiness,
  audit,
  clock,
  exports,
  partners,
  packages,
  recognitions,
  drafts,
  search,
} satisfies ContractRouter<ProcedureMeta>;

export type Contract = typeof contract;
