import { IconKey, IconShieldExclamation } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMay, useSession } from '../../lib/session';
import { todayWords } from '../../lib/words/today';
import { Notice } from './notice';
import { useAttempts } from './queries';

const words = todayWords.accounts;

/** Wrong passphrases since one's last session: the visible alarm to the security role (21 CFR 11.300(d)); silent where there was nothing. */
export function FailedAttempts() {
  const maySee = useMay('users.read');
  const { data } = useAttempts(maySee);
  if (!maySee || data === undefined || data.sinceLastSession.length === 0) return null;
  const total = data.sinceLastSession.reduce((sum, { count }) => sum + count, 0);
  const whose = data.sinceLastSession.map(({ user, count }) => words.of(user?.printedName ?? words.unknown, count));
  return (
    <Notice
      icon={IconShieldExclamation}
      label={words.failed}
      isPressing
      isAlarm
      way={<Link to="/settings/users/attempts">{words.show}</Link>}
    >
      {words.since(total, whose)}
    </Notice>
  );
}

/** That one's own passphrase will soon be too old. */
export function AgeingPassphrase() {
  const { passphraseLastDay } = useSession();
  if (passphraseLastDay === null) return null;
  return (
    <Notice icon={IconKey} label={words.ageing} way={<Link to="/settings">{words.change}</Link>}>
      {words.agesOn(passphraseLastDay)}
    </Notice>
  );
}
