import { Autocomplete, Select } from '@mantine/core';
import { useState } from 'react';
import { assessWords } from '../../../lib/words/assess';
import { useOtherTasks, type AssessmentForm } from '../queries';
import type { PerformanceText } from './assessment-text';

const words = assessWords.form;

/** The task that was done, those the competency is needed for first, and what was out of the ordinary meanwhile. */
export function TaskFields({
  form,
  text,
  abnormal,
  onChange,
}: {
  readonly form: AssessmentForm;
  readonly text: PerformanceText;
  readonly abnormal: { readonly error: string | null; readonly onBlur: () => void };
  readonly onChange: (part: Partial<PerformanceText>) => void;
}) {
  // The catalogue of tasks may be long: it is read once somebody looks for one.
  const [isLooking, setLooking] = useState(text.taskId !== null);
  const linked = new Set(form.tasks.map(({ taskId }) => taskId));
  const others = useOtherTasks(isLooking)
    .data?.rows.filter((task) => !task.isRetired && !linked.has(task.itemId))
    .map((task) => ({ value: task.itemId, label: `${task.code} ${task.title}`.trim() }));
  const covered = form.tasks.filter(({ isCovered }) => isCovered);
  return (
    <>
      <Select
        label={words.task}
        placeholder={words.taskNone}
        data={[
          {
            group: words.tasksLinked,
            items: form.tasks.map(({ taskId, code, title }) => ({ value: taskId, label: `${code} ${title}`.trim() })),
          },
          { group: words.tasksOther, items: others ?? [] },
        ].filter(({ items }) => items.length > 0)}
        value={text.taskId}
        onChange={(taskId) => onChange({ taskId })}
        onDropdownOpen={() => setLooking(true)}
        limit={50}
        nothingFoundMessage={words.taskNothing}
        searchable
        clearable
      />
      <Autocomplete
        label={words.abnormal}
        description={
          covered.length > 0 && text.kind !== 'knowledge'
            ? words.abnormalCovered(covered.map(({ code, title }) => `${code} ${title}`.trim()))
            : words.abnormalHint
        }
        data={conditionsOf(form, text.taskId)}
        value={text.abnormalCondition}
        maxLength={4000}
        onChange={(abnormalCondition) => onChange({ abnormalCondition })}
        {...abnormal}
      />
    </>
  );
}

/** The abnormal conditions of the chosen task; where none of the linked ones is chosen, of all of them. */
export function conditionsOf({ tasks }: AssessmentForm, taskId: string | null): string[] {
  const chosen = tasks.filter((task) => task.taskId === taskId);
  return [...new Set((chosen.length > 0 ? chosen : tasks).flatMap(({ abnormalConditions }) => abnormalConditions))];
}
