import { useId, type ReactNode } from 'react';
import type { AttributeFigures } from '../../../../shared/contract/calibration-figures';
import { adviceText, estimatorText, noFigureText, valueText } from '../../../../shared/domain/calibration/figure-text';
import { calibrationResultWords as words } from '../../../lib/words/calibration-results';
import { ShortTable } from '../../../ui/short-table';
import { FigureCell } from './figure-cells';
import { Head } from './head';
import { nameOf, useAgainstConsensus, type Content, type ShownResult } from './queries';
import { ScaleHint } from './scale-hint';
import { SeverityRuler } from './severity-ruler';
import classes from './results.module.css';

/** How severe each member is and how each uses the scale. */
export function Members({ shown, content }: { readonly shown: ShownResult; readonly content: Content }) {
  const consensus = useAgainstConsensus(shown.sessionId);
  return (
    <>
      {content.scales.map((scale) => (
        <Severity key={scale.levels.join(' ')} shown={shown} content={content} scale={scale} />
      ))}
      <Habits shown={shown} content={content} />
      {content.gold.length > 0 && <Attributes shown={shown} title={words.members.gold} members={content.gold} />}
      {consensus.data !== undefined && consensus.data.cases > 0 && (
        <Attributes
          shown={shown}
          title={words.members.consensus(consensus.data.cases)}
          hint={words.members.consensusHint}
          members={consensus.data.members}
        />
      )}
    </>
  );
}

type Part = { readonly shown: ShownResult; readonly content: Content };

function Section({ title, children }: { readonly title: string; readonly children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={id}>
      <h2 id={id} className={classes.sectionTitle}>
        {title}
      </h2>
      {children(id)}
    </section>
  );
}

function Severity({ shown, content, scale }: Part & { readonly scale: Content['scales'][number] }) {
  const { severity: map } = scale;
  return (
    <Section title={words.members.rulerTitle}>
      {(id) => (
        <>
          <ScaleHint shown={shown} content={content} scale={scale} />
          {map.estimable ? (
            <>
              <p className={classes.small}>{words.members.rulerHint}</p>
              <SeverityRuler shown={shown} map={map} levels={scale.levels} />
              <div>
                <ShortTable labelledBy={id}>
                  <thead>
                    <tr>
                      <Head of="member" />
                      <Head of="severity" isNumber />
                      <Head of="interval" isNumber />
                      <Head of="fair" isNumber />
                      <Head of="infit" isNumber />
                      <Head of="ratings" isNumber />
                      <Head of="advice" />
                    </tr>
                  </thead>
                  <tbody>
                    {map.members
                      .toSorted((a, b) => a.measure - b.measure)
                      .map((one) => (
                        <tr key={one.memberId}>
                          <th scope="row">{nameOf(shown, one.memberId)}</th>
                          <td className={classes.number}>{logits(one.measure)}</td>
                          <td className={classes.number}>
                            {logits(one.low)} to {logits(one.high)}
                          </td>
                          <td className={classes.number}>{one.fairAverage.toFixed(2)}</td>
                          <td className={classes.number}>{one.infit === null ? words.none : one.infit.toFixed(2)}</td>
                          <td className={classes.number}>{one.count}</td>
                          <td className={classes.advice}>{one.isExtreme ? words.members.extreme : adviceText[one.advice]}</td>
                        </tr>
                      ))}
                  </tbody>
                </ShortTable>
              </div>
              <p className={classes.small}>
                {map.p === null ? '' : words.members.equal(map.p < 0.001 ? '< 0.001' : map.p.toFixed(3))}{' '}
                {map.reliability === null ? '' : words.members.reliability(map.reliability.toFixed(2))} {estimatorText.raschSeverity.tells}
              </p>
            </>
          ) : (
            <p>
              {words.notEstimable} {noFigureText[map.reason]}
            </p>
          )}
        </>
      )}
    </Section>
  );
}

const logits = (value: number): string => valueText('raschSeverity', value);

function Habits({ shown, content }: Part) {
  return (
    <Section title={words.members.habits}>
      {(id) => (
        <>
          <div>
            <ShortTable labelledBy={id}>
              <thead>
                <tr>
                  <Head of="member" />
                  <Head of="ratings" isNumber />
                  <Head of="lean" />
                  <Head of="spread" />
                  <Head of="halo" />
                  <Head of="competencies" />
                </tr>
              </thead>
              <tbody>
                {content.habits.map(({ memberId, ratings, lean, spread, halo, competencies }) => (
                  <tr key={memberId}>
                    <th scope="row">{nameOf(shown, memberId)}</th>
                    <td className={classes.number}>{ratings}</td>
                    <FigureCell figure={lean} isAdvised />
                    <FigureCell figure={spread} isAdvised />
                    <FigureCell figure={halo} isAdvised />
                    <FigureCell figure={competencies} isAdvised />
                  </tr>
                ))}
              </tbody>
            </ShortTable>
          </div>
          <Definitions of={['meanDeviation', 'spreadRatio', 'haloRatio', 'competencyRatio']} />
        </>
      )}
    </Section>
  );
}

function Attributes({
  shown,
  title,
  hint,
  members,
}: {
  readonly shown: ShownResult;
  readonly title: string;
  readonly hint?: string;
  readonly members: readonly AttributeFigures[];
}) {
  return (
    <Section title={title}>
      {(id) => (
        <>
          {hint !== undefined && <p className={classes.small}>{hint}</p>}
          <div>
            <ShortTable labelledBy={id}>
              <thead>
                <tr>
                  <Head of="member" />
                  <Head of="effectiveness" />
                  <Head of="miss" />
                  <Head of="alarms" />
                  <Head of="kappa" />
                  <Head of="lean" />
                </tr>
              </thead>
              <tbody>
                {members.map(({ memberId, effectiveness, missRate, falseAlarms, kappa, lean }) => (
                  <tr key={memberId}>
                    <th scope="row">{nameOf(shown, memberId)}</th>
                    <FigureCell figure={effectiveness} isAdvised />
                    <FigureCell figure={missRate} />
                    <FigureCell figure={falseAlarms} />
                    <FigureCell figure={kappa} />
                    <FigureCell figure={lean} isAdvised />
                  </tr>
                ))}
              </tbody>
            </ShortTable>
          </div>
          <Definitions of={['effectiveness', 'missRate', 'falseAlarmRate', 'cohenKappa']} />
        </>
      )}
    </Section>
  );
}

function Definitions({ of }: { readonly of: ReadonlyArray<keyof typeof estimatorText> }) {
  return (
    <details className={classes.small}>
      <summary>{words.definition}</summary>
      <dl>
        {of.map((estimator) => (
          <div key={estimator}>
            <dt>{estimatorText[estimator].name}</dt>
            <dd>{estimatorText[estimator].tells}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
