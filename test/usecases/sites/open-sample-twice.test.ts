import { expect, test } from 'vitest';
import { makeTestStation } from '../../support/site';

test('two who ask for the sample site at once both get it: the second waits and finds it made', async () => {
  const { client } = makeTestStation({ now: '2026-11-21T10:00:00.000Z' });
  const open = async () => {
    const kinds: string[] = [];
    for await (const event of await client.sites.openSample({})) kinds.push(event.kind);
    return kinds;
  };
  const [first, second] = await Promise.all([open(), open()]);
  expect(first.at(-1)).toBe('done');
  expect(second).toEqual(['done']);
  expect(await client.session.get()).toMatchObject({ state: 'unlocked', isSample: true });
  expect((await client.sites.list()).sites).toHaveLength(1);
}, 120_000);

test('one who stops listening lets the next one in', async () => {
  const { client } = makeTestStation({ now: '2026-11-21T10:00:00.000Z' });
  const stopped = new AbortController();
  for await (const event of await client.sites.openSample({}, { signal: stopped.signal })) {
    expect(event.kind).toBe('progress');
    stopped.abort();
    break;
  }
  for await (const event of await client.sites.openSample({})) expect(['progress', 'done']).toContain(event.kind);
  expect(await client.session.get()).toMatchObject({ state: 'unlocked' });
}, 120_000);
