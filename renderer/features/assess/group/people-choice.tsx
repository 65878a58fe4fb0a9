import { Select } from '@mantine/core';
import { assessWords } from '../../../lib/words/assess';
import { Loaded } from '../../../ui/loaded';
import { usePeople, type ListedPerson } from '../queries';
import classes from '../assess.module.css';
import own from './group.module.css';

const words = assessWords.group;

/** Takes people into the group: one by one, or everybody of a unit or a shift. */
export function PeopleChoice({
  chosen,
  onAdd,
}: {
  readonly chosen: readonly string[];
  readonly onAdd: (personIds: readonly string[]) => void;
}) {
  const people = usePeople();
  return (
    <section className={classes.section} aria-labelledby="group-people">
      <h2 id="group-people" className={classes.smallTitle}>
        {words.people}
      </h2>
      <p className={classes.note}>{words.peopleHint}</p>
      <Loaded query={people}>
        {(data) => {
          const here = data.people.filter(({ leftOn }) => leftOn === null);
          return (
            <div className={own.choices}>
              <Select
                className={own.choice}
                label={words.add}
                data={here
                  .filter(({ personId }) => !chosen.includes(personId))
                  .map((person) => ({ value: person.personId, label: lineOf(person) }))}
                value={null}
                onChange={(personId) => {
                  if (personId !== null) onAdd([personId]);
                }}
                limit={50}
                nothingFoundMessage={assessWords.start.nobody}
                searchable
              />
              <Select
                className={own.choice}
                label={words.addAll}
                data={crewsOf(here).map((crew) => ({ value: crew, label: crew }))}
                value={null}
                onChange={(crew) => {
                  if (crew !== null) onAdd(here.filter((person) => crewsOf([person]).includes(crew)).map(({ personId }) => personId));
                }}
                limit={50}
                searchable
              />
            </div>
          );
        }}
      </Loaded>
    </section>
  );
}

/** The units of people, and the shifts within them. */
function crewsOf(people: readonly ListedPerson[]): string[] {
  const crews = people.flatMap(({ unitName, shift }) =>
    unitName === null ? [] : [unitName, ...(shift === null || shift === '' ? [] : [`${unitName} · ${shift}`])],
  );
  return [...new Set(crews)].toSorted((a, b) => a.localeCompare(b));
}

function lineOf({ name, employeeNumber, title, unitName, shift }: ListedPerson): string {
  return [name, employeeNumber, title, unitName, shift].filter((part) => part !== null && part !== '').join(' · ');
}
