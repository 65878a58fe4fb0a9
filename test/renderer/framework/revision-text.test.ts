import { expect, test } from 'vitest';
import type { RevisionHead } from '../../../renderer/features/framework/queries';
import { revisionFacts, stateText } from '../../../renderer/features/framework/revisions/revision-text';

const pilot: RevisionHead = {
  revisionId: 'r',
  frameworkId: 'f',
  number: 2,
  title: 'Autumn round',
  summary: '',
  state: 'inPilot',
  submittedAt: '2026-03-01T12:00:00Z',
  authors: [{ userId: 'a', name: 'Ada Alder' }],
  effectiveFrom: '2026-03-14',
  pilotUnitIds: ['boilers'],
  generalFrom: null,
  changes: 1,
  remark: null,
  approvedBy: 'Ben Birch',
  returns: [],
};
const unitName = (): string => 'Boiler House';
const factsOf = (revision: RevisionHead) => new Map(revisionFacts(revision, unitName).map(({ label, value }) => [label, value]));

test('a revision under pilot says once where and since when', () => {
  expect(stateText(pilot, unitName)).toBe('In pilot in Boiler House since 2026-03-14');
  expect(factsOf(pilot).get('Pilot')).toBe('first in Boiler House; everywhere: not decided yet');
});

test('a withdrawn revision is neither in force nor waiting to be rolled out, and says why it was taken back', () => {
  const facts = factsOf({ ...pilot, state: 'withdrawn', remark: 'The unions are to be heard first' });
  expect(facts.has('In force from')).toBe(false);
  expect(facts.get('Was to begin on')).toBe('2026-03-14');
  expect(facts.get('Pilot')).toBe('in Boiler House');
  expect(facts.get('Why it was withdrawn')).toBe('The unions are to be heard first');
});

test('a revision tells for good each time that it was given back, by whom and what for', () => {
  const returns = [
    { by: 'Cyd Cole', at: '2026-03-02T12:00:00Z', remark: 'Say what for' },
    { by: 'Ben Birch', at: '2026-03-03T12:00:00Z', remark: 'Say who signs' },
  ];
  const told = revisionFacts({ ...pilot, returns }, unitName).filter(({ label }) => label === 'Given back');
  expect(told.map(({ value }) => value)).toEqual([
    expect.stringMatching(/^by Cyd Cole, 2026-03-02 \d\d:00: Say what for$/),
    expect.stringMatching(/^by Ben Birch, 2026-03-03 \d\d:00: Say who signs$/),
  ]);
});
