import { gapWords } from '../../../lib/words/gaps';
import { ShortTable } from '../../../ui/short-table';
import classes from './gaps.module.css';
import type { Gap, GapPage } from './queries';

const words = gapWords.formula;

/** The formula of the rule with the numbers of one gap in it, so that anybody can work it out again. */
export function WorkedFormula({ gap: { facts, risk }, rule }: { readonly gap: Gap; readonly rule: GapPage['rule'] }) {
  const { weights, bands } = rule.content;
  const lines = [
    { key: 'consequence', fact: words.consequence(facts.consequence), number: risk.consequence, weight: null },
    { key: 'gap', fact: words.gap(facts), number: risk.gap, weight: weights.gap },
    { key: 'exposure', fact: words.exposure(facts.frequency), number: risk.exposure, weight: weights.exposure },
    { key: 'left', fact: words.left(facts.left), number: risk.left, weight: weights.left },
  ] as const;
  return (
    <>
      <p className={classes.small}>{words.title}</p>
      <ShortTable label={gapWords.panel.formula}>
        <thead>
          <tr>
            <th scope="col">{words.columns.factor}</th>
            <th scope="col">{words.columns.fact}</th>
            <th scope="col">{words.columns.number}</th>
            <th scope="col">{words.columns.weight}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ key, fact, number, weight }) => (
            <tr key={key}>
              <th scope="row">{words.factors[key]}</th>
              <td>{fact}</td>
              <td data-figures>{number}</td>
              <td data-figures>{weight}</td>
            </tr>
          ))}
        </tbody>
      </ShortTable>
      <p className={classes.worked}>{words.worked(risk, weights)}</p>
      <p className={classes.worked}>{words.band(risk.band, risk.band === 'low' ? null : bands[risk.band])}</p>
      <p className={classes.small}>{words.hint}</p>
      <p className={classes.small}>{words.revision(rule.revision, rule.inForceFrom)}</p>
    </>
  );
}
