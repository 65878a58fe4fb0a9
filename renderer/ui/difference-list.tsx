import { uiWords } from '../lib/words/ui';
import classes from './difference-list.module.css';

/** One field before and after; null where there was, or is, nothing. */
export type Difference = {
  readonly key: string;
  readonly label: string;
  readonly before: string | null;
  readonly after: string | null;
};

const words = uiWords.difference;

/** Old and new values side by side; what differs is marked by more than colour. */
export function DifferenceList({ label, differences }: { readonly label: string; readonly differences: readonly Difference[] }) {
  if (differences.length === 0) return <p className={classes.none}>{words.same}</p>;
  return (
    <table className={classes.list}>
      <caption className={classes.caption}>{label}</caption>
      <thead>
        <tr>
          <th scope="col">{words.field}</th>
          <th scope="col">{words.before}</th>
          <th scope="col">{words.after}</th>
        </tr>
      </thead>
      <tbody>
        {differences.map((one) => {
          const differs = one.before !== one.after;
          return (
            <tr key={one.key}>
              <th scope="row">{one.label}</th>
              <td data-side={differs ? 'before' : undefined}>
                {one.before === null ? <Nothing /> : differs ? <del>{one.before}</del> : one.before}
              </td>
              <td data-side={differs ? 'after' : undefined}>
                {one.after === null ? <Nothing /> : differs ? <ins>{one.after}</ins> : one.after}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Nothing() {
  return <span className={classes.nothing}>{words.nothing}</span>;
}
