import { expect, test } from 'vitest';
import type { Reason } from '../../shared/contract/values';
import type { RequirementOrigin, StandingFacts } from '../../shared/domain/standing';
import { standingReasons } from '../../shared/domain/standing-reasons';
import { facts as neverAssessed, line, result } from '../support/standing-facts';

const codes: Readonly<Record<number, string>> = { 1: 'I', 2: 'L', 3: 'U' };
const names = {
  level: (level: number) => codes[level] ?? '?',
  origin: ({ kind, id }: RequirementOrigin) => (kind === 'role' ? `Role ${id}` : `Unit ${id}`),
};

const facts = (part: Partial<StandingFacts> = {}): StandingFacts => neverAssessed({ assessments: [result()], ...part });

/** The tree as indented lines, `+` met, `-` unmet, `·` informing, with the record in brackets. */
function written(reason: Reason, depth = 0): string[] {
  const mark = { met: '+', unmet: '-', info: '·' }[reason.verdict];
  const record = reason.record === null ? '' : ` [${reason.record.entity} ${reason.record.id}]`;
  return [`${'  '.repeat(depth)}${mark} ${reason.text}${record}`, ...reason.children.flatMap((child) => written(child, depth + 1))];
}
const why = (of: StandingFacts, day: string) => written(standingReasons(of, day, names));

test('somebody qualified is told by which assessment and through which day', () => {
  expect(why(facts(), '2025-06-01')).toEqual([
    '+ Qualified: level L is required and held through 2026-03-14.',
    '  · Required: level L, mandatory; a result counts for 12 months.',
    '    · Role fitter requires level L, mandatory, of this person from 2025-01-01; a result counts for 12 months. [role fitter]',
    '  + Level L is held by the assessment of 2025-03-14. It counts for 12 months, through 2026-03-14. [assessment a]',
  ]);
});

test('what has no end says so', () => {
  expect(why(facts({ lines: [line({ validityMonths: null, to: '2027-12-31' })] }), '2026-06-01')).toEqual([
    '+ Qualified: level L is required and held, with no end.',
    '  · Required: level L, mandatory; a result counts without limit of time.',
    '    · Role fitter requires level L, mandatory, of this person from 2025-01-01 through 2027-12-31; sets no limit of time. [role fitter]',
    '  + Level L is held by the assessment of 2025-03-14. It has no end. [assessment a]',
  ]);
});

test('what expires soon says by when to assess again, and a day late it says what is missing', () => {
  expect(why(facts(), '2026-03-14')).toEqual([
    '+ Expiring soon: level L is required and held only through 2026-03-14.',
    '  · Required: level L, mandatory; a result counts for 12 months.',
    '    · Role fitter requires level L, mandatory, of this person from 2025-01-01; a result counts for 12 months. [role fitter]',
    '  + Level L is held by the assessment of 2025-03-14. It counts for 12 months, through 2026-03-14. [assessment a]',
    '  · To do: assess at level L by 2026-03-14, so that nothing lapses.',
  ]);
  expect(why(facts(), '2026-03-15')).toEqual([
    '- Expired: level L is required, and the result that reached it has run out.',
    '  · Required: level L, mandatory; a result counts for 12 months.',
    '    · Role fitter requires level L, mandatory, of this person from 2025-01-01; a result counts for 12 months. [role fitter]',
    '  - No level is held that counts on this day.',
    '  · 2025-03-14: competent at level L; ran out, 2026-03-14 was its last day (for 12 months). [assessment a]',
    '  - Missing: an assessment at level L or above with the outcome competent.',
  ]);
});

test('somebody never assessed is told what is missing and nothing else', () => {
  expect(why(facts({ assessments: [] }), '2025-06-01')).toEqual([
    '- Never assessed: level L is required, and there is no assessment up to this day.',
    '  · Required: level L, mandatory; a result counts for 12 months.',
    '    · Role fitter requires level L, mandatory, of this person from 2025-01-01; a result counts for 12 months. [role fitter]',
    '  - No level is held that counts on this day.',
    '  - Missing: an assessment at level L or above with the outcome competent.',
  ]);
});

