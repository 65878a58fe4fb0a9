import { expect, test } from 'vitest';
import { z } from 'zod';
import { rememberedParse } from '../../electron/service/db/remembered-parse';

test('a text is parsed once while it is among the newest fifty, and again after that', () => {
  let parsed = 0;
  const parse = rememberedParse(
    z.object({ n: z.number() }).transform(({ n }) => {
      parsed += 1;
      return n;
    }),
  );
  const text = (n: number): string => JSON.stringify({ n });
  expect([parse(text(0)), parse(text(0)), parse(text(1)), parsed]).toEqual([0, 0, 1, 2]);
  for (let n = 2; n < 50; n += 1) parse(text(n));
  expect([parse(text(0)), parsed]).toEqual([0, 50]);
  expect([parse(text(50)), parse(text(0)), parsed]).toEqual([50, 0, 52]);
  expect(() => parse('{"n":"1"}')).toThrow(z.ZodError);
});
