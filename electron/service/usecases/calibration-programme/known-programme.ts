import { programmeContent, type ProgrammeContent } from '../../../../shared/contract/calibration-programme';
import { addDays, addMonths } from '../../../../shared/domain/calendar';
import { dayState, prepareWithinDays, programmeDays, type DayState } from '../../../../shared/domain/calibration/programme-days';
import type { CalibrationProgrammeRow, ProgrammeSampleRow } from '../../db/calibration-case-schema';
import { rememberedParse } from '../../db/remembered-parse';
import { programmeSessions, programmesNow, samplesOf } from '../../db/sql/calibration-programme';
import { allJobRoles } from '../../db/sql/job-roles';
import { printedNames } from '../../db/sql/printed-names';
import type { Reader } from '../../db/schema';

const parsed = rememberedParse(programmeContent);

export interface KnownDay {
  readonly dueOn: string;
  readonly state: DayState;
  readonly sampleId: string | null;
  readonly sessionId: string | null;
}

export interface KnownProgramme {
  readonly row: CalibrationProgrammeRow;
  readonly content: ProgrammeContent;
  readonly ownerName: string;
  readonly roleName: string | null;
  /** Every day up to twelve months ahead, oldest first. */
  readonly days: readonly KnownDay[];
  readonly samples: readonly ProgrammeSampleRow[];
}

/** Every line of the programme with its days, by title; one that is ended has those alone that something was done for. */
export async function knownProgrammes(db: Reader, today: string): Promise<KnownProgramme[]> {
  const rows = await programmesNow(db);
  const samples = await samplesOf(db, null);
  const sessions = await programmeSessions(db);
  const contents = rows.map((row) => parsed(row.content));
  const names = await printedNames(
    db,
    contents.map(({ ownerUserId }) => ownerUserId),
  );
  const roles = new Map((await allJobRoles(db, today)).map(({ roleId, name }) => [roleId, name]));
  return rows
    .map((row, index): KnownProgramme => {
      const content = contents[index] ?? parsed(row.content);
      const own = samples.filter(({ programmeId }) => programmeId === row.programmeId);
      const held = sessions.filter(({ programmeId }) => programmeId === row.programmeId);
      const planned = row.isEnded === 1 ? [] : programmeDays(content, addMonths(today, 12));
      const dates = [...new Set([...planned, ...own.map(({ dueOn }) => dueOn), ...held.map(({ dueOn }) => dueOn)])].toSorted();
      const begun = held.filter(({ state }) => state !== 'abandoned').map(({ dueOn }) => dueOn);
      return {
        row,
        content,
        ownerName: names.get(content.ownerUserId) ?? content.ownerUserId,
        roleName: content.roleId === null ? null : (roles.get(content.roleId) ?? content.roleId),
        samples: own,
        days: dates.map((dueOn): KnownDay => {
          const sample = own.find((one) => one.dueOn === dueOn);
          const session = held.find((one) => one.dueOn === dueOn);
          const facts = { hasSample: sample !== undefined, sessionState: session?.state ?? null };
          const wasFollowed = begun.some((day) => day > dueOn);
          const state = dayState(dueOn, facts, { today, soon: addDays(today, prepareWithinDays), wasFollowed });
          return { dueOn, state, sampleId: sample?.sampleId ?? null, sessionId: session?.sessionId ?? null };
        }),
      };
    })
    .toSorted((a, b) => a.content.title.localeCompare(b.content.title));
}

/** A line with its days; null: there is none. */
export async function knownProgramme(db: Reader, programmeId: string, today: string): Promise<KnownProgramme | null> {
  return (await knownProgrammes(db, today)).find(({ row }) => row.programmeId === programmeId) ?? null;
}

/** Days that something is still to be done for. */
export const openStates: ReadonlySet<DayState> = new Set<DayState>(['planned', 'due', 'overdue', 'drawn']);

/** A line as lists show it. */
export function shownProgramme({ row, content, ownerName, roleName, days }: KnownProgramme) {
  const next = days.find(({ state }) => openStates.has(state));
  return {
    programmeId: row.programmeId,
    revision: row.revision,
    content,
    ownerName,
    roleName,
    isEnded: row.isEnded === 1,
    nextOn: row.isEnded === 1 ? null : (next?.dueOn ?? null),
    state: row.isEnded === 1 ? null : (next?.state ?? null),
  };
}

/** The days of a line as lists show them. */
export function shownDays({ row, content, ownerName, days }: KnownProgramme) {
  return days.map((day) => ({ programmeId: row.programmeId, title: content.title, kind: content.kind, ownerName, ...day }));
}
