import { expect, test } from 'vitest';
import { countLinks } from '../../../shared/domain/framework/link-counts';

test('a link counts at both of its ends, by what lies at the other', () => {
  const counts = countLinks([
    { fromId: 'role', toId: 'task', relation: 'roleTask' },
    { fromId: 'task', toId: 'clause', relation: 'taskClause' },
    { fromId: 'task', toId: 'other clause', relation: 'taskClause' },
    { fromId: 'task', toId: 'role', relation: 'related' },
  ]);
  expect(counts.get('task')).toEqual({ roles: 1, tasks: 0, competencies: 0, clauses: 2 });
  expect(counts.get('clause')).toEqual({ roles: 0, tasks: 1, competencies: 0, clauses: 0 });
  expect(counts.get('role')).toEqual({ roles: 0, tasks: 1, competencies: 0, clauses: 0 });
});
