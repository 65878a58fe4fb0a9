import { useState } from 'react';
import { useSession } from '../../../lib/session';
import { tell } from '../../../lib/tell';
import { personRecordWords } from '../../../lib/words/person-records';
import { DateText } from '../../../ui/date-text';
import { ShortTable } from '../../../ui/short-table';
import { useEmploy, type Person } from '../queries';
import { ActButton } from './act-button';
import type { Acting } from './acting';
import { faultsOfPeriod, PeriodFields, periodInput, type Period } from './period-fields';
import { PersonForm } from './person-form';
import { RecordSection } from './record-section';
import { refusalText } from './refusals';
import { SourceLink } from './source-link';
import classes from './records.module.css';

const words = personRecordWords.employments;
type Employment = Person['employments'][number];

/** When the person was employed, by whom and as what; who came back has several periods. */
export function EmploymentList({ person, acting }: { readonly person: Person; readonly acting: Acting | null }) {
  const { employments, personId } = person;
  const open = acting?.open;
  const isChangeable = acting !== null && employments.some(({ source }) => source === null);
  const changed = open?.kind === 'employ' ? (employments.find(({ employmentId }) => employmentId === open.id) ?? null) : null;
  return (
    <RecordSection title={words.title} actions={<ActButton acting={acting} action={{ kind: 'employ', id: null }} label={words.add} />}>
      {acting !== null && open?.kind === 'employ' && (
        <EmployForm key={changed?.employmentId ?? ''} personId={personId} employment={changed} onDone={acting.done} />
      )}
      {employments.length === 0 ? (
        <p className={classes.small}>{words.none}</p>
      ) : (
        <ShortTable label={words.title}>
          <thead>
            <tr>
              <th scope="col">{words.columns.employer}</th>
              <th scope="col">{words.columns.kind}</th>
              <th scope="col">
                {words.columns.from}
                <br />
                {words.columns.until}
              </th>
              <th scope="col">{personRecordWords.origin}</th>
              {isChangeable && <th scope="col">{personRecordWords.act}</th>}
            </tr>
          </thead>
          <tbody>
            {employments.map(({ employmentId, employer, kind, validFrom, validTo, status, source }) => (
              <tr key={employmentId}>
                <th scope="row">{employer ?? personRecordWords.ownEmployer}</th>
                <td>{status === null ? personRecordWords.kinds[kind] : words.kindAndStatus(personRecordWords.kinds[kind], status)}</td>
                <td>
                  {validFrom === null ? personRecordWords.unknownDay : <DateText date={validFrom} />}
                  <br />
                  {validTo === null ? personRecordWords.open : <DateText date={validTo} />}
                </td>
                <td>
                  <SourceLink source={source} />
                </td>
                {isChangeable && (
                  <td>
                    {source === null && (
                      <ActButton
                        acting={acting}
                        action={{ kind: 'employ', id: employmentId }}
                        label={words.change}
                        of={`${employer ?? personRecordWords.ownEmployer} ${validFrom ?? ''}`}
                      />
                    )}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </ShortTable>
      )}
    </RecordSection>
  );
}

function EmployForm({
  personId,
  employment,
  onDone,
}: {
  readonly personId: string;
  readonly employment: Employment | null;
  readonly onDone: () => void;
}) {
  const { today } = useSession();
  const employ = useEmploy();
  const [period, setPeriod] = useState<Period>({
    employer: employment?.employer ?? '',
    kind: employment?.kind ?? 'employee',
    from: employment === null ? today : (employment.validFrom ?? ''),
    until: employment?.validTo ?? '',
  });
  return (
    <PersonForm
      title={employment === null ? words.addTitle : words.changeOf(employment.employer ?? personRecordWords.ownEmployer)}
      action={employment === null ? words.addAction : words.changeAction}
      faults={faultsOfPeriod(period)}
      isPending={employ.isPending}
      error={employ.error}
      refusal={refusalText}
      onCancel={onDone}
      onSubmit={(reason) =>
        employ.mutate(
          { personId, employmentId: employment?.employmentId ?? null, ...periodInput(period), reason },
          {
            onSuccess: () => {
              tell(words.done);
              onDone();
            },
          },
        )
      }
    >
      {(check) => <PeriodFields period={period} check={check} onChange={(next) => setPeriod({ ...period, ...next })} />}
    </PersonForm>
  );
}
