import { expect, test } from 'vitest';
import { draftPath } from '../../renderer/features/today/draft-path';

test('every draft leads back to its form', () => {
  const paths = {
    'assessment/p1/c1': '/assess/p1/c1',
    'library/new': '/framework/libraries/new',
    'library/l1': '/framework/libraries/l1',
    'approval/r1': '/framework/revisions/r1/approve',
    'imports.commit': '/exchange/import',
    'completions.commit': '/exchange/completions',
    'matrix.commit': '/exchange/matrix',
    'performances.commit': '/exchange/performances',
    'directory.commit': '/settings/directory/file',
    'imports.reverse/b1': '/exchange/imports/b1',
    'calibrationSession/new': '/calibrate/sessions/new',
    'calibrationSession/s1': '/calibrate/sessions/s1?change=true',
    'consensus/s1/c1': '/calibrate/sessions/s1/board?case=c1&form=decide',
    'dissent/s1/c1': '/calibrate/sessions/s1/board?case=c1&form=dissent',
    'goldCase/kept/g1': '/calibrate/cases/g1?change=true',
    'goldCase/assessment/a1': '/calibrate/cases/new?assessmentId=a1',
    'goldCase/competency/k1': '/calibrate/cases/new?competencyId=k1',
    'goldCase/session/s1/c1': '/calibrate/cases/new?sessionId=s1&caseId=c1',
    'gold-study/t1': '/calibrate/studies/t1',
    thresholds: '/calibrate/thresholds?change=true',
  };
  for (const [key, path] of Object.entries(paths)) expect([key, draftPath(key)]).toEqual([key, path]);
  expect(draftPath('somethingElse/1')).toBeNull();
  expect(draftPath('assessment/p1')).toBeNull();
  expect(draftPath('consensus/s1')).toBeNull();
  expect(draftPath('goldCase/session/s1')).toBeNull();
});
