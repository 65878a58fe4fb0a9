import { Link } from '@tanstack/react-router';
import { formatInstant } from '../../lib/formatting';
import { useMay } from '../../lib/session';
import { peopleWords } from '../../lib/words/people';
import { personRecordWords } from '../../lib/words/person-records';
import { DateText } from '../../ui/date-text';
import { KeyValueList, type KeyValue } from '../../ui/key-value-list';
import type { Person } from './queries';
import { ActButton } from './records/act-button';
import type { Acting } from './records/acting';
import { ChangePersonForm } from './records/change-form';
import { CorrectForm } from './records/correct-form';
import { RecordSection } from './records/record-section';
import classes from './people.module.css';

const words = peopleWords.person;
const marks = personRecordWords.identity;

/** Who the person is: owned by the HR system, with the import that last changed it and what is corrected here, or entered here. */
export function IdentityFacts({ person, acting }: { readonly person: Person; readonly acting: Acting | null }) {
  const { source, manager, corrections } = person;
  const mayOpenImport = useMay('exchange.read');
  const hintOf = (field: (typeof corrections)[number]['field']): Pick<KeyValue, 'hint'> => {
    const correction = corrections.find((one) => one.field === field);
    return correction === undefined ? {} : { hint: marks.corrected(correction.sourceText, correction.expiresOn) };
  };
  const field = (key: 'familyName' | 'givenName' | 'email' | 'location'): KeyValue[] => {
    const value = person[key];
    const hint = hintOf(key);
    if (value === null && hint.hint === undefined) return [];
    return [{ key, label: words.facts[key], value: value ?? personRecordWords.correct.nothing, ...hint }];
  };
  const date = (key: 'hiredOn' | 'leftOn'): KeyValue[] => {
    const value = person[key];
    return value === null ? [] : [{ key, label: words.facts[key], value: <DateText date={value} /> }];
  };
  const managerHint = hintOf('managerPersonId');
  return (
    <RecordSection
      title={source === null ? marks.local : marks.imported}
      actions={
        source === null ? (
          <ActButton acting={acting} action={{ kind: 'change' }} label={marks.change} />
        ) : (
          <ActButton acting={acting} action={{ kind: 'correct' }} label={marks.correct} />
        )
      }
    >
      <p className={classes.small}>
        {source === null ? marks.localHint : words.source(source.fileName, formatInstant(source.committedAt))}{' '}
        {source !== null && mayOpenImport && (
          <Link to="/exchange/imports/$batchId" params={{ batchId: source.batchId }}>
            {words.openImport}
          </Link>
        )}
      </p>
      {acting !== null && acting.open?.kind === 'change' && <ChangePersonForm person={person} onDone={acting.done} />}
      {acting !== null && acting.open?.kind === 'correct' && <CorrectForm person={person} onDone={acting.done} />}
      <KeyValueList
        items={[
          { key: 'employeeNumber', label: words.facts.employeeNumber, value: person.employeeNumber },
          ...field('familyName'),
          ...field('givenName'),
          ...field('email'),
          ...field('location'),
          ...(person.employmentStatus === null
            ? []
            : [{ key: 'employmentStatus', label: words.facts.employmentStatus, value: person.employmentStatus }]),
          ...date('hiredOn'),
          ...date('leftOn'),
          ...(manager === null && managerHint.hint === undefined
            ? []
            : [
                {
                  key: 'manager',
                  label: words.facts.manager,
                  value:
                    manager === null ? (
                      personRecordWords.correct.nothing
                    ) : (
                      <Link to="/people/$personId" params={{ personId: manager.personId }} search>
                        {manager.name}
                      </Link>
                    ),
                  ...managerHint,
                },
              ]),
        ]}
      />
    </RecordSection>
  );
}
