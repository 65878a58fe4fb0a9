import { IconCheck } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { SessionState } from '../../../../shared/domain/calibration/rating';
import { calibrateWords } from '../../../lib/words/calibrate';
import { calibrationSessionWords as words } from '../../../lib/words/calibration-sessions';
import { Loaded } from '../../../ui/loaded';
import { PageHeader } from '../../../ui/page-header';
import { PageTabs } from '../../../ui/page-tabs';
import { useSessionDetail, type ShownSession } from './queries';
import classes from './sessions.module.css';

const steps = ['setUp', 'rating', 'discussion', 'signing', 'final'] as const;
const parts = [
  { to: '/calibrate/sessions/$sessionId', key: 'overview' },
  { to: '/calibrate/sessions/$sessionId/board', key: 'board' },
  { to: '/calibrate/sessions/$sessionId/result', key: 'result' },
  { to: '/calibrate/sessions/$sessionId/minutes', key: 'minutes' },
] as const;
export type SessionPart = (typeof parts)[number]['key'];

/** What every page of one session has around it: its name, how far it is, and the way between its parts. */
export function SessionFrame({
  part,
  actions,
  children,
}: {
  readonly part: SessionPart;
  readonly actions?: ReactNode;
  readonly children: (session: ShownSession) => ReactNode;
}) {
  const { sessionId = '' } = useParams({ strict: false });
  return (
    <Loaded query={useSessionDetail(sessionId)}>
      {(session) => (
        <>
          <PageHeader
            title={session.title}
            subtitle={words.list.round(session.round) || calibrateWords.subtitle}
            parent={{ label: words.parent, href: '#/calibrate' }}
            actions={actions}
          />
          <Stepper state={session.state} />
          {session.closedAt !== null && (
            <PageTabs label={words.parts.label}>
              {parts.map(({ to, key }) => (
                <Link
                  key={key}
                  to={to}
                  params={{ sessionId }}
                  activeOptions={{ exact: true, includeSearch: false }}
                  aria-current={key === part ? 'page' : undefined}
                >
                  {words.parts[key]}
                </Link>
              ))}
            </PageTabs>
          )}
          {children(session)}
        </>
      )}
    </Loaded>
  );
}

/** How far a session is. State is said by word and sign, not by colour alone. */
function Stepper({ state }: { readonly state: SessionState }) {
  if (state === 'abandoned') return <p className={classes.ended}>{words.states.abandoned}</p>;
  const at = steps.indexOf(state);
  return (
    <ol className={classes.steps} aria-label={words.steps.label}>
      {steps.map((step, index) => {
        const isDone = index < at || state === 'final';
        const place = isDone ? 'done' : index === at ? 'now' : 'ahead';
        return (
          <li key={step} className={classes.step} data-place={place} aria-current={index === at ? 'step' : undefined}>
            <span className={classes.stepMark} aria-hidden>
              {isDone ? <IconCheck size={14} stroke={2.25} /> : index + 1}
            </span>
            {words.steps[step]} <span className={classes.stepPlace}>({words.steps[place]})</span>
          </li>
        );
      })}
    </ol>
  );
}
