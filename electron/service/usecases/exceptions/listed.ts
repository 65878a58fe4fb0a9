import { createHash } from 'node:crypto';
import type { Contract } from '../../../../shared/contract';
import { csvLine } from '../../../../shared/domain/csv';
import type { Reader } from '../../db/schema';
import { knownExceptions } from '../../db/sql/exceptions';
import type { InputOf, ReadContext } from '../context';
import { exceptionColumns } from './exception-columns';
import { shownExceptions, type ShownException } from './shown-exceptions';

type Filter = Omit<InputOf<Contract['exceptions']['list']>, 'asOf'>;

/** Those that are asked for, of whoever may be seen, as they stand on a day; and the file that says the same. */
export async function listedExceptions(db: Reader, ctx: ReadContext, { kind, state, competencyId }: Filter, day: string) {
  const wanted = { ...(kind === null ? {} : { kind }), ...(competencyId === null ? {} : { competencyId }) };
  const known = await knownExceptions(db, wanted, ctx.scope, ctx.today);
  const all = await shownExceptions(db, known, day);
  const exceptions = state === null ? all : all.filter((one) => one.state === state);
  const text = exceptionsText(exceptions);
  return { exceptions, text, sha256: createHash('sha256').update(text, 'utf8').digest('hex') };
}

const byteOrderMark = '\u{feff}';

/** RFC 4180, for spreadsheets: what they would take for a formula is text. */
function exceptionsText(exceptions: readonly ShownException[]): string {
  const lines = exceptions.map((one) => csvLine(exceptionColumns.map(({ value }) => value(one))));
  return byteOrderMark + csvLine(exceptionColumns.map(({ name }) => name)) + lines.join('');
}
