import { clauseCoverage } from '../../usecases/catalogue/clause-coverage';
import { catalogueLinks } from '../../usecases/catalogue/links';
import { listCatalogue } from '../../usecases/catalogue/list';
import { itemOrigin } from '../../usecases/catalogue/origin';
import { listStewards } from '../../usecases/catalogue/stewards';
import { blockUsedIn } from '../../usecases/catalogue/used-in';
import { getCompetency } from '../../usecases/competencies/get';
import { listCompetencies } from '../../usecases/competencies/list';
import { applyPreview } from '../../usecases/framework-exchange/apply';
import { chooseFrameworkFiles } from '../../usecases/framework-exchange/choose-files';
import { chooseFrameworkTarget } from '../../usecases/framework-exchange/choose-target';
import { exchangeFormats } from '../../usecases/framework-exchange/formats';
import { previewFramework } from '../../usecases/framework-exchange/preview';
import { previewFrameworkItem } from '../../usecases/framework-exchange/preview-item';
import { writeFramework } from '../../usecases/framework-exchange/write';
import { actProgress } from '../../usecases/framework/act-progress';
import { draftAdvice } from '../../usecases/framework/advice';
import { approveRevision } from '../../usecases/framework/approve';
import { changeDraft } from '../../usecases/framework/change';
import { compareRevisions } from '../../usecases/framework/compare';
import { describeDraft } from '../../usecases/framework/describe-draft';
import { discardFrameworkDraft } from '../../usecases/framework/discard-draft';
import { draftFaults } from '../../usecases/framework/faults';
import { giveBackRevision } from '../../usecases/framework/give-back';
import { impactOfRevision } from '../../usecases/framework/impact';
import { impactPage } from '../../usecases/framework/impact-rows';
import { frameworkItem } from '../../usecases/framework/item';
import { frameworkItems } from '../../usecases/framework/items';
import { listFrameworks } from '../../usecases/framework/list';
import { lockItem } from '../../usecases/framework/lock';
import { reviewItems } from '../../usecases/framework/reviewed';
import { listReviewsDue } from '../../usecases/framework/reviews-due';
import { getRevision } from '../../usecases/framework/revision';
import { listRevisions } from '../../usecases/framework/revisions';
import { rollOutRevision } from '../../usecases/framework/roll-out';
import { saveLibrary } from '../../usecases/framework/save-library';
import { startDraft } from '../../usecases/framework/start-draft';
import { submitDraft } from '../../usecases/framework/submit';
import { frameworkTree } from '../../usecases/framework/tree';
import { undoDraft } from '../../usecases/framework/undo';
import { withdrawRevision } from '../../usecases/framework/withdraw';
import { roleAccomplishments } from '../../usecases/job-roles/accomplishments';
import { getJobRole } from '../../usecases/job-roles/get';
import { listJobRoles } from '../../usecases/job-roles/list';
import { acknowledgeObligation } from '../../usecases/obligations/acknowledge';
import { completeObligation } from '../../usecases/obligations/complete';
import { getObligation } from '../../usecases/obligations/get';
import { findObligations } from '../../usecases/obligations/list';
import { obligationText } from '../../usecases/obligations/text';
import { listScales } from '../../usecases/scales/list';
import type { UseCasesOf } from './use-cases-of';

export const framework: UseCasesOf<
  'scales' | 'competencies' | 'jobRoles' | 'catalogue' | 'framework' | 'frameworkExchange' | 'obligations'
> = {
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
  frameworkExchange: {
    formats: exchangeFormats,
    chooseFiles: chooseFrameworkFiles,
    preview: previewFramework,
    previewItem: previewFrameworkItem,
    apply: applyPreview,
    chooseTarget: chooseFrameworkTarget,
    write: writeFramework,
  },
  obligations: {
    list: findObligations,
    text: obligationText,
    acknowledge: acknowledgeObligation,
    complete: completeObligation,
    get: getObligation,
  },
};
