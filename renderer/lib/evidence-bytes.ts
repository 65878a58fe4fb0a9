/** Where the shell streams a preview from. */
export const previewAddress = (handle: string): string => `${location.origin}/evidence/${handle}`;

/** Some bytes of a preview, up to but without `end`. The only request that the page makes by itself: it ends in the shell, and reaches no network. */
export async function previewBytes(handle: string, begin: number, end: number, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(previewAddress(handle), { headers: { range: `bytes=${begin}-${end - 1}` }, signal });
  if (!response.ok) throw new Error('this part of the file is not there');
  return new Uint8Array(await response.arrayBuffer());
}
