import fs from 'node:fs';

const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const WIRE_VERSION = 1;
const ON = '1'.charCodeAt(0);
const OFF = '0'.charCodeAt(0);

/**
 * Sets Electron's fuses (number → on) in an executable, in place. After the sentinel stand a version byte, a length byte
 * and one character for each fuse; throws when the executable has another layout.
 */
export function setFuses(executable, fuses) {
  const bytes = fs.readFileSync(executable);
  const sentinel = bytes.indexOf(SENTINEL);
  if (sentinel < 0) throw new Error('the executable has no fuses');
  const wire = sentinel + SENTINEL.length;
  if (bytes[wire] !== WIRE_VERSION) throw new Error(`the fuses have the unknown version ${bytes[wire]}`);
  for (const [fuse, isOn] of Object.entries(fuses)) {
    if (Number(fuse) >= bytes[wire + 1]) throw new Error(`the executable has no fuse ${fuse}`);
    bytes[wire + 2 + Number(fuse)] = isOn ? ON : OFF;
  }
  fs.writeFileSync(executable, bytes);
}
