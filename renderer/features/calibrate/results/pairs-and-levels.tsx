import { useId, useState } from 'react';
import { calibrationResultWords as words } from '../../../lib/words/calibration-results';
import { ShortTable } from '../../../ui/short-table';
import { AdviceCell, FigureCells } from './figure-cells';
import { Head } from './head';
import { codeOf, nameOf, type Content, type ShownResult } from './queries';
import { ScaleHint } from './scale-hint';
import { valueText } from '../../../../shared/domain/calibration/figure-text';
import classes from './results.module.css';

type Scale = Content['scales'][number];
interface Part {
  readonly shown: ShownResult;
  readonly content: Content;
  readonly scale: Scale;
}

/** Which pair and which level disagree, the worst first. */
export function PairsAndLevels({ shown, content }: Omit<Part, 'scale'>) {
  return content.scales.map((scale) => (
    <div key={scale.levels.join(' ')} className={classes.section}>
      <Pairs shown={shown} content={content} scale={scale} />
      <Levels shown={shown} content={content} scale={scale} />
    </div>
  ));
}

function Pairs({ shown, content, scale }: Part) {
  const id = useId();
  const [chosen, setChosen] = useState(0);
  const pair = scale.pairs[chosen];
  return (
    <section className={classes.section} aria-labelledby={id}>
      <h2 id={id} className={classes.sectionTitle}>
        {words.pairs.title}
      </h2>
      <ScaleHint shown={shown} content={content} scale={scale} />
      <p className={classes.small}>{scale.pairs.length === 0 ? words.pairs.none : words.pairs.hint}</p>
      {scale.pairs.length > 0 && (
        <div>
          <ShortTable labelledBy={id}>
            <thead>
              <tr>
                <Head of="pair" />
                <Head of="apart" isNumber />
                <Head of="higher" isNumber />
                <Head of="exact" isNumber />
                <Head of="kappa" isNumber />
                <Head of="interval" isNumber />
                <Head of="n" isNumber />
              </tr>
            </thead>
            <tbody>
              {scale.pairs.map((one, index) => {
                const name = words.pairs.and(nameOf(shown, one.firstId), nameOf(shown, one.secondId));
                return (
                  <tr key={name} className={index === chosen ? classes.chosen : undefined}>
                    <th scope="row">
                      <input
                        type="radio"
                        name={id}
                        checked={index === chosen}
                        onChange={() => setChosen(index)}
                        aria-label={words.pairs.show(name)}
                      />{' '}
                      {name}
                    </th>
                    <td className={classes.number}>{one.distance.toFixed(2)}</td>
                    <td className={classes.number}>{valueText('meanDeviation', one.difference)}</td>
                    <td className={classes.number}>{one.exact.estimable ? valueText('exactShare', one.exact.value) : words.none}</td>
                    <FigureCells figure={one.kappa} />
                  </tr>
                );
              })}
            </tbody>
          </ShortTable>
        </div>
      )}
      {pair !== undefined && <Confusion shown={shown} scale={scale} pair={pair} />}
    </section>
  );
}

function Confusion({ shown, scale, pair }: Omit<Part, 'content'> & { readonly pair: Scale['pairs'][number] }) {
  const label = words.pairs.table(nameOf(shown, pair.firstId), nameOf(shown, pair.secondId));
  const codes = scale.levels.map((level) => codeOf(shown, scale.levels, level));
  return (
    <figure className={classes.chart}>
      <figcaption className={classes.sectionTitle}>{label}</figcaption>
      <p className={classes.small}>{words.pairs.tableHint}</p>
      <div>
        <table className={classes.cross} aria-label={label}>
          <thead>
            <tr>
              <Head of="level" />
              {codes.map((code) => (
                <th key={code} scope="col">
                  {code}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {pair.table.map((row, first) => (
              <tr key={codes[first]}>
                <th scope="row">{codes[first]}</th>
                {row.map((count, second) => (
                  <td
                    key={codes[second]}
                    data-same={first === second}
                    style={{
                      background: `color-mix(in srgb, var(--mantine-primary-color-filled) ${Math.round((count / pair.n) * 40)}%, transparent)`,
                    }}
                  >
                    {count}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}

function Levels({ shown, content, scale }: Part) {
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={id}>
      <h2 id={id} className={classes.sectionTitle}>
        {words.levels.title}
      </h2>
      <ScaleHint shown={shown} content={content} scale={scale} />
      <p className={classes.small}>{words.levels.hint}</p>
      <div>
        <ShortTable labelledBy={id}>
          <thead>
            <tr>
              <Head of="level" />
              <Head of="chosenToo" isNumber />
              <Head of="interval" isNumber />
              <Head of="n" isNumber />
              <Head of="instead" />
              <Head of="advice" />
            </tr>
          </thead>
          <tbody>
            {scale.levelsRanked.map(({ level, agreement, insteadLevel, insteadCount }) => (
              <tr key={level}>
                <th scope="row">{codeOf(shown, scale.levels, level)}</th>
                <FigureCells figure={agreement} />
                <td>
                  {insteadLevel === null ? words.none : words.levels.instead(codeOf(shown, scale.levels, insteadLevel), insteadCount)}
                </td>
                <AdviceCell figure={agreement} />
              </tr>
            ))}
          </tbody>
        </ShortTable>
      </div>
    </section>
  );
}
