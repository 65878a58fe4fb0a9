import { Loading } from '../../../ui/loading';
import { ObservePage } from './observe-page';
import { useObservations } from './queries';

/** The form for a person, and where it puts one right, the observation as it stands. */
export function ObserveReplacing({ personId, observationId }: { readonly personId: string; readonly observationId: string }) {
  const query = useObservations(personId, null);
  if (query.data === undefined) return <Loading rows={6} />;
  const replaced = query.data.observations.find((one) => one.observationId === observationId && one.isOwn && one.replacedById === null);
  return <ObservePage personId={personId} replaced={replaced ?? null} />;
}
