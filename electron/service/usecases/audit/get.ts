import type { Contract } from '../../../../shared/contract';
import type { JsonValue } from '../../../../shared/domain/audit-json';
import { ok } from '../../../../shared/result';
import { getEntry } from '../../db/audit-read';
import type { ChangeDetail } from '../../db/audit-read-changes';
import type { OutputOf, QueryUseCase } from '../context';
import { entryOutput } from './entry-output';
import { namesOfIds } from './names-of-ids';
import { withPrintedNames } from './printed-names';

type Get = Contract['audit']['get'];

const changesShown = 100;

export const getLogEntry: QueryUseCase<Get> = async (db, input) => {
  const found = await getEntry(db, input.entryNumber);
  if (!found.ok) return found;
  const { changes, inclusion } = found.value;
  const [entry] = await withPrintedNames(db, [found.value]);
  if (entry === undefined) throw new Error('one entry gives one name');
  const shown = changes.slice(0, changesShown);
  const names = await namesOfIds(db, [entry.entityId, entry.personId ?? '', ...shown.flatMap(textsOf)]);
  return ok({
    ...entryOutput(entry, names),
    changes: shown.map((change) => changeOutput(change, names)),
    inclusion: inclusion.ok ? { ...inclusion.value, proof: [...inclusion.value.proof] } : null,
  });
};

/** Everything in a change that may be an identifier. */
function textsOf({ entityId, differences }: ChangeDetail): string[] {
  return [entityId, ...differences.flatMap(({ old, new: next }) => [old, next]).filter((value) => typeof value === 'string')];
}

function changeOutput(change: ChangeDetail, names: ReadonlyMap<string, string>): OutputOf<Get>['changes'][number] {
  const nameOf = (value: JsonValue | undefined): string | null => (typeof value === 'string' ? (names.get(value) ?? null) : null);
  const states = [change.old.state, change.new.state];
  return {
    entity: change.entity,
    entityId: change.entityId,
    name: nameOf(change.entityId),
    isErased: states.includes('erased'),
    isAltered: states.includes('altered'),
    fields: change.differences.map(({ field, old, new: next }) => ({
      field,
      old: plainText(old),
      new: plainText(next),
      oldName: nameOf(old),
      newName: nameOf(next),
    })),
  };
}

function plainText(value: JsonValue | undefined): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
