import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useId } from 'react';
import { tell } from '../../lib/tell';
import { obligationWords } from '../../lib/words/obligations';
import { todayWords } from '../../lib/words/today';
import { DateText } from '../../ui/date-text';
import { DifferingFields } from '../../ui/differing-fields';
import { FailureNote } from '../../ui/failure-note';
import { KeyValueList } from '../../ui/key-value-list';
import { Loaded } from '../../ui/loaded';
import { PageHeader } from '../../ui/page-header';
import { OnboardingTask } from './onboarding-task';
import { useAcknowledge, useObligation, useObligationText } from './queries';
import classes from './today.module.css';

const words = obligationWords.panel;

/** What somebody is to do: a change to read, side by side with what was before, or a task; and the place to say that they have. */
export function ObligationPage({ obligationId }: { readonly obligationId: string }) {
  const query = useObligation(obligationId);
  return (
    <Loaded query={query}>
      {({ obligation }) =>
        obligation.kind === 'onboarding' ? <OnboardingTask obligation={obligation} /> : <ReadingPage obligationId={obligationId} />
      }
    </Loaded>
  );
}

function ReadingPage({ obligationId }: { readonly obligationId: string }) {
  const query = useObligationText(obligationId);
  const head = query.data?.obligation;
  return (
    <>
      <PageHeader
        title={head === undefined ? words.loading : `${head.competencyCode} ${head.competencyTitle}`}
        subtitle={head && obligationWords.kinds[head.kind]}
        parent={{ label: todayWords.title, href: '#/' }}
      />
      <Loaded query={query}>
        {({ obligation, fields, digest }) => (
          <div className={classes.reading}>
            <KeyValueList
              items={[
                { key: 'why', label: words.why, value: obligation.reason },
                ...(obligation.revision === null
                  ? []
                  : [
                      {
                        key: 'by',
                        label: words.by,
                        value: (
                          <Link to="/framework/revisions/$revisionId" params={{ revisionId: obligation.revision.revisionId }}>
                            {words.revision(obligation.revision.number, obligation.revision.title)}
                          </Link>
                        ),
                      },
                    ]),
                { key: 'effective', label: words.effective, value: <DateText date={obligation.effectiveFrom} /> },
                {
                  key: 'due',
                  label: obligation.kind === 'reassess' ? obligationWords.columns.due : words.due,
                  value: (
                    <>
                      <DateText date={obligation.dueOn} />{' '}
                      {obligation.isOverdue && <strong className={classes.overdue}>{obligationWords.overdue}</strong>}
                    </>
                  ),
                },
              ]}
            />
            <Changes fields={fields} />
            <Confirmation obligation={obligation} digest={digest} />
          </div>
        )}
      </Loaded>
    </>
  );
}

type Text = NonNullable<ReturnType<typeof useObligationText>['data']>;

function Changes({ fields }: Pick<Text, 'fields'>) {
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={id}>
      <h2 id={id} className={classes.sectionTitle}>
        {words.changes}
      </h2>
      <DifferingFields fields={fields} labelledBy={id} />
    </section>
  );
}

function Confirmation({ obligation, digest }: Pick<Text, 'obligation' | 'digest'>) {
  const acknowledge = useAcknowledge();
  const navigate = useNavigate();
  const { obligationId, state, kind, doneOn, isToConfirm, supersededBy } = obligation;
  if (state === 'cancelled') return <p>{supersededBy === null ? words.cancelled : obligationWords.stateOf(obligation)}</p>;
  if (state === 'done') return <p>{doneOn === null ? obligationWords.states.done : words.alreadyDone(doneOn)}</p>;
  if (kind === 'reassess') return <p>{words.reassess}</p>;
  if (!isToConfirm) return null;
  return (
    <div className={classes.section}>
      <p className={classes.small}>{words.confirmHint}</p>
      <FailureNote title={words.failed} error={acknowledge.error} />
      <div>
        <Button
          loading={acknowledge.isPending}
          onClick={() =>
            acknowledge.mutate(
              { obligationId, digest },
              {
                onSuccess: () => {
                  tell(words.confirmed);
                  void navigate({ to: '/' });
                },
              },
            )
          }
        >
          {words.confirm}
        </Button>
      </div>
    </div>
  );
}
