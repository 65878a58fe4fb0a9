import type { SampleAssessment, SamplePerson, SampleSite } from '../../../../../shared/domain/sample/types';
import type { UnlockedSite } from '../../../station/station';
import type { Signer } from '../../context';
import type { SampleIds } from './sample-framework';
import type { SampleActor } from './sample-writer';

/** What the records of the invented past are made from. */
export interface SampleWorks {
  readonly sample: SampleSite;
  readonly ids: SampleIds;
  /** By employee number: those who have an account. */
  readonly signers: ReadonlyMap<string, Signer>;
  readonly versionByCompetency: ReadonlyMap<string, number>;
  /** What was assessed, person by person and each in order of date. */
  readonly history: readonly SampleAssessment[];
  /** The record that an assessment became. */
  readonly recordOf: ReadonlyMap<SampleAssessment, string>;
  readonly now: Date;
  readonly vault: UnlockedSite['vault'];
}

/** Somebody of the works who has an account. */
export interface Colleague {
  readonly person: SamplePerson;
  readonly personId: string;
  readonly login: string;
  readonly signer: Signer;
  readonly actor: SampleActor;
}

/** Somebody with their account; undefined: they have none. */
export function colleagueOf({ sample, ids, signers }: SampleWorks, person: SamplePerson): Colleague | undefined {
  const signer = signers.get(person.employeeNumber);
  const user = sample.users.find((one) => one.employeeNumber === person.employeeNumber);
  if (signer === undefined || user === undefined) return undefined;
  const actor = { ...signer, role: user.roles[0] ?? 'none' };
  return { person, personId: ids.of('person', person.employeeNumber), login: user.login, signer, actor };
}

/** A moment in working hours of a day of the invented past: never later than now. */
export function momentOn({ now }: SampleWorks, day: string, time = '14:30'): Date {
  return new Date(Math.min(Date.parse(`${day}T${time}:00.000Z`), now.getTime()));
}

/** The reference of a competency that an assessment names. */
export function competencyRef({ ids, versionByCompetency }: SampleWorks, code: string) {
  const competencyId = ids.of('competency', code);
  const competencyVersion = versionByCompetency.get(competencyId);
  if (competencyVersion === undefined) throw new Error(`the works has no competency ${code}`);
  return { competencyId, competencyVersion };
}
