import { Select, TextInput } from '@mantine/core';
import { isRealDate } from '../../../../shared/domain/calendar';
import { employmentKinds, type EmploymentKind } from '../../../../shared/domain/people/employment';
import type { FieldCheck } from '../../../lib/field-check';
import { personRecordWords } from '../../../lib/words/person-records';
import classes from './records.module.css';

const words = personRecordWords.employments;

/** A period of employment as it is typed; an empty employer is the organisation itself. */
export interface Period {
  readonly employer: string;
  readonly kind: EmploymentKind;
  readonly from: string;
  readonly until: string;
}

export const faultsOfPeriod = ({ from, until }: Period) => ({
  from: isRealDate(from) ? null : personRecordWords.dateWrong,
  until: until === '' || isRealDate(until) ? null : personRecordWords.dateWrong,
});

export function periodInput({ employer, kind, from, until }: Period) {
  return { employer: employer.trim() === '' ? null : employer.trim(), kind, validFrom: from, validTo: until === '' ? null : until };
}

export function PeriodFields({
  period,
  check,
  onChange,
}: {
  readonly period: Period;
  readonly check: Pick<FieldCheck<'from' | 'until'>, 'of'>;
  readonly onChange: (next: Partial<Period>) => void;
}) {
  return (
    <>
      <TextInput
        label={words.employer}
        description={words.employerHint}
        value={period.employer}
        maxLength={200}
        onChange={(event) => onChange({ employer: event.currentTarget.value })}
      />
      <Select
        label={words.kind}
        data={employmentKinds.map((kind) => ({ value: kind, label: personRecordWords.kinds[kind] }))}
        value={period.kind}
        allowDeselect={false}
        onChange={(next) => onChange({ kind: employmentKinds.find((kind) => kind === next) ?? period.kind })}
      />
      <TextInput
        label={words.from}
        value={period.from}
        maxLength={10}
        className={classes.dateField}
        onChange={(event) => onChange({ from: event.currentTarget.value.trim() })}
        {...check.of('from')}
      />
      <TextInput
        label={words.until}
        description={words.untilHint}
        value={period.until}
        maxLength={10}
        className={classes.dateField}
        onChange={(event) => onChange({ until: event.currentTarget.value.trim() })}
        {...check.of('until')}
      />
    </>
  );
}
