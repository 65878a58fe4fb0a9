import { useId } from 'react';
import { catalogueWords } from '../../../lib/words/catalogue';
import { revisionWords } from '../../../lib/words/revisions';
import { DifferingFields } from '../../../ui/differing-fields';
import { titleOf } from '../items/item-title';
import type { DifferingItem, RevisionChange } from '../queries';
import classes from './revisions.module.css';

const words = revisionWords.differences;

export type DecisionOfItem = NonNullable<RevisionChange['decision']>;

/** One item that differs: what happened to it, and its fields before and after. */
export function DifferingItemView({ item, decision }: { readonly item: DifferingItem; readonly decision: DecisionOfItem | null }) {
  const id = useId();
  const { kind, path, changes, fields, fromTitle, toTitle } = item;
  const name = fromTitle !== null && toTitle !== null ? words.line(fromTitle, toTitle) : titleOf(item) || (fromTitle ?? '');
  return (
    <article className={classes.item} aria-labelledby={id}>
      <h3 id={id} className={classes.itemName}>
        <span className={classes.kind}>{catalogueWords.kinds[kind]}</span> {name}
        {changes.map((change) => (
          <span key={change} className={classes.change} data-change={change}>
            <span aria-hidden>{words.signs[change]}</span> {words.kinds[change]}
          </span>
        ))}
      </h3>
      {path.length > 0 && <p className={classes.path}>{path.join(' › ')}</p>}
      {decision !== null && (
        <p className={classes.path}>
          {words.decision}: {revisionWords.decisions[decision.decision]}
          {decision.days !== null && ` ${revisionWords.decisions.within(decision.days)}`} · {decision.reason}
        </p>
      )}
      {fields.length > 0 && <DifferingFields fields={fields} labelledBy={id} />}
    </article>
  );
}
