import type { StagedFile } from '../queries';
import type { ObservableIndicator, Observation } from './queries';

/** What is written into the form of an observation, as its draft keeps it. */
export interface ObservationText {
  readonly personId: string | null;
  /** The competency and the indicator. */
  readonly indicator: string | null;
  readonly seen: string;
  readonly rating: Observation['rating'] | null;
  readonly on: string;
  readonly time: string;
  /** Null: as the observer's last one had it. */
  readonly place: string | null;
  readonly equipment: string;
  readonly shift: string | null;
  readonly taskId: string;
  readonly evidence: readonly StagedFile[];
  readonly reason: string;
}

export function emptyObservation(personId: string | null, now: Pick<ObservationText, 'on' | 'time'>): ObservationText {
  const nowhere = { place: null, equipment: '', shift: null, taskId: '' };
  return { personId, indicator: null, seen: '', rating: null, ...now, ...nowhere, evidence: [], reason: '' };
}

/** What an observation that is put right begins with; its files and the reason are given anew. */
export function textOfObservation(observation: Observation): Omit<ObservationText, 'personId' | 'evidence' | 'reason'> {
  const { seen, rating, seenOn, seenTime, place, equipment, shift, task } = observation;
  return {
    indicator: keyOf(observation),
    seen,
    rating,
    on: seenOn,
    time: seenTime ?? '',
    place,
    equipment,
    shift,
    taskId: task?.taskId ?? '',
  };
}

/** Names an indicator together with its competency. */
export const keyOf = ({ competencyId, indicatorId }: Pick<ObservableIndicator, 'competencyId' | 'indicatorId'>) =>
  `${competencyId} ${indicatorId}`;
