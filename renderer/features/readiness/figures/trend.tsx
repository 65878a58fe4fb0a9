import { useId } from 'react';
import { formatNumber, formatPercent } from '../../../lib/formatting';
import { figureWords } from '../../../lib/words/figures';
import { ShortTable } from '../../../ui/short-table';
import classes from './figures.module.css';
import type { TrendPoint } from './queries';

const words = figureWords.trend;
const width = 120;
const height = 40;

const series = [
  { key: 'ready', value: ({ ready, required }: TrendPoint) => (required === 0 ? null : ready / required), top: 1, text: formatPercent },
  { key: 'overdue', value: ({ overdue }: TrendPoint) => overdue, top: null, text: formatNumber },
  { key: 'expiring90', value: ({ expiring90 }: TrendPoint) => expiring90, top: null, text: formatNumber },
] as const;

/** Some figures over the months as lines, and the same as a table. */
export function Trend({ points }: { readonly points: readonly TrendPoint[] }) {
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={id}>
      <h2 id={id} className={classes.title}>
        {words.title}
      </h2>
      <p className={classes.small}>{words.hint}</p>
      <div className={classes.charts}>
        {series.map(({ key, value, top, text }) => (
          <Chart
            key={key}
            name={words.lines[key]}
            points={points.map((point) => ({ day: point.day, value: value(point) }))}
            top={top}
            text={text}
          />
        ))}
      </div>
      <details>
        <summary>{words.show}</summary>
        <ShortTable labelledBy={id}>
          <thead>
            <tr>
              <th scope="col">{words.columns.day}</th>
              <th scope="col">{words.columns.required}</th>
              <th scope="col">{words.columns.ready}</th>
              <th scope="col">{words.columns.share}</th>
              <th scope="col">{words.columns.overdue}</th>
              <th scope="col">{words.columns.expiring90}</th>
            </tr>
          </thead>
          <tbody>
            {points.map(({ day, required, ready, overdue, expiring90 }) => (
              <tr key={day} data-figures>
                <th scope="row">{day}</th>
                <td>{formatNumber(required)}</td>
                <td>{formatNumber(ready)}</td>
                <td>{required === 0 ? words.nothing : formatPercent(ready / required)}</td>
                <td>{formatNumber(overdue)}</td>
                <td>{formatNumber(expiring90)}</td>
              </tr>
            ))}
          </tbody>
        </ShortTable>
      </details>
    </section>
  );
}

function Chart({
  name,
  points,
  top,
  text,
}: {
  readonly name: string;
  readonly points: ReadonlyArray<{ readonly day: string; readonly value: number | null }>;
  /** What the upper edge stands for; null: the greatest value. */
  readonly top: number | null;
  readonly text: (value: number) => string;
}) {
  const greatest = top ?? Math.max(1, ...points.map(({ value }) => value ?? 0));
  const told = points.flatMap(({ day, value }, index) => (value === null ? [] : [{ day, value, index }]));
  const [first, last] = [told[0], told.at(-1)];
  const place = ({ value, index }: { readonly value: number; readonly index: number }): string =>
    `${(index * width) / Math.max(1, points.length - 1)},${height - (value / greatest) * height}`;
  const ends = first === undefined || last === undefined ? null : { first, last };
  return (
    <figure className={classes.chart}>
      <figcaption>{name}</figcaption>
      <svg
        viewBox={`0 -1 ${width} ${height + 2}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={ends === null ? name : words.chart(name, text(ends.first.value), text(ends.last.value), ends.first.day, ends.last.day)}
      >
        <line className={classes.axis} x1={0} y1={height} x2={width} y2={height} />
        <line className={classes.axis} x1={0} y1={0} x2={width} y2={0} />
        <polyline className={classes.line} points={told.map(place).join(' ')} />
      </svg>
      {ends !== null && (
        <div className={classes.ends}>
          <span>
            {ends.first.day}: {text(ends.first.value)}
          </span>
          <span>{words.top(text(greatest))}</span>
          <span>
            {ends.last.day}: {text(ends.last.value)}
          </span>
        </div>
      )}
    </figure>
  );
}
