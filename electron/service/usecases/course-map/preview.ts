import type { Contract } from '../../../../shared/contract';
import { readCourseMap } from '../../../../shared/domain/completions/course-map-table';
import { fail, ok } from '../../../../shared/result';
import { competencyNames } from '../../db/sql/competencies';
import { courseMapLines, datedLine, newestCourseMapRevision } from '../../db/sql/completions/course-map';
import { allScales } from '../../db/sql/scales';
import { whyNotATable } from '../../platform/why-not-a-table';
import { readTable } from '../../platform/read-table';
import type { QueryUseCase } from '../context';

/** Bytes: many times what the courses of a large works need. */
const largest = 8 * 1024 * 1024;
const mostLines = 2000;

export const previewCourseMap: QueryUseCase<Contract['courseMap']['preview']> = async (db, { file, fileName }, ctx) => {
  if (file.size > largest) return fail('FileUnreadable', { why: 'It is larger than 8 MiB.' });
  const table = await readTable(new Uint8Array(await file.arrayBuffer()));
  if (!table.ok) return fail('FileUnreadable', { why: whyNotATable(table.failure) });
  const scaleById = new Map((await allScales(db, ctx.today)).map((scale) => [scale.scaleId, scale]));
  const competencies = (await competencyNames(db, ctx.today)).map(({ scaleId, ...competency }) => ({
    ...competency,
    levels: (scaleById.get(scaleId)?.levels ?? []).map(({ level, code }) => ({ level, code })),
  }));
  const read = readCourseMap(table.value, { competencies, lines: (await courseMapLines(db)).map(datedLine) });
  if (!read.ok) {
    const columns = [...read.failure.data.columns];
    return fail('MissingColumns', { columns });
  }
  const { rows, rejects } = read.value;
  const differing = rows.filter(({ outcome }) => outcome !== 'unchanged');
  if (differing.length > mostLines) return fail('TooManyLines', { limit: mostLines });
  return ok({
    fileName,
    sha256: table.value.sha256,
    basis: await newestCourseMapRevision(db),
    lines: differing.map(({ rowNumber, outcome, line, competency, levelCode }) => ({
      rowNumber,
      outcome: outcome === 'new' ? ('new' as const) : ('changed' as const),
      competencyCode: competency.code,
      competencyTitle: competency.title,
      levelCode,
      line: { ...line },
    })),
    rejects: rejects.slice(0, mostLines).map((reject) => ({ ...reject })),
    totals: {
      new: rows.filter(({ outcome }) => outcome === 'new').length,
      changed: rows.filter(({ outcome }) => outcome === 'changed').length,
      unchanged: rows.length - differing.length,
      rejected: rejects.length,
    },
  });
};
