import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { isRealDate } from '../../../../shared/domain/calendar';
import { useSession } from '../../../lib/session';
import { tell } from '../../../lib/tell';
import { unitChoices } from '../../../lib/unit-tree';
import { personRecordWords } from '../../../lib/words/person-records';
import { useAssign, useJobRoles, useUnits } from '../queries';
import { PersonForm } from './person-form';
import classes from './records.module.css';

const words = personRecordWords.positions;

/** Gives a position that no file speaks of, beside those that the person holds. */
export function AssignForm({ personId, onDone }: { readonly personId: string; readonly onDone: () => void }) {
  const { today } = useSession();
  const assign = useAssign();
  const roles = useJobRoles().data?.roles ?? [];
  const units = useUnits().data?.units ?? [];
  const [roleId, setRole] = useState<string | null>(null);
  const [unitId, setUnit] = useState<string | null>(null);
  const [text, setText] = useState({ title: '', shift: '', from: today, until: '' });
  const date = (field: 'from' | 'until', label: string, hint?: string) => ({
    label,
    description: hint,
    value: text[field],
    maxLength: 10,
    className: classes.dateField ?? '',
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      setText({ ...text, [field]: event.currentTarget.value.trim() }),
  });
  const submit = (reason: string): void => {
    if (roleId === null || unitId === null) return;
    const { title, shift, from, until } = text;
    assign.mutate(
      {
        personId,
        roleId,
        unitId,
        title,
        shift: shift.trim() === '' ? null : shift,
        validFrom: from,
        validTo: until === '' ? null : until,
        reason,
      },
      {
        onSuccess: () => {
          tell(words.done);
          onDone();
        },
      },
    );
  };
  return (
    <PersonForm
      title={words.title}
      hint={words.hint}
      action={words.action}
      faults={{
        role: roleId === null ? words.roleMissing : null,
        unit: unitId === null ? words.unitMissing : null,
        from: isRealDate(text.from) ? null : personRecordWords.dateWrong,
        until: text.until === '' || isRealDate(text.until) ? null : personRecordWords.dateWrong,
      }}
      isPending={assign.isPending}
      error={assign.error}
      onCancel={onDone}
      onSubmit={submit}
    >
      {(check) => (
        <>
          <Select
            label={words.role}
            data={roles.map((role) => ({ value: role.roleId, label: role.name }))}
            value={roleId}
            limit={100}
            searchable
            onChange={setRole}
            {...check.of('role')}
          />
          <Select label={words.unit} data={unitChoices(units)} value={unitId} searchable onChange={setUnit} {...check.of('unit')} />
          <TextInput
            label={words.jobTitle}
            description={words.jobTitleHint}
            value={text.title}
            maxLength={200}
            onChange={(event) => setText({ ...text, title: event.currentTarget.value })}
          />
          <TextInput
            label={words.shift}
            description={words.shiftHint}
            value={text.shift}
            maxLength={40}
            onChange={(event) => setText({ ...text, shift: event.currentTarget.value })}
          />
          <TextInput {...date('from', words.from)} {...check.of('from')} />
          <TextInput {...date('until', words.lastDay, personRecordWords.employments.untilHint)} {...check.of('until')} />
        </>
      )}
    </PersonForm>
  );
}
