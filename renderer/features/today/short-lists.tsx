import { Link } from '@tanstack/react-router';
import { useId, type ReactNode } from 'react';
import { useAsOf } from '../../lib/as-of';
import { todayWords as words } from '../../lib/words/today';
import { Loaded } from '../../ui/loaded';
import { listSearch } from './figures';
import { useFirstTen, type Figure, type Standing } from './queries';
import { ShortTable } from '../../ui/short-table';
import classes from './today.module.css';

type Filter = Figure['filter'];

/** Ten of those who have never been assessed in what they need. */
export function NeverAssessed({ filter }: { readonly filter: Filter }) {
  return (
    <ShortList title={words.never} hint={words.neverHint} none={words.neverNone} filter={filter} lastColumn={words.columns.required}>
      {({ requiredLevelCode }) => requiredLevelCode}
    </ShortList>
  );
}

function ShortList({
  title,
  hint,
  none,
  filter,
  lastColumn,
  children,
}: {
  readonly title: string;
  readonly hint: string;
  readonly none: string;
  readonly filter: Filter;
  readonly lastColumn: string;
  readonly children: (standing: Standing) => ReactNode;
}) {
  const id = useId();
  const query = useFirstTen(useAsOf(), filter);
  return (
    <section className={classes.section} aria-labelledby={id}>
      <h2 id={id} className={classes.sectionTitle}>
        {title}
      </h2>
      <Loaded query={query}>
        {({ people, total }) =>
          people.length === 0 ? (
            <p className={classes.small}>{none}</p>
          ) : (
            <>
              <p className={classes.small}>{hint}</p>
              <ShortTable labelledBy={id}>
                <thead>
                  <tr>
                    <th scope="col">{words.columns.person}</th>
                    <th scope="col">{words.columns.competency}</th>
                    <th scope="col">{words.columns.unit}</th>
                    <th scope="col">{lastColumn}</th>
                  </tr>
                </thead>
                <tbody>
                  {people.map((standing) => (
                    <tr key={`${standing.personId} ${standing.competencyId}`}>
                      <th scope="row" className={classes.person}>
                        <Link
                          to="/readiness/list/$personId/$competencyId"
                          params={{ personId: standing.personId, competencyId: standing.competencyId }}
                          search={listSearch(filter)}
                        >
                          {standing.name}
                        </Link>
                      </th>
                      <td className={classes.cut} title={standing.competencyTitle}>
                        <span className={classes.code}>{standing.competencyCode}</span> {standing.competencyTitle}
                      </td>
                      <td className={classes.cut} title={standing.unitName ?? undefined}>
                        {standing.unitName}
                      </td>
                      <td className={classes.lastCell}>{children(standing)}</td>
                    </tr>
                  ))}
                </tbody>
              </ShortTable>
              {total > people.length && (
                <Link to="/readiness/list" search={listSearch(filter)}>
                  {words.showAll(total)}
                </Link>
              )}
            </>
          )
        }
      </Loaded>
    </section>
  );
}
