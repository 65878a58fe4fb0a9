import { SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { usersWords } from '../../lib/words/users';
import { ChangePassphrase } from './change-passphrase';
import { Loaded } from '../../ui/loaded';
import { OwnFacts } from './own-facts';
import { useOwnUser } from './queries';
import { SettingsPage } from './settings-page';
import { SignerPassphrase } from './signer-passphrase';
import classes from './users.module.css';

const words = usersWords.account;
const schemes = ['auto', 'light', 'dark'] as const;

/** What everybody may see and change of their own. */
export function AccountPage() {
  const own = useOwnUser();
  return (
    <SettingsPage>
      <div className={classes.sections}>
        <section className={classes.section} aria-label={words.whoTitle}>
          <h2 className={classes.sectionTitle}>{words.whoTitle}</h2>
          <Loaded query={own}>{(user) => <OwnFacts user={user} />}</Loaded>
        </section>
        <ChangePassphrase />
        <Appearance />
        <SignerPassphrase />
      </div>
    </SettingsPage>
  );
}

function Appearance() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <section className={classes.section} aria-label={words.appearance}>
      <h2 className={classes.sectionTitle}>{words.appearance}</h2>
      <SegmentedControl
        aria-label={words.appearance}
        data={schemes.map((scheme) => ({ value: scheme, label: words.schemes[scheme] }))}
        value={colorScheme}
        onChange={(value) => setColorScheme(schemes.find((scheme) => scheme === value) ?? 'auto')}
      />
    </section>
  );
}
