import { openStates, knownProgrammes } from './known-programme';
import type { Reader } from '../../db/schema';
import { goldStudies } from '../../db/sql/gold-studies';
import { printedNames } from '../../db/sql/printed-names';
import { accountById } from '../../db/sql/users';
import type { OfficeTask } from '../duties/office-tasks';
import { ownersOf } from './owners';

/** Days of the programme that no session was set up for, for whoever owns the line; where that account may no more, for all who may. */
export async function programmeTasks(db: Reader, today: string): Promise<OfficeTask[]> {
  const able = await ownersOf(db);
  const tasks: OfficeTask[] = [];
  for (const { row, content, days } of await knownProgrammes(db, today)) {
    if (row.isEnded === 1) continue;
    const own = able.filter(({ userId }) => userId === content.ownerUserId);
    for (const { dueOn, state, sampleId } of days)
      if (openStates.has(state))
        tasks.push({
          key: `programme-${row.programmeId}-${dueOn}`,
          kind: 'calibrate',
          what: content.title,
          dueOn,
          reason: sampleId === null ? 'No session is set up for this day' : 'The sample is drawn; no session is set up yet',
          joined: 1,
          target: { at: 'programme', programmeId: row.programmeId },
          permission: 'calibration.run',
          owners: own.length === 0 ? able : own,
        });
  }
  return tasks;
}

/** Gold cases that an assessor is still to rate. */
export async function studyTasks(db: Reader): Promise<OfficeTask[]> {
  const open = (await goldStudies(db, null)).filter(({ rating, end }) => rating === null && end === null);
  const names = await printedNames(
    db,
    open.map(({ study }) => study.assignedBy),
  );
  const tasks: OfficeTask[] = [];
  for (const { study } of open) {
    const account = await accountById(db, study.userId);
    if (account === undefined) continue;
    tasks.push({
      key: `gold-study-${study.studyId}`,
      kind: 'calibrate',
      what: 'Rate gold cases',
      dueOn: study.dueOn,
      reason: `Asked by ${names.get(study.assignedBy) ?? study.assignedBy}: ${study.reason}`,
      joined: 1,
      target: { at: 'goldStudy', studyId: study.studyId },
      permission: 'calibration.run',
      owners: [account],
    });
  }
  return tasks;
}
