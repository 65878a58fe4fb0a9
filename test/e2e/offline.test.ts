import dgram from 'node:dgram';
import { once } from 'node:events';
import net from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { launch } from '../support/launch.ts';

test('nothing that a page could try reaches the network: no connection and no packet leaves the machine', async () => {
  let reached = 0;
  const server = net.createServer((socket) => {
    reached += 1;
    socket.destroy();
  });
  const packets = dgram.createSocket('udp4');
  packets.on('message', () => {
    reached += 1;
  });
  server.listen(0, '127.0.0.1');
  packets.bind(0, '127.0.0.1');
  await Promise.all([once(server, 'listening'), once(packets, 'listening')]);
  const address = server.address();
  const { page, close } = await launch();
  onTestFinished(async () => {
    await close();
    server.close();
    packets.close();
  });
  await page.getByRole('button', { name: 'Open the sample site' }).waitFor();
  const outcomes = await page.evaluate(
    async ({ tcp, udp }) => {
      const url = `http://127.0.0.1:${tcp}/`;
      for (const rel of ['preconnect', 'prefetch', 'stylesheet']) {
        const link = document.createElement('link');
        link.rel = rel;
        link.href = url;
        document.head.append(link);
      }
      const image = new Image();
      const imageFailed = new Promise<string>((resolve) => {
        image.addEventListener('error', () => resolve('refused'));
        image.addEventListener('load', () => resolve('loaded'));
      });
      image.src = url;
      navigator.sendBeacon(url);
      const gathering = new RTCPeerConnection({ iceServers: [{ urls: `stun:127.0.0.1:${udp}` }] });
      gathering.createDataChannel('probe');
      const gathered = new Promise<string>((resolve) => {
        gathering.addEventListener('icegatheringstatechange', () => {
          if (gathering.iceGatheringState === 'complete') resolve('gathered');
        });
      });
      await gathering.setLocalDescription(await gathering.createOffer());
      const fetched = fetch(url).then(
        () => 'fetched',
        () => 'refused',
      );
      return Promise.all([fetched, imageFailed, gathered]);
    },
    { tcp: typeof address === 'object' && address !== null ? address.port : 0, udp: packets.address().port },
  );
  expect(outcomes).toEqual(['refused', 'refused', 'gathered']);
  expect(reached).toBe(0);
});
