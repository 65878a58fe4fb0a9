import { createHash } from 'node:crypto';
import fs from 'node:fs';

/** Throws unless the file has exactly the expected digest; `encoding` is 'hex' or 'base64'. */
export async function requireDigest(file, { algorithm, encoding, expected, what }) {
  const actual = await fileDigest(file, algorithm, encoding);
  if (actual !== expected) throw new Error(`${what} is not the pinned one (${algorithm} ${actual}, expected ${expected})`);
}

async function fileDigest(file, algorithm, encoding) {
  const hash = createHash(algorithm);
  for await (const chunk of fs.createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(chunk);
  return hash.digest(encoding);
}
