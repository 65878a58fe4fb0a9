/** Milliseconds that work goes on before everybody else has a turn. */
const longestStretch = 12;

let lastTurn = 0;

/** Whether work has gone on so long that others wait. */
export function isTurnDue(): boolean {
  return performance.now() - lastTurn >= longestStretch;
}

/**
 * Lets the process answer others in the midst of long work, also of a transaction: nothing of theirs gets into it, since it holds the
 * record's only connection until it has ended. To be called between two of many pieces, so that short work stays in one stretch.
 */
export async function giveTurn(): Promise<void> {
  if (!isTurnDue()) return;
  await new Promise<void>((resolve) => setImmediate(resolve));
  lastTurn = performance.now();
}
