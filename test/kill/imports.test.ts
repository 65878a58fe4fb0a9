import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRandom } from '../../shared/domain/sample/random';
import { importPeople } from '../support/kill/intake-commands';
import { killDuring, makeTemplate, type Template } from '../support/kill/kill-at-random';
import { kills } from '../support/kill/kills';

let template: Template;
beforeAll(async () => {
  template = await makeTemplate(importPeople);
});
afterAll(() => template.remove());

test.each(Array.from({ length: kills }, (_, index) => index))(
  'kill %i during an import or its reversal leaves the state before or after, never between',
  async (index) => {
    const random = createRandom(20261123, `import ${index}`);
    const report = await killDuring(template, random, [index % 4 === 3 ? 'imports.reverse' : 'imports.commit']);
    expect(report.wrong, JSON.stringify(report)).toEqual([]);
  },
  60_000,
);
