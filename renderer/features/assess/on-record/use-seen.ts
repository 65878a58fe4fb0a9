import { seenCounts } from '../../../../shared/domain/observation';
import { evidenceWords } from '../../../lib/words/evidence';
import { useObservations } from './queries';

/** Says how often each indicator of a competency was seen of a person; empty for one that was not. */
export function useSeen(personId: string, competencyId: string): (indicatorId: string) => string {
  const query = useObservations(personId, competencyId);
  const counts = seenCounts((query.data?.observations ?? []).filter(({ replacedById }) => replacedById === null));
  return (indicatorId) => {
    const seen = counts.get(indicatorId);
    return seen === undefined ? '' : evidenceWords.seenTimes(seen);
  };
}
