import { useId } from 'react';
import { adviceText, figureText } from '../../../../shared/domain/calibration/figure-text';
import { calibrationResultWords as words } from '../../../lib/words/calibration-results';
import { Loaded } from '../../../ui/loaded';
import { ShortTable } from '../../../ui/short-table';
import { Head } from './head';
import { useDrift, type Drifter } from './queries';
import classes from './results.module.css';

/** Control charts of each member over all sessions, whoever has changed most surely first. */
export function DriftCharts({ sessionId }: { readonly sessionId: string }) {
  return (
    <Loaded query={useDrift(sessionId)}>
      {({ assessors }) => (
        <>
          <h2 className={classes.sectionTitle}>{words.drift.title}</h2>
          <p className={classes.small}>{assessors.length === 0 ? words.drift.none : words.drift.hint}</p>
          {assessors.map((one) => (
            <Assessor key={one.memberId} assessor={one} />
          ))}
        </>
      )}
    </Loaded>
  );
}

function Assessor({ assessor: { name, points, charts } }: { readonly assessor: Drifter }) {
  const id = useId();
  if (charts === null)
    return (
      <section className={classes.section} aria-labelledby={id}>
        <h3 id={id} className={classes.sectionTitle}>
          {name}
        </h3>
        <p className={classes.small}>{words.drift.noCharts}</p>
      </section>
    );
  const { cusum, ewma, trend } = charts;
  const signals = new Set([...cusum.signals, ...ewma.signals]);
  return (
    <section className={classes.section} aria-labelledby={id}>
      <h3 id={id} className={classes.sectionTitle}>
        {name}: {words.drift.signals(signals.size)}
      </h3>
      <p className={classes.small}>
        {words.drift.trend}: {figureText(trend)}
        {trend.estimable && `. ${adviceText[trend.advice]}`}
      </p>
      <div className={classes.charts}>
        <Chart
          title={words.drift.cusumTitle}
          label={words.drift.cusum(name)}
          lines={[
            { values: cusum.high, isDashed: false },
            { values: cusum.low.map((value) => -value), isDashed: true },
          ]}
          limits={[cusum.limit, -cusum.limit]}
          signals={cusum.signals}
        />
        <Chart
          title={words.drift.ewmaTitle}
          label={words.drift.ewma(name)}
          lines={[{ values: ewma.values, isDashed: false }]}
          limits={[ewma.upper, ewma.lower]}
          signals={ewma.signals}
        />
      </div>
      <div>
        <ShortTable labelledBy={id}>
          <thead>
            <tr>
              <Head of="session" />
              <Head of="closed" />
              <Head of="cases" isNumber />
              <Head of="deviation" isNumber />
              <Head of="standardised" isNumber />
              <Head of="sumHigh" isNumber />
              <Head of="sumLow" isNumber />
              <Head of="average" isNumber />
              <Head of="signal" />
            </tr>
          </thead>
          <tbody>
            {points.map((point, place) => (
              <tr key={point.sessionId}>
                <th scope="row">{words.past.round(point.title, point.round)}</th>
                <td>{point.closedOn}</td>
                <td className={classes.number}>{point.cases}</td>
                <td className={classes.number}>{signed(point.deviation)}</td>
                <td className={classes.number}>{signed(point.standardised)}</td>
                <td className={classes.number}>{signed(cusum.high[place] ?? 0)}</td>
                <td className={classes.number}>{signed(cusum.low[place] ?? 0)}</td>
                <td className={classes.number}>{signed(ewma.values[place] ?? 0)}</td>
                <td>{signals.has(place) ? words.drift.signal : ''}</td>
              </tr>
            ))}
          </tbody>
        </ShortTable>
      </div>
    </section>
  );
}

const signed = (value: number): string => value.toFixed(2).replace('-', '−');

const width = 480;
const height = 140;
const margin = 34;

function Chart({
  title,
  label,
  lines,
  limits,
  signals,
}: {
  readonly title: string;
  readonly label: string;
  readonly lines: ReadonlyArray<{ readonly values: readonly number[]; readonly isDashed: boolean }>;
  readonly limits: readonly [number, number];
  readonly signals: readonly number[];
}) {
  const all = [...lines.flatMap(({ values }) => values), ...limits, 0];
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const count = Math.max(1, ...lines.map(({ values }) => values.length));
  const x = (place: number): number => (count === 1 ? width / 2 : margin + (place / (count - 1)) * (width - margin - 12));
  const y = (value: number): number => 10 + ((most - value) / (most - least)) * (height - 20);
  return (
    <figure className={classes.chart}>
      <figcaption className={classes.small}>{title}</figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
        <line className={classes.faint} x1={margin} x2={width} y1={y(0)} y2={y(0)} />
        {[0, ...limits].map((value) => (
          <text key={value} x={margin - 4} y={y(value) + 4} textAnchor="end">
            {value === 0 ? '0' : value.toFixed(1).replace('-', '−')}
          </text>
        ))}
        {limits.map((limit) => (
          <line key={limit} x1={margin} x2={width} y1={y(limit)} y2={y(limit)} strokeDasharray="6 4" />
        ))}
        {lines.map(({ values, isDashed }) => (
          <g key={String(isDashed)}>
            <polyline
              points={values.map((value, place) => `${x(place)},${y(value)}`).join(' ')}
              strokeDasharray={isDashed ? '2 2' : undefined}
            />
            {values.map((value, place) =>
              // A place in the list is what a session is here.
              signals.includes(place) && (value >= limits[0] || value <= limits[1]) ? (
                <rect key={`${x(place)}`} x={x(place) - 5} y={y(value) - 5} width={10} height={10} fill="currentColor" />
              ) : (
                <circle key={`${x(place)}`} cx={x(place)} cy={y(value)} r={3} fill="currentColor" />
              ),
            )}
          </g>
        ))}
      </svg>
    </figure>
  );
}
