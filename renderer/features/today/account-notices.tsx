import { IconCertificate, IconKey, IconShieldExclamation } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMay, useSession } from '../../lib/session';
import { todayWords } from '../../lib/words/today';
import { Notice } from './notice';
import { useAttempts, useUsers } from './queries';

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

/** That one signs nothing yet: an administrator has to say first that the new key is this person's. */
export function OwnKeyAwaits() {
  const { user } = useSession();
  if (user.maySign) return null;
  return (
    <Notice icon={IconCertificate} label={words.ownKey} isPressing way={<Link to="/settings">{words.showFingerprint}</Link>}>
      {words.ownKeyAwaits}
    </Notice>
  );
}

/** Tells who may attest them whose new keys wait for it; silent where none does. */
export function KeysToAttest() {
  const mayAttest = useMay('users.manage');
  const { user } = useSession();
  const { data } = useUsers(mayAttest);
  const waiting = (data?.users ?? []).filter(
    ({ isActive, keyState, userId }) => isActive && keyState === 'awaitingAttestation' && userId !== user.userId,
  );
  const [first, ...more] = waiting;
  if (first === undefined) return null;
  const way =
    more.length === 0 ? (
      <Link to="/settings/users/$userId" params={{ userId: first.userId }}>
        {words.attestKey}
      </Link>
    ) : (
      <Link to="/settings/users">{words.showUsers}</Link>
    );
  return (
    <Notice icon={IconCertificate} label={words.keys} isPressing way={way}>
      {words.keysAwait(waiting.map(({ printedName }) => printedName))}
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
