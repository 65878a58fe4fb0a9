import { formatInstant, formatNumber } from '../../lib/formatting';
import { exchangeWords } from '../../lib/words/exchange';
import { KeyValueList } from '../../ui/key-value-list';
import { ShortTable } from '../../ui/short-table';
import type { OpenedPackage } from './queries';
import { RejectTable } from './reject-table';
import classes from './packages.module.css';

const words = exchangeWords.received;
const shown = 50;

/** What was verified of a package, and what accepting it would do. */
export function DryRun({ opened }: { readonly opened: OpenedPackage }) {
  const { totals, lines, rejects, places, completions, receiptFor, kind } = opened;
  // Not every kind of package is of people, or changes fields.
  const hasNumbers = lines.some(({ employeeNumber }) => (employeeNumber ?? '') !== '');
  const hasChanges = lines.some(({ changes }) => changes.length > 0);
  return (
    <div className={classes.card} role="region" aria-label={words.verified}>
      <h3 className={classes.title}>{words.verified}</h3>
      <KeyValueList
        items={[
          { key: 'sender', label: words.facts.sender, value: opened.sender },
          { key: 'kind', label: words.facts.kind, value: exchangeWords.kinds[kind] },
          { key: 'sequence', label: words.facts.sequence, value: formatNumber(opened.sequence) },
          { key: 'asOf', label: words.facts.asOf, value: opened.asOf },
          ...(opened.filter === '' ? [] : [{ key: 'filter', label: words.facts.filter, value: opened.filter }]),
          { key: 'created', label: words.facts.created, value: formatInstant(opened.createdAt) },
          { key: 'file', label: words.facts.file, value: opened.fileName },
          {
            key: 'encrypted',
            label: words.facts.encrypted,
            value: opened.isEncrypted ? exchangeWords.packages.yes : exchangeWords.packages.no,
          },
          { key: 'comment', label: words.facts.comment, value: opened.trustedComment },
          { key: 'sha256', label: words.facts.sha256, value: <span className={classes.mono}>{opened.sha256}</span> },
        ]}
      />
      {receiptFor === null ? (
        <p className={classes.text}>{words.totals(totals.create, totals.update, totals.unchanged, totals.tell, totals.reject)}</p>
      ) : (
        <p className={classes.text}>
          {words.receiptFor(receiptFor.fileName, receiptFor.sequence, receiptFor.receiver)}:{' '}
          {words.receiptSays(receiptFor.accepted, receiptFor.rejected, receiptFor.signedBy)}
        </p>
      )}
      {completions !== null && (
        <>
          <p className={classes.text}>
            {words.completions(completions.evidence, completions.unmappedCourses, completions.unknownLearners)}
          </p>
          <p className={classes.small}>{words.completionsHint}</p>
        </>
      )}
      {kind === 'calibration-ratings' && <p className={classes.small}>{words.sealed}</p>}
      {kind === 'roster' && <p className={classes.small}>{words.absent}</p>}
      {places.length > 0 && <p className={classes.small}>{words.places(places.join(', '))}</p>}
      {rejects.length > 0 && <RejectTable label={words.rejects} rejects={rejects} all={totals.reject} />}
      {receiptFor === null && lines.length > 0 && (
        <div className={classes.scroll}>
          <ShortTable label={words.lines}>
            <thead>
              <tr>
                <th>{words.line.row}</th>
                <th>{words.line.what}</th>
                <th>{words.line.who}</th>
                {hasNumbers && <th>{words.line.number}</th>}
                {hasChanges && <th>{words.line.changes}</th>}
              </tr>
            </thead>
            <tbody>
              {lines.slice(0, shown).map((line) => (
                <tr key={line.row}>
                  <td>{formatNumber(line.row)}</td>
                  <td>{words.outcomes[line.outcome]}</td>
                  <td>{line.name}</td>
                  {hasNumbers && <td>{line.employeeNumber}</td>}
                  {hasChanges && <td>{line.changes.map((field) => words.fields[field] ?? field).join(', ')}</td>}
                </tr>
              ))}
            </tbody>
          </ShortTable>
          {totals.rows - totals.reject > shown && <p className={classes.small}>{words.shownOf(shown, totals.rows - totals.reject)}</p>}
        </div>
      )}
    </div>
  );
}
