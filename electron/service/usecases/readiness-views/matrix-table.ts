import type { ReadinessView } from '../../../../shared/contract/readiness-views';
import { everyWord } from '../../../../shared/domain/every-word';
import {
  dateOfDayNumber,
  heldInLook,
  isMandatoryInLook,
  requiredInLook,
  stateInLook,
  unpackedBytes,
} from '../../../../shared/domain/packed-standings';
import { levelCode } from '../../../../shared/domain/scale';
import { letterByState } from '../../../../shared/domain/state';
import type { Reader } from '../../db/schema';
import type { TableView } from '../../reports/table-view';
import { words as reportWords } from '../../reports/words';
import type { ReadContext } from '../context';
import { getStandingMatrix } from '../standing-matrix/get';
import { told } from './told';
import { words } from './words';

type Asked = Extract<ReadinessView, { readonly kind: 'matrix' }>;
type Row = TableView['rows'][number];
const { columns } = words;

/** The matrix as one line for each of its cells, person by person: paper has no room for a column for each competency. */
export async function matrixTable(
  db: Reader,
  ctx: ReadContext,
  { filter, person, competency, states, type }: Asked,
  { asOf, filters }: Pick<TableView, 'asOf' | 'filters'>,
  most: number,
): Promise<{ readonly view: TableView; readonly total: number }> {
  const { people, units, competencies, scales, cells } = told(await getStandingMatrix(db, filter, ctx));
  const packed = unpackedBytes(await cells.arrayBuffer());
  const unitName = new Map(units.map(({ unitId, name }) => [unitId, name]));
  const levels = new Map(scales.map((scale) => [scale.scaleId, scale.levels]));
  const [isPerson, isCompetency] = [everyWord(person), everyWord(competency)];
  const isColumn = competencies.map((one) => (type === null || one.type === type) && isCompetency(`${one.code} ${one.title}`));
  const rows: Row[] = [];
  let total = 0;
  for (const [index, { name, employeeNumber, unitId }] of people.entries()) {
    if (!isPerson(`${name} ${employeeNumber}`)) continue;
    const own: Array<{ readonly column: number; readonly look: number; readonly lastDay: number }> = [];
    for (let at = packed.starts[index] ?? 0; at < (packed.starts[index + 1] ?? 0); at++) {
      const column = packed.columns[at] ?? 0;
      if (isColumn[column] === true) own.push({ column, look: packed.looks[at] ?? 0, lastDay: packed.lastDays[at] ?? 0 });
    }
    // as on the screen: somebody is shown with all of it where any of it stands so
    if (states !== null && !own.some(({ look }) => states.includes(stateInLook(look)))) continue;
    total += own.length;
    if (rows.length >= most) continue;
    for (const { column, look, lastDay } of own.toSorted((a, b) => a.column - b.column)) {
      const { code, title, scaleId } = competencies[column] ?? { code: '', title: '', scaleId: '' };
      const [state, held] = [stateInLook(look), heldInLook(look)];
      const scale = levels.get(scaleId) ?? [];
      rows.push([
        name,
        unitName.get(unitId) ?? '',
        title,
        code,
        letterByState[state],
        reportWords.standings[state],
        isMandatoryInLook(look) ? words.mandatory : words.desirable,
        levelCode(scale, requiredInLook(look)),
        held === null ? words.nothing : levelCode(scale, held),
        dateOfDayNumber(lastDay),
      ]);
    }
  }
  return {
    total,
    view: {
      title: words.titles.matrix,
      asOf,
      filters: [
        ...filters,
        { label: columns.person, value: person || words.all },
        { label: columns.competency, value: competency || words.all },
        { label: words.types, value: type ?? words.all },
        { label: words.states, value: states?.map((state) => reportWords.standings[state]).join(', ') ?? words.all },
      ],
      columns: [
        { name: columns.person, width: 'rest' },
        { name: columns.unit, width: 0, isBelow: true },
        { name: columns.competency, width: 'rest' },
        { name: columns.code, width: 0, isBelow: true },
        { name: columns.letter, width: 14 },
        { name: columns.state, width: 36 },
        { name: columns.kind, width: 0, isBelow: true },
        { name: columns.required, width: 20 },
        { name: columns.held, width: 0, isBelow: true },
        { name: columns.readyUntil, width: 24 },
      ],
      rows: rows.slice(0, most),
      notes: [],
    },
  };
}
