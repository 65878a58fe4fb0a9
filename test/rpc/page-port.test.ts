import { once } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { os, type RouterClient } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { pagePort } from '../../electron/service/rpc/page-port.ts';

/** Called by the stream below when the page waits for it no more. */
const ends: (() => void)[] = [];
const router = {
  plain: { twice: os.input(z.number()).handler(({ input }) => 2 * input), nothing: os.handler(() => 'something') },
  files: {
    size: os
      .input(z.object({ file: z.instanceof(Blob), name: z.string() }))
      .handler(async ({ input }) => `${input.name}: ${(await input.file.bytes()).join()}`),
  },
  streams: {
    untilLeft: os.handler(async function* ({ signal }) {
      try {
        yield 1;
        await new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(new Error('left'))));
      } finally {
        for (const end of ends) end();
      }
    }),
  },
};

function connect() {
  const { port1, port2 } = new MessageChannel();
  const unreadable: unknown[] = [];
  onTestFinished(() => {
    port1.close();
    ends.length = 0;
  });
  new RPCHandler(router).upgrade(
    pagePort(asInTheService(port2), (error) => unreadable.push(error)),
    { context: {} },
  );
  const client: RouterClient<typeof router> = createORPCClient(new RPCLink({ port: port1 }));
  return { client, page: port1, unreadable };
}

/** Electron hands over a message as an event with data, the ports of worker threads the data alone. */
function asInTheService(port: MessagePort): Parameters<typeof pagePort>[0] {
  return {
    on: (event, take) => port.on(event, (data: unknown) => take({ data })),
    once: (event, end) => port.once(event, end),
    postMessage: (message) => port.postMessage(message),
    close: () => port.close(),
  };
}

test('calls with and without input, and with files, arrive as they were made', async () => {
  const { client, unreadable } = connect();
  expect(await client.plain.twice(21)).toBe(42);
  expect(await client.plain.nothing()).toBe('something');
  expect(await client.files.size({ file: new Blob([new Uint8Array([0, 255, 13, 10, 255])]), name: 'été.bin' })).toBe(
    'été.bin: 0,255,13,10,255',
  );
  expect(await client.files.size({ file: new Blob([]), name: 'empty' })).toBe('empty: ');
  expect(unreadable).toStrictEqual([]);
});

test('a page that waits for an answer no more ends that call alone', async () => {
  const { client, unreadable } = connect();
  const ended = new Promise<void>((resolve) => ends.push(resolve));
  const leave = new AbortController();
  const stream = await client.streams.untilLeft(undefined, { signal: leave.signal });
  expect(await stream.next()).toStrictEqual({ done: false, value: 1 });
  leave.abort();
  await ended;
  expect(await client.plain.twice(4)).toBe(8);
  expect(unreadable).toStrictEqual([]);
});

const nonsense: readonly (readonly [string, unknown])[] = [
  ['no JSON', 'nothing at all'],
  ['a number', 7],
  ['an object in place of text', { i: '1', p: { u: '/plain/twice', b: { json: 1 } } }],
  ['a call of nothing', JSON.stringify({ i: '1', p: null })],
  ['a call without an id', JSON.stringify({ p: { u: '/plain/twice' } })],
  ['an address out of the router', JSON.stringify({ i: '1', p: { u: 'http://[/' } })],
  ['another method', JSON.stringify({ i: '1', p: { u: '/plain/twice', m: 'GET' } })],
  ['a piece of a stream that nobody awaits', JSON.stringify({ i: '1', t: 3, p: { e: 'message' } })],
  ['bytes without a call', new Uint8Array([1, 2, 3])],
  [
    'bytes after a call that names no form',
    Buffer.concat([Buffer.from(JSON.stringify({ i: '1', p: { u: '/files/size' } })), Buffer.from([255, 1])]),
  ],
  [
    'a form that is none',
    Buffer.concat([
      Buffer.from(JSON.stringify({ i: '1', p: { u: '/files/size', h: { 'content-type': 'multipart/form-data; boundary=x' } } })),
      Buffer.from([255, 1, 2]),
    ]),
  ],
];
test.each(nonsense)('%s on the port closes it, tells why once and leaves the next page its port', async (_what, message) => {
  const { page, unreadable } = connect();
  page.start();
  page.postMessage(message);
  await once(page, 'close');
  expect(unreadable).toHaveLength(1);
  expect(await connect().client.plain.twice(1)).toBe(2);
});
