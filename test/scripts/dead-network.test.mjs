import { describe, expect, test } from 'vitest';
import { countingObstacle, packetsSent, runAndCount } from '../../scripts/launch/dead-network.mjs';

/** A program that does this and ends by itself with the exit code 3. */
const doing = (code) => [process.execPath, ['-e', `${code}; setTimeout(() => process.exit(3), 300)`]];

describe.skipIf(countingObstacle() !== null)(
  `a run in a network that leads nowhere (${countingObstacle() ?? 'which can be had here'})`,
  () => {
    test.each([
      ['a connection', "require('node:net').connect(443, '192.0.2.7').on('error', () => {})"],
      ['a packet', "require('node:dgram').createSocket('udp4').send('x', 53, '192.0.2.7')"],
      ['a name looked up', "require('node:dns').setServers(['192.0.2.53']); require('node:dns').resolve('example.org', () => {})"],
      [
        'a child’s connection',
        `require('node:child_process').execFile(process.execPath, ['-e', "require('node:net').connect(443, '192.0.2.7')"])`,
      ],
    ])('counts %s', async (_what, code) => {
      const { exitCode, packets } = await runAndCount(...doing(code));
      expect(packets).toBeGreaterThan(0);
      expect(exitCode).toBe(3);
    });

    test('does not count what stays on the machine', async () => {
      const talk =
        "const s = require('node:net').createServer().listen(0, '127.0.0.1', () => require('node:net').connect(s.address().port, '127.0.0.1'))";
      expect(await runAndCount(...doing(talk))).toEqual({ exitCode: 3, packets: 0 });
    });
  },
);

test('the count is of packets sent and of packets dropped, at the way out alone', () => {
  const table = [
    'Inter-|   Receive                                                |  Transmit',
    ' face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed',
    '    lo:     104       2    0    0    0     0          0         0      104       2    0    0    0     0       0          0',
    '  out0:       0       9    0    0    0     0          0         0      558       8    0    3    0     0       0          0',
  ].join('\n');
  expect(packetsSent(table)).toBe(11);
  expect(() => packetsSent(table.replace('out0', 'eth0'))).toThrow('not a network that leads nowhere');
});
