import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { foldPattern } from '../../electron/service/db/fold-pattern';
import { recordOf } from '../support/framework';
import { makeTestSite } from '../support/site';

test('a pattern finds a text whatever its case and accents, and nothing else', async () => {
  const db = recordOf(await makeTestSite());
  const finds = async (pattern: string, text: string) => {
    const { rows } = await sql<{ found: number }>`SELECT ${text} GLOB ${foldPattern(pattern)} AS found`.execute(db);
    return rows[0]?.found === 1;
  };
  const pairs = [
    ['jorg', 'Jörg'],
    ['JÖRG', 'jorg'],
    ['zoe', 'Zoë'],
    ['lodz', 'Łódź'],
    ['sorensen', 'Sørensen'],
    ['nguyen', 'Nguyễn'],
    ['istanbul', 'İstanbul'],
    ["o'neil", "O'Neil"],
    ['a*b?c[d]', 'A*B?C[D]'],
    ['李', '李'],
  ] as const;
  for (const [pattern, text] of pairs) expect([pattern, text, await finds(pattern, text)]).toEqual([pattern, text, true]);
  expect(await finds('a*b', 'axb')).toBe(false);
  expect(await finds('a?b', 'axb')).toBe(false);
  expect(await finds('[ab]', 'a')).toBe(false);
  expect(await finds('jorg', 'jarg')).toBe(false);
});
