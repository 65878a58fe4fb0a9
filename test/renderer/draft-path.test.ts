import { expect, test } from 'vitest';
import { draftPath } from '../../renderer/features/today/draft-path';

test('every draft leads back to its form', () => {
  const paths = {
    'assessment/p1/c1': '/assess/p1/c1',
    'competency/new': '/framework/competencies/new',
    'competency/c1': '/framework/competencies/c1/edit',
    'competency/retire/c1': '/framework/competencies/c1',
    'requirement/r1/new': '/framework/roles/r1',
    'requirement/end/q1': '/framework/roles',
    'scale/new': '/framework/scales/new',
    'imports.commit': '/exchange/import',
  };
  for (const [key, path] of Object.entries(paths)) expect([key, draftPath(key)]).toEqual([key, path]);
  expect(draftPath('somethingElse/1')).toBeNull();
  expect(draftPath('assessment/p1')).toBeNull();
});
