import { MultiSelect, TextInput } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useId, useState, type ReactNode } from 'react';
import { useDraft } from '../../../lib/draft';
import { useFieldCheck } from '../../../lib/field-check';
import { useSession } from '../../../lib/session';
import { revisionWords } from '../../../lib/words/revisions';
import { DraftStatus } from '../../../ui/draft-status';
import { EmptyState } from '../../../ui/empty-state';
import { IfMay } from '../../../ui/if-may';
import { Loaded } from '../../../ui/loaded';
import { Loading } from '../../../ui/loading';
import { PageHeader } from '../../../ui/page-header';
import { namesOf } from '../libraries/library-text';
import { useLibraryName, useRevision, useRevisions, useUnits, type Revision, type RevisionHead } from '../queries';
import { DifferenceReport } from '../revisions/difference-report';
import { pointBefore } from '../revisions/compare-point';
import { decisionsOf, faultOfDay, isFirstOf, toDecide, type ApprovalText } from './approval-text';
import { DecisionTable } from './decision-table';
import { GiveBackForm } from './give-back-form';
import { ImpactSection } from './impact-section';
import { ApprovalSignature } from './approval-signature';
import classes from './approval.module.css';

const words = revisionWords.approval;

/** The review of a revision: what it changes, what it does to people, what is decided on each change, and the signature. */
export function ApprovalPage({ revisionId }: { readonly revisionId: string }) {
  const query = useRevision(revisionId);
  const navigate = useNavigate();
  return (
    <IfMay permission="framework.approve" title={revisionWords.loading}>
      <Loaded query={query}>
        {(data) =>
          data.revision.state === 'inReview' ? (
            <Prepared data={data} />
          ) : (
            <>
              <PageHeader title={revisionWords.title(data.revision.number, data.revision.title)} />
              <EmptyState
                title={words.notInReview}
                hint={words.notInReviewHint}
                nextStep={{
                  label: words.open,
                  onClick: () => void navigate({ to: '/framework/revisions/$revisionId', params: { revisionId } }),
                }}
              />
            </>
          )
        }
      </Loaded>
    </IfMay>
  );
}

function Prepared({ data }: { readonly data: Revision }) {
  const all = useRevisions(data.revision.frameworkId);
  return <Loaded query={all}>{({ revisions }) => <Approval data={data} revisions={revisions} />}</Loaded>;
}

function Approval({ data, revisions }: { readonly data: Revision; readonly revisions: readonly RevisionHead[] }) {
  const { revision, changes } = data;
  const { revisionId, frameworkId, number, title, summary, authors } = revision;
  const { today, user } = useSession();
  const libraryName = useLibraryName();
  const units = useUnits();
  const draft = useDraft<ApprovalText>(`approval/${revisionId}`, words.title(number, title), {
    effectiveFrom: today,
    pilotUnitIds: [],
    decisions: {},
  });
  const [showsMissing, setShowsMissing] = useState(false);
  const text = draft.value;
  const change = (part: Partial<ApprovalText>) => draft.change({ ...text, ...part });
  const check = useFieldCheck({ day: faultOfDay(text.effectiveFrom, today, { isFirst: isFirstOf(revisions) }) });
  const isOwn = authors.some(({ userId }) => userId === user.userId);
  const wanted = toDecide(changes);
  const decided = decisionsOf(changes, text.decisions);
  if (draft.isLoading) return <Loading />;
  return (
    <>
      <PageHeader
        title={words.title(number, title)}
        subtitle={
          <>
            {libraryName(frameworkId)} · {namesOf(authors)} <DraftStatus state={draft.state} />
          </>
        }
        parent={{ label: revisionWords.title(number, title), href: `#/framework/revisions/${revisionId}` }}
      />
      <div className={classes.page}>
        {isOwn && (
          <p className={classes.notice} role="note">
            {words.own}
          </p>
        )}
        {summary !== '' && <p className={classes.text}>{summary}</p>}
        <Step title={revisionWords.changes}>
          <DifferenceReport frameworkId={frameworkId} from={pointBefore(revision, revisions)} to={{ at: 'revision', revisionId }} />
          <p>
            <Link to="/framework/libraries/$frameworkId/compare" params={{ frameworkId }} search={{ to: revisionId }}>
              {revisionWords.compareWith}
            </Link>
          </p>
        </Step>
        <Step title={words.steps.when}>
          <div className={classes.fields}>
            <TextInput
              label={words.effectiveFrom}
              description={words.effectiveHint}
              value={text.effectiveFrom}
              onChange={(event) => change({ effectiveFrom: event.currentTarget.value.trim() })}
              {...check.of('day')}
            />
            <MultiSelect
              label={words.pilotUnits}
              description={words.pilotHint}
              data={(units.data?.units ?? []).map(({ unitId, name }) => ({ value: unitId, label: name }))}
              value={[...text.pilotUnitIds]}
              searchable
              clearable
              nothingFoundMessage={words.nothingFound}
              onChange={(pilotUnitIds) => change({ pilotUnitIds })}
            />
          </div>
        </Step>
        <Step title={words.steps.impact}>
          <ImpactSection
            revisionId={revisionId}
            effectiveFrom={text.effectiveFrom}
            pilotUnitIds={text.pilotUnitIds}
            isComplete={check.isComplete}
          />
        </Step>
        <Step title={words.steps.decisions}>
          <DecisionTable
            changes={changes}
            decisions={text.decisions}
            showsMissing={showsMissing}
            onChange={(decisions) => change({ decisions })}
          />
        </Step>
        <Step title={words.steps.sign}>
          {isOwn ? (
            <p className={classes.text}>{words.own}</p>
          ) : (
            <ApprovalSignature
              data={data}
              text={text}
              decisions={decided}
              missing={wanted.length - decided.length}
              isComplete={() => {
                setShowsMissing(true);
                return check.isComplete() && wanted.length === decided.length;
              }}
              onHandIn={draft.handIn}
              onDone={draft.discard}
            />
          )}
        </Step>
        <Step title={words.steps.giveBack}>
          <GiveBackForm revisionId={revisionId} onHandIn={draft.handIn} onDone={draft.discard} />
        </Step>
      </div>
    </>
  );
}

function Step({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section className={classes.step} aria-labelledby={id}>
      <h2 id={id} className={classes.title}>
        {title}
      </h2>
      {children}
    </section>
  );
}
