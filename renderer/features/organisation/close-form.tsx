import { tell } from '../../lib/tell';
import { organisationWords as words } from '../../lib/words/organisation';
import { useCloseUnit, type UnitNode } from './queries';
import { UnitForm } from './unit-form';
import { useWhen } from './when-fields';

/** Ends a unit from a day on. */
export function CloseForm({ unit, onDone }: { readonly unit: UnitNode; readonly onDone: () => void }) {
  const close = useCloseUnit();
  const form = useWhen();
  const submit = () =>
    close.mutate(
      { unitId: unit.unitId, ...form.when },
      {
        onSuccess: () => {
          tell(words.closed(unit.name, form.when.from));
          onDone();
        },
      },
    );
  return (
    <UnitForm
      title={words.closeOf(unit.name)}
      action={words.doClose}
      fromLabel={words.fields.closeFrom}
      fromHint={words.fields.closeHint}
      form={form}
      isDestructive
      change={close}
      onSubmit={submit}
      onCancel={onDone}
    />
  );
}
