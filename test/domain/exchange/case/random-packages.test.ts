import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FrameworkItem } from '../../../../shared/contract/framework-item';
import { caseFormat } from '../../../../shared/domain/exchange/case/format';
import { isReadable } from '../../../../shared/domain/readable-text';
import { compareItems } from '../../../../shared/domain/exchange/compare-items';
import { noValidity } from '../../../../shared/domain/framework/validity-terms';
import {
  areFilesHere,
  caseTarget,
  normalised,
  publishedSchema,
  readText,
  siteScale,
  writeText,
} from '../../../support/exchange/case-files';
import { competencyItem, plainItem, requirementItem, scaleItem } from '../../../support/people';

const moment = fc.constantFrom('2017-05-25T18:05:33', '2020-01-01T00:00:00Z', '2021-12-31T23:59:59.5+05:30', '2019-02-28');
const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).filter((text) => text.trim() !== '' && isReadable(text));
const further = fc.dictionary(
  fc.constantFrom('educationalLevel', 'x_own', 'extensions', 'CFItemAssociationURI'),
  fc.jsonValue({ maxDepth: 2 }).filter((value) => !JSON.stringify(value).includes('\\u0000')),
);
const optional = {
  listEnumeration: words,
  notes: fc.option(words),
  language: fc.constant('en'),
  abbreviatedStatement: words,
  CFItemType: fc.constantFrom('Standard', 'Cluster', 'Skill', 'Knowledge'),
};
const relation = fc.constantFrom(
  'isChildOf',
  'isChildOf',
  'isChildOf',
  'exactMatchOf',
  'isRelatedTo',
  'precedes',
  'isPartOf',
  'isTranslationOf',
  'hasSkillLevel',
);
const uuid = (prefix: string, n: number): string => `${prefix}0000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** Any package: items in any order, associations to themselves, to each other, to nothing; nulls, further fields, moments without zone. */
const casePackage = fc
  .record({
    items: fc.array(fc.tuple(words, fc.record(optional, { requiredKeys: [] }), further, moment, fc.option(words, { nil: undefined })), {
      maxLength: 12,
    }),
    associations: fc.array(fc.tuple(relation, fc.nat(14), fc.nat(14), fc.option(fc.nat(20), { nil: undefined }), moment), {
      maxLength: 25,
    }),
    extra: fc.dictionary(fc.constantFrom('CFPackageURI', 'frameworkType', 'notes'), words),
    types: fc.array(words, { maxLength: 3 }),
    rubrics: fc.array(fc.array(fc.tuple(words, fc.array(words, { maxLength: 4 })), { maxLength: 3 }), { maxLength: 2 }),
  })
  .map(({ items, associations, extra, types, rubrics }) => {
    const node = (n: number) => ({ title: `n${n}`, identifier: n === 13 ? uuid('d', 0) : uuid('1', n), uri: `urn:x:${n}` });
    const head = (prefix: string, n: number) => ({
      identifier: uuid(prefix, n),
      uri: `urn:x:${prefix}${n}`,
      lastChangeDateTime: '2020-01-01T00:00:00Z',
    });
    return JSON.stringify({
      CFDocument: { ...head('d', 0), creator: 'C', title: 'T', ...extra },
      CFItems: items.map(([fullStatement, part, more, lastChangeDateTime, code], n) => ({
        ...more,
        ...part,
        ...head('1', n),
        fullStatement,
        lastChangeDateTime,
        ...(code === undefined ? {} : { humanCodingScheme: code }),
      })),
      CFAssociations: associations.map(([associationType, from, to, sequenceNumber, lastChangeDateTime], n) => ({
        ...head('a', n),
        associationType,
        originNodeURI: node(from),
        destinationNodeURI: node(to),
        lastChangeDateTime,
        ...(sequenceNumber === undefined ? {} : { sequenceNumber }),
      })),
      CFDefinitions: { CFItemTypes: types.map((title, n) => ({ ...head('7', n), title, hierarchyCode: '1' })) },
      ...(rubrics.length === 0
        ? {}
        : {
            CFRubrics: rubrics.map((criteria, n) => ({
              ...head('b', n),
              title: `R${n}`,
              CFRubricCriteria: criteria.map(([category, levels], c) => ({
                ...head('c', n * 10 + c),
                category,
                CFRubricCriterionLevels: levels.map((quality, l) => ({ ...head('e', n * 100 + c * 10 + l), quality, score: l })),
              })),
            })),
          }),
    });
  });

const runs = { numRuns: 100 };

function differences(text: string, known: readonly FrameworkItem[]) {
  const writtenAndRead = readText(writeText(known), caseTarget(known)).items;
  const { items, gone } = compareItems(caseFormat, { read: readText(text, caseTarget(known)).items, known, writtenAndRead });
  return [...items.filter(({ state }) => state !== 'same'), ...gone];
}

test('any package goes back with every identifier, association, order and field', () => {
  fc.assert(
    fc.property(casePackage, (text) => {
      expect(normalised(writeText(readText(text).items))).toEqual(normalised(text));
    }),
    runs,
  );
});

test('any package changes nothing when it or what is written of it is read again', () => {
  fc.assert(
    fc.property(casePackage, (text) => {
      const known = readText(text).items;
      expect(differences(text, known)).toEqual([]);
      expect(differences(writeText(known), known)).toEqual([]);
    }),
    runs,
  );
});

test.skipIf(!areFilesHere)('any package is written as the published schema wants it', () => {
  const validate = publishedSchema();
  fc.assert(
    fc.property(casePackage, (text) => {
      validate(JSON.parse(writeText(readText(text).items)));
      expect(validate.errors ?? []).toEqual([]);
    }),
    runs,
  );
});

const level = fc.integer({ min: 1, max: 3 });
const id = (kind: string, n: number): string => uuid(kind, n);

/** A library born here: scales, groups, competencies with everything, tasks, clauses, blocks, requirements, links, mappings. */
const ownLibrary = fc
  .record({
    competencies: fc.array(
      fc.record({
        title: words.map((text) => text.trim()),
        parent: fc.option(fc.nat(2)),
        indicators: fc.array(fc.tuple(level, words, fc.option(words)), { maxLength: 3 }),
        months: fc.option(fc.integer({ min: 1, max: 60 })),
        isRetired: fc.boolean(),
        coach: words,
      }),
      { minLength: 1, maxLength: 6 },
    ),
    requirements: fc.array(fc.tuple(fc.nat(5), level, fc.boolean()), { maxLength: 5 }),
    mappings: fc.array(fc.tuple(fc.nat(5), fc.constantFrom('exact', 'narrow', 'broad', 'related'), words, fc.webUrl()), { maxLength: 4 }),
    outcome: words,
  })
  .map(({ competencies, requirements, mappings, outcome }): FrameworkItem[] => {
    const trimmed = (text: string): string => text.trim();
    const base = { ...plainItem, frameworkId: 'library-1' };
    const comp = (n: number): string => id('c', n % competencies.length);
    return [
      { ...scaleItem('own'), itemId: id('5', 1), frameworkId: 'library-1' },
      ...[0, 1, 2].map((n) => ({
        ...base,
        kind: 'group' as const,
        itemId: id('f', n),
        parentId: n === 2 ? id('f', 1) : null,
        ordinal: n * 10,
        title: `Group ${n}`,
        content: { description: '' },
      })),
      ...competencies.map(({ title, parent, indicators, months, isRetired, coach }, n): FrameworkItem => {
        const plain = competencyItem(comp(n), {
          code: `C${n}`,
          scaleId: id('5', 1),
          guidance: { assessor: '', coach: trimmed(coach), employee: '' },
          validityMonths: months,
          sufficiency:
            months === null
              ? []
              : [
                  {
                    level: 2,
                    parts: [
                      { kinds: ['practical'], count: 2, differentAssessors: true, underAbnormal: 1, maxAgeMonths: months },
                      { kinds: ['knowledge', 'observation'], count: 1, differentAssessors: false, underAbnormal: 0, maxAgeMonths: null },
                    ],
                    withinMonths: months,
                    secondAssessor: isRetired,
                  },
                ],
          validity:
            months === null
              ? noValidity
              : {
                  rules: [
                    { level: 2, rule: { kind: 'endOfMonth', months } },
                    { level: null, rule: { kind: 'event', events: ['Procedure changed', 'Incident'] } },
                  ],
                  renewalWindowDays: 30,
                  graceDays: 14,
                  currency: isRetired ? null : { count: 3, withinDays: 90 },
                },
        });
        const list = indicators.map(([at, text, example], i) => ({
          indicatorId: id('9', n * 10 + i),
          level: at,
          text: trimmed(text),
          positiveExample: example === null ? null : trimmed(example),
          negativeExample: null,
          outcomeIds: i === 0 ? [id('3', 1)] : [],
        }));
        return {
          ...plain,
          frameworkId: 'library-1',
          title,
          ordinal: n * 7,
          parentId: parent === null ? null : id('f', parent),
          isRetired,
          content: { ...plain.content, indicators: list },
        };
      }),
      { ...base, kind: 'role', itemId: id('6', 1), ordinal: 99, title: 'Welder', content: { description: 'Joins.' } },
      {
        ...base,
        kind: 'task',
        itemId: id('8', 1),
        code: 'T1',
        ordinal: 100,
        title: 'Weld',
        content: {
          description: '',
          difficulty: 3,
          importance: null,
          frequency: 5,
          consequence: 'high',
          isCovered: true,
          abnormalConditions: ['Rain'],
          goodLooksLike: 'Tight',
          decidedTraining: 'overtrain',
          trainingReason: 'Nobody does it twice a year.',
        },
      },
      {
        ...base,
        kind: 'clause',
        itemId: id('8', 2),
        code: 'X 4.1',
        ordinal: 101,
        title: 'Records',
        content: {
          authority: 'EU',
          document: 'Annex 11',
          edition: '2',
          textReference: 'Keep them.',
          effectiveFrom: '2020-01-01',
          effectiveTo: null,
          notSoleMethods: ['workHistory', 'observation'],
          validity: { kind: 'calendarDate', month: 12, day: 31, years: 1 },
          graceDays: 30,
          forbidsExtension: true,
        },
      },
      {
        ...base,
        kind: 'link',
        itemId: id('3', 1),
        fromId: id('6', 1),
        toId: id('8', 1),
        ordinal: 1,
        content: { relation: 'roleTask', level: null, isMandatory: true, outcome: trimmed(outcome), scenario: '' },
      },
      ...requirements.map(([to, at, isMandatory], n) => ({
        ...requirementItem({ roleId: id('6', 1), competencyId: comp(to), requirementId: id('4', n), level: at, isMandatory }),
        frameworkId: 'library-1',
        ordinal: n,
      })),
      ...mappings.map(([from, match, reference, uri], n): FrameworkItem => ({
        ...base,
        kind: 'mapping',
        itemId: id('2', n),
        fromId: comp(from),
        ordinal: n,
        content: { match, framework: 'O*NET', reference: trimmed(reference), uri, title: trimmed(reference) },
      })),
    ];
  });

test('any library that was born here changes nothing when it comes back, and is valid', () => {
  const validate = areFilesHere ? publishedSchema() : null;
  fc.assert(
    fc.property(ownLibrary, (known) => {
      const text = writeText(known);
      expect(differences(text, known)).toEqual([]);
      validate?.(JSON.parse(text));
      expect(validate?.errors ?? []).toEqual([]);
    }),
    runs,
  );
});

test('any library that was born here is whole in another one, but for ids, stewards and places', () => {
  fc.assert(
    fc.property(ownLibrary, (known) => {
      const target = { ...caseTarget(), frameworkId: 'library-2', scale: siteScale };
      const { items, problems } = readText(writeText(known), target);
      expect(problems).toEqual([]);
      const nameOf = new Map(items.map((item) => [item.itemId, item.origin?.identifier ?? '']));
      const renamed = JSON.stringify(
        items
          .filter(({ origin }) => origin?.identifier !== 'library-1')
          .map(({ origin: _origin, ordinal: _ordinal, frameworkId: _library, ...item }) => item),
      ).replaceAll(/"(n0-\d+)"/g, (_all, made: string) => JSON.stringify(nameOf.get(made)));
      const expected = known.map(({ origin: _origin, ordinal: _ordinal, frameworkId: _library, ...item }) => item);
      const found: { itemId: string; parentId: string | null }[] = JSON.parse(renamed);
      const root = found.find(({ itemId }) => !known.some((item) => item.itemId === itemId))?.itemId;
      const byId = new Map(found.map((item) => [item.itemId, { ...item, parentId: item.parentId === root ? null : item.parentId }]));
      for (const item of expected) expect(byId.get(item.itemId)).toEqual(item);
    }),
    runs,
  );
});

test('a library that was born here, and others brought into it, changes nothing when all of it comes back', () => {
  fc.assert(
    fc.property(ownLibrary, casePackage, (own, text) => {
      const known = [...own, ...readText(text, caseTarget(own)).items];
      expect(differences(writeText(known), known)).toEqual([]);
      expect(differences(writeText(own), known).filter((one) => 'state' in one)).toEqual([]);
      expect(differences(text, known).filter((one) => 'state' in one)).toEqual([]);
    }),
    runs,
  );
});
