import { Button } from '@mantine/core';
import { IconFileDownload, IconPrinter } from '@tabler/icons-react';
import { useAsOf } from '../../../lib/as-of';
import { saveBlob } from '../../../lib/save-blob';
import { portfolioWords as words } from '../../../lib/words/portfolio';
import { FailureNote } from '../../../ui/failure-note';
import { IfMay } from '../../../ui/if-may';
import { KeyValueList } from '../../../ui/key-value-list';
import { Loaded } from '../../../ui/loaded';
import { PageHeader } from '../../../ui/page-header';
import { PrintedAlone } from '../../../ui/printed-alone';
import { AssessmentFacts, HeldFacts, ReceivedFacts, RequiredFacts, SupportFacts } from './competence-facts';
import {
  CorrectionFacts,
  EmploymentFacts,
  IdentifierFacts,
  MoveFacts,
  ExceptionFacts,
  ObligationFacts,
  PositionFacts,
} from './person-facts';
import { usePortfolio, usePortfolioPdf, type Portfolio } from './queries';
import classes from './portfolio.module.css';

/** Everything on record of one person on the day of the header, made to be printed. */
export function PortfolioPage({ personId }: { readonly personId: string }) {
  const asOf = useAsOf();
  const query = usePortfolio(personId, asOf);
  const pdf = usePortfolioPdf();
  const content = query.data?.content;
  return (
    <>
      <PageHeader
        title={content === undefined ? words.loading : words.title(content.person.name)}
        subtitle={content && words.subtitle(content.asOf)}
        {...(content !== undefined && { parent: { label: content.person.name, href: `#/people/${personId}` } })}
        actions={
          content && (
            <>
              <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>
                {words.print}
              </Button>
              <Button
                leftSection={<IconFileDownload size={16} aria-hidden />}
                loading={pdf.isPending}
                onClick={() => pdf.mutate({ personId, asOf }, { onSuccess: ({ data, fileName }) => saveBlob(data, fileName) })}
              >
                {words.pdf}
              </Button>
              <FailureNote title={words.pdfFailed} error={pdf.error} />
            </>
          )
        }
      />
      <IfMay permission="assessments.read">
        <Loaded query={query}>
          {(portfolio) => (
            <PrintedAlone what={words.what(portfolio.content.person.name, portfolio.content.asOf)}>
              <Sheet portfolio={portfolio} />
            </PrintedAlone>
          )}
        </Loaded>
      </IfMay>
    </>
  );
}

function Sheet({ portfolio: { content, digest } }: { readonly portfolio: Portfolio }) {
  const { person } = content;
  const optional = (key: 'email' | 'location') => {
    const value = person[key];
    return value === null ? [] : [{ key, label: words.facts[key], value }];
  };
  return (
    <div className={classes.sheet}>
      <section className={classes.section} aria-label={words.digest}>
        <h2 className={classes.sectionTitle}>{words.digest}</h2>
        <p className={classes.digest}>{digest}</p>
        <p className={classes.small}>{words.digestHint}</p>
      </section>
      <section className={classes.section} aria-label={words.identity}>
        <h2 className={classes.sectionTitle}>{words.identity}</h2>
        <KeyValueList
          items={[
            { key: 'name', label: words.facts.name, value: person.name },
            { key: 'number', label: words.facts.number, value: person.employeeNumber },
            ...optional('email'),
            ...optional('location'),
            ...(person.manager === null ? [] : [{ key: 'manager', label: words.facts.manager, value: person.manager.name }]),
            { key: 'source', label: words.facts.source, value: person.source?.fileName ?? words.hereEntered },
            ...(person.merged.length === 0
              ? []
              : [
                  {
                    key: 'merged',
                    label: words.facts.merged,
                    value: person.merged.map((other) => `${other.name} (${words.number(other.employeeNumber)})`).join('; '),
                  },
                ]),
          ]}
        />
      </section>
      <HeldFacts holdings={content.holdings} />
      <RequiredFacts standings={person.standings} />
      <AssessmentFacts assessments={content.assessments} />
      <ReceivedFacts received={content.received} />
      <SupportFacts support={content.support} />
      <ExceptionFacts exceptions={content.exceptions} />
      <ObligationFacts obligations={content.obligations} />
      <MoveFacts moves={content.moves} />
      <PositionFacts positions={person.positions} />
      <EmploymentFacts employments={person.employments} />
      <IdentifierFacts identifiers={person.identifiers} />
      <CorrectionFacts corrections={content.corrections} />
    </div>
  );
}
