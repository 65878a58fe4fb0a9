/** Crockford's base 32: no I, L, O or U, which are misread on paper. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** The largest prime below 32 × 32: one wrong character, or two neighbours in each other's place, never leave the remainder as it was. */
const modulus = 1021n;

/** The code of a paper form, such as 7K3M-9QXA-2F: 40 bits from its id's digest, and two check characters. */
export function paperCode(bytes: Uint8Array): string {
  const value = bytes.subarray(0, 5).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  const body = inBase32(value, 8);
  return written(body + inBase32(value % modulus, 2));
}

/** What was typed or scanned as the code it means; null where its check characters do not fit it. */
export function readPaperCode(given: string): string | null {
  const typed = given.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  if (typed.length !== 10 || Array.from(typed).some((character) => !alphabet.includes(character))) return null;
  const value = fromBase32(typed.slice(0, 8));
  return fromBase32(typed.slice(8)) === value % modulus ? written(typed) : null;
}

function written(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`;
}

function inBase32(value: bigint, length: number): string {
  let rest = value;
  let text = '';
  for (let place = 0; place < length; place += 1) {
    text = (alphabet[Number(rest % 32n)] ?? '') + text;
    rest /= 32n;
  }
  return text;
}

function fromBase32(text: string): bigint {
  return Array.from(text).reduce((sum, character) => sum * 32n + BigInt(alphabet.indexOf(character)), 0n);
}
