import { expect, test } from 'vitest';
import { assessmentKinds } from '../../shared/domain/assessment';
import {
  authorityGaps,
  gapText,
  type AuthorityAsked,
  type AuthorityFact,
  type AuthorityRule,
} from '../../shared/domain/assessor-authority';
import { addDays } from '../../shared/domain/calendar';
import { createRandom, type Random } from '../../shared/domain/sample/random';

const start = '2026-01-01';
const anyDay = (random: Random): string => addDays(start, random.int(0, 12));
const maybeDay = (random: Random): string | null => (random.chance(0.4) ? null : anyDay(random));

function anyAuthority(random: Random): AuthorityFact {
  const scope = random.pick(['all', 'library', 'competencies'] as const);
  const ids = scope === 'library' ? ['safety', 'welding'] : ['loto', 'weld'];
  return {
    scope,
    scopeIds: scope === 'all' ? [] : ids.filter(() => random.chance(0.6)),
    highestLevel: random.chance(0.4) ? null : random.int(0, 4),
    kinds: assessmentKinds.filter(() => random.chance(0.7)),
    validFrom: anyDay(random),
    validTo: maybeDay(random),
    trainedOn: maybeDay(random),
    trainedUntil: maybeDay(random),
    calibratedOn: maybeDay(random),
    calibratedUntil: maybeDay(random),
    suspendedFrom: random.chance(0.7) ? null : anyDay(random),
  };
}

/** Every day on which one part of an authorisation holds, written out. */
function daysOf(first: string | null, last: string | null): ReadonlySet<string> {
  const days = new Set<string>();
  if (first !== null) for (let day = first; day <= (last ?? addDays(start, 40)); day = addDays(day, 1)) days.add(day);
  return days;
}

/** The same question answered by counting off each condition for each authorisation, none of the rules shared. */
function mayAssess(rule: AuthorityRule, authorities: readonly AuthorityFact[], held: number | null, asked: AuthorityAsked): boolean {
  const isHigh = !rule.requiresQualified || (held !== null && held >= asked.level);
  if (!rule.requiresAuthority && !rule.requiresTraining && !rule.requiresCalibration) return isHigh;
  const levels = [0, 1, 2, 3, 4, 5];
  const isEnough = authorities.some((one) => {
    const reach = { all: [asked.competencyId], library: one.scopeIds, competencies: one.scopeIds }[one.scope];
    const wanted = one.scope === 'library' ? asked.libraryId : asked.competencyId;
    const suspended = one.suspendedFrom === null ? new Set<string>() : daysOf(one.suspendedFrom, null);
    return (
      reach.includes(wanted) &&
      (!rule.requiresAuthority ||
        (daysOf(one.validFrom, one.validTo).has(asked.day) &&
          !suspended.has(asked.day) &&
          levels.filter((level) => one.highestLevel === null || level <= one.highestLevel).includes(asked.level) &&
          one.kinds.some((kind) => kind === asked.kind))) &&
      (!rule.requiresTraining || daysOf(one.trainedOn, one.trainedUntil).has(asked.day)) &&
      (!rule.requiresCalibration || daysOf(one.calibratedOn, one.calibratedUntil).has(asked.day))
    );
  });
  return isEnough && isHigh;
}

test('whether an assessor lacks nothing is what counting every condition off says, in ten thousand random cases', () => {
  const random = createRandom(20261122, 'authority');
  const seen = { yes: 0, no: 0 };
  for (let round = 0; round < 10_000; round += 1) {
    const rule = {
      requiresAuthority: random.chance(0.7),
      requiresTraining: random.chance(0.4),
      requiresCalibration: random.chance(0.4),
      requiresQualified: random.chance(0.3),
    };
    const authorities = Array.from({ length: random.int(0, 3) }, () => anyAuthority(random));
    const held = random.chance(0.3) ? null : random.int(0, 4);
    const asked = {
      competencyId: random.pick(['loto', 'weld']),
      libraryId: random.pick(['safety', 'welding']),
      level: random.int(0, 4),
      kind: random.pick(assessmentKinds),
      day: anyDay(random),
    };
    const gaps = authorityGaps(rule, authorities, held, asked);
    const expected = mayAssess(rule, authorities, held, asked);
    expect(gaps.length === 0, JSON.stringify({ rule, authorities, held, asked, gaps })).toBe(expected);
    seen[expected ? 'yes' : 'no'] += 1;
    // What is said to have ended had ended by then, and was there the day before.
    for (const { since } of gaps) expect(since === null || since <= asked.day).toBe(true);
  }
  expect(Math.min(seen.yes, seen.no)).toBeGreaterThan(1000);
});

test('every gap is said in words that name the day where there is one', () => {
  const asked = { level: 'E', kind: 'practical assessments', held: null };
  const items = ['authority', 'level', 'kind', 'suspended', 'training', 'calibration', 'qualification'] as const;
  const texts = items.map((item) => gapText({ item, since: '2026-03-02', level: null }, asked));
  expect(new Set(texts).size).toBe(items.length);
  for (const item of ['authority', 'suspended', 'training', 'calibration'] as const)
    expect(gapText({ item, since: '2026-03-02', level: null }, asked)).toContain('2026-03-02');
  expect(gapText({ item: 'qualification', since: null, level: 1 }, { ...asked, held: 'P' })).toBe(
    'holds level P of the competency; level E is needed',
  );
});
