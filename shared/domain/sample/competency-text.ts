import type { CompetencyType, Criticality, SampleChecklistStep, SampleCompetency, SampleIndicator, ScaleCode } from './types';

/** One group as it is written down: a line per indicator and per step keeps the wording easy to read and correct. */
export interface GroupText {
  readonly key: string;
  readonly name: string;
  readonly competencies: readonly CompetencyText[];
}

export interface CompetencyText {
  readonly code: string;
  readonly title: string;
  readonly type: CompetencyType;
  readonly criticality: Criticality;
  readonly scaleCode: ScaleCode;
  readonly description: string;
  /** Lines of `level | what is seen | a good example | a bad example`. */
  readonly indicators: string;
  /** One step a line, in the order of the work; `!` marks a critical step. */
  readonly checklist: string;
}

const usualLevelByScale: Readonly<Record<ScaleCode, number>> = { PROF: 2, ILUO: 3 };

export function competenciesOfGroup(group: GroupText): readonly SampleCompetency[] {
  return group.competencies.map(({ indicators, checklist, ...rest }) => ({
    ...rest,
    groupKey: group.key,
    indicators: linesOf(indicators).map((line) => indicatorOfLine(line, rest.code)),
    checklist: { level: usualLevelByScale[rest.scaleCode], steps: linesOf(checklist).map(stepOfLine) },
  }));
}

function indicatorOfLine(line: string, code: string): SampleIndicator {
  const [level, text, positiveExample, negativeExample, ...extra] = line.split('|').map((part) => part.trim());
  if (!level || !text || !positiveExample || !negativeExample || extra.length > 0) {
    throw new Error(`indicator of ${code} is not "level | text | good | bad": ${line}`);
  }
  return { level: Number(level), text, positiveExample, negativeExample };
}

function stepOfLine(line: string, index: number): SampleChecklistStep {
  const isCritical = line.startsWith('!');
  return { ordinal: index + 1, text: (isCritical ? line.slice(1) : line).trim(), isCritical };
}

function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
