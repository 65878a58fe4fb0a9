import { addDays, isRealDate } from '../../../../shared/domain/calendar';
import { kindsBelow, type UnitKind } from '../../../../shared/domain/organisation';
import { fail, ok, type Failure, type Result } from '../../../../shared/result';
import type { Reader } from '../../db/schema';
import { batchById } from '../../db/sql/imports';
import { editionsOf, siblingOfName, type UnitEdition } from '../../db/sql/unit-editions';

interface Place {
  readonly unitId: string | null;
  readonly parentId: string | null;
  readonly kind: UnitKind;
  readonly name: string;
  readonly from: string;
  /** Whether it lies there anew: what always lay at a place may stay there. */
  readonly isNew: boolean;
}

type PlaceRefused =
  | Failure<'ParentNotThere', undefined>
  | Failure<'KindNotBelow', { kind: UnitKind; parentKind: UnitKind | null; allowed: UnitKind[] }>
  | Failure<'NameTaken', { unitId: string }>;

/** Whether a unit can lie at a place from a day on: its parent stays open, takes its kind, and has none of its name. */
export async function checkPlace(db: Reader, { unitId, parentId, kind, name, from, isNew }: Place): Promise<Result<void, PlaceRefused>> {
  const parent = parentId === null ? null : openFrom(await editionsOf(db, parentId), from);
  if (parent === undefined) return fail('ParentNotThere');
  const allowed = kindsBelow(parent === null ? null : { kind: parent.kind, isOwnedByHris: parent.sourceBatchId !== null });
  if (isNew && !allowed.includes(kind)) return fail('KindNotBelow', { kind, parentKind: parent?.kind ?? null, allowed: [...allowed] });
  const sibling = await siblingOfName(db, { parentId, kind, name, from, except: unitId });
  return sibling === null ? ok(undefined) : fail('NameTaken', { unitId: sibling });
}

type ChangeRefused =
  | Failure<'NotADate', undefined>
  | Failure<'UnitNotFound', undefined>
  | Failure<'InThePast', { earliest: string }>
  | Failure<'LaterChange', { from: string }>
  | Failure<'OwnedByHris', { batchId: string; fileName: string }>;

/** What a unit is on the day before it changes, if it may be changed from that day on. */
export async function changeableUnit(
  db: Reader,
  { unitId, from, today }: { readonly unitId: string; readonly from: string; readonly today: string },
): Promise<Result<UnitEdition, ChangeRefused>> {
  if (!isRealDate(from)) return fail('NotADate');
  const editions = await editionsOf(db, unitId);
  const last = editions.at(-1);
  if (last === undefined) return fail('UnitNotFound');
  if (last.sourceBatchId !== null) {
    const batch = await batchById(db, last.sourceBatchId);
    return fail('OwnedByHris', { batchId: last.sourceBatchId, fileName: batch?.fileName ?? '' });
  }
  if (from < today) return fail('InThePast', { earliest: today });
  if (last.validTo !== null) return last.validTo < from ? fail('UnitNotFound') : fail('LaterChange', { from: addDays(last.validTo, 1) });
  if (last.validFrom > from) return fail('LaterChange', { from: last.validFrom });
  return ok(last);
}

/** What a unit is on a day, where it is open from then on without an end; undefined where it is not. */
function openFrom(editions: readonly UnitEdition[], day: string): UnitEdition | undefined {
  if (editions.at(-1)?.validTo !== null) return undefined;
  return editions.findLast(({ validFrom }) => validFrom <= day);
}
