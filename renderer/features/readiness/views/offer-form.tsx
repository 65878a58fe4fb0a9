import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { roles } from '../../../../shared/domain/permissions';
import { appWords } from '../../../lib/words/app';
import { viewWords as words } from '../../../lib/words/views';
import { ActForm } from '../../../ui/act-form';
import { useOfferView, type SavedView } from './queries';

/** Gives a view to everybody who has a role, or takes it back. */
export function OfferForm({ view, onDone }: { readonly view: SavedView; readonly onDone: () => void }) {
  const offer = useOfferView();
  const [role, setRole] = useState<string>(view.role ?? '');
  const [reason, setReason] = useState('');
  return (
    <ActForm
      label={words.offerTitle(view.name)}
      title={words.offerTitle(view.name)}
      action={words.offerAction}
      failed={words.offerFailed}
      isPending={offer.isPending}
      error={offer.error}
      onSubmit={() =>
        offer.mutate({ viewId: view.viewId, role: roles.find((one) => one === role) ?? null, reason: reason.trim() }, { onSuccess: onDone })
      }
      onCancel={onDone}
    >
      <NativeSelect
        label={words.offerRole}
        value={role}
        data={[{ value: '', label: words.offerNobody }, ...roles.map((value) => ({ value, label: appWords.roles[value] }))]}
        onChange={(event) => setRole(event.currentTarget.value)}
      />
      <TextInput label={words.reason} value={reason} required minLength={3} onChange={(event) => setReason(event.currentTarget.value)} />
    </ActForm>
  );
}
