import { findExpertsIn } from '../../usecases/experts/find';
import { keepDistinct } from '../../usecases/identity/distinct';
import { listDuplicates } from '../../usecases/identity/duplicates';
import { listManagerFaults } from '../../usecases/identity/managers';
import { mergePeople } from '../../usecases/identity/merge';
import { unmergePerson } from '../../usecases/identity/unmerge';
import { cancelMove } from '../../usecases/moves/cancel';
import { confirmMove } from '../../usecases/moves/confirm';
import { listMoves } from '../../usecases/moves/list';
import { movesOfPerson } from '../../usecases/moves/of-person';
import { planMove } from '../../usecases/moves/plan';
import { previewMove } from '../../usecases/moves/preview';
import { saveOnboarding } from '../../usecases/onboarding/save';
import { onboardingTemplate } from '../../usecases/onboarding/template';
import { addUnit } from '../../usecases/organisation/add';
import { changeUnit } from '../../usecases/organisation/change';
import { closeUnit } from '../../usecases/organisation/close';
import { unitHistory } from '../../usecases/organisation/history';
import { organisationTree } from '../../usecases/organisation/tree';
import { addPerson } from '../../usecases/people/add';
import { addIdentifier } from '../../usecases/people/add-identifier';
import { assignPosition } from '../../usecases/people/assign';
import { changePerson } from '../../usecases/people/change';
import { correctPerson } from '../../usecases/people/correct';
import { employPerson } from '../../usecases/people/employ';
import { endCorrection } from '../../usecases/people/end-correction';
import { endIdentifier } from '../../usecases/people/end-identifier';
import { endPosition } from '../../usecases/people/end-position';
import { getPerson } from '../../usecases/people/get';
import { listPeople } from '../../usecases/people/list';
import { listUnits } from '../../usecases/people/units';
import { getPortfolio } from '../../usecases/portfolio/get';
import type { UseCasesOf } from './use-cases-of';

export const people: UseCasesOf<'people' | 'identity' | 'organisation' | 'moves' | 'onboarding' | 'experts' | 'portfolio'> = {
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
  moves: { preview: previewMove, plan: planMove, confirm: confirmMove, cancel: cancelMove, ofPerson: movesOfPerson, list: listMoves },
  onboarding: { template: onboardingTemplate, save: saveOnboarding },
  experts: { find: findExpertsIn },
  portfolio: { get: getPortfolio },
};
