import { exceptionWords } from '../../../lib/words/exceptions';
import { kindText, obligationWords } from '../../../lib/words/obligations';
import { moveWords } from '../../../lib/words/moves';
import { portfolioWords as words } from '../../../lib/words/portfolio';
import { DateText } from '../../../ui/date-text';
import { Facts } from './facts';
import type { PortfolioContent } from './queries';

const { columns } = words;

type Person = PortfolioContent['person'];

const until = (date: string | null) => (date === null ? words.noEnd : <DateText key="until" date={date} />);
const since = (date: string | null) => (date === null ? words.nothing : <DateText key="from" date={date} />);

export function PositionFacts({ positions }: { readonly positions: Person['positions'] }) {
  return (
    <Facts
      title={words.positions}
      columns={[columns.role, columns.unit, columns.from, columns.until, columns.source]}
      rows={positions.map((one) => ({
        key: one.positionId,
        cells: [one.roleName, one.unitName, since(one.validFrom), until(one.validTo), one.source?.fileName ?? words.hereEntered],
      }))}
    />
  );
}

export function EmploymentFacts({ employments }: { readonly employments: Person['employments'] }) {
  return (
    <Facts
      title={words.employments}
      columns={[columns.employer, columns.kind, columns.from, columns.until, columns.source]}
      rows={employments.map((one) => ({
        key: one.employmentId,
        cells: [
          one.employer ?? words.own,
          one.status === null ? words.kinds[one.kind] : `${words.kinds[one.kind]} (${one.status})`,
          since(one.validFrom),
          until(one.validTo),
          one.source?.fileName ?? words.hereEntered,
        ],
      }))}
    />
  );
}

export function IdentifierFacts({ identifiers }: { readonly identifiers: Person['identifiers'] }) {
  return (
    <Facts
      title={words.identifiers}
      columns={[columns.system, columns.value, columns.until, columns.source]}
      rows={identifiers.map((one) => ({
        key: one.identifierId,
        cells: [one.system, one.value, until(one.validTo), one.source?.fileName ?? words.hereEntered],
      }))}
    />
  );
}

export function CorrectionFacts({ corrections }: { readonly corrections: PortfolioContent['corrections'] }) {
  return (
    <Facts
      title={words.corrections}
      columns={[columns.field, columns.corrected, columns.saysSource, columns.reason, columns.days]}
      rows={corrections.map((one) => ({
        key: one.overrideId,
        cells: [
          words.fields[one.field],
          one.value ?? words.nothing,
          one.sourceValue ?? words.nothing,
          one.endReason === null ? one.reason : `${one.reason}; ${one.endReason}`,
          `${one.validFrom}, ${one.endedOn ?? one.expiresOn}`,
        ],
      }))}
    />
  );
}

export function ExceptionFacts({ exceptions }: { readonly exceptions: PortfolioContent['exceptions'] }) {
  return (
    <Facts
      title={words.exceptions}
      columns={[columns.competency, columns.kind, columns.from, columns.until, columns.state, columns.reason, columns.signedBy]}
      rows={exceptions.map((one) => ({
        key: one.exceptionId,
        cells: [
          `${one.competencyCode} ${one.competencyTitle}`,
          exceptionWords.kinds[one.kind],
          since(one.from),
          until(one.end?.from ?? one.to),
          exceptionWords.states[one.state],
          one.conditions === null ? one.reason : `${one.reason}; ${one.conditions}`,
          one.signatures.map(({ printedName, isValid }) => (isValid ? printedName : `${printedName}: ${words.invalid}`)).join('; '),
        ],
      }))}
    />
  );
}

export function ObligationFacts({ obligations }: { readonly obligations: PortfolioContent['obligations'] }) {
  return (
    <Facts
      title={words.obligations}
      columns={[columns.what, columns.kind, columns.due, columns.owner, columns.reason, columns.state]}
      rows={obligations.map((one) => ({
        key: one.obligationId,
        cells: [
          one.title ?? `${one.competencyCode} ${one.competencyTitle}`,
          kindText(one),
          <DateText key="due" date={one.dueOn} />,
          one.ownerName,
          one.reason,
          obligationWords.stateOf(one),
        ],
      }))}
    />
  );
}

export function MoveFacts({ moves }: { readonly moves: PortfolioContent['moves'] }) {
  return (
    <Facts
      title={words.moves}
      columns={[columns.role, columns.unit, columns.from, columns.grace, columns.supervisor, columns.state]}
      rows={moves.map((one) => ({
        key: one.planId,
        cells: [
          one.roleName,
          one.unitName,
          since(one.startsOn),
          one.graceUntil === null ? words.nothing : <DateText key="grace" date={one.graceUntil} />,
          one.supervisor?.name ?? words.nothing,
          moveWords.states[one.state],
        ],
      }))}
    />
  );
}