test('a failed reassessment is named as what took the earlier result away', () => {
  const failed = result({ assessmentId: 'b', level: 3, outcome: 'notYetCompetent', performedOn: '2025-05-01', order: 3 });
  const later = facts({
    lines: [line({ level: 3 })],
    assessments: [result({ level: 3 }), result({ assessmentId: 'c', level: 1, performedOn: '2025-02-01', order: 2 }), failed],
  });
  expect(why(later, '2025-05-01')).toEqual([
    '- Below level: level U is required, and level I is held.',
    '  · Required: level U, mandatory; a result counts for 12 months.',
    '    · Role fitter requires level U, mandatory, of this person from 2025-01-01; a result counts for 12 months. [role fitter]',
    '  - Level I is held, which is less than level U.',
    '  · 2025-05-01: not yet competent at level U; earlier results at that level and above no longer count. [assessment b]',
    '  · 2025-03-14: competent at level U; taken away by the assessment of 2025-05-01, not yet competent at level U. [assessment a]',
    '  · 2025-02-01: competent at level I; still counts, through 2026-02-01. [assessment c]',
    '  - Missing: an assessment at level U or above with the outcome competent.',
  ]);
  expect(why(later, '2025-04-30')[0]).toBe('+ Qualified: level U is required and held through 2026-03-14.');
});

test('a first attempt that failed took nothing away', () => {
  const failed = facts({ assessments: [result({ outcome: 'notYetCompetent' })] });
  expect(why(failed, '2025-06-01')).toContain('  · 2025-03-14: not yet competent at level L. [assessment a]');
});

test('of several roles and the competency itself the strictest counts, and each is shown', () => {
  const several = facts({
    lines: [
      line({ validityMonths: 24, isMandatory: false }),
      line({ origin: { kind: 'role', id: 'lead' }, level: 3, validityMonths: null, from: '2025-06-01' }),
    ],
    validityMonths: 6,
    assessments: [result({ level: 3, performedOn: '2025-07-31' })],
  });
  expect(why(several, '2025-08-01')).toEqual([
    '+ Qualified: level U is required and held through 2026-01-31.',
    '  · Required: level U, mandatory; a result counts for 6 months. The highest level and the shortest time count.',
    '    · Role fitter requires level L, desirable, of this person from 2025-01-01; a result counts for 24 months. [role fitter]',
    '    · Role lead requires level U, mandatory, of this person from 2025-06-01; sets no limit of time. [role lead]',
    '    · The competency itself sets that a result counts for 6 months.',
    '  + Level U is held by the assessment of 2025-07-31. It counts for 6 months, through 2026-01-31. [assessment a]',
  ]);
});

test('a higher level that will be required is announced, the same one is not', () => {
  const rising = facts({
    lines: [line({ to: '2025-12-31' }), line({ origin: { kind: 'role', id: 'lead' }, level: 3, from: '2026-01-01' })],
  });
  expect(why(rising, '2025-06-01')).toContain('  · From 2026-01-01 level U is required, by Role lead. [role lead]');
  const same = facts({ lines: [line(), line({ origin: { kind: 'role', id: 'lead' }, from: '2026-01-01' })] });
  expect(why(same, '2025-06-01').join('\n')).not.toContain('2026-01-01');
});

test('where nothing is required, the tree says so and still shows what was assessed', () => {
  expect(why(facts({ lines: [line({ from: '2026-01-01' })], validityMonths: 12 }), '2025-06-01')).toEqual([
    '· No position requires this competency on 2025-06-01.',
    '  · From 2026-01-01 level L is required, by Role fitter. [role fitter]',
    '  · 2025-03-14: competent at level L; still counts, through 2026-03-14. [assessment a]',
  ]);
});

test('what was assessed after the day is not spoken of', () => {
  expect(why(facts(), '2025-03-13').join('\n')).not.toContain('2025-03-14');
});
