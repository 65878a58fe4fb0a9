/**
 * The entries, of some in order, that made an answer another one than it was at the first of them: halves whose ends agree differ in
 * nothing that is left, so that few answers are worked out however many entries there are.
 */
export async function decidingEntries(
  known: number,
  entries: readonly number[],
  groundsAt: (entry: number) => Promise<string>,
): Promise<Array<{ readonly entry: number; readonly before: number }>> {
  const all = [known, ...entries];
  const found: Array<{ readonly entry: number; readonly before: number }> = [];
  const within = async (low: number, high: number): Promise<void> => {
    const [before, entry] = [all[low], all[high]];
    if (before === undefined || entry === undefined || low === high) return;
    if ((await groundsAt(before)) === (await groundsAt(entry))) return;
    if (high - low === 1) {
      found.push({ entry, before });
      return;
    }
    const middle = Math.floor((low + high) / 2);
    await within(low, middle);
    await within(middle, high);
  };
  await within(0, all.length - 1);
  return found;
}
