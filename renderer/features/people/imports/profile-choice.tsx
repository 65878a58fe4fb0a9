import { Select } from '@mantine/core';
import { importWords } from '../../../lib/words/imports';
import { ProfileSettings } from './profile-settings';
import { useProfiles, type Preview, type ProfileContent } from './queries';
import classes from './imports.module.css';

const words = importWords.profile;
const newProfile = 'new';

/** Which approved profile reads the file, or that a new one is approved with it. */
export function ProfileChoice({
  preview,
  content,
  isBusy,
  form,
}: {
  readonly preview: Preview;
  readonly content: ProfileContent;
  readonly isBusy: boolean;
  readonly form: {
    readonly changeProfile: (profileId: string | null) => void;
    readonly changeContent: (content: ProfileContent) => void;
  };
}) {
  const profiles = useProfiles();
  const { profile, isProfileNew, layoutName, layoutNotes } = preview;
  const known = (profiles.data?.profiles ?? []).filter(({ isRetired }) => !isRetired);
  const state =
    profile === null ? words.suggested(layoutName) : isProfileNew ? words.changed(profile.revision) : words.approved(profile.revision);
  return (
    <section className={classes.section} aria-labelledby="profile">
      <div>
        <h2 id="profile" className={classes.sectionTitle}>
          {words.title}
        </h2>
        <p className={classes.small}>{words.hint}</p>
      </div>
      <div className={classes.fields}>
        <Select
          label={words.label}
          description={state}
          data={[...known.map(({ profileId, name }) => ({ value: profileId, label: name })), { value: newProfile, label: words.new }]}
          value={profile?.profileId ?? newProfile}
          allowDeselect={false}
          disabled={isBusy}
          onChange={(value) => form.changeProfile(value === newProfile ? null : value)}
        />
      </div>
      {profile === null && layoutNotes.length > 0 && (
        <ul className={classes.kept}>
          {layoutNotes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <details>
        <summary className={classes.summary}>{words.settings}</summary>
        <ProfileSettings content={content} isBusy={isBusy} onChange={form.changeContent} />
      </details>
    </section>
  );
}
