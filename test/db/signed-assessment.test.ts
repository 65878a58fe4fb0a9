import { expect, test } from 'vitest';
import { signedAssessmentContent } from '../../electron/service/db/signed-assessment';
import { standsAlone } from '../support/assessment-row';

const row = {
  assessmentId: 'a',
  personId: 'p',
  competencyId: 'c',
  competencyVersion: 1,
  level: 2,
  kind: 'practical',
  ...standsAlone,
  outcome: 'competent',
  performedOn: '2026-03-14',
  enteredAt: '2026-03-14T10:00:00.000Z',
  zone: 'Europe/Berlin',
  place: '',
  note: '',
  lateReason: null,
  prerequisiteReason: null,
  assessorUserId: 'u',
  entryNumber: 1,
} as const;

test('everything that an assessment says is under its signature', () => {
  const { entryNumber: _entryNumber, amendCode: _none, authorisedBy: _nobody, ...said } = row;
  // What says nothing of a changed rating is signed as it was before records could.
  expect(signedAssessmentContent(row, [], [])).toEqual({ ...said, steps: [], evidence: [] });
  const authority = { amendCode: 'lookBack', authorisedBy: 'v' } as const;
  expect(signedAssessmentContent({ ...row, ...authority }, [], [])).toEqual({ ...said, ...authority, steps: [], evidence: [] });
});
