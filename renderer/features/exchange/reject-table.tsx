import { formatNumber } from '../../lib/formatting';
import { exchangeWords } from '../../lib/words/exchange';
import { ShortTable } from '../../ui/short-table';
import type { OpenedPackage } from './queries';
import classes from './packages.module.css';

const words = exchangeWords.received;
const shown = 50;

/** Records that are not taken, each with why. */
export function RejectTable({
  label,
  rejects,
  all,
}: {
  readonly label: string;
  readonly rejects: OpenedPackage['rejects'];
  readonly all: number;
}) {
  return (
    <div className={classes.scroll}>
      <p className={classes.targetLabel}>{label}</p>
      <ShortTable label={label}>
        <thead>
          <tr>
            <th>{words.line.row}</th>
            <th>{words.line.code}</th>
            <th>{words.line.field}</th>
          </tr>
        </thead>
        <tbody>
          {rejects.slice(0, shown).map(({ row, code, field }) => (
            <tr key={row}>
              <td>{formatNumber(row)}</td>
              <td>{words.codes[code] ?? code}</td>
              <td>{field ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </ShortTable>
      {all > shown && <p className={classes.small}>{words.shownOf(shown, all)}</p>}
    </div>
  );
}
