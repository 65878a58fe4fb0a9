import { Link } from '@tanstack/react-router';
import { formatInstant } from '../../lib/formatting';
import { backupWords } from '../../lib/words/backup';
import { Loaded } from '../../ui/loaded';
import { ShortTable } from '../../ui/short-table';
import { useBackups } from './queries';
import classes from './vault.module.css';

const words = backupWords.rehearsal;

/** The rehearsals that the log knows of, newest first; each opens its report. */
export function RehearsalList() {
  const query = useBackups();
  return (
    <Loaded query={query}>
      {({ rehearsals }) =>
        rehearsals.length === 0 ? (
          <p className={classes.dimmed}>
            {words.empty}. {words.emptyHint}
          </p>
        ) : (
          <ShortTable label={words.list}>
            <thead>
              <tr>
                <th scope="col">{words.columns.at}</th>
                <th scope="col">{words.columns.folder}</th>
                <th scope="col">{words.columns.verdict}</th>
                <th scope="col">{words.columns.by}</th>
              </tr>
            </thead>
            <tbody>
              {rehearsals.map(({ entryNumber, report, rehearsedBy }) => (
                <tr key={entryNumber}>
                  <td className={classes.oneLine} data-figures>
                    <Link to="/settings/vault/rehearsals/$entryNumber" params={{ entryNumber: String(entryNumber) }} search>
                      {formatInstant(report.at)}
                    </Link>
                  </td>
                  <td className={classes.path}>{report.folder}</td>
                  <td className={report.verdict === 'restorable' ? undefined : classes.failed}>{words.verdicts[report.verdict]}</td>
                  <td>{rehearsedBy}</td>
                </tr>
              ))}
            </tbody>
          </ShortTable>
        )
      }
    </Loaded>
  );
}
