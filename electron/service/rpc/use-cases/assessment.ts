import { amendAssessment } from '../../usecases/assessments/amend';
import { cosignAssessment } from '../../usecases/assessments/cosign';
import { assessmentForm } from '../../usecases/assessments/form';
import { getAssessment } from '../../usecases/assessments/get';
import { keepAssessment } from '../../usecases/assessments/keep';
import { findAssessments } from '../../usecases/assessments/list';
import { rateFirst } from '../../usecases/assessments/rate-first';
import { rateSecond } from '../../usecases/assessments/rate-second';
import { returnAssessment } from '../../usecases/assessments/return';
import { signAssessment } from '../../usecases/assessments/sign';
import { signGroup } from '../../usecases/assessments/sign-group';
import { verifyAssessment } from '../../usecases/assessments/verify';
import { voidAssessment } from '../../usecases/assessments/void';
import { assessmentsWaiting } from '../../usecases/assessments/waiting';
import { withdrawFirst } from '../../usecases/assessments/withdraw-first';
import { changeAuthority, resumeAuthority, suspendAuthority } from '../../usecases/assessors/change';
import { whoMayAssess } from '../../usecases/assessors/for-assessment';
import { grantAuthority } from '../../usecases/assessors/grant';
import { authorityCandidates, getAuthority, listAuthorities } from '../../usecases/assessors/list';
import { enterPaper } from '../../usecases/paper/enter';
import { findPaper } from '../../usecases/paper/find';
import { listPaper } from '../../usecases/paper/list';
import { printPaper } from '../../usecases/paper/print';
import { paperSheets } from '../../usecases/paper/sheets';
import { signPaper } from '../../usecases/paper/sign';
import { voidPaper } from '../../usecases/paper/void';
import { getPolicy } from '../../usecases/policy/get';
import { savePolicy } from '../../usecases/policy/save';
import { declareRelation, endRelation } from '../../usecases/relations/declare';
import { listRelations } from '../../usecases/relations/list';
import { printAssessments } from '../../usecases/reports/assessments';
import { printPortfolio } from '../../usecases/reports/portfolio';
import { listSupervision } from '../../usecases/supervision/list';
import { recordSupervision } from '../../usecases/supervision/record';
import { voidSupervision } from '../../usecases/supervision/void';
import type { UseCasesOf } from './use-cases-of';

export const assessment: UseCasesOf<'policy' | 'assessors' | 'relations' | 'supervision' | 'assessments' | 'reports' | 'paper'> = {
  policy: { get: getPolicy, save: savePolicy },
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
};
