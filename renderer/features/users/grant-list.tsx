import { useMay } from '../../lib/session';
import { inOrder } from '../../lib/words/roles';
import { appWords } from '../../lib/words/app';
import { usersWords } from '../../lib/words/users';
import { useUnits, type Grant } from './queries';
import classes from './users.module.css';

/** The roles somebody holds, each with its unit where it is held for one. */
export function GrantList({ grants }: { readonly grants: readonly Grant[] }) {
  const units = useUnits(useMay('people.read')).data?.units ?? [];
  return (
    <ul className={classes.plain}>
      {inOrder(grants).map(({ role, unitId }) => (
        <li key={`${role}/${unitId ?? ''}`}>
          {unitId === null
            ? appWords.roles[role]
            : usersWords.forUnit(appWords.roles[role], units.find((unit) => unit.unitId === unitId)?.name ?? unitId)}
        </li>
      ))}
    </ul>
  );
}
