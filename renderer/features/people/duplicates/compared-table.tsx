import { Link } from '@tanstack/react-router';
import { formatNumber } from '../../../lib/formatting';
import { duplicateWords } from '../../../lib/words/duplicates';
import { personRecordWords } from '../../../lib/words/person-records';
import type { ComparedPerson } from '../queries';
import classes from './duplicates.module.css';

const words = duplicateWords.panel;
const facts = [
  'name',
  'employeeNumber',
  'email',
  'unitName',
  'title',
  'managerName',
  'employments',
  'identifiers',
  'assessments',
  'accountLogin',
  'source',
] as const;

/** Two records side by side; what differs is marked by a word as well as by its frame. */
export function ComparedTable({ people: [one, other] }: { readonly people: readonly [ComparedPerson, ComparedPerson] }) {
  return (
    <table className={classes.compared} aria-label={words.compared}>
      <thead>
        <tr>
          <th scope="col">{words.fact}</th>
          {[one, other].map(({ personId, name, employeeNumber }) => (
            <th key={personId} scope="col">
              <Link to="/people/$personId" params={{ personId }}>
                {words.keepChoice(name, employeeNumber)}
              </Link>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {facts.map((fact) => {
          const [left, right] = [linesOf(one, fact), linesOf(other, fact)];
          const differs = left.join('\n') !== right.join('\n') ? true : undefined;
          return (
            <tr key={fact}>
              <th scope="row">
                {words.facts[fact]}
                {differs && <span className={classes.mark}>{words.differs}</span>}
              </th>
              <td data-differs={differs}>
                <Lines lines={left} />
              </td>
              <td data-differs={differs}>
                <Lines lines={right} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  if (lines.length === 0) return words.nothing;
  if (lines.length === 1) return lines[0];
  return (
    <ul className={classes.list}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function linesOf(person: ComparedPerson, fact: (typeof facts)[number]): readonly string[] {
  switch (fact) {
    case 'employments':
      return person.employments.map(({ employer, validFrom, validTo }) =>
        words.period(
          employer ?? personRecordWords.ownEmployer,
          validFrom ?? personRecordWords.unknownDay,
          validTo ?? personRecordWords.open,
        ),
      );
    case 'identifiers':
      return person.identifiers.map(({ system, value }) => `${system}: ${value}`);
    case 'assessments':
      return [formatNumber(person.assessments)];
    case 'source':
      return [person.source?.fileName ?? personRecordWords.givenHere];
    default: {
      const value = person[fact];
      return value === null ? [] : [value];
    }
  }
}
