import { Button, TextInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useDraft } from '../../../lib/draft';
import { useFieldCheck } from '../../../lib/field-check';
import { formatInstant, formatNumber } from '../../../lib/formatting';
import { useMay, useSession } from '../../../lib/session';
import { tell } from '../../../lib/tell';
import { intakeProfileWords as words } from '../../../lib/words/intake-profiles';
import { DraftStatus } from '../../../ui/draft-status';
import { KeyValueList } from '../../../ui/key-value-list';
import { Loaded } from '../../../ui/loaded';
import { PageHeader } from '../../../ui/page-header';
import { SignBox } from '../../../ui/sign-box';
import { SignatureList } from '../../../ui/signature-list';
import { importFault } from './import-fault';
import { MappingTable } from './mapping-table';
import { ProfileHistory } from './profile-history';
import { ProfileSettings } from './profile-settings';
import { useProfile, useRetireProfile, useSaveProfile, type Profile, type ProfileContent } from './queries';
import classes from './imports.module.css';

const parent = { label: words.title, href: '#/exchange/profiles' };

/** A profile as it is in force, its next revision as somebody prepares it, and what it was. */
export function ProfilePage({ profileId }: { readonly profileId: string }) {
  const query = useProfile(profileId);
  const mayImport = useMay('people.import');
  return (
    <>
      <PageHeader title={query.data?.name ?? words.title} parent={parent} />
      <Loaded query={query}>
        {(profile) => (
          <div className={classes.form}>
            <KeyValueList items={factsOf(profile)} />
            {mayImport && !profile.isRetired && <ProfileForm key={profile.revision} profile={profile} />}
            <ProfileHistory history={profile.history} />
          </div>
        )}
      </Loaded>
    </>
  );
}

interface Changed {
  readonly basis: number;
  readonly name: string;
  readonly content: ProfileContent;
  readonly reason: string;
}

function ProfileForm({ profile }: { readonly profile: Profile }) {
  const { profileId, revision } = profile;
  const { user } = useSession();
  const fresh: Changed = { basis: revision, name: profile.name, content: profile.content, reason: '' };
  const draft = useDraft<Changed>(`intakeProfile/${profileId}`, words.draftTitle, fresh);
  const save = useSaveProfile();
  const retire = useRetireProfile();
  const [isRetiring, setRetiring] = useState(false);
  // A draft of an older revision is of no use any more.
  const value = draft.value.basis === revision ? draft.value : fresh;
  const change = (next: Partial<Changed>) => draft.change({ ...value, ...next });
  const isChanged = value.name.trim() !== profile.name || JSON.stringify(value.content) !== JSON.stringify(profile.content);
  const isMissing = value.reason.trim().length < 3;
  const check = useFieldCheck({
    name: value.name.trim() === '' ? words.nameMissing : null,
    reason: isMissing ? words.reasonMissing : null,
  });
  const asked = isRetiring ? retire : save;
  const error = asked.error === null ? null : importFault(asked.error);
  const sign = (login: string, passphrase: string) => {
    const signature = { login, passphrase };
    const reason = value.reason.trim();
    if (isRetiring) {
      retire.mutate(draft.handIn({ profileId, reason, signature }), {
        onSuccess: () => {
          tell(words.retiredDone);
          void draft.discard();
        },
      });
    } else {
      save.mutate(draft.handIn({ profileId, basis: revision, name: value.name.trim(), content: value.content, reason, signature }), {
        onSuccess: (saved) => {
          tell(words.saved(saved.revision));
          void draft.discard();
        },
      });
    }
  };
  return (
    <>
      <div className={classes.fields}>
        <TextInput
          label={words.name}
          maxLength={200}
          value={value.name}
          {...check.of('name')}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
      </div>
      <MappingTable columns={null} content={value.content} isBusy={asked.isPending} onChange={(content) => change({ content })} />
      <section className={classes.section} aria-labelledby="settings">
        <h2 id="settings" className={classes.sectionTitle}>
          {words.settings}
        </h2>
        <ProfileSettings content={value.content} isBusy={asked.isPending} onChange={(content) => change({ content })} />
      </section>
      <section className={classes.approval} aria-labelledby="approval">
        <div className={classes.sectionHead}>
          <h2 id="approval" className={classes.sectionTitle}>
            {isRetiring ? words.retire : words.approval}
          </h2>
          <DraftStatus state={draft.state} />
        </div>
        {isRetiring && <p className={classes.small}>{words.retireHint}</p>}
        {isChanged || isRetiring ? (
          <>
            <Textarea
              label={words.reason}
              description={words.reasonHint}
              autosize
              minRows={2}
              maxLength={1000}
              value={value.reason}
              {...check.of('reason')}
              onChange={(event) => change({ reason: event.currentTarget.value })}
            />
            <p className={classes.small}>{words.second(user.printedName)}</p>
            <SignBox
              key={String(isRetiring)}
              content={<div>{words.content(value.name, revision + 1)}</div>}
              meanings={[{ value: 'approved', label: isRetiring ? words.retireMeaning : words.meaning }]}
              asksUserId
              actionLabel={() => (isRetiring ? words.retireAction : words.save(revision + 1))}
              isSigning={asked.isPending}
              error={error}
              isComplete={check.isComplete}
              onSign={({ userId, passphrase }) => sign(userId ?? '', passphrase)}
            />
          </>
        ) : (
          <p className={classes.small}>{words.unchanged}</p>
        )}
        <div>
          <Button variant="default" onClick={() => setRetiring(!isRetiring)}>
            {isRetiring ? words.retireClose : words.retire}
          </Button>
        </div>
      </section>
    </>
  );
}

function factsOf(profile: Profile) {
  const { facts } = words;
  return [
    { key: 'revision', label: facts.revision, value: formatNumber(profile.revision) },
    { key: 'state', label: facts.state, value: profile.isRetired ? words.retired : words.inUse },
    { key: 'preparedBy', label: facts.preparedBy, value: profile.preparedBy },
    { key: 'approvedBy', label: facts.approvedBy, value: profile.approvedBy },
    { key: 'approvedAt', label: facts.approvedAt, value: formatInstant(profile.approvedAt) },
    {
      key: 'signature',
      label: facts.signature,
      value: profile.signatures.length === 0 ? facts.withImport : <SignatureList signatures={profile.signatures} />,
    },
    { key: 'entry', label: facts.entry, value: formatNumber(profile.entryNumber) },
    { key: 'digest', label: facts.digest, value: <code className={classes.digest}>{profile.contentDigest}</code> },
  ];
}
