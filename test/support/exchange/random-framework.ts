import fc from 'fast-check';
import type { CompetencyItem, FrameworkItem, ScaleItem } from '../../../shared/contract/framework-item';
import type { FrameworkFormat, ReadTarget, Table, WriteAbout } from '../../../shared/domain/exchange/framework-format';
import { readDelimited } from '../../../electron/service/platform/delimited-text';
import { assessmentKinds } from '../../../shared/domain/assessment';
import { levelLook } from '../../../shared/domain/scale-look';
import { plainItem } from '../people';

/** Texts as people write them and as spreadsheets misread them: formulas, apostrophes, quotes, line breaks, separators. */
const word = fc
  .oneof(
    { weight: 3, arbitrary: fc.string({ maxLength: 12, unit: 'grapheme' }) },
    fc.constantFrom(
      '=1+1',
      '+49 30',
      '-5',
      '@SUM(A1)',
      "'=x",
      "''=x",
      "'quoted",
      'a,b;c',
      'say "x"',
      'two\nlines',
      '0012',
      '1e5',
      'yes',
      'Łódź',
      '<script>alert(1)</script>',
    ),
  )
  .map((text) => text.replaceAll(/[\p{Cc}\p{Cs}\u{2028}\u{2029}]/gu, (one) => (one === '\n' ? one : ' ')).trim());
const filled = (fallback: string) => word.map((text) => text || fallback);
const level = fc.integer({ min: 1, max: 3 });
const months = fc.option(fc.integer({ min: 1, max: 120 }));
const guidance = fc.record({ assessor: word, coach: word, employee: word });
const importance = fc.constantFrom('low', 'medium', 'high', 'critical');
const rating = fc.option(fc.integer({ min: 1, max: 5 }));

const askedPart = fc
  .record({
    kinds: fc.subarray([...assessmentKinds], { minLength: 1 }),
    count: fc.integer({ min: 1, max: 9 }),
    differentAssessors: fc.boolean(),
    abnormal: fc.nat({ max: 9 }),
    maxAgeMonths: months,
  })
  .map(({ abnormal, ...rest }) => ({ ...rest, underAbnormal: Math.min(abnormal, rest.count) }));
const asked = fc.array(
  fc.record({ level, parts: fc.array(askedPart, { minLength: 1, maxLength: 3 }), withinMonths: months, secondAssessor: fc.boolean() }),
  { maxLength: 3 },
);

const years = fc.integer({ min: 1, max: 10 });
const someMonths = fc.integer({ min: 1, max: 120 });
const eventKind = word.map((text) => text.replaceAll('\n', ' ').trim() || 'incident');
const validityRule = fc.oneof(
  fc.record({ kind: fc.constantFrom('months' as const, 'endOfMonth' as const), months: someMonths }),
  fc.record({ kind: fc.constant('anniversary' as const), years }),
  fc.record({
    kind: fc.constant('calendarDate' as const),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 31 }),
    years: fc.nat({ max: 10 }),
  }),
  fc.record({ kind: fc.constant('event' as const), events: fc.array(eventKind, { minLength: 1, maxLength: 3 }) }),
  fc.record({ kind: fc.constant('none' as const) }),
);
const validity = fc.record({
  rules: fc.array(fc.record({ level: fc.option(level), rule: validityRule }), { maxLength: 4 }),
  renewalWindowDays: fc.nat({ max: 366 }),
  graceDays: fc.nat({ max: 366 }),
  currency: fc.option(fc.record({ count: fc.integer({ min: 1, max: 999 }), withinDays: fc.integer({ min: 1, max: 3660 }) })),
});

