import { useState } from 'react';
import { useFieldCheck } from '../../lib/field-check';
import { useSession } from '../../lib/session';
import { tell } from '../../lib/tell';
import { organisationWords as words } from '../../lib/words/organisation';
import { useCloseUnit, type UnitNode } from './queries';
import { faultsOfWhen, UnitForm } from './unit-form';

/** Ends a unit from a day on. */
export function CloseForm({ unit, onDone }: { readonly unit: UnitNode; readonly onDone: () => void }) {
  const { today } = useSession();
  const close = useCloseUnit();
  const [when, setWhen] = useState({ from: today, reason: '' });
  const check = useFieldCheck(faultsOfWhen(when));
  const submit = () =>
    close.mutate(
      { unitId: unit.unitId, ...when },
      {
        onSuccess: () => {
          tell(words.closed(unit.name));
          onDone();
        },
      },
    );
  return (
    <UnitForm
      title={words.closeOf(unit.name)}
      action={words.doClose}
      fromLabel={words.fields.closeFrom}
      when={when}
      check={check}
      isDestructive
      isPending={close.isPending}
      error={close.error}
      onWhen={(part) => setWhen({ ...when, ...part })}
      onSubmit={submit}
      onCancel={onDone}
    >
      {null}
    </UnitForm>
  );
}
