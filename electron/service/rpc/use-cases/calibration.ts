import { addCaseFile } from '../../usecases/calibration-cases/add-file';
import { assignStudy } from '../../usecases/calibration-cases/assign-study';
import { decideStudy } from '../../usecases/calibration-cases/decide-study';
import { goldCaseFrame } from '../../usecases/calibration-cases/frame';
import { caseFromAssessment } from '../../usecases/calibration-cases/from-assessment';
import { caseFromSession } from '../../usecases/calibration-cases/from-session';
import { getGoldCase } from '../../usecases/calibration-cases/get';
import { handInStudy } from '../../usecases/calibration-cases/hand-in-study';
import { listGoldCases } from '../../usecases/calibration-cases/list';
import { listStudies } from '../../usecases/calibration-cases/list-studies';
import { openStudy } from '../../usecases/calibration-cases/open-study';
import { ownStudies } from '../../usecases/calibration-cases/own-studies';
import { previewCase } from '../../usecases/calibration-cases/preview';
import { retireGoldCase } from '../../usecases/calibration-cases/retire';
import { saveGoldCase } from '../../usecases/calibration-cases/save';
import { saveMask } from '../../usecases/calibration-cases/save-mask';
import { showCaseFile } from '../../usecases/calibration-cases/show-file';
import { showStudyFile } from '../../usecases/calibration-cases/show-study-file';
import { readStudyResult } from '../../usecases/calibration-cases/study-result';
import { withdrawStudy } from '../../usecases/calibration-cases/withdraw-study';
import { programmeChoices } from '../../usecases/calibration-programme/choices';
import { chooseProgrammeTarget } from '../../usecases/calibration-programme/choose-target';
import { drawProgramme } from '../../usecases/calibration-programme/draw';
import { endProgramme } from '../../usecases/calibration-programme/end';
import { getProgramme } from '../../usecases/calibration-programme/get';
import { getSample } from '../../usecases/calibration-programme/get-sample';
import { listProgrammes } from '../../usecases/calibration-programme/list';
import { calibrationLoad } from '../../usecases/calibration-programme/load';
import { programmePopulation } from '../../usecases/calibration-programme/population';
import { saveProgramme } from '../../usecases/calibration-programme/save';
import { takeOverSample } from '../../usecases/calibration-programme/take-over';
import { writeProgramme } from '../../usecases/calibration-programme/write';
import { againstConsensus } from '../../usecases/calibration-results/against-consensus';
import { changeLogFile } from '../../usecases/calibration-results/change-log-file';
import { comparisonFile } from '../../usecases/calibration-results/comparison-file';
import { computeResult } from '../../usecases/calibration-results/compute';
import { driftOfMembers } from '../../usecases/calibration-results/drift';
import { getResult } from '../../usecases/calibration-results/get';
import { printMinutes } from '../../usecases/calibration-results/minutes-file';
import { pastResults } from '../../usecases/calibration-results/past';
import { proposeRewording } from '../../usecases/calibration-results/propose-rewording';
import { printResult } from '../../usecases/calibration-results/report';
import { abandonSession } from '../../usecases/calibration-sessions/abandon';
import { beginTurn } from '../../usecases/calibration-sessions/begin-turn';
import { sessionBoard } from '../../usecases/calibration-sessions/board';
import { sessionCandidates } from '../../usecases/calibration-sessions/candidates';
import { decideCase } from '../../usecases/calibration-sessions/decide';
import { recordDissent } from '../../usecases/calibration-sessions/dissent';
import { finaliseSession } from '../../usecases/calibration-sessions/finalise';
import { getSession as getCalibrationSession } from '../../usecases/calibration-sessions/get';
import { giveShare } from '../../usecases/calibration-sessions/give-share';
import { handInRatings } from '../../usecases/calibration-sessions/hand-in';
import { listSessions } from '../../usecases/calibration-sessions/list';
import { sessionMinutes } from '../../usecases/calibration-sessions/minutes';
import { newRound } from '../../usecases/calibration-sessions/new-round';
import { recordAbsence } from '../../usecases/calibration-sessions/record-absence';
import { saveSession } from '../../usecases/calibration-sessions/save';
import { endTurn, saveRatingOfTurn } from '../../usecases/calibration-sessions/save-draft';
import { showSessionFile } from '../../usecases/calibration-sessions/show-file';
import { signMinutes } from '../../usecases/calibration-sessions/sign-minutes';
import { startSession } from '../../usecases/calibration-sessions/start';
import { chooseCaseFile, writeCaseFile } from '../../usecases/calibration-sessions/write-case-file';
import { writeMinutes } from '../../usecases/calibration-sessions/write-minutes';
import { beginGuestTurn } from '../../usecases/guest-sessions/begin-turn';
import { chooseRater } from '../../usecases/guest-sessions/choose-rater';
import { getGuestSession } from '../../usecases/guest-sessions/get';
import { handInGuestRatings } from '../../usecases/guest-sessions/hand-in';
import { listGuestSessions } from '../../usecases/guest-sessions/list';
import { showGuestFile } from '../../usecases/guest-sessions/show-file';
import { getLookBack, lookBackDecisions } from '../../usecases/look-backs/get';
import { keepLookedBack } from '../../usecases/look-backs/keep';
import { reassessLookedBack } from '../../usecases/look-backs/reassess';
import { voidLookedBack } from '../../usecases/look-backs/void';
import { getAssessor, ownCalibration } from '../../usecases/recalibration/get';
import { listAssessors } from '../../usecases/recalibration/list';
import { getThresholds } from '../../usecases/thresholds/get';
import { saveThresholds } from '../../usecases/thresholds/save';
import type { UseCasesOf } from './use-cases-of';

export const calibration: UseCasesOf<
  | 'thresholds'
  | 'calibrationCases'
  | 'calibrationProgramme'
  | 'calibrationSessions'
  | 'guestSessions'
  | 'calibrationResults'
  | 'recalibration'
  | 'lookBacks'
> = {
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
  recalibration: { list: listAssessors, get: getAssessor, own: ownCalibration },
  lookBacks: { get: getLookBack, decisions: lookBackDecisions, keep: keepLookedBack, reassess: reassessLookedBack, void: voidLookedBack },
};
