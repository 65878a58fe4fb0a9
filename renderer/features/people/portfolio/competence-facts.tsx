import { Link } from '@tanstack/react-router';
import { formatInstant } from '../../../lib/formatting';
import { markOfState } from '../../../lib/states';
import { correctionWords } from '../../../lib/words/corrections';
import { peopleWords } from '../../../lib/words/people';
import { portfolioWords as words } from '../../../lib/words/portfolio';
import { DateText } from '../../../ui/date-text';
import { StateMark } from '../../../ui/mark/state-mark';
import { Facts } from './facts';
import type { PortfolioContent } from './queries';
import classes from './portfolio.module.css';

const { columns } = words;

type Holdings = PortfolioContent['holdings'];
type Assessment = PortfolioContent['assessments'][number];

/** What is held on the day, and what was held before it. */
export function HeldFacts({ holdings }: { readonly holdings: Holdings }) {
  const rowsOf = (isHeld: boolean) =>
    holdings
      .filter((one) => one.isHeld === isHeld)
      .map((one) => ({
        key: `${one.competencyId} ${one.from}`,
        cells: [
          `${one.competencyCode} ${one.competencyTitle}`,
          words.level(one.levelCode, one.levelName),
          <DateText key="from" date={one.from} />,
          one.until === null ? words.noEnd : <DateText key="until" date={one.until} />,
        ],
      }));
  const names = [columns.competency, columns.level, columns.from, columns.until];
  return (
    <>
      <Facts title={words.held} columns={names} rows={rowsOf(true)} />
      <Facts title={words.heldBefore} columns={names} rows={rowsOf(false)} />
    </>
  );
}

/** What is required on the day, and how it stands. */
export function RequiredFacts({ standings }: { readonly standings: PortfolioContent['person']['standings'] }) {
  return (
    <Facts
      title={words.required}
      columns={[columns.competency, columns.needs, columns.holds, columns.state, columns.until]}
      rows={standings.map((one) => ({
        key: one.competencyId,
        cells: [
          `${one.competencyCode} ${one.competencyTitle}`,
          one.requiredLevelCode,
          one.heldLevelCode ?? words.nothing,
          <StateMark key="state" token={markOfState(one.state)} withLabel />,
          one.until === null ? words.noEnd : <DateText key="until" date={one.until} />,
        ],
      }))}
    />
  );
}

/** Every assessment with who stands for it and what it rests on. */
export function AssessmentFacts({ assessments }: { readonly assessments: readonly Assessment[] }) {
  return (
    <Facts
      title={words.assessments}
      columns={[columns.performed, columns.competency, columns.level, columns.outcome, columns.assessor, columns.evidence]}
      rows={assessments.map((one) => ({
        key: one.assessmentId,
        cells: [
          <Link
            key="record"
            to="/assess/records/$assessmentId"
            params={{ assessmentId: one.assessmentId }}
            aria-label={words.openRecord(one.competencyCode, one.performedOn)}
          >
            <DateText date={one.performedOn} />
          </Link>,
          `${one.competencyCode} ${one.competencyTitle}`,
          words.level(one.levelCode, one.levelName),
          [peopleWords.person.outcomes[one.outcome], ...(one.state === 'current' ? [] : [correctionWords.states[one.state]])].join(' · '),
          <Signed key="signed" assessment={one} />,
          <Files key="files" assessment={one} />,
        ],
      }))}
    />
  );
}

function Signed({ assessment: { assessorName, signatures } }: { readonly assessment: Assessment }) {
  if (signatures.length === 0) return assessorName;
  return (
    <ul className={classes.digests}>
      {signatures.map((one) => (
        <li key={`${one.entryNumber} ${one.printedName}`}>
          {words.signature(one.printedName, one.meaning, formatInstant(one.signedAt))}
          {!one.isValid && <div className={classes.unmet}>{words.invalid}</div>}
        </li>
      ))}
    </ul>
  );
}

function Files({ assessment: { evidence, contentDigest } }: { readonly assessment: Assessment }) {
  return (
    <ul className={classes.digests}>
      {evidence.map(({ evidenceId, fileName, sha256 }) => (
        <li key={evidenceId}>
          {fileName} <code>{sha256}</code>
        </li>
      ))}
      <li>
        {words.record} <code>{contentDigest}</code>
      </li>
    </ul>
  );
}

/** What supports levels and never is one. */
export function SupportFacts({ support }: { readonly support: PortfolioContent['support'] }) {
  return (
    <Facts
      title={words.support}
      columns={[columns.competency, columns.level, columns.kind, columns.achieved, columns.expires]}
      rows={support.map((one) => ({
        key: one.supportId,
        cells: [
          `${one.competencyCode} ${one.competencyTitle}`,
          one.levelCode,
          words.supportKinds[one.kind],
          <DateText key="achieved" date={one.achievedOn} />,
          one.expiresOn === null ? words.noEnd : <DateText key="expires" date={one.expiresOn} />,
        ],
      }))}
    />
  );
}

/** What other sites hold the person qualified for, and what was decided on it here. */
export function ReceivedFacts({ received }: { readonly received: PortfolioContent['received'] }) {
  return (
    <Facts
      title={words.received}
      columns={[columns.competency, columns.level, columns.from, columns.until, columns.assessedThere, columns.sentBy, columns.decidedHere]}
      rows={received.map((one) => ({
        key: `${one.recordId} ${one.ordinal}`,
        cells: [
          `${one.competencyCode} ${one.competencyTitle}`,
          words.level(one.levelCode, one.levelName),
          <DateText key="from" date={one.validFrom} />,
          one.validTo === null ? words.noEnd : <DateText key="until" date={one.validTo} />,
          words.assessedThere(one.assessedOn, one.assessor),
          words.receivedFrom(one.sender, one.sequence, formatInstant(one.receivedAt)),
          <Decided key="decided" decision={one.decision} />,
        ],
      }))}
    />
  );
}

function Decided({ decision }: Pick<PortfolioContent['received'][number], 'decision'>) {
  if (decision === null) return words.undecided;
  const { competencyTitle, levelCode, decidedBy, decidedAt, reason, signatures } = decision;
  return (
    <ul className={classes.digests}>
      <li>
        {words.decisions[decision.decision]}
        {competencyTitle !== null && levelCode !== null && ` ${words.countsFor(competencyTitle, levelCode)}`}
      </li>
      <li>{words.decidedBy(decidedBy, formatInstant(decidedAt), reason)}</li>
      {signatures.some(({ isValid }) => !isValid) && <li className={classes.unmet}>{words.invalid}</li>}
    </ul>
  );
}
