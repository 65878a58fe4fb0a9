import { Alert, Button } from '@mantine/core';
import { IconClockExclamation } from '@tabler/icons-react';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { formatInstantIn } from '../../lib/formatting';
import { useMay, useSession } from '../../lib/session';
import { clockWords } from '../../lib/words/clock';
import { clockDistance } from './clock-distance';
import classes from './clock.module.css';

const words = clockWords.banner;

/** On every page while a clock set back stops signatures: since when, how far, and what to do. */
export function ClockBanner() {
  const { clock, zone } = useSession();
  const mayAcknowledge = useMay('vault.manage');
  const navigate = useNavigate();
  const isThere = useRouterState({ select: (state) => state.location.pathname === '/clock' });
  if (clock === null) return null;
  const { from, to } = clock;
  return (
    <Alert color="danger" variant="outline" role="alert" icon={<IconClockExclamation size={18} aria-hidden />} title={words.title}>
      <div className={classes.banner}>
        <span>
          {words.text(formatInstantIn(from, zone), formatInstantIn(to, zone), clockDistance(from, to))}{' '}
          {mayAcknowledge ? words.forKeepers : words.forOthers}
        </span>
        {mayAcknowledge && !isThere && (
          <Button size="compact-sm" color="danger" onClick={() => void navigate({ to: '/clock', search: true })}>
            {words.action}
          </Button>
        )}
      </div>
    </Alert>
  );
}
