import type { Contract } from '../../../shared/contract';
import { getAccessReview } from '../usecases/access/get-review';
import { listAccessReviews } from '../usecases/access/list-reviews';
import { prepareAccessReview } from '../usecases/access/prepare-review';
import { accessReviewDue } from '../usecases/access/review-due';
import { listRights } from '../usecases/access/rights';
import { signAccessReview } from '../usecases/access/sign-review';
import { getCompetency } from '../usecases/competencies/get';
import { listCompetencies } from '../usecases/competencies/list';
import { retireCompetency } from '../usecases/competencies/retire';
import { saveCompetency } from '../usecases/competencies/save';
import { getJobRole } from '../usecases/job-roles/get';
import { listJobRoles } from '../usecases/job-roles/list';
import { endRequirement } from '../usecases/requirements/end';
import { setRequirement } from '../usecases/requirements/set';
import { addScale } from '../usecases/scales/add';
import { listScales } from '../usecases/scales/list';
import { discardDraft } from '../usecases/drafts/discard';
import { getDraft } from '../usecases/drafts/get';
import { listDrafts } from '../usecases/drafts/list';
import { saveOwnDraft } from '../usecases/drafts/save';
import { assessmentForm } from '../usecases/assessments/form';
import { getAssessment } from '../usecases/assessments/get';
import { findAssessments } from '../usecases/assessments/list';
import { signAssessment } from '../usecases/assessments/sign';
import { checkFiledNote } from '../usecases/audit/check-filed';
import { signCheckpoint } from '../usecases/audit/checkpoint';
import { listFacets } from '../usecases/audit/facets';
import { getLogEntry } from '../usecases/audit/get';
import { searchLog } from '../usecases/audit/search';
import { verifyWholeRecord } from '../usecases/audit/verify';
import { acknowledgeClock } from '../usecases/clock/acknowledge';
import { listClockNotices } from '../usecases/clock/notices';
import { addEvidence } from '../usecases/evidence/add';
import { readEvidence } from '../usecases/evidence/read';
import { chooseImportFile } from '../usecases/imports/choose-file';
import { commitImport } from '../usecases/imports/commit';
import { getImport } from '../usecases/imports/get';
import { listImports } from '../usecases/imports/list';
import { previewImport } from '../usecases/imports/preview';
import { getPerson } from '../usecases/people/get';
import { listPeople } from '../usecases/people/list';
import { listUnits } from '../usecases/people/units';
import { choosePackageTarget } from '../usecases/exports/choose-target';
import { listWrittenPackages } from '../usecases/exports/list';
import { exportQualificationStatus } from '../usecases/exports/qualification-status';
import { readinessCell } from '../usecases/readiness/cell';
import { explainReadiness } from '../usecases/readiness/explain';
import { firstSteps } from '../usecases/readiness/first-steps';
import { readinessHeatmap } from '../usecases/readiness/heatmap';
import { readinessToday } from '../usecases/readiness/today';
import { findAnything } from '../usecases/search/find';
import { changeOwnPassphrase } from '../usecases/session/change-passphrase';
import { choosePassphrase } from '../usecases/session/choose-passphrase';
import { chooseSignerPassphrase } from '../usecases/session/choose-signer-passphrase';
import { getSession } from '../usecases/session/get';
import { lockSession } from '../usecases/session/lock';
import { renewPassphrase } from '../usecases/session/renew-passphrase';
import { touchSession } from '../usecases/session/touch';
import { unlockSession } from '../usecases/session/unlock';
import { watchSession } from '../usecases/session/watch';
import { checkSiteShares } from '../usecases/sites/check-shares';
import { chooseSiteFolder } from '../usecases/sites/choose-folder';
import { createSite } from '../usecases/sites/create';
import { listSites } from '../usecases/sites/list';
import { openSample } from '../usecases/sites/open-sample';
import { recoverSite } from '../usecases/sites/recover';
import { findSampleUsers } from '../usecases/sites/sample-users';
import { selectSite } from '../usecases/sites/select';
import { addUser } from '../usecases/users/add';
import { assignRoles } from '../usecases/users/assign-roles';
import { listAttempts } from '../usecases/users/attempts';
import { attestUser } from '../usecases/users/attest';
import { deactivateUser } from '../usecases/users/deactivate';
import { linkPerson } from '../usecases/users/link-person';
import { chooseBackup } from '../usecases/backups/choose';
import { chooseBackupPlace } from '../usecases/backups/choose-place';
import { listBackups } from '../usecases/backups/list';
import { makeBackup } from '../usecases/backups/make';
import { rehearseRestore } from '../usecases/backups/rehearse';
import { restoreBackup } from '../usecases/backups/restore';
import { listUsers } from '../usecases/users/list';
import { getOwnUser } from '../usecases/users/own';
import { getPassphrasePolicy } from '../usecases/users/passphrase-policy';
import { resetUser } from '../usecases/users/reset';
import { setPassphrasePolicy } from '../usecases/users/set-passphrase-policy';
import { changeDataKey } from '../usecases/vault/change-data-key';
import { findDataKey } from '../usecases/vault/data-key';
import { replaceShares } from '../usecases/vault/replace-shares';
import type { UseCaseFor } from '../usecases/context';

