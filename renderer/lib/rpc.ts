import { createORPCClient, type ClientContext, type ClientLink } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '../../shared/contract';

interface Connection {
  readonly link: RPCLink<ClientContext>;
  /** Ends every call that still waits for its answer. */
  readonly waiting: Set<(reason: Error) => void>;
}

let current: Connection | null = null;

/** Every procedure of the contract, called over the message port that the shell hands to the service. */
export const rpc: ContractRouterClient<Contract> = createORPCClient(lazyLink());

/**
 * A call on a dead port would wait for ever, and so would one that the service had not answered when it died: a closed port
 * ends its calls and is dropped at once, and the next call opens a new one.
 */
function openLink(): Connection {
  if (current) return current;
  const { port1, port2 } = new MessageChannel();
  const made: Connection = { link: new RPCLink<ClientContext>({ port: port1 }), waiting: new Set() };
  port1.addEventListener('close', () => {
    if (current === made) current = null;
    for (const end of made.waiting) end(new Error('the service ended before it answered'));
  });
  port1.start();
  window.postMessage('rpc:connect', location.origin, [port2]);
  current = made;
  return made;
}

function lazyLink(): ClientLink<ClientContext> {
  return {
    call: (path, input, options) => {
      const { link, waiting } = openLink();
      return new Promise((resolve, reject) => {
        waiting.add(reject);
        void link
          .call(path, input, options)
          .then(resolve, reject)
          .finally(() => waiting.delete(reject));
      });
    },
  };
}
