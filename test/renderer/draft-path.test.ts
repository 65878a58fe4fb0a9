import { expect, test } from 'vitest';
import { draftPath } from '../../renderer/features/today/draft-path';

test('every draft leads back to its form', () => {
  const paths = {
    'assessment/p1/c1': '/assess/p1/c1',
    'library/new': '/framework/libraries/new',
    'library/l1': '/framework/libraries/l1',
    'approval/r1': '/framework/revisions/r1/approve',
    'imports.commit': '/exchange/import',
  };
  for (const [key, path] of Object.entries(paths)) expect([key, draftPath(key)]).toEqual([key, path]);
  expect(draftPath('somethingElse/1')).toBeNull();
  expect(draftPath('assessment/p1')).toBeNull();
});
