import { expect, test } from 'vitest';
import { freshBytes } from '../../electron/service/vault/fresh-bytes';

test('no bytes are handed out twice, of whatever length, and nobody else holds their memory', () => {
  const seen = new Set<string>();
  let asked = 0;
  for (const length of [12, 16, 32, 20_000]) {
    for (let n = 0; n < 2_000; n += 1) {
      const bytes = freshBytes(length);
      expect(bytes.length).toBe(length);
      expect(bytes.buffer.byteLength).toBe(length);
      seen.add(bytes.toString('hex', 0, 32));
      asked += 1;
      if (length > 1_000 && n === 3) break;
    }
  }
  expect(seen.size).toBe(asked);
});
