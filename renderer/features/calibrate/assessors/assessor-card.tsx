import { Link } from '@tanstack/react-router';
import { barredPart } from '../../../../shared/domain/calibration/reach';
import { figureValue, thresholdFigures } from '../../../../shared/domain/calibration/thresholds';
import { asSentence } from '../../../lib/formatting';
import { useMay } from '../../../lib/session';
import { consequenceWords } from '../../../lib/words/calibration-consequences';
import { KeyValueList } from '../../../ui/key-value-list';
import { ShortTable } from '../../../ui/short-table';
import classes from './assessors.module.css';
import { intervalText, measuredText } from './figure-text';
import type { AssessorProfile, AssessorResult } from './queries';
import { stateText } from './state-text';

const words = consequenceWords.card;
const shownInList = ['kappa', 'effectiveness', 'missRate', 'severity'] as const;

/** An assessor's card, as an instrument has one: whether it may be used, what it last measured, and every time it was found out of tolerance. */
export function AssessorCard({ profile }: { readonly profile: AssessorProfile }) {
  const { state, since, until, why, barred, results, personId, name } = profile;
  const mayReadPeople = useMay('people.read');
  const [newest] = results;
  const out = results.filter(({ verdict }) => verdict === 'recalibrate');
  const facts = words.facts;
  const where = barredPart(barred);
  return (
    <>
      {why !== null && (
        <div className={classes.why} role="status">
          <p className={classes.text}>{where === null ? words.cannotSign : words.cannotSignIn(where)}</p>
          <p className={classes.small}>{asSentence(why)}</p>
        </div>
      )}
      <section className={classes.section}>
        <KeyValueList
          items={[
            {
              key: 'state',
              label: facts.state,
              value: stateText({ state, barred }),
            },
            ...(since === null ? [] : [{ key: 'since', label: facts.since, value: since }]),
            ...(where === null ? [] : [{ key: 'where', label: facts.notIn, value: where }]),
            ...(state === 'recalibrate' && until === null
              ? []
              : [{ key: 'until', label: facts.until, value: until ?? (state === 'calibrated' ? facts.noEnd : facts.never) }]),
            { key: 'count', label: facts.count, value: results.length },
            ...(personId === null || !mayReadPeople
              ? []
              : [
                  {
                    key: 'person',
                    label: words.person,
                    value: (
                      <Link to="/people/$personId" params={{ personId }} search={true}>
                        {name}
                      </Link>
                    ),
                  },
                ]),
          ]}
        />
      </section>
      {newest !== undefined && <Figures result={newest} />}
      <section className={classes.section} aria-labelledby="assessor-results">
        <h3 id="assessor-results" className={classes.title}>
          {words.results}
        </h3>
        {results.length === 0 ? (
          <p className={classes.small}>{words.noResults}</p>
        ) : (
          <div className={classes.wide} role="group" aria-label={words.results} tabIndex={0}>
            <Results results={results} />
          </div>
        )}
      </section>
      <section className={classes.section} aria-label={words.outOfTolerance}>
        <h3 className={classes.title}>{words.outOfTolerance}</h3>
        {out.length === 0 && <p className={classes.small}>{words.noneOut}</p>}
        {out.map((result) => (
          <div key={result.resultId}>
            <p className={classes.text}>
              {[
                result.decidedOn,
                result.session === null ? words.goldCases : words.session(result.session.title, result.session.round),
                words.entry(result.entryNumber),
              ].join(', ')}
            </p>
            <Findings result={result} missedOnly />
          </div>
        ))}
      </section>
      <LookBacks profile={profile} />
    </>
  );
}

