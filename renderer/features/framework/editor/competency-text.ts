import { frameworkWords } from '../../../lib/words/framework';
import type { Competency, CompetencyInput, Scale } from '../queries';
import { isReason } from '../../../lib/reason';

const words = frameworkWords.editor;

export interface IndicatorText {
  /** Tells rows apart while they are moved; new rows have no id yet. */
  readonly rowKey: string;
  readonly indicatorId: string | null;
  readonly level: number | null;
  readonly text: string;
  readonly positiveExample: string;
  readonly negativeExample: string;
}

export interface StepText {
  readonly rowKey: string;
  readonly stepId: string | null;
  readonly level: number | null;
  readonly text: string;
  readonly isCritical: boolean;
}

/** A competency as it is being written; kept as a draft. `version` is the recorded one the text began from. */
export interface CompetencyText {
  readonly version: number | null;
  readonly code: string;
  readonly title: string;
  readonly description: string;
  readonly type: CompetencyInput['type'];
  readonly criticality: CompetencyInput['criticality'];
  readonly scaleId: string | null;
  readonly validityMonths: number | null;
  readonly indicators: readonly IndicatorText[];
  readonly steps: readonly StepText[];
  readonly reason: string;
}

export const emptyCompetency: CompetencyText = {
  version: null,
  code: '',
  title: '',
  description: '',
  type: 'skill',
  criticality: 'medium',
  scaleId: null,
  validityMonths: 12,
  indicators: [],
  steps: [],
  reason: '',
};

export function textOf(competency: Competency): CompetencyText {
  const { version, code, title, description, type, criticality, scaleId, validityMonths } = competency;
  return {
    version,
    code,
    title,
    description,
    type,
    criticality,
    scaleId,
    validityMonths,
    indicators: competency.indicators.map(({ indicatorId, level, text, positiveExample, negativeExample }) => ({
      rowKey: indicatorId,
      indicatorId,
      level,
      text,
      positiveExample: positiveExample ?? '',
      negativeExample: negativeExample ?? '',
    })),
    steps: competency.steps.map(({ stepId, level, text, isCritical }) => ({ rowKey: stepId, stepId, level, text, isCritical })),
    reason: '',
  };
}

/** What is wrong, by field; rows as `<rowKey>.<field>`. Empty when it can be saved. */
export function faultsOf(text: CompetencyText, scale: Scale | undefined): ReadonlyMap<string, string> {
  const faults = new Map<string, string>();
  if (text.code.trim() === '') faults.set('code', words.codeMissing);
  if (text.title.trim() === '') faults.set('title', words.titleMissing);
  if (scale === undefined) faults.set('scaleId', words.scaleMissing);
  for (const row of [...text.indicators, ...text.steps]) {
    if (row.text.trim() === '') faults.set(`${row.rowKey}.text`, words.textMissing);
    if (scale !== undefined && !scale.levels.some(({ level }) => level === row.level))
      faults.set(`${row.rowKey}.level`, words.levelMissing);
  }
  if (!isReason(text.reason)) faults.set('reason', frameworkWords.reasonMissing);
  return faults;
}

/** What is sent to be saved, or null while something without which it cannot be sent is missing. */
export function inputOf(competencyId: string | null, text: CompetencyText): CompetencyInput | null {
  const { version, code, title, description, type, criticality, scaleId, validityMonths, reason } = text;
  if (scaleId === null) return null;
  const indicators: CompetencyInput['indicators'] = [];
  for (const row of text.indicators) {
    if (row.level === null) return null;
    indicators.push({
      ...(row.indicatorId === null ? {} : { indicatorId: row.indicatorId }),
      level: row.level,
      text: row.text,
      positiveExample: row.positiveExample.trim() || null,
      negativeExample: row.negativeExample.trim() || null,
    });
  }
  const steps: CompetencyInput['steps'] = [];
  for (const row of text.steps) {
    if (row.level === null) return null;
    steps.push({ ...(row.stepId === null ? {} : { stepId: row.stepId }), level: row.level, text: row.text, isCritical: row.isCritical });
  }
  return { competencyId, version, code, title, description, type, criticality, scaleId, validityMonths, indicators, steps, reason };
}
