import { Link } from '@tanstack/react-router';
import { useMay } from '../../lib/session';
import { peopleWords } from '../../lib/words/people';
import { DateText } from '../../ui/date-text';
import type { Position } from './queries';
import { ShortTable } from '../../ui/short-table';
import classes from './people.module.css';

const words = peopleWords.person;

/** Where the person works and worked, newest first. */
export function PositionList({ positions }: { readonly positions: readonly Position[] }) {
  const maySeeRoles = useMay('framework.read');
  return (
    <section className={classes.section}>
      <h3 className={classes.sectionTitle}>{words.positions}</h3>
      {positions.length === 0 ? (
        <p className={classes.small}>{words.noPositions}</p>
      ) : (
        <ShortTable label={words.positions}>
          <thead>
            <tr>
              <th scope="col">{words.positionColumns.title}</th>
              <th scope="col">{words.positionColumns.unit}</th>
              <th scope="col">{words.positionColumns.shift}</th>
              <th scope="col">{words.positionColumns.from}</th>
              <th scope="col">{words.positionColumns.until}</th>
            </tr>
          </thead>
          <tbody>
            {positions.map(({ positionId, title, roleId, unitName, departmentName, shift, validFrom, validTo }) => (
              <tr key={positionId}>
                <th scope="row">
                  {maySeeRoles ? (
                    <Link to="/framework/roles/$roleId" params={{ roleId }}>
                      {title || words.noTitle}
                    </Link>
                  ) : (
                    title || words.noTitle
                  )}
                </th>
                <td>{departmentName === null || departmentName === unitName ? unitName : `${unitName}, ${departmentName}`}</td>
                <td>{shift}</td>
                <td>
                  <DateText date={validFrom} />
                </td>
                <td>{validTo === null ? words.open : <DateText date={validTo} />}</td>
              </tr>
            ))}
          </tbody>
        </ShortTable>
      )}
    </section>
  );
}