/** Every procedure of the contract and what does it. The compiler asks for each. */
export const useCases: { readonly [F in keyof Contract]: { readonly [P in keyof Contract[F]]: UseCaseFor<Contract[F][P]> } } = {
  sites: {
    list: listSites,
    chooseFolder: chooseSiteFolder,
    create: createSite,
    select: selectSite,
    openSample,
    sampleUsers: findSampleUsers,
    checkShares: checkSiteShares,
    recover: recoverSite,
  },
  session: {
    get: getSession,
    watch: watchSession,
    unlock: unlockSession,
    lock: lockSession,
    touch: touchSession,
    changePassphrase: changeOwnPassphrase,
    choosePassphrase,
    renewPassphrase,
    chooseSignerPassphrase,
  },
  backups: {
    list: listBackups,
    choosePlace: chooseBackupPlace,
    choose: chooseBackup,
    make: makeBackup,
    rehearse: rehearseRestore,
    restore: restoreBackup,
  },
  users: {
    list: listUsers,
    own: getOwnUser,
    add: addUser,
    reset: resetUser,
    attempts: listAttempts,
    passphrasePolicy: getPassphrasePolicy,
    setPassphrasePolicy,
    deactivate: deactivateUser,
    assignRoles,
    linkPerson,
    attest: attestUser,
  },
  access: {
    rights: listRights,
    reviewDue: accessReviewDue,
    listReviews: listAccessReviews,
    getReview: getAccessReview,
    prepareReview: prepareAccessReview,
    signReview: signAccessReview,
  },
  vault: { dataKey: findDataKey, changeDataKey, replaceShares },
  people: { units: listUnits, list: listPeople, get: getPerson },
  imports: { chooseFile: chooseImportFile, preview: previewImport, commit: commitImport, list: listImports, get: getImport },
  scales: { list: listScales, add: addScale },
  competencies: { list: listCompetencies, get: getCompetency, save: saveCompetency, retire: retireCompetency },
  jobRoles: { list: listJobRoles, get: getJobRole },
  requirements: { set: setRequirement, end: endRequirement },
  assessments: { form: assessmentForm, sign: signAssessment, list: findAssessments, get: getAssessment },
  evidence: { add: addEvidence, read: readEvidence },
  readiness: { heatmap: readinessHeatmap, cell: readinessCell, explain: explainReadiness, today: readinessToday, firstSteps },
  audit: {
    facets: listFacets,
    search: searchLog,
    get: getLogEntry,
    verify: verifyWholeRecord,
    checkpoint: signCheckpoint,
    checkFiled: checkFiledNote,
  },
  clock: { notices: listClockNotices, acknowledge: acknowledgeClock },
  exports: { chooseTarget: choosePackageTarget, qualificationStatus: exportQualificationStatus, list: listWrittenPackages },
  drafts: { list: listDrafts, get: getDraft, save: saveOwnDraft, discard: discardDraft },
  search: { find: findAnything },
};
