import { Checkbox, Select, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { isRealDate } from '../../../../shared/domain/calendar';
import { useAsOf } from '../../../lib/as-of';
import { useSession } from '../../../lib/session';
import { markOfState, severityOf } from '../../../lib/states';
import { unitChoices } from '../../../lib/unit-tree';
import { expertWords as words } from '../../../lib/words/experts';
import { stateWords } from '../../../lib/words/states';
import type { Column } from '../../../ui/data-table/column';
import { DataTable } from '../../../ui/data-table/data-table';
import { DateText } from '../../../ui/date-text';
import { EmptyState } from '../../../ui/empty-state';
import { IfMay } from '../../../ui/if-may';
import { QueryError } from '../../../ui/loaded';
import { StateMark } from '../../../ui/mark/state-mark';
import { PageHeader } from '../../../ui/page-header';
import { PeopleTabs } from '../../../ui/people-tabs';
import { ViewFiles } from '../../../ui/view-files';
import { useCompetencies, useExperts, useScales, useTasks, useUnits, type Expert } from './queries';
import classes from './experts.module.css';

const columns: readonly Column<Expert>[] = [
  { key: 'name', title: words.columns.name, width: 190, value: (row) => row.name },
  { key: 'number', title: words.columns.number, width: 90, value: (row) => row.employeeNumber },
  { key: 'level', title: words.columns.level, width: 80, value: (row) => row.heldLevelCode, order: (row) => row.heldLevel },
  {
    key: 'until',
    title: words.columns.until,
    width: 100,
    value: (row) => row.until ?? words.noEnd,
    render: (row) => (row.until === null ? words.noEnd : <DateText date={row.until} />),
  },
  { key: 'unit', title: words.columns.unit, width: 150, value: (row) => row.unitName },
  { key: 'title', title: words.columns.title, width: 180, value: (row) => row.title },
  { key: 'shift', title: words.columns.shift, width: 70, value: (row) => row.shift },
  { key: 'teaches', title: words.columns.teaches, width: 90, value: (row) => (row.mayTeach ? words.yes : null) },
  { key: 'assessor', title: words.columns.assessor, width: 90, value: (row) => (row.isAssessor ? words.yes : null) },
  {
    key: 'state',
    title: words.columns.state,
    width: 170,
    value: (row) => (row.state === null ? words.notRequired : stateWords[row.state]),
    order: (row) => (row.state === null ? null : severityOf(row.state)),
    render: (row) =>
      row.state === null ? (
        <span className={classes.small}>{words.notRequired}</span>
      ) : (
        <StateMark token={markOfState(row.state)} withLabel />
      ),
  },
];

const keyOf = (row: Expert): string => row.personId;

/** What the page is asked for, as its address has it: a competency or a task, and where. */
interface Asked {
  readonly competencyId: string | null;
  readonly taskId: string | null;
  readonly unitId: string | null;
  readonly shift: string | null;
}

/** Who holds a competency at a level, or all that a task needs, on a day, where and on which shift, and who of them may teach or assess it. */
export function ExpertsPage({ asked }: { readonly asked: Asked }) {
  return (
    <>
      <PageHeader title={words.title} subtitle={words.subtitle} />
      <PeopleTabs />
      <IfMay permission="framework.read">
        <Finder asked={asked} />
      </IfMay>
    </>
  );
}

function Finder({ asked: { competencyId, taskId, unitId, shift } }: { readonly asked: Asked }) {
  const navigate = useNavigate({ from: '/people/experts' });
  const { today } = useSession();
  const asOf = useAsOf();
  const competencies = useCompetencies().data?.competencies ?? [];
  const tasks = useTasks().data?.tasks ?? [];
  const scales = useScales().data?.scales ?? [];
  const units = useUnits().data?.units ?? [];
  const [chosenLevel, setLevel] = useState<string | null>(null);
  const [typedDay, setDay] = useState<string | null>(null);
  const [mayTeach, setTeach] = useState(false);
  const [isAssessor, setAssessor] = useState(false);
  const competency = competencies.find((one) => one.competencyId === competencyId);
  const scale = scales.find(({ scaleId }) => scaleId === competency?.scaleId);
  const levels = scale?.levels ?? [];
  const level = levels.some((one) => String(one.level) === chosenLevel) ? Number(chosenLevel) : (scale?.qualifyingLevel ?? 0);
  const day = typedDay ?? asOf ?? today;
  const isAsked = (taskId !== null || (competency !== undefined && scale !== undefined)) && isRealDate(day);
  const asked = {
    competencyId: competencyId ?? '-',
    taskId,
    level,
    on: day,
    unitId,
    shift,
    mayTeach: taskId === null && mayTeach,
    isAssessor,
  };
  const query = useExperts(asked, isAsked);
  const data = isAsked ? query.data : undefined;
  const highest = levels.at(-1);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // Whoever comes with nothing asked chooses it first: ten tabs lie between the title and the field.
    if (competencyId === null && taskId === null) field.current?.focus({ preventScroll: true });
  }, [competencyId, taskId]);
  const narrow = (change: { unit?: string | undefined; shift?: string | undefined }) =>
    void navigate({ to: '.', search: (old) => ({ ...old, ...change }), replace: true });
  return (
    <>
      <div className={classes.fields}>
        <Select
          label={words.fields.competency}
          className={classes.wide}
          ref={field}
          data={[
            {
              group: words.fields.competencies,
              items: competencies.map((one) => ({ value: one.competencyId, label: `${one.code} ${one.title}` })),
            },
            { group: words.fields.tasks, items: tasks.map((one) => ({ value: one.taskId, label: `${one.code} ${one.title}` })) },
          ]}
          value={taskId ?? competencyId}
          searchable
          selectFirstOptionOnChange
          onChange={(next) => {
            setLevel(null);
            const isTask = tasks.some((one) => one.taskId === next);
            const chosen = next ?? undefined;
            void navigate({
              to: '.',
              search: ({ competency: _competency, task: _task, ...old }) => ({
                ...old,
                ...(isTask ? { task: chosen } : { competency: chosen }),
              }),
            });
          }}
        />
        <Select
          label={words.fields.level}
          className={classes.level}
          data={levels.map((one) => ({ value: String(one.level), label: `${one.code} ${one.name}` }))}
          placeholder={taskId === null ? undefined : words.fields.ofTask}
          value={scale === undefined ? null : String(level)}
          disabled={scale === undefined}
          allowDeselect={false}
          onChange={setLevel}
        />
        <TextInput
          label={words.fields.on}
          className={classes.date}
          value={day}
          maxLength={10}
          error={isRealDate(day) || day.length < 10 ? null : words.fields.onWrong}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
        <Select
          label={words.fields.unit}
          placeholder={words.fields.anyUnit}
          className={classes.unit}
          data={unitChoices(units)}
          value={unitId}
          limit={200}
          searchable
          clearable
          onChange={(unit) => narrow({ unit: unit ?? undefined })}
        />
        <Select
          label={words.fields.shift}
          placeholder={words.fields.anyShift}
          className={classes.shift}
          data={[...new Set([...(data?.shifts ?? []), ...(shift === null ? [] : [shift])])]}
          value={shift}
          clearable
          onChange={(next) => narrow({ shift: next ?? undefined })}
        />
      </div>
      <div className={classes.checks}>
        {taskId === null && (
          <Checkbox
            label={highest === undefined ? words.fields.teachesAny : words.fields.teaches(highest.code)}
            checked={mayTeach}
            onChange={(event) => setTeach(event.currentTarget.checked)}
          />
        )}
        <Checkbox label={words.fields.assessor} checked={isAssessor} onChange={(event) => setAssessor(event.currentTarget.checked)} />
        {data !== undefined && data.total > 0 && <ViewFiles view={{ kind: 'experts', asked }} />}
      </div>
      {competencyId === null && taskId === null ? (
        <EmptyState title={words.choose} hint={words.chooseHint} />
      ) : (
        <>
          <p className={classes.small} role="status">
            {data !== undefined &&
              (data.total > data.people.length ? words.shown(data.people.length, data.total, data.day) : words.count(data.total, data.day))}
            {data !== undefined && taskId !== null && ` · ${words.needs(data.needs)}`}
          </p>
          <DataTable
            name="experts"
            label={words.list}
            columns={columns}
            rows={data?.people ?? []}
            rowKey={keyOf}
            onOpen={(row) => void navigate({ to: '/people/$personId', params: { personId: row.personId } })}
            isLoading={isAsked && query.isPending}
            error={query.error !== null && data === undefined ? <QueryError query={query} error={query.error} /> : undefined}
            empty={<EmptyState title={words.none} hint={words.noneHint} />}
          />
        </>
      )}
    </>
  );
}
