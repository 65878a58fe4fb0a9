import { Select } from '@mantine/core';
import type { RefObject } from 'react';
import { gateWords as words } from '../../../lib/words/gate';
import { useGateTasks, type GateChoices } from './queries';
import { taskOptions } from './task-options';
import classes from './gate.module.css';

const nothing: GateChoices = { tasks: [], competencies: [] };

/** A task in force, or one competency by itself, found by its code or title; a competency also finds the tasks that need it. */
export function TaskField({
  taskId,
  field,
  onTask,
}: {
  readonly taskId: string | null;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly onTask: (taskId: string | null) => void;
}) {
  const { data } = useGateTasks();
  const choices = data ?? nothing;
  const all = taskOptions(choices, '');
  return (
    <Select
      ref={field}
      label={words.task}
      description={words.taskHint}
      size="md"
      searchable
      clearable
      selectFirstOptionOnChange
      maxDropdownHeight={360}
      limit={50}
      filter={({ search, limit }) => taskOptions(choices, search, limit)}
      nothingFoundMessage={data !== undefined && all.length === 0 ? words.noTasks : words.taskNone}
      data={all}
      value={taskId}
      onChange={onTask}
      renderOption={({ option }) => (
        <span>
          {option.label}
          {'why' in option && typeof option.why === 'string' && <span className={classes.optionWhy}>{option.why}</span>}
        </span>
      )}
    />
  );
}
