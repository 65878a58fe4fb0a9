import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { markOfState } from '../../../lib/states';
import { revisionWords } from '../../../lib/words/revisions';
import { Loaded } from '../../../ui/loaded';
import { StateMark } from '../../../ui/mark/state-mark';
import { ShortTable } from '../../../ui/short-table';
import { useImpactRows, type ImpactList, type ImpactRow } from '../queries';
import classes from './approval.module.css';

const words = revisionWords.approval.impact;
const pageSize = 50;

/** One list of an impact, a page at a time: each person and competency now and with the revision, and why. */
export function ImpactRows({ impactId, list }: { readonly impactId: string; readonly list: ImpactList }) {
  const id = useId();
  const [offset, setOffset] = useState(0);
  const query = useImpactRows({ impactId, list, offset, limit: pageSize });
  return (
    <section aria-labelledby={id}>
      <h3 id={id} className={classes.listTitle}>
        {words.lists[list]}
      </h3>
      <p className={classes.dimmed}>{words.hints[list]}</p>
      <Loaded query={query}>
        {({ total, rows }) => (
          <>
            <div className={classes.rows}>
              <ShortTable labelledBy={id}>
                <thead>
                  <tr>
                    <th scope="col">{words.columns.person}</th>
                    <th scope="col">{words.columns.competency}</th>
                    <th scope="col">{words.columns.before}</th>
                    <th scope="col">{words.columns.after}</th>
                    <th scope="col">{words.columns.why}</th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row) => (
                    <tr key={`${row.personId} ${row.competencyId}`}>
                      <th scope="row">
                        <Link to="/people/$personId" params={{ personId: row.personId }}>
                          {row.personName}
                        </Link>{' '}
                        <span className={classes.small}>{row.employeeNumber}</span>
                      </th>
                      <td>
                        {row.code} {row.title}
                      </td>
                      <td>
                        <Side side={row.before} />
                      </td>
                      <td>
                        <Side side={row.after} />
                      </td>
                      <td>{row.reasons.map((reason) => words.reasons[reason]).join(', ')}</td>
                    </tr>
                  ))}
                </tbody>
              </ShortTable>
            </div>
            {total > pageSize && (
              <div className={classes.buttons}>
                <Button
                  size="compact-sm"
                  variant="default"
                  disabled={offset === 0}
                  onClick={() => setOffset(Math.max(0, offset - pageSize))}
                >
                  {words.previous}
                </Button>
                <span className={classes.dimmed} data-figures>
                  {words.page(offset + 1, offset + rows.length, total)}
                </span>
                <Button
                  size="compact-sm"
                  variant="default"
                  disabled={offset + pageSize >= total}
                  onClick={() => setOffset(offset + pageSize)}
                >
                  {words.next}
                </Button>
              </div>
            )}
          </>
        )}
      </Loaded>
    </section>
  );
}

function Side({ side: { state, requiredCode, heldCode, lastDay } }: { readonly side: ImpactRow['before'] }) {
  if (requiredCode === null) return <span className={classes.small}>{words.notRequired}</span>;
  return (
    <span className={classes.side}>
      <StateMark token={markOfState(state)} size={18} withLabel />
      <span className={classes.small}>
        {words.level(requiredCode, heldCode)}
        {lastDay !== null && `, ${words.until(lastDay)}`}
      </span>
    </span>
  );
}
