import { Alert } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useAsOf } from '../../../lib/as-of';
import { useMay } from '../../../lib/session';
import { personRecordWords as words } from '../../../lib/words/person-records';
import { IdentityFacts } from '../identity-facts';
import { PositionList } from '../position-list';
import type { Person } from '../queries';
import { useActing } from './acting';
import { CorrectionList } from './correction-list';
import { EmploymentList } from './employment-list';
import { IdentifierList } from './identifier-list';
import { MergedList } from './merged-list';
import classes from './records.module.css';

/** What is on record of a person beside what they can do: each fact with where it comes from, and what may be done about it. */
export function PersonRecords({ person }: { readonly person: Person }) {
  const acting = useActing();
  const mayCorrect = useMay('people.correct');
  const asOf = useAsOf();
  const { mergedInto, corrections } = person;
  // a record that is read under another one is changed there
  const here = mergedInto === null ? acting : null;
  return (
    <>
      {mergedInto !== null && (
        <Alert variant="outline" color="var(--mantine-color-text)">
          {words.merged.into(mergedInto.name)}{' '}
          <Link to="/people/$personId" params={{ personId: mergedInto.personId }} search>
            {words.merged.openKept}
          </Link>
        </Alert>
      )}
      {mayCorrect && asOf !== null && <p className={classes.small}>{words.readOnlyDay}</p>}
      <PositionList person={person} acting={here} />
      <EmploymentList person={person} acting={here} />
      <IdentityFacts person={person} acting={here} />
      <CorrectionList corrections={corrections} acting={here} />
      <IdentifierList person={person} acting={here} />
      <MergedList person={person} acting={here} />
    </>
  );
}
