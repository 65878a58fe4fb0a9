import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMay } from '../../../lib/session';
import { calibrationSessionWords } from '../../../lib/words/calibration-sessions';
import { DateText } from '../../../ui/date-text';
import { EmptyState } from '../../../ui/empty-state';
import { Loaded } from '../../../ui/loaded';
import { ShortTable } from '../../../ui/short-table';
import { CalibrateFrame } from '../calibrate-frame';
import { GuestSessions } from './guest-sessions';
import { useSessions, type SessionSummary } from './queries';
import classes from './sessions.module.css';

const words = calibrationSessionWords;

/** Every session that the asker may see, the one planned last first. */
export function SessionsPage() {
  const navigate = useNavigate();
  const mayRun = useMay('calibration.run');
  const seesAll = useMay('calibration.read');
  const toNew = () => void navigate({ to: '/calibrate/sessions/new' });
  return (
    <CalibrateFrame tab="sessions" needs={null} actions={mayRun ? <Button onClick={toNew}>{words.list.new}</Button> : undefined}>
      <Loaded query={useSessions()}>
        {({ sessions }) =>
          sessions.length === 0 ? (
            <EmptyState
              title={seesAll ? words.list.empty : words.list.emptyOwn}
              hint={words.list.emptyHint}
              {...(mayRun ? { nextStep: { label: words.list.new, onClick: toNew } } : {})}
            />
          ) : (
            <SessionTable sessions={sessions} />
          )
        }
      </Loaded>
      <GuestSessions />
    </CalibrateFrame>
  );
}

function SessionTable({ sessions }: { readonly sessions: readonly SessionSummary[] }) {
  const { columns, label, round } = words.list;
  return (
    <ShortTable label={label}>
      <thead>
        <tr>
          <th scope="col">{columns.title}</th>
          <th scope="col">{columns.state}</th>
          <th scope="col">{columns.plannedOn}</th>
          <th scope="col">{columns.facilitator}</th>
          <th scope="col" data-align="right" className={classes.figure}>
            {columns.cases}
          </th>
          <th scope="col" data-align="right" className={classes.figure}>
            {columns.members}
          </th>
          <th scope="col" data-align="right" className={classes.figure}>
            {columns.handedIn}
          </th>
        </tr>
      </thead>
      <tbody>
        {sessions.map((session) => (
          <tr key={session.sessionId}>
            <th scope="row">
              <Link to="/calibrate/sessions/$sessionId" params={{ sessionId: session.sessionId }}>
                {session.title}
              </Link>{' '}
              <span className={classes.note}>{round(session.round)}</span>
            </th>
            <td>{words.states[session.state]}</td>
            <td>
              <DateText date={session.plannedOn} />
            </td>
            <td>{session.facilitator}</td>
            <td data-align="right" className={classes.figure}>
              {session.cases}
            </td>
            <td data-align="right" className={classes.figure}>
              {session.members}
            </td>
            <td data-align="right" className={classes.figure}>
              {session.state === 'setUp' ? words.panel.none : session.handedIn}
            </td>
          </tr>
        ))}
      </tbody>
    </ShortTable>
  );
}
