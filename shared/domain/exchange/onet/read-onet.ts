import type { FrameworkItem } from '../../../contract/framework-item';
import type { FileContent, ReadOutcome, ReadTarget } from '../framework-format';
import { knownIds } from '../known-ids';
import { plainLink, plainRole, plainTask } from '../plain-items';
import { collectProblems, type Problems } from '../problems';
import { fitting } from '../tables/read-rows';
import { elementItems } from './element-items';
import { heading, type OnetReading } from './heading';
import { majorGroups } from './major-groups';
import { onetRows, type OnetRow } from './onet-files';

/** Roles, tasks and the links between them; the tree of elements; a scale for each element that has anchored levels. */
export function readOnet(files: readonly FileContent[], target: ReadTarget): ReadOutcome {
  const problems = collectProblems();
  const rows = onetRows(files, problems);
  const places = new Map<string, number>();
  const next = (parent: string): number => {
    const place = (places.get(parent) ?? 0) + 1000;
    places.set(parent, place);
    return place;
  };
  const ids = knownIds('onet', target, (item) => item.itemId);
  const reading: OnetReading = { target, ids, problems, next };
  const wanted = target.choices['occupations'] ?? 'all';
  const isWanted = (soc: string): boolean => wanted === 'all' || soc.startsWith(wanted);
  const roles = roleItems(rows.occupations, isWanted, reading);
  const tasks = target.choices['tasks'] === 'no' ? [] : taskItems(rows.tasks, isWanted, roles.bySoc, reading);
  return { items: [...roles.items, ...tasks, ...elementItems(rows, reading)], problems: problems.list, title: 'O*NET' };
}

interface Roles {
  readonly items: readonly FrameworkItem[];
  readonly bySoc: ReadonlyMap<string, string>;
}

function roleItems(rows: readonly OnetRow<'occupations'>[], isWanted: (soc: string) => boolean, reading: OnetReading): Roles {
  const { target, ids, problems, next } = reading;
  const bySoc = new Map<string, string>();
  const headings = new Map<string, FrameworkItem>();
  const roles: FrameworkItem[] = [];
  for (const { number, cells, rest } of rows) {
    const { soc } = cells;
    if (!isSoc(soc, 'O*NET-SOC Code', number, problems) || !isWanted(soc)) continue;
    if (bySoc.has(soc)) {
      problems.error('O*NET-SOC Code', 'This occupation stands further up already: the row was left out.', soc, number);
      continue;
    }
    const parent = `occupations:${soc.slice(0, 2)}`;
    if (!headings.has(parent))
      headings.set(parent, heading(parent, majorGroups.get(soc.slice(0, 2)) ?? soc.slice(0, 2), 'occupations', reading));
    const title = fitting(cells.title, 2000, 'Title', problems, number) || soc;
    const description = fitting(cells.description, 4000, 'Description', problems, number);
    const itemId = ids.of(soc);
    bySoc.set(soc, itemId);
    const origin = { format: 'onet', identifier: soc, rest: JSON.stringify(rest) };
    roles.push(
      plainRole(
        { itemId, frameworkId: target.frameworkId, parentId: ids.of(parent), ordinal: next(parent), code: soc, title, origin },
        description,
      ),
    );
  }
  const top = roles.length === 0 ? [] : [heading('occupations', 'O*NET occupations', null, reading)];
  return { items: [...top, ...headings.values(), ...roles], bySoc };
}

function taskItems(
  rows: readonly OnetRow<'tasks'>[],
  isWanted: (soc: string) => boolean,
  roleBySoc: ReadonlyMap<string, string>,
  reading: OnetReading,
): readonly FrameworkItem[] {
  const { target, ids, problems, next } = reading;
  const headings = new Map<string, FrameworkItem>();
  const taken = new Set<string>();
  const tasks: FrameworkItem[] = [];
  const links: FrameworkItem[] = [];
  for (const { number, cells, rest } of rows) {
    const { soc, taskId, task, type, incumbents, date, source } = cells;
    if (!isSoc(soc, 'O*NET-SOC Code', number, problems) || !isWanted(soc)) continue;
    const role = roleBySoc.get(soc) ?? ids.item(soc)?.itemId;
    const fault =
      role === undefined
        ? 'Neither these files nor the library have this occupation: the task was left out.'
        : taskId === '' || task === ''
          ? 'There is no number or no text: the task was left out.'
          : taken.has(taskId)
            ? 'This task stands further up already: the row was left out.'
            : null;
    if (fault !== null || role === undefined) {
      problems.error('Task ID', fault ?? '', role === undefined ? soc : taskId, number);
      continue;
    }
    taken.add(taskId);
    const parent = `tasks:${soc.slice(0, 2)}`;
    if (!headings.has(parent)) headings.set(parent, heading(parent, majorGroups.get(soc.slice(0, 2)) ?? soc.slice(0, 2), 'tasks', reading));
    const itemId = ids.of(`task:${taskId}`);
    const said = JSON.stringify({ ...rest, soc, type, incumbents, date, source });
    const head = { frameworkId: target.frameworkId, ordinal: next(parent) };
    const title = fitting(task, 2000, 'Task', problems, number);
    tasks.push(
      plainTask(
        {
          ...head,
          itemId,
          parentId: ids.of(parent),
          code: taskId.slice(0, 60),
          title,
          origin: { format: 'onet', identifier: `task:${taskId}`, rest: said },
        },
        '',
      ),
    );
    const link = `${soc} > task:${taskId}`;
    const origin = { format: 'onet', identifier: link, rest: '{}' };
    links.push(
      plainLink(
        { itemId: ids.of(link), frameworkId: target.frameworkId, ordinal: next(soc), origin },
        [role, itemId],
        'roleTask',
        type === 'Core',
      ),
    );
  }
  const top = tasks.length === 0 ? [] : [heading('tasks', 'O*NET tasks', null, reading)];
  return [...top, ...headings.values(), ...tasks, ...links];
}

function isSoc(soc: string, column: string, number: number, problems: Problems): boolean {
  if (/^\d{2}-\d{4}(?:\.\d{2})?$/.test(soc)) return true;
  problems.error(column, 'This is no occupation code (15-1132.00): the row was left out.', soc, number);
  return false;
}
