import { Link } from '@tanstack/react-router';
import { formatInstant } from '../../lib/formatting';
import { useMay } from '../../lib/session';
import { peopleWords } from '../../lib/words/people';
import { DateText } from '../../ui/date-text';
import { KeyValueList } from '../../ui/key-value-list';
import type { Person } from './queries';
import classes from './people.module.css';

const words = peopleWords.person;

/** The facts that the HR system owns, with the import that last changed them. */
export function IdentityFacts({ person }: { readonly person: Person }) {
  const { source, manager } = person;
  const mayOpenImport = useMay('exchange.read');
  const optional = (key: 'email' | 'location' | 'employmentStatus') => {
    const value = person[key];
    return value === null ? [] : [{ key, label: words.facts[key], value }];
  };
  const date = (key: 'hiredOn' | 'leftOn') => {
    const value = person[key];
    return value === null ? [] : [{ key, label: words.facts[key], value: <DateText date={value} /> }];
  };
  return (
    <section className={classes.section} aria-labelledby="identity">
      <h3 id="identity" className={classes.sectionTitle}>
        {words.identity}
      </h3>
      <p className={classes.small}>
        {source === null ? words.noSource : words.source(source.fileName, formatInstant(source.committedAt))}{' '}
        {source !== null && mayOpenImport && (
          <Link to="/exchange/imports/$batchId" params={{ batchId: source.batchId }}>
            {words.openImport}
          </Link>
        )}
      </p>
      <KeyValueList
        items={[
          { key: 'employeeNumber', label: words.facts.employeeNumber, value: person.employeeNumber },
          { key: 'familyName', label: words.facts.familyName, value: person.familyName },
          { key: 'givenName', label: words.facts.givenName, value: person.givenName },
          ...optional('email'),
          ...optional('location'),
          ...optional('employmentStatus'),
          ...date('hiredOn'),
          ...date('leftOn'),
          ...(manager === null
            ? []
            : [
                {
                  key: 'manager',
                  label: words.facts.manager,
                  value: (
                    <Link to="/people/$personId" params={{ personId: manager.personId }} search>
                      {manager.name}
                    </Link>
                  ),
                },
              ]),
        ]}
      />
    </section>
  );
}
