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
import { duties } from './duties';
import { events } from './events';
import { exceptions } from './exceptions';
import { exports } from './exchange';
import { evidence } from './evidence';
import { currency } from './evidence-currency';
import { experts } from './experts';
import { feedback } from './feedback';
import { calibrationCases } from './calibration-cases';
import { calibrationProgramme } from './calibration-programme';
import { calibrationResults } from './calibration-results';
import { calibrationSessions } from './calibration-sessions';
import { guestSessions } from './guest-sessions';
import { catalogue, competencies, jobRoles, scales } from './framework';
import { frameworkExchange } from './framework-exchange';
import { figures } from './figures';
import { gaps } from './gaps';
import { gate } from './gate';
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
import { readinessViews } from './readiness-views';
import { audit } from './records';
import { recognitions } from './recognitions';
import { relations } from './relations';
import { reports } from './reports';
import { requirements } from './requirements';
import { lookBacks } from './look-backs';
import { recalibration } from './recalibration';
import { riskRules } from './risk-rule';
import { thresholds } from './calibration-thresholds';
import { framework } from './revisions';
import { search } from './search';
import { secondRatings } from './second-ratings';
import { session } from './session';
import { sites } from './sites';
import { standingMatrix } from './standing-matrix';
import { supervision } from './supervision';
import { users } from './users';
import { vault } from './vault';
import { views } from './views';
import { yearAhead } from './year-ahead';

/** Written out, because what would be inferred is longer than the compiler passes on. */
export type Contract = {
  readonly sites: typeof sites;
  readonly session: typeof session;
  readonly backups: typeof backups;
  readonly users: typeof users;
  readonly vault: typeof vault;
  readonly access: typeof access;
  readonly people: typeof people;
  readonly organisation: typeof organisation;
  readonly identity: typeof identity;
  readonly directory: typeof directory;
  readonly imports: typeof imports;
  readonly intakeProfiles: typeof intakeProfiles;
  readonly completions: typeof completions;
  readonly courseMap: typeof courseMap;
  readonly matrix: typeof matrix;
  readonly scales: typeof scales;
  readonly competencies: typeof competencies;
  readonly jobRoles: typeof jobRoles;
  readonly catalogue: typeof catalogue;
  readonly framework: typeof framework;
  readonly frameworkExchange: typeof frameworkExchange;
  readonly policy: typeof policy;
  readonly assessors: typeof assessors;
  readonly relations: typeof relations;
  readonly supervision: typeof supervision;
  readonly performances: typeof performances;
  readonly requirements: typeof requirements;
  readonly events: typeof events;
  readonly exceptions: typeof exceptions;
  readonly obligations: typeof obligations;
  readonly duties: typeof duties;
  readonly moves: typeof moves;
  readonly onboarding: typeof onboarding;
  readonly experts: typeof experts;
  readonly portfolio: typeof portfolio;
  readonly reports: typeof reports;
  readonly paper: typeof paper;
  readonly assessments: typeof assessments & typeof assessmentCorrections & typeof secondRatings;
  readonly evidence: typeof evidence & { readonly currency: typeof currency };
  readonly observations: typeof observations;
  readonly evidenceItems: typeof evidenceItems;
  readonly selfRatings: typeof selfRatings;
  readonly priorLearning: typeof priorLearning;
  readonly feedback: typeof feedback;
  readonly ownRecord: typeof ownRecord;
  readonly readiness: typeof readiness;
  readonly gaps: typeof gaps;
  readonly gate: typeof gate;
  readonly riskRules: typeof riskRules;
  readonly thresholds: typeof thresholds;
  readonly recalibration: typeof recalibration;
  readonly lookBacks: typeof lookBacks;
  readonly figures: typeof figures;
  readonly readinessViews: typeof readinessViews;
  readonly standingMatrix: typeof standingMatrix;
  readonly calibrationSessions: typeof calibrationSessions;
  readonly guestSessions: typeof guestSessions;
  readonly calibrationResults: typeof calibrationResults;
  readonly calibrationCases: typeof calibrationCases;
  readonly calibrationProgramme: typeof calibrationProgramme;
  readonly views: typeof views;
  readonly yearAhead: typeof yearAhead;
  readonly audit: typeof audit;
  readonly clock: typeof clock;
  readonly exports: typeof exports;
  readonly partners: typeof partners;
  readonly packages: typeof packages;
  readonly recognitions: typeof recognitions;
  readonly drafts: typeof drafts;
  readonly search: typeof search;
};

/** Everything the page can ask of the service. A procedure without kind and access does not compile. */
export const contract: Contract = {
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
  events,
  exceptions,
  obligations,
  duties,
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
  gaps,
  gate,
  riskRules,
  thresholds,
  recalibration,
  lookBacks,
  figures,
  readinessViews,
  standingMatrix,
  calibrationSessions,
  guestSessions,
  calibrationResults,
  calibrationCases,
  calibrationProgramme,
  views,
  yearAhead,
  audit,
  clock,
  exports,
  partners,
  packages,
  recognitions,
  drafts,
  search,
} satisfies ContractRouter<ProcedureMeta>;
