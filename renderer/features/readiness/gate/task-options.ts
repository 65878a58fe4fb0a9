import { foldText } from '../../../../shared/domain/every-word';
import { gateWords as words } from '../../../lib/words/gate';
import type { GateChoices } from './queries';

export interface TaskOption {
  readonly value: string;
  readonly label: string;
  /** Why it is offered where its own words do not say it. */
  readonly why?: string;
}

export interface TaskGroup {
  readonly group: string;
  readonly items: TaskOption[];
}

/**
 * What can be asked about, by what is typed: the tasks and the competencies whose code and title hold every word of it, then the
 * tasks that need a competency whose code and title do. Whoever has only the code of a competency in hand finds its tasks by it.
 * No group is longer than `limit`: each choice is drawn.
 */
export function taskOptions({ tasks, competencies }: GateChoices, typed: string, limit = Infinity): TaskGroup[] {
  const parts = foldText(typed).split(/\s+/).filter(Boolean);
  const fits = (one: Coded): boolean => {
    const text = foldText(nameOf(one));
    return parts.every((part) => text.includes(part));
  };
  const needing = tasks.flatMap((task): TaskOption[] => {
    const needs = task.needs.filter(fits);
    if (parts.length === 0 || fits(task) || needs.length === 0) return [];
    return [{ value: task.taskId, label: nameOf(task), why: words.taskNeeds(needs.map(nameOf).join(', ')) }];
  });
  const groups = [
    { group: words.taskGroups.tasks, items: tasks.filter(fits).map((one) => ({ value: one.taskId, label: nameOf(one) })) },
    {
      group: words.taskGroups.competencies,
      items: competencies.filter(fits).map((one) => ({ value: one.competencyId, label: nameOf(one) })),
    },
    { group: words.taskGroups.needing, items: needing },
  ];
  return groups.map(({ group, items }) => ({ group, items: items.slice(0, limit) })).filter(({ items }) => items.length > 0);
}

interface Coded {
  readonly code: string;
  readonly title: string;
}

const nameOf = ({ code, title }: Coded): string => `${code} ${title}`.trim();
