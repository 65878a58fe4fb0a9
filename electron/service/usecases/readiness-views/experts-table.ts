import type { ReadinessView } from '../../../../shared/contract/readiness-views';
import { ok } from '../../../../shared/result';
import type { Reader } from '../../db/schema';
import { allUnits } from '../../db/sql/organisation';
import { taskHead } from '../../db/sql/task-demands';
import { words as reportWords } from '../../reports/words';
import type { ReadContext } from '../context';
import { findExpertsIn } from '../experts/find';
import type { viewTable } from './view-table';
import { words } from './words';

type Asked = Extract<ReadinessView, { readonly kind: 'experts' }>['asked'];
const { columns, experts } = words;

/** Who can do something on a day, the highest level first, with what was asked for above. */
export async function expertsTable(db: Reader, ctx: ReadContext, asked: Asked, most: number): ReturnType<typeof viewTable> {
  const found = await findExpertsIn(db, { ...asked, offset: 0, limit: most }, ctx);
  if (!found.ok) return found;
  const { day, needs, people, total } = found.value;
  const unit = asked.unitId === null ? undefined : (await allUnits(db, day)).find(({ unitId }) => unitId === asked.unitId);
  const task = asked.taskId === null ? undefined : await taskHead(db, asked.taskId, day);
  const needed = needs.map(({ code, title, levelCode }) => experts.needed(code, title, levelCode));
  return ok({
    total,
    view: {
      title: experts.title,
      asOf: day,
      filters: [
        ...(task === undefined ? [] : [{ label: experts.task, value: `${task.code} ${task.title}` }]),
        { label: experts.holds, value: needed.join('; ') || words.nothing },
        { label: words.unit, value: asked.unitId === null ? words.all : (unit?.name ?? asked.unitId) },
        { label: experts.shift, value: asked.shift ?? words.all },
        { label: experts.mayTeach, value: asked.mayTeach ? experts.only : words.all },
        { label: experts.assessor, value: asked.isAssessor ? experts.only : words.all },
      ],
      columns: [
        { name: columns.person, width: 'rest' },
        { name: experts.number, width: 0, isBelow: true },
        { name: columns.unit, width: 'rest' },
        { name: experts.jobTitle, width: 0, isBelow: true },
        { name: experts.shift, width: 16 },
        { name: columns.held, width: 16 },
        { name: columns.until, width: 24 },
        { name: experts.mayTeach, width: 22 },
        { name: experts.assessor, width: 0, isBelow: true },
        { name: experts.state, width: 40 },
      ],
      rows: people.map((one) => [
        one.name,
        one.employeeNumber,
        one.unitName,
        one.title,
        one.shift,
        one.heldLevelCode,
        one.until ?? experts.noEnd,
        one.mayTeach ? experts.yes : null,
        one.isAssessor ? experts.yes : null,
        one.state === null ? experts.notRequired : reportWords.standings[one.state],
      ]),
      notes: [experts.note],
    },
  });
}
