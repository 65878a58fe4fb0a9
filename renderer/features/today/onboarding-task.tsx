import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useSession } from '../../lib/session';
import { tell } from '../../lib/tell';
import { kindText, obligationWords } from '../../lib/words/obligations';
import { todayWords } from '../../lib/words/today';
import { uiWords } from '../../lib/words/ui';
import { DateText } from '../../ui/date-text';
import { FailureNote } from '../../ui/failure-note';
import { KeyValueList } from '../../ui/key-value-list';
import { PageHeader } from '../../ui/page-header';
import { useComplete, type Obligation } from './queries';
import classes from './today.module.css';

const words = obligationWords.panel;

/** Something that is asked of who is new in a role, and the place to say that it is done. */
export function OnboardingTask({ obligation }: { readonly obligation: Obligation }) {
  const { personId, personName, title, competencyId, competencyCode, competencyTitle } = obligation;
  const competency = competencyId === null ? '' : `${competencyCode} ${competencyTitle}`;
  return (
    <>
      <PageHeader title={title ?? competency} subtitle={kindText(obligation)} parent={{ label: todayWords.title, href: '#/' }} />
      <div className={classes.reading}>
        <KeyValueList
          items={[
            {
              key: 'person',
              label: words.person,
              value: (
                <Link to="/people/$personId" params={{ personId }}>
                  {personName}
                </Link>
              ),
            },
            ...(title === null || competencyId === null
              ? []
              : [{ key: 'competency', label: obligationWords.columns.competency, value: competency }]),
            { key: 'why', label: words.why, value: obligation.reason },
            { key: 'owner', label: words.owner, value: obligation.ownerName },
            {
              key: 'due',
              label: obligationWords.columns.due,
              value: (
                <>
                  <DateText date={obligation.dueOn} />{' '}
                  {obligation.isOverdue && <strong className={classes.overdue}>{obligationWords.overdue}</strong>}
                </>
              ),
            },
          ]}
        />
        <Completion obligation={obligation} />
      </div>
    </>
  );
}

function Completion({ obligation }: { readonly obligation: Obligation }) {
  const complete = useComplete();
  const navigate = useNavigate();
  const { permissions, user } = useSession();
  const { obligationId, personId, competencyId, state, doneOn, isToConfirm } = obligation;
  if (state === 'cancelled') return <p>{words.cancelled}</p>;
  if (state === 'done') return <p>{doneOn === null ? obligationWords.states.done : words.doneOn(doneOn)}</p>;
  if (competencyId !== null) {
    return (
      <p>
        {words.byAssessment}{' '}
        {permissions.includes('assessments.sign') && user.personId !== personId && (
          <Link to="/assess/$personId/$competencyId" params={{ personId, competencyId }}>
            {uiWords.standing.assess}
          </Link>
        )}
      </p>
    );
  }
  if (!isToConfirm) return <p>{words.byOther}</p>;
  const finish = () =>
    complete.mutate(
      { obligationId },
      {
        onSuccess: () => {
          tell(words.completed);
          void navigate({ to: '/' });
        },
      },
    );
  return (
    <div className={classes.section}>
      <p className={classes.small}>{words.confirmHint}</p>
      <FailureNote title={words.failed} error={complete.error} />
      <div>
        <Button loading={complete.isPending} onClick={finish}>
          {words.complete}
        </Button>
      </div>
    </div>
  );
}
