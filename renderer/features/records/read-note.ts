/** No checkpoint is longer: it has a few hundred characters. */
const longestNote = 4000;

/** As much of a text as tells whether it is a checkpoint, without what no text can hold. */
export function noteToCheck(text: string): string {
  return text.slice(0, longestNote).replaceAll(/[\0\p{Surrogate}]/gu, '\ufffd');
}

/** The beginning of a file as text; editors that save in 16-bit characters say so in the first two bytes. */
export async function readNote(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.slice(0, 2 * longestNote).arrayBuffer());
  const [first, second] = bytes;
  const encoding = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  return noteToCheck(new TextDecoder(encoding).decode(bytes));
}
