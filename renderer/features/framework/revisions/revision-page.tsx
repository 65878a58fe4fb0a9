import { Button } from '@mantine/core';
import { IconPrinter, IconSignature } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useId, type ReactNode } from 'react';
import { useMay } from '../../../lib/session';
import { revisionWords as words } from '../../../lib/words/revisions';
import { IfMay } from '../../../ui/if-may';
import { KeyValueList } from '../../../ui/key-value-list';
import { Loaded } from '../../../ui/loaded';
import { PageHeader } from '../../../ui/page-header';
import { PrintedAlone } from '../../../ui/printed-alone';
import { SignatureList } from '../../../ui/signature-list';
import { useLibraryName, useObligations, useRevision, useRevisions, useUnitName, type Revision } from '../queries';
import { pointBefore } from './compare-point';
import { DifferenceReport } from './difference-report';
import { revisionFacts } from './revision-text';
import { RevisionWays } from './revision-ways';
import classes from './revisions.module.css';

/** One revision: what it changes, who wrote and who signed it, and what follows from it. */
export function RevisionPage({ revisionId }: { readonly revisionId: string }) {
  const query = useRevision(revisionId);
  return (
    <IfMay permission="framework.read" title={words.loading}>
      <Loaded query={query}>{(data) => <RevisionDocument data={data} />}</Loaded>
    </IfMay>
  );
}

function RevisionDocument({ data }: { readonly data: Revision }) {
  const { revision, changes, signatures, independence } = data;
  const { revisionId, frameworkId, number, title, state } = revision;
  const libraryName = useLibraryName();
  const unitName = useUnitName();
  const navigate = useNavigate();
  const mayApprove = useMay('framework.approve');
  const all = useRevisions(frameworkId);
  const decisions = new Map(changes.map(({ item, decision }) => [item.itemId, decision]));
  return (
    <>
      <PageHeader
        title={words.title(number, title)}
        subtitle={libraryName(frameworkId)}
        parent={{ label: words.history(libraryName(frameworkId)), href: `#/framework/libraries/${frameworkId}/revisions` }}
        actions={
          <>
            <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>
              {words.print}
            </Button>
            {mayApprove && state === 'inReview' && (
              <Button
                leftSection={<IconSignature size={16} aria-hidden />}
                onClick={() => void navigate({ to: '/framework/revisions/$revisionId/approve', params: { revisionId } })}
              >
                {words.review}
              </Button>
            )}
          </>
        }
      />
      {mayApprove && <RevisionWays revision={revision} />}
      <PrintedAlone what={words.printed(libraryName(frameworkId), number, title)}>
        <div className={classes.page}>
          <KeyValueList items={revisionFacts(revision, unitName)} />
          {state !== 'inReview' && state !== 'returned' && <Owed revisionId={revisionId} />}
          <Section title={words.changes}>
            <Loaded query={all}>
              {({ revisions }) =>
                state === 'returned' ? (
                  <p className={classes.dimmed}>{words.returnedHint}</p>
                ) : (
                  <DifferenceReport
                    frameworkId={frameworkId}
                    from={pointBefore(revision, revisions)}
                    to={{ at: 'revision', revisionId }}
                    decisionOf={(itemId) => decisions.get(itemId) ?? null}
                  />
                )
              }
            </Loaded>
            <p className={classes.onScreen}>
              <Link to="/framework/libraries/$frameworkId/compare" params={{ frameworkId }} search={{ to: revisionId }}>
                {words.compareWith}
              </Link>
            </p>
          </Section>
          <Section title={words.signatures}>
            {signatures.length === 0 ? <p className={classes.dimmed}>{words.noSignature}</p> : <SignatureList signatures={signatures} />}
            {independence !== null && independence.is !== 'shown' && (
              <p className={classes.text}>
                {independence.is === 'samePerson' ? words.samePerson : words.independenceNotShown(independence.unlinked)}
              </p>
            )}
          </Section>
        </div>
      </PrintedAlone>
    </>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={id}>
      <h2 id={id} className={classes.title}>
        {title}
      </h2>
      {children}
    </section>
  );
}

/** How much people owe because of a revision, with the way to the list. */
function Owed({ revisionId }: { readonly revisionId: string }) {
  const mayRead = useMay('people.read');
  const query = useObligations({ revisionId, state: null, limit: 1 }, mayRead);
  if (!mayRead || query.data === undefined) return null;
  const { counts } = query.data;
  return (
    <Section title={words.obligations}>
      {counts.open + counts.done + counts.cancelled === 0 ? (
        <p className={classes.dimmed}>{words.noObligations}</p>
      ) : (
        <p className={classes.text}>
          {words.obligationCounts(counts.open, counts.overdue, counts.done, counts.cancelled)}{' '}
          <span className={classes.onScreen}>
            <Link to="/framework/revisions/$revisionId/obligations" params={{ revisionId }}>
              {words.openObligations}
            </Link>
          </span>
        </p>
      )}
    </Section>
  );
}