/** Whole frameworks in which every reference has its end: a tree with every kind of item, and everything that an item can hold. */
export const anyFramework: fc.Arbitrary<FrameworkItem[]> = fc
  .record({
    groups: fc.nat({ max: 4 }),
    competencies: fc.nat({ max: 4 }),
    roles: fc.nat({ max: 2 }),
    tasks: fc.nat({ max: 3 }),
    clauses: fc.nat({ max: 2 }),
    scales: fc.integer({ min: 1, max: 3 }),
    blocks: fc.nat({ max: 2 }),
    lines: fc.nat({ max: 5 }),
  })
  .chain((size) => {
    const ids = (name: string, count: number): string[] => Array.from({ length: count }, (_, at) => `${name}-${at}`);
    const [groups, competencies, roles, tasks, clauses, scales, blocks] = [
      ids('group', size.groups),
      ids('competency', size.competencies),
      ids('role', size.roles),
      ids('task', size.tasks),
      ids('clause', size.clauses),
      ids('scale', size.scales),
      ids('block', size.blocks),
    ];
    const links = ids('link', roles.length > 0 && tasks.length > 0 ? size.lines : 0);
    const shared = (itemId: string, at: number, kind: string, parents: readonly string[]) =>
      fc
        .record({
          code: fc.oneof(
            fc.constant(''),
            filled('C').map((text) => `${text.slice(0, 40)}${kind[0] ?? ''}${at}`.trim()),
            word.map((text) => text.slice(0, 50).trim()),
          ),
          title: word,
          parentId: parents.length === 0 ? fc.constant(null) : fc.option(fc.constantFrom(...parents)),
          ordinal: fc.integer({ min: -5000, max: 100_000 }),
          reviewMonths: months,
          isRetired: fc.boolean(),
        })
        .map((part) => ({ ...plainItem, itemId, ...part, replacedById: part.isRetired && at > 0 ? `${kind}-0` : null }));
    const nodes = [
      ...groups.map((id, at) =>
        fc
          .record({ s: shared(id, at, 'group', groups.slice(0, at)), description: word })
          .map(({ s, description }): FrameworkItem => ({ ...s, kind: 'group', content: { description } })),
      ),
      ...roles.map((id, at) =>
        fc
          .record({ s: shared(id, at, 'role', groups), description: word })
          .map(({ s, description }): FrameworkItem => ({ ...s, kind: 'role', content: { description } })),
      ),
      ...scales.map((id, at) =>
        fc
          .record({
            s: shared(id, at, 'scale', groups),
            names: fc.array(filled('name'), { minLength: 3, maxLength: 3 }),
            anchor: word,
            hasMapping: fc.boolean(),
          })
          .map(({ s, names, anchor, hasMapping }): FrameworkItem => ({
            ...s,
            kind: 'scale',
            content: {
              levels: names.map((name, index) => ({ level: index + 1, code: `${index + 1}`, name, anchor, ...levelLook(index, 3) })),
              qualifyingLevel: 2,
              mapping:
                hasMapping && at > 0
                  ? {
                      fromScaleId: 'scale-0',
                      levels: [
                        { from: 1, to: 2 },
                        { from: 3, to: 3 },
                      ],
                    }
                  : null,
            },
          })),
      ),
      ...blocks.map((id, at) =>
        fc
          .record({ s: shared(id, at, 'block', groups), content: signs(id, links) })
          .map(({ s, content }): FrameworkItem => ({ ...s, kind: 'block', content })),
      ),
      ...competencies.map((id, at) =>
        fc
          .record({
            s: shared(id, at, 'competency', [...groups, ...competencies.slice(0, at)]),
            own: signs(id, links),
            description: word,
            type: fc.constantFrom('knowledge', 'skill', 'behaviour'),
            criticality: importance,
            scaleId: fc.constantFrom(...scales),
            validityMonths: months,
            blockIds: fc.subarray(blocks),
            isSequenceEnforced: fc.boolean(),
            prerequisites: needs(competencies.slice(0, at)),
            sufficiency: asked,
            validity,
          })
          .map(({ s, own, ...content }): FrameworkItem => ({ ...s, kind: 'competency', content: { ...own, ...content } })),
      ),
      ...tasks.map((id, at) =>
        fc
          .record({
            s: shared(id, at, 'task', groups),
            description: word,
            difficulty: rating,
            importance: rating,
            frequency: rating,
            consequence: fc.option(importance),
            isCovered: fc.boolean(),
            abnormalConditions: fc.array(filled('hot'), { maxLength: 3 }),
            goodLooksLike: word,
            decidedTraining: fc.constantFrom(null, 'train', 'overtrain', 'noFormalTraining'),
            trainingReason: word,
          })
          .map(({ s, ...content }): FrameworkItem => ({ ...s, kind: 'task', content })),
      ),
      ...clauses.map((id, at) =>
        fc
          .record({
            s: shared(id, at, 'clause', groups),
            authority: word,
            document: word,
            edition: word,
            textReference: word,
            effectiveFrom: fc.constantFrom(null, '2026-01-01'),
            effectiveTo: fc.constantFrom(null, '2027-12-31'),
            notSoleMethods: fc.subarray(['observation', 'workHistory', 'observationOnJob'] as const).map((some) => [...some]),
            validity: fc.option(validityRule),
            graceDays: fc.option(fc.nat({ max: 366 })),
            forbidsExtension: fc.boolean(),
          })
          .map(({ s, ...content }): FrameworkItem => ({ ...s, kind: 'clause', content })),
      ),
      ...links.map((id, at) =>
        fc
          .record({
            s: shared(id, at, 'link', []),
            from: fc.constantFrom(...roles),
            to: fc.constantFrom(...tasks),
            level: fc.option(level),
            isMandatory: fc.boolean(),
            outcome: word,
            scenario: word,
          })
          .map(({ s, from, to, ...content }): FrameworkItem => ({
            ...s,
            fromId: from,
            toId: to,
            kind: 'link',
            content: { relation: 'roleTask', ...content },
          })),
      ),
      ...ids('requirement', competencies.length === 0 ? 0 : size.lines).map((id, at) =>
        fc
          .record({
            s: shared(id, at, 'requirement', []),
            subject: fc.constantFrom('role', 'unit'),
            to: fc.constantFrom(...competencies),
            level,
            validityMonths: months,
            isMandatory: fc.boolean(),
            evidenceMix: fc.array(
              fc.record({ kind: fc.constantFrom('knowledge', 'practical', 'observation'), count: fc.integer({ min: 1, max: 9 }) }),
              { maxLength: 3 },
            ),
          })
          .map(({ s, to, ...content }): FrameworkItem => ({
            ...s,
            fromId: content.subject === 'role' ? (roles[0] ?? 'job-role') : 'unit-1',
            toId: to,
            kind: 'requirement',
            content,
          })),
      ),
      ...ids('mapping', competencies.length === 0 ? 0 : size.lines).map((id, at) =>
        fc
          .record({
            s: shared(id, at, 'mapping', []),
            from: fc.constantFrom(...competencies),
            match: fc.constantFrom('exact', 'narrow', 'broad', 'related'),
            framework: filled('O*NET'),
            reference: filled('15-1'),
            uri: word,
            title: word,
          })
          .map(({ s, from, ...content }): FrameworkItem => ({ ...s, fromId: from, kind: 'mapping', content })),
      ),
    ];
    return fc.tuple(...nodes).map((items): FrameworkItem[] => items);
  });

