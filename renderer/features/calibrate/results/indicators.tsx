import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { adviceText, valueText } from '../../../../shared/domain/calibration/figure-text';
import { calibrationResultWords as words } from '../../../lib/words/calibration-results';
import { FailureNote } from '../../../ui/failure-note';
import { ShortTable } from '../../../ui/short-table';
import { SuccessNote } from '../../../ui/success-note';
import { FigureCell } from './figure-cells';
import { Head } from './head';
import { usePast, useProposal, type Content, type ShownResult } from './queries';
import classes from './results.module.css';

/** Which wording is read differently, with the way to have it reworded, and whether agreement has risen since it was marked last. */
export function Indicators({ shown, content }: { readonly shown: ShownResult; readonly content: Content }) {
  const id = useId();
  const proposal = useProposal();
  const past = usePast(shown.sessionId, []);
  const changes = new Map(past.data?.indicators.map((one) => [one.indicatorId, one]));
  const competencies = new Map(shown.cases.map((one) => [one.competencyId, one.competencyCode]));
  const { propose } = shown.may;
  return (
    <section className={classes.section} aria-labelledby={id}>
      <h2 id={id} className={classes.sectionTitle}>
        {words.indicators.title}
      </h2>
      <p className={classes.small}>
        {content.indicators.length === 0 ? words.indicators.none : words.indicators.hint} {!propose && words.indicators.stewards}
      </p>
      <FailureNote title={words.indicators.refused} error={proposal.error} />
      {proposal.data !== undefined && (
        <SuccessNote>
          {words.indicators.proposed(proposal.data.draftTitle, proposal.data.isNew)}{' '}
          <Link to="/framework/drafts/$draftId/$itemId" params={{ draftId: proposal.data.draftId, itemId: proposal.data.competencyId }}>
            {words.indicators.open}
          </Link>
        </SuccessNote>
      )}
      {content.indicators.length > 0 && (
        <div>
          <ShortTable labelledBy={id}>
            <thead>
              <tr>
                <Head of="indicator" />
                <Head of="alike" />
                <Head of="split" isNumber />
                <Head of="marks" isNumber />
                <Head of="ac1" isNumber />
                <Head of="advice" />
              </tr>
            </thead>
            <tbody>
              {content.indicators.map(({ indicatorId, competencyId, text, agreement, ac1, counts, splitCases }) => (
                <tr key={indicatorId}>
                  <th scope="row" className={classes.wide}>
                    {text}
                    <span className={classes.quiet}>{competencies.get(competencyId) ?? ''}</span>
                    <Proposed shown={shown} indicatorId={indicatorId} competencyId={competencyId} />
                    {propose && !shown.rewordings.some((one) => one.indicatorId === indicatorId && one.place.kind === 'draft') && (
                      <Button
                        size="compact-sm"
                        variant="default"
                        aria-label={words.indicators.proposeFor(text)}
                        loading={proposal.isPending && proposal.variables.indicatorId === indicatorId}
                        onClick={() => proposal.mutate({ sessionId: shown.sessionId, indicatorId })}
                      >
                        {words.indicators.propose}
                      </Button>
                    )}
                  </th>
                  <FigureCell figure={agreement} />
                  <td className={classes.number}>{splitCases}</td>
                  <td className={classes.number}>
                    {counts.met} / {counts.notMet} / {counts.notSeen}
                  </td>
                  <td className={classes.number}>{ac1.estimable ? valueText('gwetAC1', ac1.value) : words.none}</td>
                  <td className={classes.advice}>
                    {agreement.estimable ? adviceText[agreement.advice] : words.none}
                    <Changed change={changes.get(indicatorId)} />
                  </td>
                </tr>
              ))}
            </tbody>
          </ShortTable>
        </div>
      )}
    </section>
  );
}

/** Where the rewording of an indicator was proposed already, each a way there. */
function Proposed({
  shown,
  indicatorId,
  competencyId,
}: {
  readonly shown: ShownResult;
  readonly indicatorId: string;
  readonly competencyId: string;
}) {
  return shown.rewordings
    .filter((one) => one.indicatorId === indicatorId)
    .map(({ place }) => (
      <span key={place.kind === 'draft' ? place.draftId : place.revisionId} className={classes.quiet}>
        {place.kind === 'draft' ? (
          <>
            {words.indicators.proposedIn}{' '}
            {shown.may.propose ? (
              <Link to="/framework/drafts/$draftId/$itemId" params={{ draftId: place.draftId, itemId: competencyId }}>
                {words.indicators.draft(place.title)}
              </Link>
            ) : (
              words.indicators.draft(place.title)
            )}
          </>
        ) : (
          <>
            {words.indicators.proposedIn}{' '}
            <Link to="/framework/revisions/$revisionId" params={{ revisionId: place.revisionId }}>
              {words.indicators.revision(place.number, place.title)}
            </Link>
            , {words.indicators.revisionStates[place.state]}
          </>
        )}
      </span>
    ));
}

type Change = NonNullable<ReturnType<typeof usePast>['data']>['indicators'][number];

/** Whether agreement has risen since the indicator was marked last. */
function Changed({ change }: { readonly change: Change | undefined }) {
  if (change === undefined || change.change === null) return null;
  const { difference, low, high, verdict } = change.change;
  return (
    <span className={classes.quiet}>
      {words.indicators.since}: {words.indicators[verdict]}, {valueText('markShare', difference)} ({valueText('markShare', low)} to{' '}
      {valueText('markShare', high)}), {change.isReworded ? words.indicators.reworded : words.indicators.same}
    </span>
  );
}
