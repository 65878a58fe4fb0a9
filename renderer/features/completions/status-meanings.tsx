import { Button, Select } from '@mantine/core';
import { completionStatuses } from '../../../shared/domain/completions/completion-record';
import { completionWords } from '../../lib/words/completions';
import { ShortTable } from '../../ui/short-table';
import type { Preview, Reading } from './queries';
import classes from './completions.module.css';

const words = completionWords.reading.meanings;
const placeId = 'status-meanings';
const choices = completionStatuses.map((status) => ({ value: status, label: completionWords.statuses[status] }));

/** Says of each word that the format does not know what it means; those that were explained stand here as well. */
export function StatusMeanings({
  unknown,
  meanings,
  onChange,
}: {
  readonly unknown: Preview['unknownStatuses'];
  readonly meanings: Reading['statuses'];
  readonly onChange: (meanings: Reading['statuses']) => void;
}) {
  const said = Object.keys(meanings).filter((word) => unknown.every((one) => one.word !== word));
  const lines = [
    ...unknown.map(({ word, rows }) => ({ word, rows: words.rows(rows) })),
    ...said.map((word) => ({ word, rows: words.said })),
  ];
  if (lines.length === 0) return null;
  return (
    <section className={classes.meanings} aria-labelledby={placeId}>
      <h3 id={placeId} tabIndex={-1} className={classes.sectionTitle}>
        {words.title}
      </h3>
      <p className={classes.small}>{words.hint}</p>
      <ShortTable labelledBy={placeId}>
        <thead>
          <tr>
            <th scope="col">{words.word}</th>
            <th scope="col">{words.where}</th>
            <th scope="col">{words.meaning}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ word, rows }) => (
            <tr key={word}>
              <th scope="row">{word}</th>
              <td>{rows}</td>
              <td>
                <Select
                  aria-label={words.meaningOf(word)}
                  size="xs"
                  maw={280}
                  placeholder={words.choose}
                  data={choices}
                  value={meanings[word] ?? null}
                  clearable
                  onChange={(value) => {
                    const { [word]: _before, ...others } = meanings;
                    const status = completionStatuses.find((one) => one === value);
                    onChange(status === undefined ? others : { ...others, [word]: status });
                  }}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </ShortTable>
    </section>
  );
}

/** Beside rows that were rejected for a word that nobody has explained: the way to where it is explained. */
export function ToStatusMeanings({ unknown }: { readonly unknown: Preview['unknownStatuses'] }) {
  if (unknown.length === 0) return null;
  return (
    <div className={classes.sectionHead}>
      <p className={classes.text}>{words.waiting(unknown.map(({ word }) => word))}</p>
      <Button size="compact-sm" variant="default" onClick={showMeanings}>
        {words.show}
      </Button>
    </div>
  );
}

function showMeanings(): void {
  const title = document.getElementById(placeId);
  title?.scrollIntoView({ block: 'start' });
  title?.focus({ preventScroll: true });
}
