import { addEvidenceItem } from '../../usecases/evidence-items/add';
import { addStatement } from '../../usecases/evidence-items/add-statement';
import { amendEvidenceItem } from '../../usecases/evidence-items/amend';
import { getEvidenceItem, listEvidenceItems } from '../../usecases/evidence-items/list';
import { addEvidence } from '../../usecases/evidence/add';
import { appendEvidence } from '../../usecases/evidence/append';
import { attachEvidence } from '../../usecases/evidence/attach';
import { beginEvidence } from '../../usecases/evidence/begin';
import { allowCamera } from '../../usecases/evidence/camera';
import { cancelEvidence } from '../../usecases/evidence/cancel';
import { chooseEvidence } from '../../usecases/evidence/choose';
import { evidenceCurrency } from '../../usecases/evidence/currency';
import { finishEvidence } from '../../usecases/evidence/finish';
import { readEvidence } from '../../usecases/evidence/read';
import { saveEvidenceCopy } from '../../usecases/evidence/save-copy';
import { answerRound } from '../../usecases/feedback/answer';
import { feedbackCandidates } from '../../usecases/feedback/candidates';
import { closeRound } from '../../usecases/feedback/close';
import { feedbackForm, roundsForMe } from '../../usecases/feedback/form';
import { listRounds } from '../../usecases/feedback/list';
import { openRound } from '../../usecases/feedback/open';
import { observableIndicators } from '../../usecases/observations/indicators';
import { listObservations } from '../../usecases/observations/list';
import { recordObservation } from '../../usecases/observations/record';
import { replaceObservation } from '../../usecases/observations/replace';
import { answerRecord } from '../../usecases/own-record/answer';
import { getOwnRecord, listAnswers } from '../../usecases/own-record/get';
import { showOwnRecord } from '../../usecases/own-record/show';
import { listPerformanceBatches } from '../../usecases/performances/batches';
import { choosePerformanceFile } from '../../usecases/performances/choose-file';
import { commitPerformances } from '../../usecases/performances/commit';
import { listPerformances } from '../../usecases/performances/list';
import { previewPerformances } from '../../usecases/performances/preview';
import { recordPerformance } from '../../usecases/performances/record';
import { reversePerformances, voidPerformance } from '../../usecases/performances/void';
import { decidePriorLearning } from '../../usecases/prior-learning/decide';
import { listSelfRatings } from '../../usecases/self-ratings/list';
import { rateOneself } from '../../usecases/self-ratings/rate';
import type { UseCasesOf } from './use-cases-of';

export const evidence: UseCasesOf<
  'evidence' | 'observations' | 'evidenceItems' | 'performances' | 'selfRatings' | 'priorLearning' | 'feedback' | 'ownRecord'
> = {
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
  selfRatings: { rate: rateOneself, list: listSelfRatings },
  priorLearning: { decide: decidePriorLearning },
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
};
