import { cleanText } from '../hris/clean-text';
import { compactHeader } from '../hris/headers';
import { knownHeaders } from '../hris/known-headers';
import { isBlankRow, type NumberedRow } from './header-rows';
import { foldedWords } from './likeness';
import type { MatrixColumn, MatrixShape } from './wide-matrix';

export type KnownCompetency = { readonly competencyId: string; readonly code: string; readonly title: string };

/** Rows among which headings are looked for. */
const deepest = 15;

/**
 * Where the headings, people and competencies of a matrix probably are. The row that names most competencies is the heading, with a
 * row above it that spans groups; columns beyond whose headings no competency fits are left for a person to assign.
 */
export function suggestMatrix(rows: readonly NumberedRow[], competencies: readonly KnownCompetency[]): MatrixShape {
  const find = competencyFinder(competencies);
  const head = rows.slice(0, deepest).filter(({ cells }) => !isBlankRow(cells));
  const scored = head.map((row) => ({
    row,
    hits: row.cells.filter((cell) => find(cell) !== null).length,
    texts: row.cells.filter((cell) => /\p{L}{2}/u.test(cell)).length,
    hasPerson: row.cells.some((cell) => isNumberHeader(cell) || isNameHeader(cell)),
  }));
  const [best] = scored.toSorted(
    (one, other) => other.hits - one.hits || Number(other.hasPerson) - Number(one.hasPerson) || other.texts - one.texts,
  );
  if (best === undefined) return { headerRows: [], numberColumn: null, nameColumn: null, competencyColumns: [] };
  // Numbers and names are often headed one row above or below the tasks.
  const near = scored.filter(({ row, hasPerson }) => row !== best.row && hasPerson && Math.abs(row.rowNumber - best.row.rowNumber) <= 2);
  const headers = [best, ...near].map(({ row }) => row);
  const width = Math.max(...headers.map(({ cells }) => cells.length));
  const headingsOf = (index: number) => headers.map(({ cells }) => cleanText(cells[index] ?? '')).filter((text) => text !== '');
  const columns = Array.from({ length: width }, (_, index) => ({ index, headings: headingsOf(index) }));
  const numberColumn = columns.find(({ headings }) => headings.some(isNumberHeader))?.index ?? null;
  const named = columns.find(({ index, headings }) => index !== numberColumn && headings.some(isNameHeader))?.index;
  const nameColumn = named ?? (numberColumn === null ? 0 : null);
  const lastOfPeople = Math.max(numberColumn ?? -1, nameColumn ?? -1);
  const competencyColumns = columns.flatMap(({ index, headings }): MatrixColumn[] => {
    const [heading] = headings;
    if (heading === undefined || index === numberColumn || index === nameColumn) return [];
    const competencyId = headings.map(find).find((found) => found !== null) ?? null;
    return competencyId === null && (index < lastOfPeople || isAboutPeople(heading)) ? [] : [{ index, heading, competencyId }];
  });
  return {
    headerRows: headers.map(({ rowNumber }) => rowNumber).toSorted((one, other) => one - other),
    numberColumn,
    nameColumn,
    competencyColumns,
  };
}

/** By code or title, or both in one heading ("UT-3 Ultrasonic testing"); what fits two competencies fits none. */
function competencyFinder(competencies: readonly KnownCompetency[]): (heading: string) => string | null {
  const byText = new Map<string, string | null>();
  const add = (text: string, competencyId: string): void => {
    const key = foldedWords(text).join(' ');
    if (key === '') return;
    const other = byText.get(key);
    byText.set(key, other === undefined || other === competencyId ? competencyId : null);
  };
  for (const { competencyId, code, title } of competencies) {
    add(code, competencyId);
    add(title, competencyId);
    add(`${code} ${title}`, competencyId);
    add(`${title} ${code}`, competencyId);
  }
  return (heading) => byText.get(foldedWords(heading).join(' ')) ?? null;
}

const listed = (field: keyof typeof knownHeaders): ReadonlySet<string> => new Set(knownHeaders[field].flatMap((list) => list.split(' ')));
const numberHeaders = listed('employeeNumber');
const nameHeaders = listed('fullName');
const otherHeaders = new Set(
  (['familyName', 'givenName', 'jobTitle', 'department', 'unit', 'shift', 'location', 'hiredOn', 'email'] as const).flatMap((field) => [
    ...listed(field),
  ]),
);

const isNumberHeader = (cell: string): boolean =>
  numberHeaders.has(compactHeader(cell)) || /^(?:no|nr|pers(?:no|nr)|personalnr|staffid|matricule)$/.test(compactHeader(cell));
const isNameHeader = (cell: string): boolean =>
  nameHeaders.has(compactHeader(cell)) || /^(?:operator|person|mitarbeiter)$/i.test(cell.trim());
const isAboutPeople = (heading: string): boolean =>
  otherHeaders.has(compactHeader(heading)) || /^(?:total|sum|summe|remarks?|comments?|notes?)$/i.test(heading);