function Figures({ result }: { readonly result: AssessorResult }) {
  const { figures, decidedOn } = result;
  const rows = [
    ...thresholdFigures.map((figure) => ({
      key: figure,
      name: consequenceWords.figures[figure],
      hint: consequenceWords.figureHints[figure],
      measured: figures.overall[figure],
      text: (value: number) => figureValue(figure, value),
    })),
    {
      key: 'centralTendency',
      name: words.centralTendency,
      hint: words.centralTendencyHint,
      measured: figures.centralTendency,
      text: plain,
    },
    { key: 'halo', name: words.halo, hint: words.haloHint, measured: figures.halo, text: plain },
  ];
  return (
    <section className={classes.section} aria-labelledby="assessor-figures">
      <h3 id="assessor-figures" className={classes.title}>
        {words.newest(decidedOn)}
      </h3>
      <ShortTable labelledBy="assessor-figures">
        <thead>
          <tr>
            <th scope="col">{words.columns.figure}</th>
            <th scope="col">{words.columns.value}</th>
            <th scope="col">{words.columns.interval}</th>
            <th scope="col">{words.columns.cases}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, hint, measured, text }) => (
            <tr key={key}>
              <td title={hint}>{name}</td>
              <td data-figures>{measured === null ? consequenceWords.notEstimated : text(measured.value)}</td>
              <td data-figures>{intervalText(measured, text)}</td>
              <td data-figures>{measured?.n ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </ShortTable>
      <h3 className={classes.title}>{words.held}</h3>
      <Findings result={result} />
    </section>
  );
}

const plain = (value: number): string => figureValue('kappa', value);

function Findings({ result, missedOnly = false }: { readonly result: AssessorResult; readonly missedOnly?: boolean }) {
  return (
    <ul className={classes.list}>
      {result.findings
        .filter(({ verdict }) => !missedOnly || verdict === 'missed')
        .map(({ text }) => (
          <li key={text}>{asSentence(text)}</li>
        ))}
    </ul>
  );
}

function Results({ results }: { readonly results: readonly AssessorResult[] }) {
  return (
    <ShortTable labelledBy="assessor-results">
      <thead>
        <tr>
          <th scope="col">{words.resultColumns.day}</th>
          <th scope="col">{words.resultColumns.session}</th>
          <th scope="col">{words.resultColumns.verdict}</th>
          <th scope="col">{words.resultColumns.about}</th>
          {shownInList.map((figure) => (
            <th key={figure} scope="col" title={consequenceWords.figureHints[figure]}>
              {consequenceWords.list.columns[figure]}
            </th>
          ))}
          <th scope="col">{words.columns.cases}</th>
          <th scope="col">{words.resultColumns.until}</th>
        </tr>
      </thead>
      <tbody>
        {results.map(({ resultId, decidedOn, session, verdict, about, figures, calibratedUntil }) => (
          <tr key={resultId}>
            <td data-figures>{decidedOn}</td>
            <td>{session === null ? words.goldCases : words.session(session.title, session.round)}</td>
            <td>{consequenceWords.verdicts[verdict]}</td>
            <td>{about === null ? words.everything : about.join(', ')}</td>
            {shownInList.map((figure) => (
              <td key={figure} data-figures>
                {measuredText(figure, figures.overall[figure])}
              </td>
            ))}
            <td data-figures>{figures.overall.cases}</td>
            <td data-figures>{calibratedUntil ?? ''}</td>
          </tr>
        ))}
      </tbody>
    </ShortTable>
  );
}

function LookBacks({ profile: { lookBacks } }: { readonly profile: AssessorProfile }) {
  const mayRead = useMay('calibration.read');
  return (
    <section className={classes.section} aria-label={words.lookBacks}>
      <h3 className={classes.title}>{words.lookBacks}</h3>
      {lookBacks.length === 0 && <p className={classes.small}>{words.noLookBacks}</p>}
      {lookBacks.map(({ lookBackId, sinceOn, progress }) => (
        <div key={lookBackId}>
          {mayRead ? (
            <Link to="/calibrate/look-back/$lookBackId" params={{ lookBackId }} search={({ asOf }) => ({ asOf })}>
              {words.lookBack(sinceOn, progress.total)}
            </Link>
          ) : (
            <p className={classes.text}>{words.lookBack(sinceOn, progress.total)}</p>
          )}
          <p className={classes.small}>{words.progress(progress.decided, progress.open)}</p>
        </div>
      ))}
    </section>
  );
}
