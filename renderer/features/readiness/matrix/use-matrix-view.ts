import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { statesOf } from '../standing-filter';
import { matrixGroups, matrixModes, type MatrixMode, type MatrixView } from './arrange-matrix';

/** How the matrix is looked at: it stands in the address, so that it can be noted, sent and saved. */
export function useMatrixView(): { readonly view: MatrixView; readonly mode: MatrixMode } {
  const { group, sort, order, states, type, person, competency, mode } = useSearch({ from: '/readiness/matrix' });
  return useMemo(
    () => ({
      mode: matrixModes.find((one) => one === mode) ?? 'state',
      view: {
        group: matrixGroups.find((one) => one === group) ?? null,
        sort: sort ?? 'name',
        isDescending: order === 'down',
        states: statesOf(states),
        type: type ?? null,
        person: person ?? '',
        competency: competency ?? '',
      },
    }),
    [group, sort, order, states, type, person, competency, mode],
  );
}

export interface MatrixSearch {
  readonly group?: string | undefined;
  readonly sort?: string | undefined;
  readonly order?: 'down' | undefined;
  readonly states?: string | undefined;
  readonly type?: string | undefined;
  readonly person?: string | undefined;
  readonly competency?: string | undefined;
  readonly mode?: string | undefined;
}

/** Changes part of it, in place: Back leads out of the matrix and not through every letter typed. */
export function useChangeMatrixView(): (part: MatrixSearch) => void {
  const navigate = useNavigate({ from: '/readiness/matrix' });
  return (part) => void navigate({ to: '.', replace: true, search: (old) => ({ ...old, ...part }) });
}
