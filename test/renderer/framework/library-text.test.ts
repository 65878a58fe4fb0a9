import { expect, test } from 'vitest';
import { draftStep, returnedOf, standOf } from '../../../renderer/features/framework/libraries/library-text';
import type { Library, RevisionHead } from '../../../renderer/features/framework/queries';

const revision = (part: Partial<RevisionHead>): RevisionHead => ({
  revisionId: 'r',
  frameworkId: 'f',
  number: 2,
  title: 'Autumn round',
  summary: '',
  state: 'effective',
  submittedAt: '2026-03-01T12:00:00Z',
  authors: [{ userId: 'a', name: 'Ada Alder' }],
  effectiveFrom: '2026-03-14',
  pilotUnitIds: [],
  generalFrom: '2026-03-14',
  changes: 1,
  remark: null,
  approvedBy: 'Ben Birch',
  returns: [],
  ...part,
});
const unitName = (unitId: string): string => `Unit ${unitId}`;

test('a revision says since when it is in force, when it will be, or who waits for what', () => {
  expect(standOf(revision({ generalFrom: '2026-04-01' }), unitName)).toBe('since 2026-04-01');
  expect(standOf(revision({ state: 'scheduled', effectiveFrom: '2026-05-01' }), unitName)).toBe('takes effect on 2026-05-01');
  const pilot = { pilotUnitIds: ['1', '2'], generalFrom: null };
  expect(standOf(revision({ ...pilot, state: 'inPilot' }), unitName)).toBe('in pilot in Unit 1, Unit 2 since 2026-03-14');
  expect(standOf(revision({ ...pilot, state: 'scheduled' }), unitName)).toBe('begins as a pilot in Unit 1, Unit 2 on 2026-03-14');
  expect(standOf(revision({ state: 'inReview', effectiveFrom: null, generalFrom: null }), unitName)).toBe(
    'in review, submitted on 2026-03-01 by Ada Alder',
  );
});

const draft: NonNullable<Library['draft']> = {
  draftId: 'd',
  frameworkId: 'f',
  title: '',
  summary: '',
  startedBy: 'Ada Alder',
  startedAt: '2026-03-01T12:00:00Z',
  authors: [],
  revisionId: null,
  changes: 0,
};

test('only a steward may start a draft or go on with it, nobody in a library out of use, and nobody while it lies in review', () => {
  expect(draftStep({ draft: null, isSteward: true, isRetired: false })).toBe('start');
  expect(draftStep({ draft: null, isSteward: false, isRetired: false })).toBeNull();
  expect(draftStep({ draft: null, isSteward: true, isRetired: true })).toBeNull();
  expect(draftStep({ draft, isSteward: true, isRetired: false })).toBe('goOn');
  expect(draftStep({ draft, isSteward: false, isRetired: false })).toBeNull();
  expect(draftStep({ draft: { ...draft, revisionId: 'r' }, isSteward: true, isRetired: false })).toBe('inReview');
});

test('a draft that was given back says by whom and what is to be changed, until it is submitted again or another draft is begun', () => {
  const last = { by: 'Ben Birch', at: '2026-03-03T12:00:00Z', remark: 'Say who signs' };
  const first = { by: 'Cyd Cole', at: '2026-03-01T12:00:00Z', remark: 'Say what for' };
  const returned = revision({ state: 'returned', returns: [first, last], submittedAt: '2026-03-02T12:00:00Z' });
  const older = revision({ revisionId: 'o', state: 'effective', submittedAt: '2026-02-01T12:00:00Z' });
  expect(returnedOf([older, returned], draft)).toEqual(last);
  expect(returnedOf([older], draft)).toBeNull();
  expect(returnedOf([returned], { ...draft, revisionId: 'r' })).toBeNull();
  expect(returnedOf([returned], { ...draft, startedAt: '2026-03-03T12:00:00Z' })).toBeNull();
});
