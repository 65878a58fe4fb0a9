import type { InferContractRouterOutputs } from '@orpc/contract';
import type { Contract } from '../../../../shared/contract';
import { unpackedBytes } from '../../../../shared/domain/packed-standings';
import { readyStates, standingStates, type StandingState } from '../../../../shared/domain/state';

export type AnsweredMatrix = InferContractRouterOutputs<Contract>['standingMatrix']['get'];

/** Every cell in its place: what the drawing asks for thousands of times in a frame. */
export interface MatrixGrid {
  readonly columns: number;
  /** By person × competency: the look of shared/domain/packed-standings.ts, or none. */
  readonly looks: Uint16Array;
  /** Days since 1970-01-01 on which being ready ends, or 0. */
  readonly lastDays: Uint16Array;
}

export const NOTHING = 0xffff;

export type MatrixData = Omit<AnsweredMatrix, 'cells'> & {
  readonly grid: MatrixGrid;
  /** Of all that is laid out: how much is required, and how much of it is met. */
  readonly required: number;
  readonly ready: number;
  /** The states that occur. */
  readonly states: readonly StandingState[];
};

/** Few enough that laying them out holds up nobody, and enough that it does not take turns for long. */
const peopleAtOnce = 500;

/** Lays the packed standings out; linear in the number of cells, and in pieces between which the page answers. */
export async function laidOut({ cells, ...rest }: AnsweredMatrix): Promise<MatrixData> {
  const packed = unpackedBytes(await cells.arrayBuffer());
  const columns = rest.competencies.length;
  const people = rest.people.length;
  const looks = new Uint16Array(people * columns).fill(NOTHING);
  const lastDays = new Uint16Array(looks.length);
  const timesByState = new Uint32Array(16);
  for (let begin = 0; begin < people; begin += peopleAtOnce) {
    if (begin > 0) await turn();
    for (let person = begin; person < Math.min(begin + peopleAtOnce, people); person++) {
      const end = packed.starts[person + 1] ?? 0;
      for (let at = packed.starts[person] ?? 0; at < end; at++) {
        const place = person * columns + (packed.columns[at] ?? 0);
        const look = packed.looks[at] ?? NOTHING;
        looks[place] = look;
        lastDays[place] = packed.lastDays[at] ?? 0;
        timesByState[look & 15] = (timesByState[look & 15] ?? 0) + 1;
      }
    }
  }
  const timesOf = (state: StandingState): number => timesByState[standingStates.indexOf(state)] ?? 0;
  return {
    ...rest,
    grid: { columns, looks, lastDays },
    required: timesByState.reduce((sum, times) => sum + times, 0),
    ready: standingStates.reduce((sum, state) => sum + (readyStates.has(state) ? timesOf(state) : 0), 0),
    states: standingStates.filter((state) => timesOf(state) > 0),
  };
}

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
