import { formatBytes, formatInstant, formatNumber } from '../../lib/formatting';
import { backupWords } from '../../lib/words/backup';
import { Loaded } from '../../ui/loaded';
import { ShortTable } from '../../ui/short-table';
import { useBackups } from './queries';
import classes from './vault.module.css';

const words = backupWords.list;

/** The backups that the log knows of, newest first. */
export function BackupList() {
  const query = useBackups();
  return (
    <section className={classes.section} aria-labelledby="backup-list">
      <h2 id="backup-list" className={classes.sectionTitle}>
        {words.title}
      </h2>
      <Loaded query={query}>
        {({ backups, restoredFrom }) =>
          backups.length === 0 ? (
            <p className={classes.dimmed}>
              {restoredFrom === null ? words.empty : words.emptyRestored}. {words.emptyHint}
            </p>
          ) : (
            <ShortTable labelledBy="backup-list">
              <thead>
                <tr>
                  <th scope="col">{words.columns.madeAt}</th>
                  <th scope="col">{words.columns.folder}</th>
                  <th scope="col" className={classes.figure}>
                    {words.columns.entries}
                  </th>
                  <th scope="col" className={classes.figure}>
                    {words.columns.bytes}
                  </th>
                  <th scope="col">{words.columns.by}</th>
                </tr>
              </thead>
              <tbody>
                {backups.map((backup) => (
                  <tr key={backup.entryNumber}>
                    <td className={classes.oneLine} data-figures>
                      <a href={`#/records/${backup.entryNumber}`}>{formatInstant(backup.madeAt)}</a>
                    </td>
                    <td className={classes.path}>{backup.folder}</td>
                    <td className={classes.figure} data-figures>
                      {formatNumber(backup.entries)}
                    </td>
                    <td className={classes.figure} data-figures>
                      {formatBytes(backup.bytes)}
                    </td>
                    <td>{backup.madeBy}</td>
                  </tr>
                ))}
              </tbody>
            </ShortTable>
          )
        }
      </Loaded>
    </section>
  );
}
