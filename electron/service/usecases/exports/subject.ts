import type { Contract } from '../../../../shared/contract';
import { listName } from '../../../../shared/domain/person-name';
import { fail, ok, type Failure, type Result } from '../../../../shared/result';
import type { PersonRow } from '../../db/core-schema';
import type { PackageInRow } from '../../db/exchange-schema';
import type { GuestHandInRow, GuestSessionRow } from '../../db/guest-session-schema';
import type { Reader } from '../../db/schema';
import { allUnits, unitsBelow } from '../../db/sql/organisation';
import { guestHandIns, guestSessionById } from '../../db/sql/guest-sessions';
import { packageInById } from '../../db/sql/packages-in';
import { personById } from '../../db/sql/people';
import { placesOn } from '../../db/sql/positions';
import type { SessionFile } from '../../../../shared/contract/calibration-files';
import type { InputOf } from '../context';

type What = InputOf<Contract['exports']['write']>['what'];
type PeopleKind = Exclude<What['kind'], 'person-record' | 'receipt' | 'calibration-ratings'>;

/** What a package is about; `filter` says it in words. */
export type Subject = { readonly filter: string } & (
  | { readonly kind: PeopleKind; readonly personIds: ReadonlySet<string> | null }
  | { readonly kind: 'person-record'; readonly person: PersonRow }
  | { readonly kind: 'receipt'; readonly received: PackageInRow }
  /** The bytes of the session's files by their names in the package. */
  | { readonly kind: 'calibration-case'; readonly session: SessionFile; readonly files: ReadonlyMap<string, Uint8Array> }
  | { readonly kind: 'calibration-ratings'; readonly guest: GuestSessionRow; readonly handIn: GuestHandInRow }
);

/** Finds what a package is to be about. Who works in a unit is told by the positions of the day. */
export async function subjectOf(
  db: Reader,
  what: What,
  asOf: string,
): Promise<Result<Subject, Failure<'UnitNotFound' | 'PersonNotFound' | 'PackageNotFound' | 'NothingRated', undefined>>> {
  switch (what.kind) {
    case 'person-record': {
      const person = await personById(db, what.personId);
      if (person === undefined || person.mergedIntoId !== null) return fail<'PersonNotFound'>('PersonNotFound');
      return ok({ kind: what.kind, person, filter: `${listName(person)} (${person.employeeNumber})` });
    }
    case 'receipt': {
      const received = await packageInById(db, what.packageInId);
      if (received === undefined || received.kind === 'receipt') return fail<'PackageNotFound'>('PackageNotFound');
      return ok({ kind: what.kind, received, filter: `Receipt for no. ${received.sequence}, ${received.fileName}` });
    }
    case 'calibration-ratings': {
      const guest = await guestSessionById(db, what.guestId);
      const handIn = (await guestHandIns(db)).get(what.guestId);
      if (guest === undefined || handIn === undefined) return fail<'NothingRated'>('NothingRated');
      return ok({ kind: what.kind, guest, handIn, filter: `Sealed ratings of ${guest.memberName}` });
    }
    default: {
      const { kind, unitId } = what;
      if (unitId === null) return ok({ kind, personIds: null, filter: 'Everybody' });
      const unit = (await allUnits(db, asOf)).find((one) => one.unitId === unitId);
      if (unit === undefined) return fail<'UnitNotFound'>('UnitNotFound');
      const places = await placesOn(db, asOf, { unitIds: await unitsBelow(db, [unitId], asOf), onDayOnly: true });
      return ok({ kind, personIds: new Set(places.map(({ personId }) => personId)), filter: `Who works in ${unit.name} or below it` });
    }
  }
}
