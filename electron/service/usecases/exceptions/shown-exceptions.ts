import type { z } from 'zod';
import type { shownException } from '../../../../shared/contract/exceptions';
import { exceptionCauses, exceptionStateOn } from '../../../../shared/domain/exception-terms';
import { listName } from '../../../../shared/domain/person-name';
import type { Reader } from '../../db/schema';
import { competencyHeads } from '../../db/sql/competency-heads';
import {
  exceptionEndRecord,
  exceptionEndRow,
  exceptionRecord,
  exceptionRow,
  knownExceptions,
  type KnownException,
} from '../../db/sql/exceptions';
import { mergedPeople } from '../../db/sql/merged-people';
import { personsById } from '../../db/sql/people';
import { printedNames } from '../../db/sql/printed-names';
import { shownSignatures } from '../signatures/shown-signatures';
import { spanOf } from './concerned';

export type ShownException = z.input<typeof shownException>;

/** What was signed as it is shown of a day: by its names, each person under the record that is read. */
export async function shownExceptions(db: Reader, rows: readonly KnownException[], day: string): Promise<ShownException[]> {
  if (rows.length === 0) return [];
  const merged = await mergedPeople(db);
  const personOf = (row: KnownException): string => merged.get(row.personId) ?? row.personId;
  const people = new Map((await personsById(db, [...new Set(rows.map(personOf))])).map((person) => [person.personId, person]));
  const heads = await competencyHeads(db, [...new Set(rows.map(({ competencyId }) => competencyId))], day);
  const names = await printedNames(
    db,
    rows.flatMap(({ signedBy, approvedBy, endBy }) => [signedBy, approvedBy ?? '', endBy ?? '']),
  );
  const ended = await endedBy(db, rows);
  const nameOf = (userId: string): string => names.get(userId) ?? userId;
  return rows.map((row) => {
    const { exceptionId, kind, competencyId, validFrom: from, validTo: to, endBefore, ordinal, reason, conditions } = row;
    const personId = personOf(row);
    const person = people.get(personId);
    const head = heads.get(competencyId);
    return {
      exceptionId,
      kind,
      personId,
      personName: person === undefined ? personId : listName(person),
      employeeNumber: person?.employeeNumber ?? '',
      competencyId,
      competencyCode: head?.code ?? '',
      competencyTitle: head?.title ?? competencyId,
      from,
      to,
      endBefore,
      ordinal,
      cause: exceptionCauses.find((cause) => cause === row.cause) ?? null,
      reason,
      conditions,
      concerns: ended.get(row.concernsId ?? '') ?? null,
      signedBy: nameOf(row.signedBy),
      approvedBy: row.approvedBy === null ? null : nameOf(row.approvedBy),
      recordedAt: row.recordedAt,
      entryNumber: row.entryNumber,
      end: endOf(row, nameOf),
      state: exceptionStateOn(spanOf(row), day),
    };
  });
}

function endOf(
  { endHow: how, endFrom: from, endReason: reason, endBy, endAt: at, endEntry: entryNumber }: KnownException,
  nameOf: (userId: string) => string,
) {
  if (how === null || from === null || reason === null || endBy === null || at === null || entryNumber === null) return null;
  return { how, from, reason, by: nameOf(endBy), at, entryNumber };
}

/** The suspensions and revocations that reinstatements end, by id. */
async function endedBy(db: Reader, rows: readonly KnownException[]) {
  const found = new Map<string, NonNullable<ShownException['concerns']>>();
  for (const { kind, concernsId } of rows) {
    if (kind !== 'reinstatement' || concernsId === null) continue;
    const row = await exceptionRow(db, concernsId);
    if (row?.kind === 'suspension' || row?.kind === 'revocation')
      found.set(concernsId, { exceptionId: concernsId, kind: row.kind, from: row.validFrom });
  }
  return found;
}

/** One with the signatures under it, the approval after what it approves, and under what took it back; each checked now. */
export async function withSignatures(db: Reader, shown: ShownException) {
  const { exceptionId, signedBy } = shown;
  const row = await exceptionRow(db, exceptionId);
  const end = await exceptionEndRow(db, exceptionId);
  const one = { recordId: exceptionId, revision: 1 };
  const signed = row === undefined ? [] : await shownSignatures(db, { ...one, recordType: exceptionRecord, content: row });
  const isFirst = ({ printedName }: { readonly printedName: string }): number => (printedName === signedBy ? 0 : 1);
  return {
    ...shown,
    signatures: [
      ...signed.toSorted((a, b) => isFirst(a) - isFirst(b)),
      ...(end === undefined ? [] : await shownSignatures(db, { ...one, recordType: exceptionEndRecord, content: end })),
    ],
  };
}

/** Those of some people with their signatures. */
export async function signedExceptionsOf(db: Reader, personIds: readonly string[], day: string) {
  const shown = await shownExceptions(db, await knownExceptions(db, { personIds }), day);
  return Promise.all(shown.map((one) => withSignatures(db, one)));
}