function needs(others: readonly string[]): fc.Arbitrary<CompetencyItem['content']['prerequisites']> {
  if (others.length === 0) return fc.constant([]);
  const of = fc.array(fc.record({ competencyId: fc.constantFrom(...others), level }), { minLength: 1, maxLength: 3 });
  return fc.array(fc.record({ level, rule: fc.constantFrom('all', 'any', 'count'), count: fc.integer({ min: 1, max: 3 }), of }), {
    maxLength: 2,
  });
}

function signs(id: string, links: readonly string[]) {
  return fc.record({
    indicators: fc
      .array(
        fc.record({
          level,
          text: filled('does it'),
          positiveExample: fc.option(filled('good')),
          negativeExample: fc.option(filled('bad')),
          outcomeIds: fc.subarray([...links]),
        }),
        { maxLength: 3 },
      )
      .map((list) => list.map((one, at) => ({ indicatorId: `${id}-i${at}`, ...one }))),
    steps: fc
      .array(fc.record({ level, text: filled('step'), isCritical: fc.boolean(), prompt: word }), { maxLength: 3 })
      .map((list) => list.map((one, at) => ({ stepId: `${id}-s${at}`, ...one }))),
    guidance,
  });
}

export const exchangeAbout: WriteAbout = {
  frameworkId: 'library',
  title: 'Works library',
  description: '',
  creator: 'A site',
  writtenAt: '2026-03-14T09:26:53Z',
  asOf: '2026-03-14',
  foreignScales: [],
};

export function targetOf(known: readonly FrameworkItem[], part: Partial<ReadTarget> = {}): ReadTarget {
  let made = 0;
  const scales = known.flatMap((item): ScaleItem[] => (item.kind === 'scale' && !item.isRetired ? [item] : []));
  return {
    frameworkId: 'library',
    known,
    scale: scales[0] ?? null,
    scales,
    holders: [],
    choices: {},
    newId: () => `new-${(made += 1)}`,
    ...part,
  };
}

/** The table of a delimited text as the service reads it. */
export function tableOf(text: string): Table {
  const read = readDelimited(new TextEncoder().encode(text));
  if (!read.ok) throw new Error(`not read: ${read.failure.code}`);
  return { name: '', headers: read.value.headers, rows: read.value.rows, rowNumbers: read.value.rowNumbers };
}

/** Reads what a format wrote, or what somebody else did. */
export function readBack(format: FrameworkFormat, content: string | Uint8Array | readonly Table[], target: ReadTarget) {
  if (content instanceof Uint8Array) throw new Error('bytes are read by the service');
  const tables = typeof content === 'string' ? (format.takes === 'tables' ? [tableOf(content)] : []) : content;
  return format.read(
    [{ fileName: `a.${format.extensions[0] ?? ''}`, text: typeof content === 'string' && format.takes === 'text' ? content : '', tables }],
    target,
  );
}

export function written(format: FrameworkFormat, items: readonly FrameworkItem[], about: Partial<WriteAbout> = {}) {
  if (format.write === undefined) throw new Error(`${format.name} cannot be written`);
  return format.write(items, { ...exchangeAbout, ...about });
}
