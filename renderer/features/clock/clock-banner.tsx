import { Button } from '@mantine/core';
import { IconClockExclamation } from '@tabler/icons-react';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { formatInstantIn } from '../../lib/formatting';
import { useMay, useSession } from '../../lib/session';
import { clockWords } from '../../lib/words/clock';
import { Banner } from '../../ui/banner';
import { clockDistance } from './clock-distance';

const words = clockWords.banner;

/** On every page while a clock set back stops signatures: since when, how far, and what to do. */
export function ClockBanner() {
  const { clock, zone } = useSession();
  const mayAcknowledge = useMay('vault.manage');
  const navigate = useNavigate();
  const isThere = useRouterState({ select: (state) => state.location.pathname === '/records/clocks' });
  if (clock === null) return null;
  const { from, to } = clock;
  return (
    <Banner
      title={words.title}
      icon={IconClockExclamation}
      way={
        mayAcknowledge &&
        !isThere && (
          <Button size="compact-sm" color="danger" onClick={() => void navigate({ to: '/records/clocks', search: true })}>
            {words.action}
          </Button>
        )
      }
    >
      {words.text(formatInstantIn(from, zone), formatInstantIn(to, zone), clockDistance(from, to))}{' '}
      {mayAcknowledge ? words.forKeepers : words.forOthers}
    </Banner>
  );
}
