import { eventWords } from '../../../lib/words/events';
import { QueryError } from '../../../ui/loaded';
import { Loading } from '../../../ui/loading';
import { ShortTable } from '../../../ui/short-table';
import { useEventPreview, type EventInput } from './queries';
import classes from '../records/records.module.css';
import own from './events.module.css';

const words = eventWords.preview;

/** Whose level an event would end, before it is recorded. */
export function EndedList({ input }: { readonly input: EventInput | null }) {
  const query = useEventPreview(input);
  return (
    <section className={classes.form} aria-label={words.title}>
      <h4 className={classes.formTitle}>{words.title}</h4>
      {input === null ? (
        <p className={classes.small}>{words.incomplete}</p>
      ) : query.error !== null ? (
        <QueryError query={query} error={query.error} />
      ) : query.data === undefined ? (
        <Loading />
      ) : (
        <Ended preview={query.data} />
      )}
    </section>
  );
}

function Ended({
  preview: { on, people, rows, unseen, ended },
}: {
  readonly preview: NonNullable<ReturnType<typeof useEventPreview>['data']>;
}) {
  if (rows === 0)
    return (
      <p className={classes.small} role="status">
        {words.none}
      </p>
    );
  return (
    <>
      <p className={own.count} role="status">
        {words.count(rows, people, on)}
      </p>
      {unseen > 0 && <p className={classes.small}>{words.unseen(unseen)}</p>}
      {ended.length < rows - unseen && <p className={classes.small}>{words.shown(ended.length, rows - unseen)}</p>}
      {ended.length > 0 && (
        <div className={own.ended} role="region" aria-label={words.title} tabIndex={0}>
          <ShortTable label={words.title}>
            <thead>
              <tr>
                <th scope="col">{words.columns.person}</th>
                <th scope="col">{words.columns.competency}</th>
                <th scope="col">{words.columns.held}</th>
                <th scope="col">{words.columns.left}</th>
              </tr>
            </thead>
            <tbody>
              {ended.map(({ personId, personName, competencyId, code, title, heldCode, leftCode }) => (
                <tr key={`${personId} ${competencyId}`}>
                  <td>{personName}</td>
                  <td>{`${code} ${title}`.trim()}</td>
                  <td>{heldCode}</td>
                  <td>{leftCode ?? words.nothing}</td>
                </tr>
              ))}
            </tbody>
          </ShortTable>
        </div>
      )}
    </>
  );
}
