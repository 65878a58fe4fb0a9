import type { Contract } from '../../../shared/contract';
import { getAccessReview } from '../usecases/access/get-review';
import { listAccessReviews } from '../usecases/access/list-reviews';
import { prepareAccessReview } from '../usecases/access/prepare-review';
import { listRights } from '../usecases/access/rights';
import { signAccessReview } from '../usecases/access/sign-review';
import { clauseCoverage } from '../usecases/catalogue/clause-coverage';
import { listCatalogue } from '../usecases/catalogue/list';
import { catalogueLinks } from '../usecases/catalogue/links';
import { itemOrigin } from '../usecases/catalogue/origin';
import { blockUsedIn } from '../usecases/catalogue/used-in';
import { listStewards } from '../usecases/catalogue/stewards';
import { getCompetency } from '../usecases/competencies/get';
import { listCompetencies } from '../usecases/competencies/list';
import { actProgress } from '../usecases/framework/act-progress';
import { draftAdvice } from '../usecases/framework/advice';
import { approveRevision } from '../usecases/framework/approve';
import { changeDraft } from '../usecases/framework/change';
import { compareRevisions } from '../usecases/framework/compare';
import { describeDraft } from '../usecases/framework/describe-draft';
import { discardFrameworkDraft } from '../usecases/framework/discard-draft';
import { draftFaults } from '../usecases/framework/faults';
import { giveBackRevision } from '../usecases/framework/give-back';
import { impactOfRevision } from '../usecases/framework/impact';
import { impactPage } from '../usecases/framework/impact-rows';
import { frameworkItem } from '../usecases/framework/item';
import { frameworkItems } from '../usecases/framework/items';
import { listFrameworks } from '../usecases/framework/list';
import { lockItem } from '../usecases/framework/lock';
import { reviewItems } from '../usecases/framework/reviewed';
import { listReviewsDue } from '../usecases/framework/reviews-due';
import { getRevision } from '../usecases/framework/revision';
import { listRevisions } from '../usecases/framework/revisions';
import { rollOutRevision } from '../usecases/framework/roll-out';
import { saveLibrary } from '../usecases/framework/save-library';
import { startDraft } from '../usecases/framework/start-draft';
import { submitDraft } from '../usecases/framework/submit';
import { frameworkTree } from '../usecases/framework/tree';
import { undoDraft } from '../usecases/framework/undo';
import { withdrawRevision } from '../usecases/framework/withdraw';
import { roleAccomplishments } from '../usecases/job-roles/accomplishments';
import { applyPreview } from '../usecases/framework-exchange/apply';
import { chooseFrameworkFiles } from '../usecases/framework-exchange/choose-files';
import { chooseFrameworkTarget } from '../usecases/framework-exchange/choose-target';
import { exchangeFormats } from '../usecases/framework-exchange/formats';
import { previewFramework } from '../usecases/framework-exchange/preview';
import { previewFrameworkItem } from '../usecases/framework-exchange/preview-item';
import { writeFramework } from '../usecases/framework-exchange/write';
import { getJobRole } from '../usecases/job-roles/get';
import { listJobRoles } from '../usecases/job-roles/list';
import { listScales } from '../usecases/scales/list';
import { discardDraft } from '../usecases/drafts/discard';
import { getDraft } from '../usecases/drafts/get';
import { listDrafts } from '../usecases/drafts/list';
import { saveOwnDraft } from '../usecases/drafts/save';
import { changeAuthority, resumeAuthority, suspendAuthority } from '../usecases/assessors/change';
import { whoMayAssess } from '../usecases/assessors/for-assessment';
import { grantAuthority } from '../usecases/assessors/grant';
import { authorityCandidates, getAuthority, listAuthorities } from '../usecases/assessors/list';
import { getPolicy } from '../usecases/policy/get';
import { savePolicy } from '../usecases/policy/save';
import { declareRelation, endRelation } from '../usecases/relations/declare';
import { listRelations } from '../usecases/relations/list';
import { aroundEvent } from '../usecases/events/around';
import { eventKinds } from '../usecases/events/kinds';
import { listEvents } from '../usecases/events/list';
import { eventPlaces } from '../usecases/events/places';
import { previewEvent } from '../usecases/events/preview';
import { recordEvent } from '../usecases/events/record';
import { voidEvent } from '../usecases/events/void';
import { listPerformanceBatches } from '../usecases/performances/batches';
import { choosePerformanceFile } from '../usecases/performances/choose-file';
import { commitPerformances } from '../usecases/performances/commit';
import { listPerformances } from '../usecases/performances/list';
import { previewPerformances } from '../usecases/performances/preview';
import { recordPerformance } from '../usecases/performances/record';
import { reversePerformances, voidPerformance } from '../usecases/performances/void';
import { listSupervision } from '../usecases/supervision/list';
import { recordSupervision } from '../usecases/supervision/record';
import { voidSupervision } from '../usecases/supervision/void';
import { amendAssessment } from '../usecases/assessments/amend';
import { cosignAssessment } from '../usecases/assessments/cosign';
import { assessmentForm } from '../usecases/assessments/form';
import { getAssessment } from '../usecases/assessments/get';
import { keepAssessment } from '../usecases/assessments/keep';
import { findAssessments } from '../usecases/assessments/list';
import { rateFirst } from '../usecases/assessments/rate-first';
import { rateSecond } from '../usecases/assessments/rate-second';
import { returnAssessment } from '../usecases/assessments/return';
import { signAssessment } from '../usecases/assessments/sign';
import { signGroup } from '../usecases/assessments/sign-group';
import { verifyAssessment } from '../usecases/assessments/verify';
import { voidAssessment } from '../usecases/assessments/void';
import { assessmentsWaiting } from '../usecases/assessments/waiting';
import { withdrawFirst } from '../usecases/assessments/withdraw-first';
import { checkFiledNote } from '../usecases/audit/check-filed';
import { chooseCompletionFile } from '../usecases/completions/choose-file';
import { getCompletionBatch } from '../usecases/completions/batch';
import { commitCompletions } from '../usecases/completions/commit';
import { listLearners } from '../usecases/completions/learners';
import { matchLearner } from '../usecases/completions/match';
import { evidenceOfPerson } from '../usecases/completions/of-person';
import { previewCompletions } from '../usecases/completions/preview';
import { reverseCompletions } from '../usecases/completions/reverse';
import { listUnmappedCourses } from '../usecases/completions/unmapped';
import { chooseCourseMapTarget } from '../usecases/course-map/choose-target';
import { listCourseMap } from '../usecases/course-map/list';
import { previewCourseMap } from '../usecases/course-map/preview';
import { saveCourseMap } from '../usecases/course-map/save';
import { writeCourseMap } from '../usecases/course-map/write';
import { chooseMatrixFile } from '../usecases/matrix/choose-file';
import { listClaims } from '../usecases/matrix/claims';
import { commitMatrix } from '../usecases/matrix/commit';
import { decideClaims } from '../usecases/matrix/decide';
import { previewMatrix } from '../usecases/matrix/preview';
import { signCheckpoint } from '../usecases/audit/checkpoint';
import { listFacets } from '../usecases/audit/facets';
import { getLogEntry } from '../usecases/audit/get';
import { searchLog } from '../usecases/audit/search';
import { verifyWholeRecord } from '../usecases/audit/verify';
import { acknowledgeClock } from '../usecases/clock/acknowledge';
import { listClockNotices } from '../usecases/clock/notices';
import { addEvidence } from '../usecases/evidence/add';
import { appendEvidence } from '../usecases/evidence/append';
import { attachEvidence } from '../usecases/evidence/attach';
import { beginEvidence } from '../usecases/evidence/begin';
import { allowCamera } from '../usecases/evidence/camera';
import { cancelEvidence } from '../usecases/evidence/cancel';
import { chooseEvidence } from '../usecases/evidence/choose';
import { evidenceCurrency } from '../usecases/evidence/currency';
import { finishEvidence } from '../usecases/evidence/finish';
import { readEvidence } from '../usecases/evidence/read';
import { saveEvidenceCopy } from '../usecases/evidence/save-copy';
import { chooseImportFile } from '../usecases/imports/choose-file';
import { commitImport } from '../usecases/imports/commit';
import { commitProgress } from '../usecases/imports/commit-progress';
import { getImport } from '../usecases/imports/get';
import { listImports } from '../usecases/imports/list';
import { previewImport } from '../usecases/imports/preview';
import { reverseImport } from '../usecases/imports/reverse';
import { getProfile } from '../usecases/intake-profiles/get';
import { listProfiles } from '../usecases/intake-profiles/list';
import { retireProfile } from '../usecases/intake-profiles/retire';
import { saveProfile } from '../usecases/intake-profiles/save';
import { findExpertsIn } from '../usecases/experts/find';
import { cancelMove } from '../usecases/moves/cancel';
import { confirmMove } from '../usecases/moves/confirm';
import { listMoves } from '../usecases/moves/list';
import { movesOfPerson } from '../usecases/moves/of-person';
import { planMove } from '../usecases/moves/plan';
import { previewMove } from '../usecases/moves/preview';
import { acknowledgeObligation } from '../usecases/obligations/acknowledge';
import { completeObligation } from '../usecases/obligations/complete';
import { getObligation } from '../usecases/obligations/get';
import { findObligations } from '../usecases/obligations/list';
import { obligationText } from '../usecases/obligations/text';
import { chooseDirectoryFile } from '../usecases/directory/choose-file';
import { commitDirectory } from '../usecases/directory/commit';
import { declineProposal } from '../usecases/directory/decline';
import { listProposals } from '../usecases/directory/list';
import { previewDirectory } from '../usecases/directory/preview';
import { saveOnboarding } from '../usecases/onboarding/save';
import { onboardingTemplate } from '../usecases/onboarding/template';
import { addEvidenceItem } from '../usecases/evidence-items/add';
import { addStatement } from '../usecases/evidence-items/add-statement';
import { amendEvidenceItem } from '../usecases/evidence-items/amend';
import { getEvidenceItem, listEvidenceItems } from '../usecases/evidence-items/list';
import { againstConsensus } from '../usecases/calibration-results/against-consensus';
import { changeLogFile } from '../usecases/calibration-results/change-log-file';
import { comparisonFile } from '../usecases/calibration-results/comparison-file';
import { computeResult } from '../usecases/calibration-results/compute';
import { driftOfMembers } from '../usecases/calibration-results/drift';
import { getResult } from '../usecases/calibration-results/get';
import { printMinutes } from '../usecases/calibration-results/minutes-file';
import { pastResults } from '../usecases/calibration-results/past';
import { proposeRewording } from '../usecases/calibration-results/propose-rewording';
import { printResult } from '../usecases/calibration-results/report';
import { abandonSession } from '../usecases/calibration-sessions/abandon';
import { beginTurn } from '../usecases/calibration-sessions/begin-turn';
import { sessionBoard } from '../usecases/calibration-sessions/board';
import { sessionCandidates } from '../usecases/calibration-sessions/candidates';
import { decideCase } from '../usecases/calibration-sessions/decide';
import { recordDissent } from '../usecases/calibration-sessions/dissent';
import { finaliseSession } from '../usecases/calibration-sessions/finalise';
import { getSession as getCalibrationSession } from '../usecases/calibration-sessions/get';
import { giveShare } from '../usecases/calibration-sessions/give-share';
import { handInRatings } from '../usecases/calibration-sessions/hand-in';
import { listSessions } from '../usecases/calibration-sessions/list';
import { sessionMinutes } from '../usecases/calibration-sessions/minutes';
import { newRound } from '../usecases/calibration-sessions/new-round';
import { chooseCaseFile, writeCaseFile } from '../usecases/calibration-sessions/write-case-file';
import { beginGuestTurn } from '../usecases/guest-sessions/begin-turn';
import { chooseRater } from '../usecases/guest-sessions/choose-rater';
import { getGuestSession } from '../usecases/guest-sessions/get';
import { handInGuestRatings } from '../usecases/guest-sessions/hand-in';
import { listGuestSessions } from '../usecases/guest-sessions/list';
import { showGuestFile } from '../usecases/guest-sessions/show-file';
import { recordAbsence } from '../usecases/calibration-sessions/record-absence';
import { saveSession } from '../usecases/calibration-sessions/save';
import { endTurn, saveRatingOfTurn } from '../usecases/calibration-sessions/save-draft';
import { showSessionFile } from '../usecases/calibration-sessions/show-file';
import { signMinutes } from '../usecases/calibration-sessions/sign-minutes';
import { startSession } from '../usecases/calibration-sessions/start';
import { writeMinutes } from '../usecases/calibration-sessions/write-minutes';
import { answerRound } from '../usecases/feedback/answer';
import { feedbackCandidates } from '../usecases/feedback/candidates';
import { closeRound } from '../usecases/feedback/close';
import { feedbackForm, roundsForMe } from '../usecases/feedback/form';
import { listRounds } from '../usecases/feedback/list';
import { openRound } from '../usecases/feedback/open';
import { observableIndicators } from '../usecases/observations/indicators';
import { listObservations } from '../usecases/observations/list';
import { recordObservation } from '../usecases/observations/record';
import { replaceObservation } from '../usecases/observations/replace';
import { answerRecord } from '../usecases/own-record/answer';
import { getOwnRecord, listAnswers } from '../usecases/own-record/get';
import { showOwnRecord } from '../usecases/own-record/show';
import { decidePriorLearning } from '../usecases/prior-learning/decide';
import { listSelfRatings } from '../usecases/self-ratings/list';
import { rateOneself } from '../usecases/self-ratings/rate';
import { enterPaper } from '../usecases/paper/enter';
import { findPaper } from '../usecases/paper/find';
import { listPaper } from '../usecases/paper/list';
import { printPaper } from '../usecases/paper/print';
import { paperSheets } from '../usecases/paper/sheets';
import { signPaper } from '../usecases/paper/sign';
import { voidPaper } from '../usecases/paper/void';
import { getPortfolio } from '../usecases/portfolio/get';
import { printAssessments } from '../usecases/reports/assessments';
import { printPortfolio } from '../usecases/reports/portfolio';
import { listDuplicates } from '../usecases/identity/duplicates';
import { keepDistinct } from '../usecases/identity/distinct';
import { listManagerFaults } from '../usecases/identity/managers';
import { mergePeople } from '../usecases/identity/merge';
import { unmergePerson } from '../usecases/identity/unmerge';
import { addIdentifier } from '../usecases/people/add-identifier';
import { addPerson } from '../usecases/people/add';
import { assignPosition } from '../usecases/people/assign';
import { changePerson } from '../usecases/people/change';
import { correctPerson } from '../usecases/people/correct';
import { employPerson } from '../usecases/people/employ';
import { endCorrection } from '../usecases/people/end-correction';
import { endIdentifier } from '../usecases/people/end-identifier';
import { endPosition } from '../usecases/people/end-position';
import { addUnit } from '../usecases/organisation/add';
import { changeUnit } from '../usecases/organisation/change';
import { closeUnit } from '../usecases/organisation/close';
import { unitHistory } from '../usecases/organisation/history';
import { organisationTree } from '../usecases/organisation/tree';
import { getPerson } from '../usecases/people/get';
import { listPeople } from '../usecases/people/list';
import { listUnits } from '../usecases/people/units';
import { chooseDutiesTarget } from '../usecases/duties/choose-target';
import { levelDuties } from '../usecases/duties/level';
import { planDuties } from '../usecases/duties/plan';
import { getPlan } from '../usecases/duties/get-plan';
import { listPlans } from '../usecases/duties/list-plans';
import { writePlan } from '../usecases/duties/write-plan';
import { listLapses } from '../usecases/duties/lapses';
import { listDuties } from '../usecases/duties/list';
import { writeDuties } from '../usecases/duties/write';
import { chooseExceptionsTarget } from '../usecases/exceptions/choose-target';
import { exemptPerson } from '../usecases/exceptions/exempt';
import { extendQualification } from '../usecases/exceptions/extend';
import { extendQualificationAgain } from '../usecases/exceptions/extend-again';
import { getException } from '../usecases/exceptions/get';
import { listExceptions } from '../usecases/exceptions/list';
import { exceptionsOfPerson } from '../usecases/exceptions/of-person';
import { reinstateQualification } from '../usecases/exceptions/reinstate';
import { revokeQualification } from '../usecases/exceptions/revoke';
import { suspendQualification } from '../usecases/exceptions/suspend';
import { termsOfExceptions } from '../usecases/exceptions/terms';
import { waiveRequirement } from '../usecases/exceptions/waive';
import { withdrawException } from '../usecases/exceptions/withdraw';
import { writeExceptions } from '../usecases/exceptions/write';
import { choosePackageTarget } from '../usecases/exports/choose-target';
import { listWrittenPackages } from '../usecases/exports/list';
import { exportPackage } from '../usecases/exports/write';
import { readinessChoices } from '../usecases/readiness/choices';
import { readinessCell } from '../usecases/readiness/cell';
import { chooseViewTarget } from '../usecases/readiness-views/choose-target';
import { printView } from '../usecases/readiness-views/print';
import { writeView } from '../usecases/readiness-views/write';
import { getFigures } from '../usecases/figures/get';
import { listFigure } from '../usecases/figures/list';
import { figuresTrend } from '../usecases/figures/trend';
import { countGaps } from '../usecases/gaps/count';
import { listGaps } from '../usecases/gaps/list';
import { askGate } from '../usecases/gate/ask';
import { findAtGate } from '../usecases/gate/find';
import { issueSlip } from '../usecases/gate/issue';
import { printAnswer } from '../usecases/gate/print';
import { gateProof } from '../usecases/gate/proof';
import { gateRecords } from '../usecases/gate/records';
import { signProof } from '../usecases/gate/sign';
import { gateTasks } from '../usecases/gate/tasks';
import { getThresholds } from '../usecases/thresholds/get';
import { saveThresholds } from '../usecases/thresholds/save';
import { getAssessor, ownCalibration } from '../usecases/recalibration/get';
import { addCaseFile } from '../usecases/calibration-cases/add-file';
import { assignStudy } from '../usecases/calibration-cases/assign-study';
import { caseFromAssessment } from '../usecases/calibration-cases/from-assessment';
import { caseFromSession } from '../usecases/calibration-cases/from-session';
import { decideStudy } from '../usecases/calibration-cases/decide-study';
import { getGoldCase } from '../usecases/calibration-cases/get';
import { goldCaseFrame } from '../usecases/calibration-cases/frame';
import { handInStudy } from '../usecases/calibration-cases/hand-in-study';
import { listGoldCases } from '../usecases/calibration-cases/list';
import { listStudies } from '../usecases/calibration-cases/list-studies';
import { openStudy } from '../usecases/calibration-cases/open-study';
import { ownStudies } from '../usecases/calibration-cases/own-studies';
import { previewCase } from '../usecases/calibration-cases/preview';
import { readStudyResult } from '../usecases/calibration-cases/study-result';
import { retireGoldCase } from '../usecases/calibration-cases/retire';
import { saveGoldCase } from '../usecases/calibration-cases/save';
import { saveMask } from '../usecases/calibration-cases/save-mask';
import { showCaseFile } from '../usecases/calibration-cases/show-file';
import { showStudyFile } from '../usecases/calibration-cases/show-study-file';
import { withdrawStudy } from '../usecases/calibration-cases/withdraw-study';
import { calibrationLoad } from '../usecases/calibration-programme/load';
import { chooseProgrammeTarget } from '../usecases/calibration-programme/choose-target';
import { drawProgramme } from '../usecases/calibration-programme/draw';
import { endProgramme } from '../usecases/calibration-programme/end';
import { getProgramme } from '../usecases/calibration-programme/get';
import { getSample } from '../usecases/calibration-programme/get-sample';
import { listProgrammes } from '../usecases/calibration-programme/list';
import { programmeChoices } from '../usecases/calibration-programme/choices';
import { programmePopulation } from '../usecases/calibration-programme/population';
import { saveProgramme } from '../usecases/calibration-programme/save';
import { takeOverSample } from '../usecases/calibration-programme/take-over';
import { writeProgramme } from '../usecases/calibration-programme/write';
import { listAssessors } from '../usecases/recalibration/list';
import { getLookBack, lookBackDecisions } from '../usecases/look-backs/get';
import { keepLookedBack } from '../usecases/look-backs/keep';
import { reassessLookedBack } from '../usecases/look-backs/reassess';
import { voidLookedBack } from '../usecases/look-backs/void';
import { getRiskRule } from '../usecases/risk-rules/get';
import { saveRiskRule } from '../usecases/risk-rules/save';
import { explainReadiness } from '../usecases/readiness/explain';
import { firstSteps } from '../usecases/readiness/first-steps';
import { knownEntry } from '../usecases/readiness/known-entry';
import { readinessHeatmap } from '../usecases/readiness/heatmap';
import { readinessToday } from '../usecases/readiness/today';
import { getStandingMatrix } from '../usecases/standing-matrix/get';
import { listViews } from '../usecases/views/list';
import { offerView } from '../usecases/views/offer';
import { removeView } from '../usecases/views/remove';
import { saveView } from '../usecases/views/save';
import { effectiveOfPerson, effectiveRequirements } from '../usecases/requirements/effective';
import { endOverride } from '../usecases/requirements/end-override';
import { overrideRequirement } from '../usecases/requirements/override';
import { listOverrides } from '../usecases/requirements/overrides';
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
import { acceptPackage } from '../usecases/packages/accept';
import { choosePackage } from '../usecases/packages/choose';
import { getReceived } from '../usecases/packages/get';
import { listReceived } from '../usecases/packages/list';
import { openReceived } from '../usecases/packages/open';
import { ownCard } from '../usecases/partners/card';
import { confirmPartner } from '../usecases/partners/confirm';
import { introducePartner } from '../usecases/partners/introduce';
import { listPartners } from '../usecases/partners/list';
import { revokePartner } from '../usecases/partners/revoke';
import { decideRecognition } from '../usecases/recognitions/decide';
import { listRecognitions } from '../usecases/recognitions/list';
import type { UseCaseFor } from '../usecases/context';
import { listChangesAhead } from '../usecases/year-ahead/changes';
import { listDaysAhead } from '../usecases/year-ahead/days';

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
    listReviews: listAccessReviews,
    getReview: getAccessReview,
    prepareReview: prepareAccessReview,
    signReview: signAccessReview,
  },
  vault: { dataKey: findDataKey, changeDataKey, replaceShares },
  people: {
    units: listUnits,
    list: listPeople,
    get: getPerson,
    add: addPerson,
    change: changePerson,
    employ: employPerson,
    correct: correctPerson,
    endCorrection,
    assign: assignPosition,
    endPosition,
    addIdentifier,
    endIdentifier,
  },
  identity: { duplicates: listDuplicates, merge: mergePeople, unmerge: unmergePerson, distinct: keepDistinct, managers: listManagerFaults },
  organisation: { tree: organisationTree, history: unitHistory, add: addUnit, change: changeUnit, close: closeUnit },
  imports: {
    chooseFile: chooseImportFile,
    preview: previewImport,
    commit: commitImport,
    commitProgress,
    reverse: reverseImport,
    list: listImports,
    get: getImport,
  },
  intakeProfiles: { list: listProfiles, get: getProfile, save: saveProfile, retire: retireProfile },
  completions: {
    chooseFile: chooseCompletionFile,
    preview: previewCompletions,
    commit: commitCompletions,
    batch: getCompletionBatch,
    reverse: reverseCompletions,
    unmapped: listUnmappedCourses,
    learners: listLearners,
    match: matchLearner,
    ofPerson: evidenceOfPerson,
  },
  courseMap: {
    list: listCourseMap,
    preview: previewCourseMap,
    chooseTarget: chooseCourseMapTarget,
    write: writeCourseMap,
    save: saveCourseMap,
  },
  matrix: { chooseFile: chooseMatrixFile, preview: previewMatrix, commit: commitMatrix, claims: listClaims, decide: decideClaims },
  scales: { list: listScales },
  competencies: { list: listCompetencies, get: getCompetency },
  jobRoles: { list: listJobRoles, accomplishments: roleAccomplishments, get: getJobRole },
  catalogue: {
    list: listCatalogue,
    links: catalogueLinks,
    origin: itemOrigin,
    stewards: listStewards,
    clauseCoverage,
    usedIn: blockUsedIn,
  },
  directory: {
    chooseFile: chooseDirectoryFile,
    preview: previewDirectory,
    commit: commitDirectory,
    list: listProposals,
    decline: declineProposal,
  },
  frameworkExchange: {
    formats: exchangeFormats,
    chooseFiles: chooseFrameworkFiles,
    preview: previewFramework,
    previewItem: previewFrameworkItem,
    apply: applyPreview,
    chooseTarget: chooseFrameworkTarget,
    write: writeFramework,
  },
  framework: {
    list: listFrameworks,
    saveLibrary,
    advice: draftAdvice,
    reviewsDue: listReviewsDue,
    reviewed: reviewItems,
    tree: frameworkTree,
    actProgress,
    item: frameworkItem,
    items: frameworkItems,
    faults: draftFaults,
    startDraft,
    change: changeDraft,
    undo: undoDraft,
    lock: lockItem,
    describeDraft,
    discardDraft: discardFrameworkDraft,
    submit: submitDraft,
    revisions: listRevisions,
    revision: getRevision,
    compare: compareRevisions,
    impact: impactOfRevision,
    impactRows: impactPage,
    giveBack: giveBackRevision,
    approve: approveRevision,
    rollOut: rollOutRevision,
    withdraw: withdrawRevision,
  },
  obligations: {
    list: findObligations,
    text: obligationText,
    acknowledge: acknowledgeObligation,
    complete: completeObligation,
    get: getObligation,
  },
  moves: { preview: previewMove, plan: planMove, confirm: confirmMove, cancel: cancelMove, ofPerson: movesOfPerson, list: listMoves },
  onboarding: { template: onboardingTemplate, save: saveOnboarding },
  policy: { get: getPolicy, save: savePolicy },
  gaps: { count: countGaps, list: listGaps },
  readinessViews: { print: printView, chooseTarget: chooseViewTarget, write: writeView },
  figures: { get: getFigures, list: listFigure, trend: figuresTrend },
  gate: {
    find: findAtGate,
    tasks: gateTasks,
    ask: askGate,
    issue: issueSlip,
    proof: gateProof,
    sign: signProof,
    records: gateRecords,
    print: printAnswer,
  },
  riskRules: { get: getRiskRule, save: saveRiskRule },
  thresholds: { get: getThresholds, save: saveThresholds },
  calibrationCases: {
    preview: previewCase,
    saveMask,
    addFile: addCaseFile,
    showFile: showCaseFile,
    list: listGoldCases,
    get: getGoldCase,
    frame: goldCaseFrame,
    save: saveGoldCase,
    retire: retireGoldCase,
    listStudies,
    assignStudy,
    withdrawStudy,
    ownStudies,
    openStudy,
    showStudyFile,
    handInStudy,
    studyResult: readStudyResult,
    decideStudy,
    fromSession: caseFromSession,
    fromAssessment: caseFromAssessment,
  },
  calibrationProgramme: {
    list: listProgrammes,
    get: getProgramme,
    choices: programmeChoices,
    save: saveProgramme,
    end: endProgramme,
    population: programmePopulation,
    draw: drawProgramme,
    getSample,
    takeOver: takeOverSample,
    load: calibrationLoad,
    chooseTarget: chooseProgrammeTarget,
    write: writeProgramme,
  },
  recalibration: { list: listAssessors, get: getAssessor, own: ownCalibration },
  lookBacks: { get: getLookBack, decisions: lookBackDecisions, keep: keepLookedBack, reassess: reassessLookedBack, void: voidLookedBack },
  assessors: {
    list: listAuthorities,
    get: getAuthority,
    forAssessment: whoMayAssess,
    candidates: authorityCandidates,
    grant: grantAuthority,
    change: changeAuthority,
    suspend: suspendAuthority,
    resume: resumeAuthority,
  },
  relations: { list: listRelations, declare: declareRelation, end: endRelation },
  supervision: { list: listSupervision, record: recordSupervision, void: voidSupervision },
  events: {
    kinds: eventKinds,
    places: eventPlaces,
    around: aroundEvent,
    preview: previewEvent,
    record: recordEvent,
    void: voidEvent,
    list: listEvents,
  },
  performances: {
    list: listPerformances,
    record: recordPerformance,
    void: voidPerformance,
    chooseFile: choosePerformanceFile,
    preview: previewPerformances,
    commit: commitPerformances,
    batches: listPerformanceBatches,
    reverse: reversePerformances,
  },
  experts: { find: findExpertsIn },
  portfolio: { get: getPortfolio },
  reports: { assessments: printAssessments, portfolio: printPortfolio },
  paper: {
    print: printPaper,
    sheets: paperSheets,
    list: listPaper,
    find: findPaper,
    enter: enterPaper,
    sign: signPaper,
    void: voidPaper,
  },
  requirements: {
    effective: effectiveRequirements,
    effectiveOfPerson,
    overrides: listOverrides,
    override: overrideRequirement,
    endOverride,
  },
  duties: {
    list: listDuties,
    lapses: listLapses,
    level: levelDuties,
    plan: planDuties,
    listPlans,
    getPlan,
    writePlan,
    chooseTarget: chooseDutiesTarget,
    write: writeDuties,
  },
  exceptions: {
    list: listExceptions,
    ofPerson: exceptionsOfPerson,
    get: getException,
    terms: termsOfExceptions,
    extend: extendQualification,
    extendAgain: extendQualificationAgain,
    exempt: exemptPerson,
    waive: waiveRequirement,
    suspend: suspendQualification,
    revoke: revokeQualification,
    reinstate: reinstateQualification,
    withdraw: withdrawException,
    chooseTarget: chooseExceptionsTarget,
    write: writeExceptions,
  },
  assessments: {
    form: assessmentForm,
    sign: signAssessment,
    signGroup,
    list: findAssessments,
    get: getAssessment,
    return: returnAssessment,
    keep: keepAssessment,
    amend: amendAssessment,
    void: voidAssessment,
    cosign: cosignAssessment,
    verify: verifyAssessment,
    rateFirst,
    rateSecond,
    withdrawFirst,
    waiting: assessmentsWaiting,
  },
  evidence: {
    add: addEvidence,
    choose: chooseEvidence,
    attach: attachEvidence,
    begin: beginEvidence,
    append: appendEvidence,
    finish: finishEvidence,
    cancel: cancelEvidence,
    read: readEvidence,
    saveCopy: saveEvidenceCopy,
    camera: allowCamera,
    currency: evidenceCurrency,
  },
  observations: {
    indicators: observableIndicators,
    record: recordObservation,
    replace: replaceObservation,
    list: listObservations,
  },
  evidenceItems: {
    add: addEvidenceItem,
    amend: amendEvidenceItem,
    addStatement,
    list: listEvidenceItems,
    get: getEvidenceItem,
  },
  selfRatings: { rate: rateOneself, list: listSelfRatings },
  priorLearning: { decide: decidePriorLearning },
  calibrationResults: {
    compute: computeResult,
    get: getResult,
    past: pastResults,
    drift: driftOfMembers,
    againstConsensus,
    proposeRewording,
    comparisonFile,
    changeLogFile,
    report: printResult,
    minutes: printMinutes,
  },
  calibrationSessions: {
    list: listSessions,
    candidates: sessionCandidates,
    save: saveSession,
    get: getCalibrationSession,
    start: startSession,
    chooseCaseFile,
    writeCaseFile,
    beginTurn,
    saveDraft: saveRatingOfTurn,
    endTurn,
    handIn: handInRatings,
    giveShare,
    showFile: showSessionFile,
    board: sessionBoard,
    decide: decideCase,
    dissent: recordDissent,
    writeMinutes,
    minutes: sessionMinutes,
    signMinutes,
    recordAbsence,
    finalise: finaliseSession,
    newRound,
    abandon: abandonSession,
  },
  guestSessions: {
    list: listGuestSessions,
    get: getGuestSession,
    chooseRater,
    beginTurn: beginGuestTurn,
    handIn: handInGuestRatings,
    showFile: showGuestFile,
  },
  feedback: {
    candidates: feedbackCandidates,
    open: openRound,
    close: closeRound,
    answer: answerRound,
    form: feedbackForm,
    mine: roundsForMe,
    list: listRounds,
  },
  ownRecord: { get: getOwnRecord, show: showOwnRecord, answer: answerRecord, answers: listAnswers },
  readiness: {
    choices: readinessChoices,
    knownEntry,
    heatmap: readinessHeatmap,
    cell: readinessCell,
    explain: explainReadiness,
    today: readinessToday,
    firstSteps,
  },
  standingMatrix: { get: getStandingMatrix },
  views: { list: listViews, save: saveView, remove: removeView, offer: offerView },
  yearAhead: { days: listDaysAhead, changes: listChangesAhead },
  audit: {
    facets: listFacets,
    search: searchLog,
    get: getLogEntry,
    verify: verifyWholeRecord,
    checkpoint: signCheckpoint,
    checkFiled: checkFiledNote,
  },
  clock: { notices: listClockNotices, acknowledge: acknowledgeClock },
  exports: { chooseTarget: choosePackageTarget, write: exportPackage, list: listWrittenPackages },
  partners: { card: ownCard, list: listPartners, introduce: introducePartner, confirm: confirmPartner, revoke: revokePartner },
  packages: { choose: choosePackage, open: openReceived, accept: acceptPackage, list: listReceived, get: getReceived },
  recognitions: { list: listRecognitions, decide: decideRecognition },
  drafts: { list: listDrafts, get: getDraft, save: saveOwnDraft, discard: discardDraft },
  search: { find: findAnything },
};
