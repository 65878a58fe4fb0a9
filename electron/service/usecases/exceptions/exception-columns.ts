import { lastDayOfException } from '../../../../shared/domain/exception-terms';
import type { CsvCell } from '../../../../shared/domain/csv';
import type { ShownException } from './shown-exceptions';

/** The columns of the file, one line for each that was signed. */
export const exceptionColumns: ReadonlyArray<{ readonly name: string; readonly value: (one: ShownException) => CsvCell }> = [
  { name: 'kind', value: ({ kind }) => kind },
  { name: 'state', value: ({ state }) => state },
  { name: 'employee_number', value: ({ employeeNumber }) => employeeNumber },
  { name: 'person', value: ({ personName }) => personName },
  { name: 'competency_code', value: ({ competencyCode }) => competencyCode },
  { name: 'competency', value: ({ competencyTitle }) => competencyTitle },
  { name: 'from', value: ({ from }) => from },
  { name: 'to', value: ({ kind, from, to, end }) => lastDayOfException({ kind, from, to, endedFrom: end?.from ?? null }) },
  { name: 'to_as_signed', value: ({ to }) => to },
  { name: 'moved_end', value: ({ endBefore }) => endBefore },
  { name: 'extension_number', value: ({ ordinal }) => ordinal },
  { name: 'cause', value: ({ cause }) => cause },
  { name: 'reason', value: ({ reason }) => reason },
  { name: 'conditions', value: ({ conditions }) => conditions },
  { name: 'signed_by', value: ({ signedBy }) => signedBy },
  { name: 'approved_by', value: ({ approvedBy }) => approvedBy },
  { name: 'recorded_at', value: ({ recordedAt }) => recordedAt },
  { name: 'log_entry', value: ({ entryNumber }) => entryNumber },
  { name: 'ended_how', value: ({ end }) => end?.how ?? null },
  { name: 'ended_reason', value: ({ end }) => end?.reason ?? null },
  { name: 'ended_by', value: ({ end }) => end?.by ?? null },
  { name: 'ended_log_entry', value: ({ end }) => end?.entryNumber ?? null },
];
