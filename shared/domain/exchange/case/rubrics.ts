import type { FrameworkItem, Indicator, ScaleLevel } from '../../../contract/framework-item';
import { levelLook } from '../../scale-look';
import { uuidOf } from '../uuid';
import { listOf, textOf } from './case-origin';
import { cut } from './plain-item';
import { urn, type CaseObject } from './strict';

/** A rubric that was written for the indicators or the levels of the item of this identifier. */
export function ownRubricId(identifier: string): string {
  return uuidOf(`rubric of ${identifier}`);
}

const met = 'Demonstrated';
const unmet = 'Not demonstrated';

/** The rubric of an item: a criterion for each indicator with what shows it and what does not, or one for the levels of a scale. */
export function rubricOf(item: FrameworkItem, link: CaseObject, writtenAt: string): CaseObject | null {
  const identifier = ownRubricId(String(link['identifier']));
  const head = (id: string): CaseObject => ({ identifier: id, uri: urn(id), lastChangeDateTime: writtenAt });
  const rubric = (criteria: readonly CaseObject[]): CaseObject => ({
    ...head(identifier),
    title: item.title,
    CFRubricCriteria: criteria.map((criterion) => ({ ...criterion, rubricId: identifier, CFItemURI: link })),
  });
  if (item.kind === 'scale') {
    const criterionId = uuidOf(`levels of ${identifier}`);
    const levels = item.content.levels.map(({ level, code, name, anchor }, at) => ({
      ...head(uuidOf(`${identifier} ${level}`)),
      quality: name,
      description: anchor,
      feedback: code,
      score: level,
      position: at + 1,
      rubricCriterionId: criterionId,
    }));
    return rubric([{ ...head(criterionId), category: 'Levels', position: 1, CFRubricCriterionLevels: levels }]);
  }
  if ((item.kind !== 'competency' && item.kind !== 'block') || item.content.indicators.length === 0) return null;
  return rubric(item.content.indicators.map((indicator, at) => criterionOf(indicator, at, head)));
}

function criterionOf(
  { indicatorId, level, text, positiveExample, negativeExample }: Indicator,
  at: number,
  head: (id: string) => CaseObject,
): CaseObject {
  const identifier = uuidOf(indicatorId);
  const sign = (quality: string, position: number, example: string | null): CaseObject => ({
    ...head(uuidOf(`${identifier} ${quality}`)),
    quality,
    score: level,
    position,
    rubricCriterionId: identifier,
    ...(example === null ? {} : { description: example }),
  });
  return {
    ...head(identifier),
    category: 'Indicator',
    description: text,
    position: at + 1,
    CFRubricCriterionLevels: [sign(met, 1, positiveExample), ...(negativeExample === null ? [] : [sign(unmet, 2, negativeExample)])],
  };
}

/** The levels of a scale as a rubric has them; colours and patterns are chosen where `looks` has none. */
export function levelsOfRubric(rubric: CaseObject, looks: unknown): ScaleLevel[] {
  const steps = listOf(listOf(rubric['CFRubricCriteria'])[0]?.['CFRubricCriterionLevels']);
  const lookOf = new Map((Array.isArray(looks) ? listOf(looks) : []).map((look) => [Number(look['level']), look]));
  return steps.map((step, at) => {
    const level = Number(step['score']);
    const look = lookOf.get(level);
    const usual = levelLook(at, steps.length);
    const pattern = patterns.find((one) => one === look?.['pattern']) ?? usual.pattern;
    return {
      level,
      code: textOf(step['feedback']),
      name: textOf(step['quality']),
      anchor: textOf(step['description']),
      colour: textOf(look?.['colour']) === '' ? usual.colour : textOf(look?.['colour']),
      pattern,
    };
  });
}

const patterns = ['solid', 'hatch', 'crossHatch', 'horizontal', 'vertical', 'dots', 'outline'] as const;

/**
 * The indicators of any rubric. One of ours has a criterion for each; of others every level of a criterion becomes one,
 * levels counted from the lowest position or score as 0, and those without words left out.
 */
export function indicatorsOf(rubric: CaseObject): { readonly indicators: Indicator[]; readonly isCut: boolean } {
  let isCut = false;
  const short = (text: string): string => {
    if (text.length > longestText) isCut = true;
    return cut(text, longestText);
  };
  const indicators = listOf(rubric['CFRubricCriteria']).flatMap((criterion, at): Indicator[] => {
    const steps = listOf(criterion['CFRubricCriterionLevels']);
    const shown = steps.find(({ quality }) => quality === met);
    const text = short(textOf(criterion['description']));
    if (criterion['category'] === 'Indicator' && shown !== undefined && text !== '') {
      const failed = steps.find(({ quality }) => quality === unmet);
      const example = (step: CaseObject | undefined): string | null =>
        typeof step?.['description'] === 'string' ? short(textOf(step['description'])) : null;
      const level = levelOf(shown['score']);
      return [
        {
          indicatorId: partId(criterion, `${at}`),
          level,
          text,
          positiveExample: example(shown),
          negativeExample: example(failed),
          outcomeIds: [],
        },
      ];
    }
    return steps
      .toSorted((a, b) => orderOf(a) - orderOf(b))
      .flatMap((step, index): Indicator[] => {
        const words = [text || textOf(criterion['category']), textOf(step['description']) || textOf(step['quality'])].filter(
          (one) => one !== '',
        );
        if (index > 8) isCut = true;
        if (words.length === 0 || index > 8) return [];
        const indicatorId = partId(step, `${at}.${index}`);
        return [{ indicatorId, level: index, text: short(words.join(': ')), positiveExample: null, negativeExample: null, outcomeIds: [] }];
      });
  });
  return { indicators, isCut };
}

const longestText = 4000;

function partId(object: CaseObject, place: string): string {
  return uuidOf(typeof object['identifier'] === 'string' ? object['identifier'] : place);
}

function orderOf(step: CaseObject): number {
  const order = typeof step['score'] === 'number' ? step['score'] : step['position'];
  return typeof order === 'number' ? order : 0;
}

function levelOf(score: unknown): number {
  return typeof score === 'number' && Number.isInteger(score) && score >= 0 && score <= 8 ? score : 0;
}
