import { useId } from 'react';
import { estimatorText } from '../../../../shared/domain/calibration/figure-text';
import { formatInstant } from '../../../lib/formatting';
import { calibrationResultWords as words } from '../../../lib/words/calibration-results';
import { ShortTable } from '../../../ui/short-table';
import { AdviceCell, FigureCells, IntervalBar } from './figure-cells';
import { Head } from './head';
import type { Content, ShownResult } from './queries';
import { ScaleHint } from './scale-hint';
import classes from './results.module.css';

/** Every figure of agreement with its interval, its number of cases and what to do about it. */
export function Overview({ shown, result }: { readonly shown: ShownResult; readonly result: NonNullable<ShownResult['result']> }) {
  const { content } = result;
  return (
    <>
      <p className={classes.small}>
        {words.population(content.population)} {words.locked(formatInstant(result.computedAt), result.entryNumber)} {words.digest}:{' '}
        <span className={classes.digest}>{result.digest}</span>
      </p>
      {content.scales.map((scale) => (
        <ScaleTable key={scale.levels.join(' ')} shown={shown} content={content} scale={scale} />
      ))}
    </>
  );
}

function ScaleTable({
  shown,
  content,
  scale,
}: {
  readonly shown: ShownResult;
  readonly content: Content;
  readonly scale: Content['scales'][number];
}) {
  const id = useId();
  const figures = [scale.exact, scale.adjacent, scale.alpha, scale.ac2, scale.fleiss, scale.icc, scale.kendall];
  return (
    <section className={classes.section} aria-labelledby={id}>
      <h2 id={id} className={classes.sectionTitle}>
        {words.figures}
      </h2>
      <ScaleHint shown={shown} content={content} scale={scale} />
      <div>
        <ShortTable labelledBy={id}>
          <thead>
            <tr>
              <Head of="figure" />
              <Head of="value" isNumber />
              <Head of="interval" isNumber />
              <Head of="n" isNumber />
              <Head of="drawn" />
              <Head of="word" />
              <Head of="advice" />
            </tr>
          </thead>
          <tbody>
            {figures.map((figure) => (
              <tr key={figure.estimator}>
                <th scope="row">{estimatorText[figure.estimator].name}</th>
                <FigureCells figure={figure} />
                <td>
                  <IntervalBar figure={figure} />
                </td>
                <td>{figure.estimable && figure.verdict !== null ? figure.verdict : words.none}</td>
                <AdviceCell figure={figure} />
              </tr>
            ))}
          </tbody>
        </ShortTable>
      </div>
      <details className={classes.small}>
        <summary>{words.definition}</summary>
        <dl>
          {figures.map(({ estimator }) => (
            <div key={estimator}>
              <dt>{estimatorText[estimator].name}</dt>
              <dd>{estimatorText[estimator].tells}</dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  );
}
