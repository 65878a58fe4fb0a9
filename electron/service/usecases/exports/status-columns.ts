import { letterByState, standingStates, type StandingState } from '../../../../shared/domain/state';
import type { QualificationRow } from '../../db/sql/qualification-status';
import type { TableColumn } from './table-content';

/** The columns of qualification-status.csv and training-needs.csv, in order. */
export const statusColumns: ReadonlyArray<TableColumn<QualificationRow>> = [
  { name: 'employee_number', meaning: 'The number under which the site knows the person.', value: (row) => row.employeeNumber },
  { name: 'name', meaning: 'Family name, given name.', value: (row) => `${row.familyName}, ${row.givenName}` },
  {
    name: 'unit',
    meaning: 'Units in which the person holds a position on the day; several are joined by "; ".',
    value: (row) => namesOf(row.units),
  },
  { name: 'roles', meaning: 'Roles of those positions; several are joined by "; ".', value: (row) => namesOf(row.roles) },
  { name: 'competency_code', meaning: 'The code of the competency that a role requires.', value: (row) => row.competencyCode },
  { name: 'competency_title', meaning: 'Its title.', value: (row) => row.competencyTitle },
  {
    name: 'required_level',
    meaning: "Code of the highest level that the roles require, on the competency's scale.",
    value: (row) => row.requiredLevelCode,
  },
  { name: 'held_level', meaning: 'Code of the level that is validly held; empty when none is.', value: (row) => row.heldLevelCode },
  { name: 'state', meaning: 'How the two compare on the day; manifest.json defines each state.', value: (row) => row.state },
  {
    name: 'state_letter',
    meaning: "The state's letter, as on screens and prints.",
    value: (row) => (isState(row.state) ? letterByState[row.state] : ''),
  },
  {
    name: 'until',
    meaning: 'Last day of that state, where it has a known end; valid through the end of that day.',
    value: (row) => row.until,
  },
  {
    name: 'ready_until',
    meaning:
      'Last day on which the person may still do the work when nothing is done about it; empty when they may not, or when no lapse is known.',
    value: (row) => row.readyUntil,
  },
  {
    name: 'mandatory',
    meaning: 'yes: the work may not be done without it; no: desirable.',
    value: (row) => (row.isMandatory ? 'yes' : 'no'),
  },
];

function namesOf(named: QualificationRow['units']): string {
  return named.map(({ name }) => name).join('; ');
}

export function isState(state: string): state is StandingState {
  return standingStates.some((known) => known === state);
}
