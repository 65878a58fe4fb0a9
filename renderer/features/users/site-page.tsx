import { useSession } from '../../lib/session';
import { appWords } from '../../lib/words/app';
import { usersWords } from '../../lib/words/users';
import { KeyValueList } from '../../ui/key-value-list';
import { PassphraseRules } from './passphrase-rules';
import { useKnownSites } from './queries';
import { SettingsPage } from './settings-page';
import classes from './users.module.css';

const words = usersWords.site;

/** What kind of site this is. */
export function SitePage() {
  const { siteId, siteName, cipher, zone, today, idleMinutes, user, isSample, alarm } = useSession();
  const folder = useKnownSites().data?.sites.find((site) => site.siteId === siteId)?.folder;
  return (
    <SettingsPage>
      <div className={classes.sections}>
        <KeyValueList
          items={[
            { key: 'name', label: words.name, value: siteName },
            { key: 'kind', label: words.sample, value: isSample ? words.isSample : words.isReal },
            ...(folder === undefined ? [] : [{ key: 'folder', label: words.folder, value: folder }]),
            { key: 'cipher', label: words.cipher, value: words.ciphers[cipher], hint: words.cipherHint },
            { key: 'zone', label: words.zone, value: zone },
            { key: 'today', label: words.today, value: today },
            { key: 'idle', label: words.idle, value: words.idleAfter(idleMinutes) },
            { key: 'signing', label: words.signing, value: user.maySign ? words.maySign : words.mayNotSign },
            ...(alarm === null ? [] : [{ key: 'alarm', label: words.alarm, value: appWords.alarm[alarm] }]),
          ]}
        />
        <PassphraseRules />
      </div>
    </SettingsPage>
  );
}
