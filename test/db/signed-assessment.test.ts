import { expect, test } from 'vitest';
import { signedAssessmentContent } from '../../electron/service/db/signed-assessment';

const row = {
  assessmentId: 'a',
  personId: 'p',
  competencyId: 'c',
  competencyVersion: 1,
  level: 2,
  kind: 'practical',
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

test('where nothing was missing the signed content is the one from before there was a reason for it', () => {
  expect(Object.keys(signedAssessmentContent(row, [], []))).not.toContain('prerequisiteReason');
});

test('a reason to sign without a prerequisite is under the signature', () => {
  expect(signedAssessmentContent({ ...row, prerequisiteReason: 'beside a holder' }, [], [])).toMatchObject({
    prerequisiteReason: 'beside a holder',
  });
});
