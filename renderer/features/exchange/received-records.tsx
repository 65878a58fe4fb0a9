import { Link } from '@tanstack/react-router';
import { exchangeWords } from '../../lib/words/exchange';
import { ShortTable } from '../../ui/short-table';
import type { ReceivedDetail } from './queries';
import classes from './packages.module.css';

const words = exchangeWords.received;
const shown = 50;
/** Which of a line's fields are shown, in this order, as far as they are there. */
const fields = [
  'competencyCode',
  'competencyTitle',
  'requiredLevelCode',
  'heldLevelCode',
  'levelCode',
  'state',
  'outcome',
  'performedOn',
  'until',
];

/** What a package told of people; a record of qualifications leads to where it is decided on. */
export function ReceivedRecords({ kind, records }: Pick<ReceivedDetail, 'kind' | 'records'>) {
  return (
    <section className={classes.section} aria-label={words.records}>
      <h3 className={classes.title}>{words.records}</h3>
      {records.slice(0, shown).map(({ recordId, personId, displayName, lines }) => (
        <div key={recordId} className={classes.scroll}>
          <p className={classes.text}>
            {personId === null ? (
              `${displayName}: ${words.unknownPerson}`
            ) : (
              <Link to="/people/$personId" params={{ personId }}>
                {displayName}
              </Link>
            )}
          </p>
          {kind === 'person-record' && personId !== null && (
            <Link to="/people/recognition/$personId" params={{ personId }}>
              {words.toRecognition}
            </Link>
          )}
          {lines.length > 0 && (
            <ShortTable label={displayName}>
              <tbody>
                {lines.slice(0, shown).map((line) => (
                  <tr key={JSON.stringify(line)}>
                    {fields.flatMap((field) => (line[field] === undefined ? [] : [<td key={field}>{line[field]}</td>]))}
                  </tr>
                ))}
              </tbody>
            </ShortTable>
          )}
        </div>
      ))}
      {records.length > shown && <p className={classes.small}>{words.shownOf(shown, records.length)}</p>}
    </section>
  );
}
