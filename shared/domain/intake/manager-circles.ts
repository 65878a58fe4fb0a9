export type ManagerCircle = {
  /** With whom the circle was met. */
  readonly from: string;
  /** Each is managed by the next, the last by the first; of one person, who manages themselves. */
  readonly circle: readonly string[];
};

/** Every circle of managers that can be reached from some people, each once. */
export function managerCircles(managerOf: ReadonlyMap<string, string | null>, starts: Iterable<string>): ManagerCircle[] {
  const circles: ManagerCircle[] = [];
  const visited = new Set<string>();
  for (const from of starts) {
    const path: string[] = [];
    let at: string | null | undefined = from;
    while (at && !visited.has(at)) {
      visited.add(at);
      path.push(at);
      at = managerOf.get(at);
    }
    // Where the walk ends on its own path there is a circle; elsewhere it has met an earlier walk.
    const start = at ? path.indexOf(at) : -1;
    if (start >= 0) circles.push({ from: path.length - start === 1 ? (path[start] ?? from) : from, circle: path.slice(start) });
  }
  return circles;
}
