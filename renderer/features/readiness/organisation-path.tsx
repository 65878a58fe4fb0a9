import { useNavigate } from '@tanstack/react-router';
import { unitsAbove } from '../../lib/unit-tree';
import { readinessWords as words } from '../../lib/words/readiness';
import { useReadinessFilter } from './filters';
import { useChoices } from './queries';
import classes from './readiness.module.css';

/** The units above the one that is looked into, each a way back to it. */
export function OrganisationPath({ to }: { readonly to: '/readiness' | '/readiness/gaps' }) {
  const navigate = useNavigate({ from: '/readiness' });
  const { asOf, unitId } = useReadinessFilter();
  const { data } = useChoices(asOf);
  if (unitId === null || data === undefined) return null;
  const open = data.units.find((unit) => unit.unitId === unitId);
  const go = (unit: string | undefined) => void navigate({ to, search: (old) => ({ ...old, unit }) });
  return (
    <nav aria-label={words.path} className={classes.path}>
      <button type="button" onClick={() => go(undefined)}>
        {words.wholeSite}
      </button>
      {unitsAbove(data.units, unitId)
        .toReversed()
        .map((unit) => (
          <button key={unit.unitId} type="button" onClick={() => go(unit.unitId)}>
            {unit.name}
          </button>
        ))}
      <span aria-current="location">{open?.name}</span>
    </nav>
  );
}
