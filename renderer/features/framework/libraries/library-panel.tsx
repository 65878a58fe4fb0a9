import { Button, Checkbox, MultiSelect, Textarea, TextInput } from '@mantine/core';
import { isDefinedError } from '@orpc/client';
import { useNavigate } from '@tanstack/react-router';
import type { KeyboardEvent } from 'react';
import { useDraft } from '../../../lib/draft';
import { useFieldCheck } from '../../../lib/field-check';
import { isReason } from '../../../lib/reason';
import { useMay } from '../../../lib/session';
import { tell } from '../../../lib/tell';
import { libraryWords } from '../../../lib/words/libraries';
import { BesidePage } from '../../../ui/beside-page';
import { DraftStatus } from '../../../ui/draft-status';
import { ErrorState } from '../../../ui/error-state';
import { FailureNote } from '../../../ui/failure-note';
import { Loaded } from '../../../ui/loaded';
import { Loading } from '../../../ui/loading';
import { NoPermission } from '../../../ui/no-permission';
import { SidePanel } from '../../../ui/side-panel';
import { useLibraries, useSaveLibrary, useStewards, type Library } from '../queries';
import { emptyLibrary, textOfLibrary, type LibraryText } from './library-text';
import classes from './libraries.module.css';

const words = libraryWords.form;

/** Adds a library (frameworkId null), or shows and changes the settings of one. */
export function LibraryPanel({ frameworkId }: { readonly frameworkId: string | null }) {
  const query = useLibraries();
  const mayEdit = useMay('framework.edit');
  const navigate = useNavigate();
  const close = () => void navigate({ to: '/framework/libraries' });
  const library = query.data?.libraries.find((one) => one.frameworkId === frameworkId);
  return (
    <BesidePage>
      <SidePanel width={480} title={frameworkId === null ? words.newTitle : (library?.name ?? words.loading)} onClose={close}>
        {!mayEdit && <NoPermission />}
        {mayEdit && frameworkId === null && <LibraryForm library={null} onDone={close} />}
        {mayEdit && frameworkId !== null && (
          <Loaded query={query}>
            {() => (library === undefined ? <ErrorState message={libraryWords.empty} /> : <LibraryForm library={library} onDone={close} />)}
          </Loaded>
        )}
      </SidePanel>
    </BesidePage>
  );
}

/** Esc closes the open list of choices alone. */
function keepPanelOpen(event: KeyboardEvent<HTMLInputElement>): void {
  if (event.key === 'Escape' && event.currentTarget.getAttribute('aria-expanded') === 'true') event.preventDefault();
}

function LibraryForm({ library, onDone }: { readonly library: Library | null; readonly onDone: () => void }) {
  const frameworkId = library?.frameworkId ?? null;
  const draft = useDraft<LibraryText>(
    `library/${frameworkId ?? 'new'}`,
    words.draftTitle(library?.name ?? ''),
    library === null ? emptyLibrary : textOfLibrary(library),
  );
  const save = useSaveLibrary();
  const stewards = useStewards();
  const text = draft.value;
  const change = (part: Partial<LibraryText>) => draft.change({ ...text, ...part });
  const { error } = save;
  const isTaken = isDefinedError(error) && error.code === 'NameTaken';
  const check = useFieldCheck({
    name: text.name.trim() === '' ? words.nameMissing : null,
    reason: isReason(text.reason) ? null : words.reasonMissing,
  });
  const submit = () => {
    if (!check.isComplete()) return;
    save.mutate(
      draft.handIn({ ...text, frameworkId, functionName: text.functionName.trim() || null, stewardUserIds: [...text.stewardUserIds] }),
      {
        onSuccess: () => {
          tell(library === null ? words.added(text.name.trim()) : words.saved(text.name.trim()));
          void draft.discard().then(onDone);
        },
      },
    );
  };
  const choices = (stewards.data?.stewards ?? [])
    .filter(({ userId, isActive }) => isActive || text.stewardUserIds.includes(userId))
    .map(({ userId, name, isActive }) => ({ value: userId, label: isActive ? name : words.former(name) }));
  if (draft.isLoading) return <Loading rows={5} />;
  return (
    <form
      className={classes.form}
      aria-label={library === null ? words.newTitle : words.draftTitle(library.name)}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <TextInput
        label={words.name}
        description={words.nameHint}
        value={text.name}
        maxLength={200}
        autoFocus={library === null}
        onChange={(event) => {
          if (isTaken) save.reset();
          change({ name: event.currentTarget.value });
        }}
        {...check.of('name')}
        {...(isTaken && { error: words.nameTaken })}
      />
      <Textarea
        label={words.description}
        value={text.description}
        maxLength={4000}
        autosize
        minRows={2}
        onChange={(event) => change({ description: event.currentTarget.value })}
      />
      <TextInput
        label={words.functionName}
        description={words.functionHint}
        value={text.functionName}
        maxLength={200}
        onChange={(event) => change({ functionName: event.currentTarget.value })}
      />
      <MultiSelect
        label={words.stewards}
        description={words.stewardsHint}
        data={choices}
        value={[...text.stewardUserIds]}
        searchable
        clearable
        nothingFoundMessage={words.nothingFound}
        onKeyDown={keepPanelOpen}
        onChange={(stewardUserIds) => change({ stewardUserIds })}
      />
      {library !== null && (
        <Checkbox
          label={words.isRetired}
          description={words.isRetiredHint}
          checked={text.isRetired}
          onChange={(event) => change({ isRetired: event.currentTarget.checked })}
        />
      )}
      <TextInput
        label={words.reason}
        description={words.reasonHint}
        value={text.reason}
        maxLength={1000}
        onChange={(event) => change({ reason: event.currentTarget.value })}
        {...check.of('reason')}
      />
      {!isTaken && (
        <FailureNote title={words.failed} error={error}>
          {isDefinedError(error) && error.code === 'NotSteward' ? libraryWords.onlyStewards(error.data.stewards) : undefined}
        </FailureNote>
      )}
      <div className={classes.buttons}>
        <Button type="submit" loading={save.isPending}>
          {library === null ? words.create : words.save}
        </Button>
        <Button variant="default" onClick={() => void draft.discard().then(onDone)}>
          {words.cancel}
        </Button>
        <DraftStatus state={draft.state} />
      </div>
    </form>
  );
}
