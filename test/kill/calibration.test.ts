import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRandom } from '../../shared/domain/sample/random';
import { killDuring, makeTemplate, type Template } from '../support/kill/kill-at-random';

let template: Template;
beforeAll(async () => {
  template = await makeTemplate();
});
afterAll(() => template.remove());

test('a session whose closing is killed at any moment is opened whole or stays sealed', async () => {
  const random = createRandom(20261122, 'closing');
  for (let kill = 0; kill < 2; kill += 1) {
    const report = await killDuring(template, random, ['calibrationSessions.giveShare']);
    expect(report.wrong, JSON.stringify(report)).toEqual([]);
  }
}, 90_000);
