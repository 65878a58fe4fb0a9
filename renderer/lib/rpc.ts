import { createORPCClient, type ClientContext, type ClientLink } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '../../shared/contract';

let current: RPCLink<ClientContext> | null = null;

/** Every procedure of the contract, called over the message port that the shell hands to the service. */
export const rpc: ContractRouterClient<Contract> = createORPCClient(lazyLink());

/** A call on a dead port would wait for ever: a closed port is dropped at once and the next call opens a new one. */
function openLink(): RPCLink<ClientContext> {
  if (current) return current;
  const { port1, port2 } = new MessageChannel();
  const made = new RPCLink<ClientContext>({ port: port1 });
  port1.addEventListener('close', () => {
    if (current === made) current = null;
  });
  port1.start();
  window.postMessage('rpc:connect', location.origin, [port2]);
  current = made;
  return made;
}

function lazyLink(): ClientLink<ClientContext> {
  return { call: (path, input, options) => openLink().call(path, input, options) };
}
