import { z } from 'zod';

interface Port {
  readonly on: (event: 'message', take: (message: { readonly data: unknown }) => void) => unknown;
  readonly once: (event: 'close', end: () => void) => unknown;
  readonly postMessage: (message: unknown) => void;
  readonly close: () => void;
}

const call = z.object({
  i: z.string(),
  t: z.literal(1).optional(),
  p: z.object({
    u: z.string().regex(/^\/\w+\/\w+$/),
    m: z.literal('POST').optional(),
    h: z.record(z.string(), z.union([z.string(), z.array(z.string())])).optional(),
    b: z.unknown().optional(),
  }),
});
/** What the page says on its port: a call, or that it waits for the answer no more. */
const said = z.union([call, z.object({ i: z.string(), t: z.literal(4), p: z.unknown().optional() })]);

/** Bytes follow the JSON of a call after this one, which no UTF-8 has. */
const delimiter = 255;

/**
 * The page's port as the handler of calls takes it. The page is untrusted: what cannot be read as a call ends this
 * connection and nothing else. The handler would throw outside of any call, which ends the service and locks the site.
 */
export function pagePort(port: Port, tellUnreadable: (error: unknown) => void) {
  return {
    postMessage: (message: unknown) => port.postMessage(message),
    onMessage: {
      addListener: (take: (message: unknown) => void) => {
        port.on('message', ({ data }) => {
          read(data)
            .then(take)
            .catch((error: unknown) => {
              tellUnreadable(error);
              port.close();
            });
        });
      },
    },
    onDisconnect: { addListener: (end: () => void) => void port.once('close', end) },
  };
}

/** A message in the form that the handler does not decode any more. */
async function read(data: unknown): Promise<z.infer<typeof said>> {
  if (typeof data === 'string') return said.parse(JSON.parse(data));
  const bytes = data instanceof ArrayBuffer ? new Uint8Array(data) : z.instanceof(Uint8Array<ArrayBuffer>).parse(data);
  const end = bytes.indexOf(delimiter);
  if (end < 0) throw new TypeError('bytes without a call before them');
  const { i, p } = call.parse(JSON.parse(new TextDecoder().decode(bytes.subarray(0, end))));
  const type = z.string().startsWith('multipart/form-data').parse(p.h?.['content-type']);
  return { i, p: { ...p, b: await new Response(bytes.subarray(end + 1), { headers: { 'content-type': type } }).formData() } };
}
