import type { Contract } from '../../../../shared/contract';
import type { JsonValue } from '../../../../shared/domain/audit-json';
import { ok } from '../../../../shared/result';
import { getEntry } from '../../db/audit-read';
import type { ChangeDetail } from '../../db/audit-read-changes';
import type { OutputOf, QueryUseCase } from '../context';
import { entryOutput } from './entry-output';
import { withPrintedNames } from './printed-names';

type Get = Contract['audit']['get'];

const changesShown = 100;

export const getLogEntry: QueryUseCase<Get> = async (db, input) => {
  const found = await getEntry(db, input.entryNumber);
  if (!found.ok) return found;
  const { changes, inclusion } = found.value;
  const [entry] = await withPrintedNames(db, [found.value]);
  if (entry === undefined) throw new Error('one entry gives one name');
  return ok({
    ...entryOutput(entry),
    changes: changes.slice(0, changesShown).map(changeOutput),
    inclusion: inclusion.ok ? { ...inclusion.value, proof: [...inclusion.value.proof] } : null,
  });
};

function changeOutput(change: ChangeDetail): OutputOf<Get>['changes'][number] {
  const states = [change.old.state, change.new.state];
  return {
    entity: change.entity,
    entityId: change.entityId,
    isErased: states.includes('erased'),
    isAltered: states.includes('altered'),
    fields: change.differences.map(({ field, old, new: next }) => ({ field, old: plainText(old), new: plainText(next) })),
  };
}

function plainText(value: JsonValue | undefined): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
