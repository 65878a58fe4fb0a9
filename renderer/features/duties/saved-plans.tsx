import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { formatInstant, formatNumber } from '../../lib/formatting';
import { levellingWords as words } from '../../lib/words/levelling';
import { DateText } from '../../ui/date-text';
import { Loaded } from '../../ui/loaded';
import { ShortTable } from '../../ui/short-table';
import { usePlans } from './queries';
import classes from './duties.module.css';

const heads = words.planColumns;

/** Every plan with somebody in it whom one may see. */
export function SavedPlans() {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className={classes.sectionTitle}>
        {words.plans}
      </h2>
      <Loaded query={usePlans()}>
        {({ plans }) =>
          plans.length === 0 ? (
            <p className={classes.small}>{words.plansNone}</p>
          ) : (
            <ShortTable labelledBy={id}>
              <thead>
                <tr>
                  <th scope="col">{heads.from}</th>
                  <th scope="col">{heads.to}</th>
                  <th scope="col">{heads.what}</th>
                  <th scope="col" className={classes.figure}>
                    {heads.count}
                  </th>
                  <th scope="col">{heads.by}</th>
                  <th scope="col">{heads.at}</th>
                </tr>
              </thead>
              <tbody>
                {plans.map((plan) => (
                  <tr key={plan.planId}>
                    <th scope="row">
                      <Link to="/work/plans/$planId" params={{ planId: plan.planId }}>
                        {plan.from}
                      </Link>
                    </th>
                    <td>
                      <DateText date={plan.to} />
                    </td>
                    <td>{words.planOf(plan.unitName, plan.competencyTitle)}</td>
                    <td className={classes.figure}>{formatNumber(plan.count)}</td>
                    <td>{plan.plannedByName}</td>
                    <td data-figures>{formatInstant(plan.plannedAt)}</td>
                  </tr>
                ))}
              </tbody>
            </ShortTable>
          )
        }
      </Loaded>
    </section>
  );
}
