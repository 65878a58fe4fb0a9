import { describe, expect, test } from 'vitest';
import { competenciesOfGroup } from '../../../shared/domain/sample/competency-text';
import { sampleCompetencies, sampleGroups, sampleScales } from '../../../shared/domain/sample/framework';
import { requirementsOfPerson, sampleRequirements } from '../../../shared/domain/sample/requirements';
import { sampleRoles } from '../../../shared/domain/sample/roles';

const scaleByCode = new Map(sampleScales.map((scale) => [scale.code, scale]));

describe('the sample framework', () => {
  test('has 60 competencies with unique codes in known groups and 18 roles', () => {
    expect(new Set(sampleCompetencies.map((each) => each.code)).size).toBe(60);
    expect(sampleCompetencies).toHaveLength(60);
    const groupKeys = new Set(sampleGroups.map((group) => group.key));
    expect(sampleCompetencies.filter((each) => !groupKeys.has(each.groupKey))).toEqual([]);
    expect(new Set(sampleRoles.map((role) => role.key)).size).toBe(18);
    expect(new Set(sampleRoles.map((role) => role.code)).size).toBe(18);
  });

  test.each(sampleCompetencies.map((each) => [each.code, each] as const))(
    '%s has indicators on the levels of its scale and a checklist in order with one to three critical steps',
    (_code, competency) => {
      const levels = scaleByCode.get(competency.scaleCode)?.levels.map((each) => each.level) ?? [];
      const countAt = (level: number) => competency.indicators.filter((each) => each.level === level).length;
      expect(competency.indicators.filter((each) => !levels.includes(each.level))).toEqual([]);
      expect(countAt(1)).toBeGreaterThanOrEqual(1);
      expect(countAt(2)).toBeGreaterThanOrEqual(2);
      expect(countAt(3)).toBeGreaterThanOrEqual(2);
      const { steps, level } = competency.checklist;
      expect(level).toBe(scaleByCode.get(competency.scaleCode)?.qualifyingLevel);
      expect(steps.length).toBeGreaterThanOrEqual(5);
      expect(steps.length).toBeLessThanOrEqual(9);
      expect(steps.map((step) => step.ordinal)).toEqual(steps.map((_, index) => index + 1));
      const critical = steps.filter((step) => step.isCritical).length;
      expect(critical).toBeGreaterThanOrEqual(1);
      expect(critical).toBeLessThanOrEqual(3);
    },
  );

  test('never repeats an indicator, an example or a description', () => {
    const texts = sampleCompetencies.flatMap((each) => [
      each.description,
      ...each.indicators.flatMap((indicator) => [indicator.text, indicator.positiveExample, indicator.negativeExample]),
    ]);
    const repeated = texts.filter((text, index) => texts.indexOf(text) !== index);
    expect(repeated).toEqual([]);
    expect(texts.filter((text) => text.length < 12)).toEqual([]);
  });

  test('has a proficiency scale from 0 to 4 and a floor scale I, L, U, O', () => {
    expect(scaleByCode.get('PROF')?.levels.map((each) => each.level)).toEqual([0, 1, 2, 3, 4]);
    expect(scaleByCode.get('ILUO')?.levels.map((each) => each.code)).toEqual(['I', 'L', 'U', 'O']);
  });

  test('requires 8 to 14 known competencies of each role, on a level of the scale, and leaves no competency unused', () => {
    const competencyByCode = new Map(sampleCompetencies.map((each) => [each.code, each]));
    const codesByRole = sampleRoles.map((role) =>
      sampleRequirements.filter((each) => each.roleKey === role.key).map((each) => each.competencyCode),
    );
    expect(codesByRole.filter((codes) => codes.length < 8 || codes.length > 14 || new Set(codes).size < codes.length)).toEqual([]);
    const hasKnownLevel = (code: string, level: number) => {
      const competency = competencyByCode.get(code);
      return competency !== undefined && level > 0 && scaleByCode.get(competency.scaleCode)?.levels.some((each) => each.level === level);
    };
    expect(sampleRequirements.filter((each) => !hasKnownLevel(each.competencyCode, each.level))).toEqual([]);
    expect(sampleRequirements.filter((each) => (each.validityMonths ?? 1) < 1 || (each.validityMonths ?? 1) > 36)).toEqual([]);
    const used = new Set(sampleRequirements.map((each) => each.competencyCode));
    expect([...competencyByCode.keys()].filter((code) => !used.has(code))).toEqual([]);
    expect(sampleRequirements.some((each) => !each.isMandatory)).toBe(true);
  });

  test('joins the requirements of two positions with the highest level first', () => {
    const joined = requirementsOfPerson({
      roleKey: 'boiler-operator',
      unitKey: 'boiler-house',
      secondPosition: { roleKey: 'permit-issuer', unitKey: 'boiler-house' },
    });
    const levelOf = (code: string) => joined.find((each) => each.competencyCode === code)?.level;
    expect(new Set(joined.map((each) => each.competencyCode)).size).toBe(joined.length);
    expect([levelOf('LOTO-01'), levelOf('BLR-01'), levelOf('PTW-02')]).toEqual([3, 3, 3]);
  });

  test('refuses an indicator line that lacks its examples', () => {
    const broken = {
      key: 'x',
      name: 'X',
      competencies: [
        {
          code: 'X-01',
          title: 'X',
          type: 'skill',
          criticality: 'low',
          scaleCode: 'PROF',
          description: 'X',
          indicators: '2 | Does it | Like this',
          checklist: 'Do it',
        },
      ],
    } as const;
    expect(() => competenciesOfGroup(broken)).toThrow('X-01');
  });
});
