import { expect, test } from 'vitest';
import { stepName } from '../../../renderer/features/framework/draft/step-name';

test('a step is named in words, without the digest of the file that it came from', () => {
  expect(stepName(`Import of Task Statements.txt and 3 more (SHA-256 ${'5b'.repeat(32)})`)).toBe(
    'Import of Task Statements.txt and 3 more',
  );
  expect(stepName('Title of PMP-01 (old)')).toBe('Title of PMP-01 (old)');
});
