import type { ContractRouter } from '@orpc/contract';
import { access } from './access';
import { policy } from './assessment-policy';
import { assessmentCorrections } from './assessment-corrections';
import { assessments } from './assessments';
import { assessors } from './assessors';
import { backups } from './backups';
import { clock } from './clock';
import { directory } from './directory';
import { completions } from './completions';
import { courseMap } from './course-map';
import { drafts } from './drafts';
import { exports } from './exchange';
import { evidence } from './evidence';
import { currency } from './evidence-currency';
import { experts } from './experts';
import { feedback } from './feedback';
import { catalogue, competencies, jobRoles, scales } from './framework';
import { frameworkExchange } from './framework-exchange';
import { imports } from './imports';
import { intakeProfiles } from './intake-profiles';
import { matrix } from './matrix';
import { obligations } from './obligations';
import { identity } from './identity';
import { moves } from './moves';
import { onboarding } from './onboarding';
import { evidenceItems, observations } from './observations';
import { organisation } from './organisation';
import { ownRecord, priorLearning, selfRatings } from './own-record';
import { packages } from './packages';
import { paper } from './paper';
import { partners } from './partners';
import { people } from './people';
import { performances } from './performances';
import { portfolio } from './portfolio';
import type { ProcedureMeta } from './procedure';
import { readiness } from './readiness';
import { audit } from './records';
import { recognitions } from './recognitions';
import { relations } from './relations';
import { reports } from './reports';
import { requirements } from './requirements';
import { framework } from './revisions';
import { search } from './search';
import { secondRatings } from './second-ratings';
import { session } from './session';
import { sites } from './sites';
import { supervision } from './supervision';
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
  policy,
  assessors,
  relations,
  supervision,
  performances,
  requirements,
  obligations,
  moves,
  onboarding,
  experts,
  portfolio,
  reports,
  paper,
  assessments: { ...assessments, ...assessmentCorrections, ...secondRatings },
  evidence: { ...evidence, currency },
  observations,
  evidenceItems,
  selfRatings,
  priorLearning,
  feedback,
  ownRecord,
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
