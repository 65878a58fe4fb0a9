import { IconKey, IconShieldExclamation } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMay, useSession } from '../../lib/session';
import { todayWords } from '../../lib/words/today';
import { useAttempts } from './queries';
import classes from './today.module.css';

const words = todayWords.accounts;

/** What one has to know of accounts: wrong passphrases since one's last session, and the age of one's own. */
export function AccountNotices() {
  return (
    <>
      <FailedAttempts />
      <AgeingPassphrase />
    </>
  );
}

/** The visible alarm to the security role (21 CFR 11.300(d)); silent where there was nothing. */
function FailedAttempts() {
  const maySee = useMay('users.read');
  const { data } = useAttempts(maySee);
  if (!maySee || data === undefined || data.sinceLastSession.length === 0) return null;
  const total = data.sinceLastSession.reduce((sum, { count }) => sum + count, 0);
  const whose = data.sinceLastSession.map(({ user, count }) => words.of(user?.printedName ?? words.unknown, count));
  return (
    <section className={classes.notice} data-state="alarm" role="alert" aria-label={words.failed}>
      <IconShieldExclamation size={20} stroke={1.5} aria-hidden />
      <span className={classes.stepWords}>
        <span>{words.since(total, whose)}</span>
        <Link to="/settings/users/attempts">{words.show}</Link>
      </span>
    </section>
  );
}

function AgeingPassphrase() {
  const { passphraseLastDay } = useSession();
  if (passphraseLastDay === null) return null;
  return (
    <section className={classes.notice} aria-label={words.ageing}>
      <IconKey size={20} stroke={1.5} aria-hidden />
      <span className={classes.stepWords}>
        <span>{words.agesOn(passphraseLastDay)}</span>
        <Link to="/settings">{words.change}</Link>
      </span>
    </section>
  );
}
