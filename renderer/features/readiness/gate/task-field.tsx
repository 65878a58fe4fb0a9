import { Select } from '@mantine/core';
import type { RefObject } from 'react';
import { byEveryWord } from '../../../lib/by-every-word';
import { gateWords as words } from '../../../lib/words/gate';
import { useGateTasks } from './queries';

/** A task in force, found by its code or title. */
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
  const tasks = data?.tasks ?? [];
  return (
    <Select
      ref={field}
      label={words.task}
      description={words.taskHint}
      size="md"
      searchable
      clearable
      selectFirstOptionOnChange
      limit={50}
      filter={byEveryWord}
      nothingFoundMessage={data !== undefined && tasks.length === 0 ? words.noTasks : words.taskNone}
      data={tasks.map((task) => ({ value: task.taskId, label: `${task.code} ${task.title}`.trim() }))}
      value={taskId}
      onChange={onTask}
    />
  );
}
