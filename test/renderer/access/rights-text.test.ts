import { expect, test } from 'vitest';
import { conflictsText, grantText, reachText, rightsInShort } from '../../../renderer/features/access/rights-text';

const north = [{ unitId: 'n', name: 'North hall' }];

test('a reach says the whole site, units with what lies below, one’s own record, or both', () => {
  expect(reachText({ reach: { kind: 'site' } })).toBe('Whole site');
  expect(reachText({ reach: { kind: 'limited', units: north, own: false } })).toBe('North hall and below');
  expect(reachText({ reach: { kind: 'limited', units: north, own: true } })).toBe('North hall and below; Own record');
  expect(reachText({ reach: { kind: 'limited', units: [], own: true } })).toBe('Own record');
});

test('rights in short make one line for each reach', () => {
  const limited = { kind: 'limited' as const, units: north, own: false };
  const rights = [
    { permission: 'people.read', reach: limited, from: [] },
    { permission: 'framework.read', reach: { kind: 'site' as const }, from: [] },
    { permission: 'assessments.sign', reach: limited, from: [] },
    { permission: 'of.later', reach: limited, from: [] },
  ];
  expect(rightsInShort({ rights })).toEqual([
    'North hall and below: sees people, assesses and signs, of.later',
    'Whole site: sees the framework',
  ]);
});

test('a role that this version does not know keeps its code, so that an old record stays readable', () => {
  expect(grantText({ role: 'assessor', unitId: 'n', unitName: 'North hall' })).toBe('Assessor (North hall)');
  expect(grantText({ role: 'ofLater', unitId: null, unitName: null })).toBe('ofLater');
});

test('conflicts that nobody has explained are counted apart', () => {
  const conflict = { key: 'k', roles: ['assessor', 'qualityAuditor'] as [string, string], why: '' };
  const exception = { reason: 'small site', givenBy: 'Ada', givenAt: '2026-03-14T10:00:00.000Z' };
  expect(conflictsText({ conflicts: [] })).toBe('none');
  expect(conflictsText({ conflicts: [{ ...conflict, exception }] })).toBe('1, with a reason');
  expect(
    conflictsText({
      conflicts: [
        { ...conflict, exception },
        { ...conflict, exception: null },
      ],
    }),
  ).toBe('2, 1 without a reason');
});
