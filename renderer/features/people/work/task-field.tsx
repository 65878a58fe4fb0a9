import { Select } from '@mantine/core';
import { workWords as words } from '../../../lib/words/work';
import { useTasks } from './queries';

/** A task of the catalogue, found by code or title. */
export function TaskField({
  taskId,
  check,
  onTask,
}: {
  readonly taskId: string | null;
  readonly check: { readonly error: string | null; readonly onBlur: () => void };
  readonly onTask: (taskId: string | null) => void;
}) {
  const tasks = (useTasks().data?.rows ?? []).filter(({ isRetired }) => !isRetired);
  return (
    <Select
      label={words.task}
      data={tasks.map(({ itemId, code, title }) => ({ value: itemId, label: `${code} ${title}`.trim() }))}
      value={taskId}
      limit={50}
      nothingFoundMessage={tasks.length === 0 ? words.noTasks : words.taskNone}
      searchable
      onChange={onTask}
      {...check}
    />
  );
}
