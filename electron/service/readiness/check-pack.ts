import { basename } from 'node:path';
import type { RowFinding } from '../db/live-rows-finding';
import type { Sqlite } from '../vault/open';
import { follow, readRows } from './follow';
import { takePack } from './recall';
import { emptyRecord, type ReadinessRecord } from './record';
import { areSame } from './same-columns';

/**
 * Holds the columns in the file beside a record against its rows, every one of them: whoever has the data key can put others
 * there, and what is counted from them is wrong while the record is whole. What nobody would believe at an unlock either is
 * no finding.
 */
export function checkPack(sqlite: Sqlite, file: string, key: Uint8Array): RowFinding[] {
  const kept = emptyRecord();
  if (!takePack(kept, sqlite, file, key)) return [];
  follow(kept, sqlite);
  const { people, competencies, units, roles, assessors } = kept;
  const told: ReadinessRecord = { ...emptyRecord(), people, competencies, units, roles, assessors };
  readRows(told, sqlite);
  if (haveSame(kept, told)) return [];
  return [{ table: 'readiness_columns', rowId: basename(file), fault: 'countedAnew', field: null, entryNumber: null }];
}

function haveSame(kept: ReadinessRecord, told: ReadinessRecord): boolean {
  const places = ({ positions }: ReadinessRecord) => ({ columns: Object.values(positions.columns), from: 0, to: positions.used });
  const rowsOf = ({ known }: ReadinessRecord) => {
    const columns = Object.values(known.columns);
    return (person: number) => ({ columns, from: known.start[person] ?? 0, to: known.end[person] ?? 0 });
  };
  const [ofKept, ofTold] = [rowsOf(kept), rowsOf(told)];
  return areSame(places(kept), places(told)) && told.people.ids.every((_, person) => areSame(ofKept(person), ofTold(person)));
}
