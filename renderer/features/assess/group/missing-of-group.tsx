import { Button } from '@mantine/core';
import { assessWords } from '../../../lib/words/assess';
import { faultsOf } from '../form/assessment-faults';
import type { Moment } from '../form/assessment-text';
import { listsOf } from '../form/missing-list';
import type { Member } from './group-text';
import classes from '../assess.module.css';
import own from '../form/form.module.css';

const words = assessWords.group;

/** What stands in the way of signing, person by person: the others can go on once who is named here is out. */
export function MissingOfGroup({
  members,
  moment,
  onRemove,
}: {
  readonly members: readonly Member[];
  readonly moment: Moment;
  readonly onRemove: (personId: string) => void;
}) {
  return (
    <section className={own.missing} aria-labelledby="missing">
      <h2 id="missing" className={classes.smallTitle}>
        {assessWords.form.before}
      </h2>
      <ul className={classes.plainList}>
        {members.map(({ form, text }) => {
          const { personId, name } = form.person;
          const faults = faultsOf(form, text, moment);
          const lines = [
            ...form.obstacles.map((obstacle) => assessWords.form.obstacles[obstacle]),
            ...Object.values(faults.fields),
            ...listsOf(faults, text.kind === 'observation').map((one) => one.text),
          ];
          return (
            <li key={personId}>
              <strong>{form.obstacles.length > 0 ? words.blocked(name) : words.missingOf(name)}</strong>{' '}
              <Button variant="default" size="compact-xs" onClick={() => onRemove(personId)}>
                {words.remove(name)}
              </Button>
              {lines.map((line) => (
                <span key={line} className={classes.example}>
                  {line}
                </span>
              ))}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
