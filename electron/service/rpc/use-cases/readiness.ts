import { getFigures } from '../../usecases/figures/get';
import { listFigure } from '../../usecases/figures/list';
import { figuresTrend } from '../../usecases/figures/trend';
import { countGaps } from '../../usecases/gaps/count';
import { listGaps } from '../../usecases/gaps/list';
import { askGate } from '../../usecases/gate/ask';
import { findAtGate } from '../../usecases/gate/find';
import { issueSlip } from '../../usecases/gate/issue';
import { printAnswer } from '../../usecases/gate/print';
import { gateProof } from '../../usecases/gate/proof';
import { gateRecords } from '../../usecases/gate/records';
import { signProof } from '../../usecases/gate/sign';
import { gateTasks } from '../../usecases/gate/tasks';
import { chooseViewTarget } from '../../usecases/readiness-views/choose-target';
import { printView } from '../../usecases/readiness-views/print';
import { writeView } from '../../usecases/readiness-views/write';
import { readinessCell } from '../../usecases/readiness/cell';
import { readinessChoices } from '../../usecases/readiness/choices';
import { explainReadiness } from '../../usecases/readiness/explain';
import { firstSteps } from '../../usecases/readiness/first-steps';
import { readinessHeatmap } from '../../usecases/readiness/heatmap';
import { knownEntry } from '../../usecases/readiness/known-entry';
import { readinessToday } from '../../usecases/readiness/today';
import { getRiskRule } from '../../usecases/risk-rules/get';
import { saveRiskRule } from '../../usecases/risk-rules/save';
import { getStandingMatrix } from '../../usecases/standing-matrix/get';
import { listViews } from '../../usecases/views/list';
import { offerView } from '../../usecases/views/offer';
import { removeView } from '../../usecases/views/remove';
import { saveView } from '../../usecases/views/save';
import { listChangesAhead } from '../../usecases/year-ahead/changes';
import { listDaysAhead } from '../../usecases/year-ahead/days';
import type { UseCasesOf } from './use-cases-of';

export const readiness: UseCasesOf<
  'readiness' | 'standingMatrix' | 'gaps' | 'figures' | 'gate' | 'riskRules' | 'readinessViews' | 'views' | 'yearAhead'
> = {
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
  gaps: { count: countGaps, list: listGaps },
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
  readinessViews: { print: printView, chooseTarget: chooseViewTarget, write: writeView },
  views: { list: listViews, save: saveView, remove: removeView, offer: offerView },
  yearAhead: { days: listDaysAhead, changes: listChangesAhead },
};
