import { Select, TextInput } from '@mantine/core';
import { isStillOwed, moveOwners, type MoveOwner } from '../../../../shared/domain/people/move';
import { isRealDate } from '../../../../shared/domain/calendar';
import { moveWords as words } from '../../../lib/words/moves';
import { DateText } from '../../../ui/date-text';
import { ShortTable } from '../../../ui/short-table';
import type { PlannedLine, PreviewedLine } from './queries';
import classes from './moves.module.css';

/** By when something missing is to be shown, and who sees to it, while it is being planned. */
export interface Task {
  readonly dueOn: string;
  readonly owner: MoveOwner;
}

/** What a new place asks and what becomes of what is held; with `tasks`, the due days and owners of what is missing can be changed. */
export function LineTable({
  label,
  lines,
  tasks,
}: {
  readonly label: string;
  readonly lines: readonly (PreviewedLine | PlannedLine)[];
  readonly tasks?: {
    readonly of: (competencyId: string) => Task;
    readonly owners: readonly MoveOwner[];
    readonly onChange: (competencyId: string, task: Task) => void;
  };
}) {
  if (lines.length === 0) return <p className={classes.small}>{words.nothingAsked}</p>;
  const hasTasks = tasks !== undefined || lines.some((line) => 'dueOn' in line && line.dueOn !== null);
  return (
    <div className={classes.scroll}>
      <ShortTable label={label}>
        <thead>
          <tr>
            <th scope="col">{words.lineColumns.competency}</th>
            <th scope="col">{words.lineColumns.asks}</th>
            <th scope="col">{words.lineColumns.held}</th>
            <th scope="col">{words.lineColumns.outcome}</th>
            <th scope="col">{words.lineColumns.origin}</th>
            {hasTasks && <th scope="col">{words.lineColumns.due}</th>}
            {hasTasks && <th scope="col">{words.lineColumns.owner}</th>}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.competencyId}>
              <th scope="row">
                {line.code} {line.title}
              </th>
              <td>{words.level(line.requiredLevelCode)}</td>
              <td>{heldText(line)}</td>
              <td className={isStillOwed(line.outcome) ? classes.owed : undefined}>{words.outcomes[line.outcome]}</td>
              <td>{line.origins.map(({ kind, name, levelCode }) => words.origin(words.origins[kind], name, levelCode)).join('; ')}</td>
              {hasTasks && (tasks === undefined ? <PlannedCells line={line} /> : <TaskCells line={line} tasks={tasks} />)}
            </tr>
          ))}
        </tbody>
      </ShortTable>
    </div>
  );
}

function PlannedCells({ line }: { readonly line: PreviewedLine | PlannedLine }) {
  if (!('dueOn' in line)) return null;
  return (
    <>
      <td>{line.dueOn !== null && <DateText date={line.dueOn} />}</td>
      <td>{line.owner !== null && words.owners[line.owner]}</td>
    </>
  );
}

function TaskCells({
  line: { competencyId, code, outcome },
  tasks,
}: {
  readonly line: PreviewedLine;
  readonly tasks: NonNullable<Parameters<typeof LineTable>[0]['tasks']>;
}) {
  if (!isStillOwed(outcome)) {
    return (
      <>
        <td>{words.notOwed}</td>
        <td>{words.notOwed}</td>
      </>
    );
  }
  const task = tasks.of(competencyId);
  return (
    <>
      <td>
        <TextInput
          size="xs"
          aria-label={words.dueOf(code)}
          className={classes.cell}
          value={task.dueOn}
          maxLength={10}
          error={!isRealDate(task.dueOn)}
          onChange={(event) => tasks.onChange(competencyId, { ...task, dueOn: event.currentTarget.value })}
        />
      </td>
      <td>
        <Select
          size="xs"
          aria-label={words.ownerOf(code)}
          className={classes.owner}
          data={tasks.owners.map((value) => ({ value, label: words.owners[value] }))}
          value={task.owner}
          allowDeselect={false}
          onChange={(next) => tasks.onChange(competencyId, { ...task, owner: moveOwners.find((one) => one === next) ?? 'manager' })}
        />
      </td>
    </>
  );
}

function heldText({ heldLevelCode, heldUntil }: PreviewedLine): string {
  if (heldLevelCode === null) return words.nothingHeld;
  return heldUntil === null ? words.level(heldLevelCode) : words.heldUntil(words.level(heldLevelCode), heldUntil);
}
