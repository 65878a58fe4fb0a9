import { entityText, fieldText, recordsWords } from '../../lib/words/records';
import { DifferenceList } from '../../ui/difference-list';
import type { Entry, EntryChange } from './queries';
import classes from './records.module.css';

const words = recordsWords.entry;

/** Old and new values of every record that an entry changed. */
export function EntryChanges({ entry }: { readonly entry: Entry }) {
  const { changes, changeCount } = entry;
  if (changeCount === 0) return <p className={classes.note}>{words.noChanges}</p>;
  return (
    <section className={classes.section}>
      <h3 className={classes.sectionTitle}>{words.changes(changes.length, changeCount)}</h3>
      {changes.map((change, index) => (
        <Change key={index} change={change} />
      ))}
    </section>
  );
}

function Change({ change }: { readonly change: EntryChange }) {
  const { entity, entityId, name, isErased, isAltered, fields } = change;
  const label = words.change(entityText(entity), entityId, name);
  if (isAltered || isErased) {
    return (
      <div>
        <p className={classes.text}>{label}</p>
        <p className={classes.note} role={isAltered ? 'alert' : undefined}>
          {isAltered ? words.altered : words.erased}
        </p>
      </div>
    );
  }
  // What was nothing and stays so is said in a line: in a table it would stand between what happened.
  const told = fields.filter((one) => one.old !== null || one.new !== null);
  const empty = fields.filter((one) => one.old === null && one.new === null).map(({ field }) => fieldText(field));
  return (
    <div>
      <DifferenceList
        label={label}
        differences={told.map(({ field, old, new: after, oldName, newName }) => ({
          key: field,
          label: fieldText(field),
          before: named(old, oldName),
          after: named(after, newName),
        }))}
      />
      {empty.length > 0 && <p className={classes.note}>{words.empty(empty.join(', '))}</p>}
    </div>
  );
}

/** An identifier with the name of what it stands for. */
function named(value: string | null, name: string | null): string | null {
  return value === null || name === null ? value : words.named(name, value);
}
