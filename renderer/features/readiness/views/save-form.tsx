import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { viewWords as words } from '../../../lib/words/views';
import { ActForm } from '../../../ui/act-form';
import { useSaveView } from './queries';

/** Keeps what is shown under a name. */
export function SaveForm({
  place,
  onDone,
}: {
  readonly place: { readonly path: string; readonly search: Record<string, string | boolean> };
  readonly onDone: () => void;
}) {
  const save = useSaveView();
  const [name, setName] = useState('');
  return (
    <ActForm
      label={words.saveTitle}
      title={words.saveTitle}
      action={words.saveAction}
      failed={words.saveFailed}
      isPending={save.isPending}
      error={save.error}
      onSubmit={() => {
        if (name.trim() !== '') save.mutate({ viewId: null, name: name.trim(), ...place }, { onSuccess: onDone });
      }}
      onCancel={onDone}
    >
      <TextInput label={words.name} value={name} maxLength={80} required onChange={(event) => setName(event.currentTarget.value)} />
    </ActForm>
  );
}
