import { useId } from 'react';
import { levellingWords as words } from '../../lib/words/levelling';
import { DateText } from '../../ui/date-text';
import { ShortTable } from '../../ui/short-table';
import type { Plan, ShownPlan } from './queries';
import classes from './duties.module.css';

const heads = words.columns;

/** When and by whom each is to be done; of a saved plan also whether it still stands. */
export function PlanLines({ lines }: { readonly lines: Plan['lines'] | ShownPlan['lines'] }) {
  const id = useId();
  if (lines.length === 0) return null;
  const isSaved = lines.some((one) => 'state' in one);
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className={classes.sectionTitle}>
        {words.lines}
      </h2>
      <ShortTable labelledBy={id}>
        <thead>
          <tr>
            <th scope="col">{heads.on}</th>
            <th scope="col">{heads.person}</th>
            <th scope="col">{heads.competency}</th>
            <th scope="col">{heads.due}</th>
            <th scope="col">{heads.assessor}</th>
            {isSaved && <th scope="col">{words.planColumns.state}</th>}
          </tr>
        </thead>
        <tbody>
          {lines.map((one) => (
            <tr key={`${one.personId} ${one.competencyId}`}>
              <td>
                <DateText date={one.on} />
              </td>
              <th scope="row">{one.name}</th>
              <td>{`${one.competencyCode} ${one.competencyTitle}`}</td>
              <td>
                <DateText date={one.dueOn} />
              </td>
              <td>{one.assessorName}</td>
              {'state' in one && <td>{words.states[one.state]}</td>}
            </tr>
          ))}
        </tbody>
      </ShortTable>
    </section>
  );
}

/** What found no place, and why. */
export function Unplaced({ lines }: { readonly lines: Plan['unplaced'] }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className={classes.sectionTitle}>
        {words.unplaced(lines.length)}
      </h2>
      <ShortTable labelledBy={id}>
        <tbody>
          {lines.map((one) => (
            <tr key={`${one.personId} ${one.competencyId}`}>
              <th scope="row">{one.name}</th>
              <td>{`${one.competencyCode} ${one.competencyTitle}`}</td>
              <td>
                <DateText date={one.dueOn} />
              </td>
              <td>{words.why[one.why]}</td>
            </tr>
          ))}
        </tbody>
      </ShortTable>
    </section>
  );
}
