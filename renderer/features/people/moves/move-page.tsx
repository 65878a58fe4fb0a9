import { Button, Select, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { isRealDate } from '../../../../shared/domain/calendar';
import { isStillOwed } from '../../../../shared/domain/people/move';
import { useAsOf } from '../../../lib/as-of';
import { useFieldCheck } from '../../../lib/field-check';
import { isReason } from '../../../lib/reason';
import { useSession } from '../../../lib/session';
import { tell } from '../../../lib/tell';
import { moveWords as words } from '../../../lib/words/moves';
import { EmptyState } from '../../../ui/empty-state';
import { FailureNote } from '../../../ui/failure-note';
import { Loaded } from '../../../ui/loaded';
import { PageHeader } from '../../../ui/page-header';
import { usePerson, type Person } from '../queries';
import { unitChoices } from '../../../lib/unit-tree';
import { LineTable, type Task } from './line-table';
import { useMovePreview, usePlanMove, useRoles, useTree } from './queries';
import { refusedText } from './refused';
import classes from './moves.module.css';

/** Plans that a person goes to another role: what carries over is worked out while the place is chosen. */
export function MovePage({ personId }: { readonly personId: string }) {
  const query = usePerson(personId, null);
  const asOf = useAsOf();
  return (
    <>
      <PageHeader
        title={query.data === undefined ? words.loading : words.planOf(query.data.name)}
        subtitle={words.planSubtitle}
        parent={{ label: words.title, href: '#/people/moves' }}
      />
      {asOf === null ? (
        <Loaded query={query}>{(person) => <MoveForm person={person} />}</Loaded>
      ) : (
        <EmptyState title={words.loading} hint={words.notToday} />
      )}
    </>
  );
}

const fields = words.fields;

function MoveForm({ person }: { readonly person: Person }) {
  const { personId, positions } = person;
  const { today } = useSession();
  const navigate = useNavigate();
  const plan = usePlanMove();
  const roles = useRoles().data?.roles ?? [];
  const units = useTree().data?.nodes ?? [];
  const held = positions.filter(({ validFrom, validTo }) => validFrom <= today && (validTo === null || validTo >= today));
  const [fromPositionId, setFrom] = useState<string | null>(held.length === 1 ? (held[0]?.positionId ?? null) : null);
  const [roleId, setRole] = useState<string | null>(null);
  const [unitId, setUnit] = useState<string | null>(null);
  const [title, setTitle] = useState('');
  const [shift, setShift] = useState('');
  const [startsOn, setStarts] = useState(today);
  const [graceUntil, setGrace] = useState('');
  const [supervisorPersonId, setSupervisor] = useState<string | null>(null);
  const [tasks, setTasks] = useState<ReadonlyMap<string, Task>>(new Map());
  const [reason, setReason] = useState('');
  const isPlaced = roleId !== null && unitId !== null && isRealDate(startsOn);
  const preview = useMovePreview({ personId, roleId: roleId ?? '-', unitId: unitId ?? '-', startsOn, fromPositionId }, isPlaced);
  const lines = isPlaced ? (preview.data?.lines ?? []) : [];
  const owed = lines.filter(({ outcome }) => isStillOwed(outcome));
  const supervisors = isPlaced ? (preview.data?.supervisors ?? []) : [];
  const chosen = supervisors.some((one) => one.personId === supervisorPersonId) ? supervisorPersonId : null;
  const day = preview.data?.day ?? startsOn;
  const latest = isRealDate(graceUntil) && graceUntil > day ? graceUntil : day;
  const taskOf = (competencyId: string): Task => {
    const task = tasks.get(competencyId) ?? { dueOn: latest, owner: chosen === null ? 'manager' : 'supervisor' };
    return task.owner === 'supervisor' && chosen === null ? { ...task, owner: 'manager' } : task;
  };
  const check = useFieldCheck({
    role: roleId === null ? fields.roleMissing : null,
    unit: unitId === null ? fields.unitMissing : null,
    starts: isRealDate(startsOn) ? null : fields.dayWrong,
    grace: graceUntil === '' || isRealDate(graceUntil) ? null : fields.dayWrong,
    due: owed.every(({ competencyId }) => isRealDate(taskOf(competencyId).dueOn)) ? null : fields.dayWrong,
    reason: isReason(reason) ? null : fields.reasonMissing,
  });
  const submit = () => {
    if (roleId === null || unitId === null) return;
    plan.mutate(
      {
        personId,
        roleId,
        unitId,
        startsOn,
        fromPositionId,
        title,
        shift: shift.trim() === '' ? null : shift,
        graceUntil: graceUntil === '' ? null : graceUntil,
        supervisorPersonId: chosen,
        lines: owed.map(({ competencyId }) => ({ competencyId, ...taskOf(competencyId) })),
        reason,
      },
      {
        onSuccess: ({ planId }) => {
          tell(words.saved);
          void navigate({ to: '/people/moves/$planId', params: { planId } });
        },
      },
    );
  };
  return (
    <form
      className={classes.page}
      aria-label={words.plan}
      onSubmit={(event) => {
        event.preventDefault();
        if (check.isComplete() && !plan.isPending) submit();
      }}
    >
      <div className={classes.form}>
        <Select
          label={fields.from}
          data={[
            { value: '', label: fields.beside },
            ...held.map((one) => ({ value: one.positionId, label: words.panel.fromText(one.roleName, one.unitName) })),
          ]}
          value={fromPositionId ?? ''}
          allowDeselect={false}
          onChange={(next) => setFrom(next === '' ? null : next)}
        />
        <Select
          label={fields.role}
          data={roles.map((one) => ({ value: one.roleId, label: one.name }))}
          value={roleId}
          limit={60}
          searchable
          onChange={(next) => {
            const nameOf = (id: string | null) => roles.find((one) => one.roleId === id)?.name ?? '';
            if (title === '' || title === nameOf(roleId)) setTitle(nameOf(next));
            setRole(next);
          }}
          {...check.of('role')}
        />
        <Select
          label={fields.unit}
          data={unitChoices(units)}
          value={unitId}
          limit={200}
          searchable
          onChange={setUnit}
          {...check.of('unit')}
        />
        <TextInput label={fields.title} value={title} maxLength={200} onChange={(event) => setTitle(event.currentTarget.value)} />
        <TextInput
          label={fields.shift}
          value={shift}
          maxLength={40}
          className={classes.date}
          onChange={(event) => setShift(event.currentTarget.value)}
        />
        <TextInput
          label={fields.starts}
          description={fields.dayHint}
          value={startsOn}
          maxLength={10}
          className={classes.date}
          onChange={(event) => setStarts(event.currentTarget.value)}
          {...check.of('starts')}
        />
      </div>
      <section className={classes.section} aria-label={words.lines}>
        <h2 className={classes.sectionTitle}>{isPlaced ? words.linesOn(day) : words.lines}</h2>
        {isPlaced ? (
          <Loaded query={preview}>
            {(data) => (
              <>
                {data.lines.length > 0 && <p className={classes.text}>{words.summary(data.lines.length - owed.length, owed.length)}</p>}
                {data.isHrisOwned && <p className={classes.small}>{words.hris}</p>}
                <LineTable
                  label={words.lines}
                  lines={data.lines}
                  tasks={{
                    of: taskOf,
                    owners: chosen === null ? ['manager', 'person'] : ['supervisor', 'manager', 'person'],
                    onChange: (competencyId, task) => setTasks(new Map([...tasks, [competencyId, task]])),
                  }}
                />
              </>
            )}
          </Loaded>
        ) : (
          <p className={classes.small}>{words.chooseFirst}</p>
        )}
      </section>
      <div className={classes.form}>
        <TextInput
          label={fields.grace}
          description={fields.graceHint}
          value={graceUntil}
          maxLength={10}
          className={classes.date}
          onChange={(event) => setGrace(event.currentTarget.value)}
          {...check.of('grace')}
        />
        <Select
          label={fields.supervisor}
          description={
            isPlaced && preview.data && owed.length === 0 ? fields.supervisorIdle : fields.supervisorHint(isPlaced ? supervisors.length : 1)
          }
          placeholder={fields.nobody}
          data={supervisors.map((one) => ({ value: one.personId, label: `${one.name} (${one.employeeNumber})` }))}
          value={chosen}
          disabled={supervisors.length === 0}
          searchable
          clearable
          onChange={setSupervisor}
        />
        <TextInput
          label={fields.reason}
          description={fields.reasonHint}
          value={reason}
          maxLength={1000}
          onChange={(event) => setReason(event.currentTarget.value)}
          {...check.of('reason')}
        />
        <FailureNote title={words.failed} error={plan.error}>
          {refusedText(plan.error)}
        </FailureNote>
        <div className={classes.buttons}>
          <Button type="submit" loading={plan.isPending}>
            {words.save}
          </Button>
          <Button variant="default" onClick={() => void navigate({ to: '/people/$personId', params: { personId } })}>
            {words.cancel}
          </Button>
        </div>
      </div>
    </form>
  );
}
