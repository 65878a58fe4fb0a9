import dgram from 'node:dgram';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { hasIpv6, packetsSent } from './dead-network.mjs';
import { runToEnd } from './run-to-end.mjs';

// Runs inside the network that leads nowhere: <file for the count> <program> <its arguments>.
const [file, command, ...args] = process.argv.slice(2);
const LIMIT_MS = 5_000;

// Addresses that documentation may use and nobody has (RFC 5737, RFC 3849).
const attempts = [
  { what: 'a connection by IPv4', make: () => connect('192.0.2.1') },
  { what: 'a packet by IPv4', make: () => send('udp4', '192.0.2.1') },
];
const attemptsByIpv6 = [
  { what: 'a connection by IPv6', make: () => connect('2001:db8::1') },
  { what: 'a packet by IPv6', make: () => send('udp6', '2001:db8::1') },
];

for (const { what, make } of [...attempts, ...(hasIpv6() ? attemptsByIpv6 : [])]) {
  const before = packetsSent();
  const end = make();
  await until(() => packetsSent() > before, `${what} made on purpose was not counted`);
  await end();
}
const before = packetsSent();
const exitCode = await runToEnd(command, args);
fs.writeFileSync(file, JSON.stringify({ packets: packetsSent() - before }));
process.exitCode = exitCode;

function connect(host) {
  const socket = net.connect(80, host);
  socket.on('error', () => {});
  return async () => {
    const closed = once(socket, 'close');
    socket.destroy();
    await closed;
  };
}

function send(type, host) {
  const socket = dgram.createSocket(type);
  socket.send('x', 53, host);
  return async () => {
    const closed = once(socket, 'close');
    socket.close();
    await closed;
  };
}

async function until(isSo, problem) {
  for (const end = Date.now() + LIMIT_MS; !isSo(); await wait(10)) {
    if (Date.now() > end) throw new Error(problem);
  }
}
