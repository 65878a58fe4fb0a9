import { formatInstant } from '../../../lib/formatting';
import { importWords } from '../../../lib/words/imports';
import { intakeProfileWords as words } from '../../../lib/words/intake-profiles';
import { DifferenceList, type Difference } from '../../../ui/difference-list';
import type { Profile, ProfileContent } from './queries';
import classes from './imports.module.css';

type Revision = Profile['history'][number];

/** Every revision of a profile, newest first, with what it changed. */
export function ProfileHistory({ history }: { readonly history: readonly Revision[] }) {
  return (
    <section className={classes.section} aria-labelledby="history">
      <h2 id="history" className={classes.sectionTitle}>
        {words.history}
      </h2>
      {history.map((revision, at) => {
        const before = history[at + 1];
        return (
          <div key={revision.revision} className={classes.section}>
            <p className={classes.small}>
              {words.revisionOf(revision.revision)}, {formatInstant(revision.approvedAt)}: {revision.preparedBy}, {revision.approvedBy}
              {revision.isRetired && ` (${words.retired})`}
            </p>
            {before === undefined ? (
              <p className={classes.small}>
                {words.first}, {words.kept(revision.content.columns.filter(({ field }) => field !== null).length)}
              </p>
            ) : (
              <DifferenceList label={words.revisionOf(revision.revision)} differences={differencesOf(before, revision)} />
            )}
          </div>
        );
      })}
    </section>
  );
}

/** What differs between two revisions, line by line. */
function differencesOf(before: Revision, after: Revision): Difference[] {
  const [old, next] = [linesOf(before), linesOf(after)];
  return [...new Set([...old.keys(), ...next.keys()])]
    .map((key) => ({ key, label: key, before: old.get(key) ?? null, after: next.get(key) ?? null }))
    .filter((line) => line.before !== line.after);
}

function linesOf({ name, isRetired, content }: Revision): ReadonlyMap<string, string> {
  const { settings } = importWords;
  const percent = (share: number) => `${Math.round(share * 1000) / 10} %`;
  const list = (some: readonly string[]) => some.join(', ');
  return new Map([
    [words.name, name],
    [words.facts.state, isRetired ? words.retired : words.inUse],
    [settings.keyedBy, settings.keyedByNames[content.keyedBy]],
    [settings.partialFailure, settings.partialFailureNames[content.partialFailure]],
    [settings.missingPositions, settings.missingPositionsNames[content.missingPositions]],
    [settings.allowsUnsigned, content.allowsUnsigned ? words.yes : words.no],
    [settings.terminations, percent(content.guards.terminations)],
    [settings.absent, percent(content.guards.absent)],
    [settings.lastYear, String(content.lastYear)],
    [settings.ownEmployers, list(content.ownEmployers)],
    [settings.placeholders, list(content.words.placeholders)],
    [settings.employed, list(content.words.employed)],
    [settings.ended, list(content.words.ended)],
    ...Object.entries(content.words.employmentKinds).map(([word, kind]) => [word, importWords.employmentKinds[kind]] as const),
    ...content.columns.flatMap((column) => (column.field === null ? [] : [[column.column, fillingOf(column)] as const])),
  ]);
}

function fillingOf({ field, system, dateOrder, chosenDates }: ProfileContent['columns'][number]): string {
  const name = field === 'otherId' ? importWords.fieldName(`otherId ${system ?? ''}`) : importWords.fieldName(field ?? '');
  const order = dateOrder === null ? '' : `, ${importWords.dateOrders[dateOrder]}`;
  const chosen = Object.entries(chosenDates).map(([text, meaning]) => `${text}: ${importWords.dateOrders[meaning]}`);
  return [`${name}${order}`, ...chosen].join('; ');
}
