/** A network with whole capacities. */
export interface Network {
  readonly addEdge: (from: number, to: number, capacity: number) => number;
  /** Sends as much as goes and answers with how much that is (Dinic 1970). */
  readonly send: (source: number, sink: number) => number;
  readonly flowOn: (edge: number) => number;
}

/** A network without edges. */
export function network(nodes: number): Network {
  const heads: number[] = [];
  const room: number[] = [];
  const capacities: number[] = [];
  const edgesOf: number[][] = Array.from({ length: nodes }, () => []);
  const addHalf = (from: number, to: number, capacity: number): number => {
    edgesOf[from]?.push(heads.length);
    heads.push(to);
    room.push(capacity);
    capacities.push(capacity);
    return heads.length - 1;
  };
  const roomOn = (edge: number): number => room[edge] ?? 0;

  function distances(source: number): number[] {
    const far = Array.from({ length: nodes }, () => -1);
    far[source] = 0;
    const queue = [source];
    for (const node of queue) {
      for (const edge of edgesOf[node] ?? []) {
        const to = heads[edge] ?? 0;
        if (roomOn(edge) === 0 || far[to] !== -1) continue;
        far[to] = (far[node] ?? 0) + 1;
        queue.push(to);
      }
    }
    return far;
  }

  /** One path of the layered network, walked without recursion: a long plan is deep. */
  function path(source: number, sink: number, far: readonly number[], next: number[]): readonly number[] | null {
    const taken: number[] = [];
    let node = source;
    while (node !== sink) {
      const edges = edgesOf[node] ?? [];
      const at = next[node] ?? 0;
      const edge = edges[at];
      if (edge === undefined) {
        const last = taken.pop();
        if (last === undefined) return null;
        node = heads[last ^ 1] ?? source;
        next[node] = (next[node] ?? 0) + 1;
        continue;
      }
      const to = heads[edge] ?? 0;
      if (roomOn(edge) > 0 && far[to] === (far[node] ?? 0) + 1) {
        taken.push(edge);
        node = to;
      } else next[node] = at + 1;
    }
    return taken;
  }

  return {
    addEdge: (from, to, capacity) => {
      const edge = addHalf(from, to, capacity);
      addHalf(to, from, 0);
      return edge;
    },
    send: (source, sink) => {
      let sent = 0;
      for (let far = distances(source); far[sink] !== -1; far = distances(source)) {
        const next = Array.from({ length: nodes }, () => 0);
        for (let taken = path(source, sink, far, next); taken !== null; taken = path(source, sink, far, next)) {
          const amount = Math.min(...taken.map(roomOn));
          for (const edge of taken) {
            room[edge] = roomOn(edge) - amount;
            room[edge ^ 1] = roomOn(edge ^ 1) + amount;
          }
          sent += amount;
        }
      }
      return sent;
    },
    flowOn: (edge) => (capacities[edge] ?? 0) - roomOn(edge),
  };
}
