import { Link } from '@tanstack/react-router';
import { useMay } from '../../lib/session';
import { peopleWords } from '../../lib/words/people';
import { personRecordWords } from '../../lib/words/person-records';
import { DateText } from '../../ui/date-text';
import { ShortTable } from '../../ui/short-table';
import type { Person } from './queries';
import { ActButton } from './records/act-button';
import type { Acting } from './records/acting';
import { AssignForm } from './records/assign-form';
import { EndPositionForm } from './records/end-position-form';
import { RecordSection } from './records/record-section';
import { SourceLink } from './records/source-link';
import classes from './people.module.css';

const words = peopleWords.person;

/** Where the person works and worked, newest first. */
export function PositionList({ person, acting }: { readonly person: Person; readonly acting: Acting | null }) {
  const { positions, personId } = person;
  const open = acting?.open;
  const isChangeable = acting !== null && positions.some(({ source, validTo }) => source === null && validTo === null);
  const ending = open?.kind === 'endPosition' ? positions.find(({ positionId }) => positionId === open.id) : undefined;
  const maySeeRoles = useMay('framework.read');
  return (
    <RecordSection
      title={words.positions}
      actions={maySeeRoles && <ActButton acting={acting} action={{ kind: 'assign' }} label={personRecordWords.positions.add} />}
    >
      {acting !== null && open?.kind === 'assign' && <AssignForm personId={personId} onDone={acting.done} />}
      {positions.length === 0 ? (
        <p className={classes.small}>{words.noPositions}</p>
      ) : (
        <ShortTable label={words.positions}>
          <thead>
            <tr>
              <th scope="col">{words.positionColumns.title}</th>
              <th scope="col">{words.positionColumns.unit}</th>
              <th scope="col">{words.positionColumns.shift}</th>
              <th scope="col">{words.positionColumns.from}</th>
              <th scope="col">{words.positionColumns.until}</th>
              <th scope="col">{personRecordWords.origin}</th>
              {isChangeable && <th scope="col">{personRecordWords.act}</th>}
            </tr>
          </thead>
          <tbody>
            {positions.map(({ positionId, title, roleId, unitName, departmentName, shift, validFrom, validTo, source }) => (
              <tr key={positionId}>
                <th scope="row">
                  {maySeeRoles ? (
                    <Link to="/framework/roles/$roleId" params={{ roleId }}>
                      {title || words.noTitle}
                    </Link>
                  ) : (
                    title || words.noTitle
                  )}
                </th>
                <td>{departmentName === null || departmentName === unitName ? unitName : `${unitName}, ${departmentName}`}</td>
                <td>{shift}</td>
                <td>
                  <DateText date={validFrom} />
                </td>
                <td>{validTo === null ? words.open : <DateText date={validTo} />}</td>
                <td>
                  <SourceLink source={source} />
                </td>
                {isChangeable && (
                  <td>
                    {source === null && validTo === null && (
                      <ActButton
                        acting={acting}
                        action={{ kind: 'endPosition', id: positionId }}
                        label={personRecordWords.positions.end}
                        of={title || words.noTitle}
                      />
                    )}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </ShortTable>
      )}
      {acting !== null && ending !== undefined && <EndPositionForm position={ending} onDone={acting.done} />}
    </RecordSection>
  );
}
