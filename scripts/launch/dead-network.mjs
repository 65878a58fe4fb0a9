import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { inProject } from '../project.mjs';
import { projectNode } from './project-node.mjs';
import { runToEnd } from './run-to-end.mjs';

const OUTWARD = 'out0';
/** Is there where the kernel knows IPv6. */
const IPV6 = '/proc/net/if_inet6';

/**
 * Loopback, and one interface that looks like the way out: it has addresses and the default routes, and leads to nobody.
 * Neighbours are not asked for, so that every packet to anywhere is sent, counted and lost.
 */
const LAY_OUT = `
  set -e
  ip link set lo up
  ip link add ${OUTWARD} type veth peer name nowhere
  ip link set nowhere addrgenmode none arp off up
  ip link set ${OUTWARD} addrgenmode none arp off up
  ip addr add 198.51.100.2/24 dev ${OUTWARD}
  ip route add default dev ${OUTWARD}
  [ ! -e ${IPV6} ] || ip -6 addr add 2001:db8:1::2/64 dev ${OUTWARD} nodad
  [ ! -e ${IPV6} ] || ip -6 route add default dev ${OUTWARD}`;

/** A namespace of its own: as root, or else as the same user with rights over nothing but it, which are dropped before the program. */
const enter = (isRoot) => (isRoot ? ['unshare', '--net'] : ['unshare', '--user', '--map-current-user', '--keep-caps', '--net']);
const proceed = (isRoot) => (isRoot ? 'exec "$@"' : 'exec setpriv --ambient-caps -all --inh-caps -all "$@"');

/** The command that runs another where no packet reaches anybody. */
export function inDeadNetwork(command, isRoot = process.getuid() === 0) {
  return [...enter(isRoot), 'sh', '-c', `${LAY_OUT}\n${proceed(isRoot)}`, 'dead-network', ...command];
}

/** Why connections cannot be counted here, or null. */
export function countingObstacle() {
  if (process.platform !== 'linux') return 'only Linux gives a run a network of its own';
  const [command, ...args] = inDeadNetwork(['true']);
  const { error, status, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (error !== undefined) return `${command} is missing`;
  return status === 0 ? null : `the kernel or a missing tool forbids a network of its own (${stderr.trim().split('\n')[0]})`;
}

/**
 * Runs a program to its end in a network that leads nowhere, and says how many packets it and everything it started tried
 * to send out of the machine: null when that was not measured. Counting is first tried out with attempts made on purpose.
 */
export async function runAndCount(command, args, options = {}) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'touchstone-count-'));
  const file = path.join(folder, 'count.json');
  try {
    const counting = inDeadNetwork([projectNode(), inProject('scripts', 'launch', 'count-packets.mjs'), file, command, ...args]);
    const exitCode = await runToEnd(counting[0], counting.slice(1), options);
    return { exitCode, packets: fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')).packets : null };
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** Whether this network has IPv6. */
export const hasIpv6 = () => fs.existsSync(IPV6);

/** Packets that were sent, or dropped on the way, to anywhere but this machine since the network was made. */
export function packetsSent(table = fs.readFileSync('/proc/net/dev', 'utf8')) {
  const line = table.split('\n').find((text) => text.trim().startsWith(`${OUTWARD}:`));
  if (line === undefined) throw new Error('this is not a network that leads nowhere');
  const columns = line.split(':')[1].trim().split(/\s+/).map(Number);
  return columns[9] + columns[11];
}
