import type { ReactNode } from 'react';
import { useId } from 'react';
import { portfolioWords as words } from '../../../lib/words/portfolio';
import { ShortTable } from '../../../ui/short-table';
import classes from './portfolio.module.css';

/** A part of the portfolio: its title, and a line for every record of it. */
export function Facts({
  title,
  columns,
  rows,
}: {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: ReadonlyArray<{ readonly key: string; readonly cells: readonly ReactNode[] }>;
}) {
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={id}>
      <h2 id={id} className={classes.sectionTitle}>
        {words.counted(title, rows.length)}
      </h2>
      {rows.length === 0 ? (
        <p className={classes.small}>{words.none}</p>
      ) : (
        <ShortTable labelledBy={id}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, cells }) => (
              <tr key={key}>
                {cells.map((cell, index) =>
                  index === 0 ? (
                    <th key={index} scope="row">
                      {cell}
                    </th>
                  ) : (
                    <td key={index}>{cell}</td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </ShortTable>
      )}
    </section>
  );
}
