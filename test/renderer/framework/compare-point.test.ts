import { expect, test } from 'vitest';
import { comparable, pointBefore, pointOf, pointText } from '../../../renderer/features/framework/revisions/compare-point';
import type { RevisionHead } from '../../../renderer/features/framework/queries';

const revision = (number: number, state: RevisionHead['state']): RevisionHead => ({
  revisionId: `r${number}`,
  frameworkId: 'f',
  number,
  title: `Round ${number}`,
  summary: '',
  state,
  submittedAt: '2026-03-01T12:00:00Z',
  authors: [],
  effectiveFrom: null,
  pilotUnitIds: [],
  generalFrom: null,
  changes: 1,
  remark: null,
  approvedBy: null,
  returns: [],
});
const all = [
  revision(5, 'inReview'),
  revision(4, 'effective'),
  revision(3, 'withdrawn'),
  revision(2, 'returned'),
  revision(1, 'superseded'),
];

test('a revision is laid beside the one that was in force before it, one in review beside what is approved now', () => {
  expect(pointBefore(revision(5, 'inReview'), all)).toEqual({ at: 'approved' });
  expect(pointBefore(revision(4, 'effective'), all)).toEqual({ at: 'revision', revisionId: 'r1' });
  expect(pointBefore(revision(1, 'superseded'), all)).toEqual({ at: 'nothing' });
});

test('what was given back is no state of the library and cannot be compared', () => {
  expect(comparable(all).map(({ number }) => number)).toEqual([5, 4, 3, 1]);
});

test('a point reads as it stands in the address', () => {
  expect(pointOf('nothing')).toEqual({ at: 'nothing' });
  expect(pointOf('r4')).toEqual({ at: 'revision', revisionId: 'r4' });
  expect(pointText({ number: 4, title: 'Round 4', day: null, at: { at: 'revision', revisionId: 'r4' } })).toBe('revision 4, Round 4');
  expect(pointText({ number: null, title: null, day: null, at: { at: 'approved' } })).toBe('what is approved now');
});
