import type { PilotStay } from '../../../../shared/domain/framework/pilot-terms';
import type { StandingFacts } from '../../../../shared/domain/standing';
import type { TermsByCompetency } from './competency-terms';
import { daysOfTasks } from './practice';
import type { StandingFramework, StandingRecords } from './standing-facts';

/** What rules can ask of records beside results: nothing of it is read where none does. */
export interface AskedRecords {
  readonly taskIds: readonly string[];
  readonly hasEvents: boolean;
}

/** What the rules of any day ask for: which competencies work keeps current, and whether events or other competencies decide anything. */
export function ruledBy({ everywhere, underPilots }: TermsByCompetency) {
  const current = new Set<string>();
  let [hasEvents, hasPrerequisites] = [false, false];
  const note = (id: string, { validity, prerequisites }: Pick<StandingFacts, 'validity' | 'prerequisites'>): void => {
    if (validity !== undefined && validity.currency !== null) current.add(id);
    hasEvents ||= validity?.rules.some(({ rule }) => rule.kind === 'event') === true;
    hasPrerequisites ||= prerequisites !== undefined;
  };
  for (const [id, terms] of everywhere) for (const state of [terms, ...(terms.revisions ?? [])]) note(id, state);
  for (const [id, { versions, linked }] of underPilots) {
    for (const version of versions) note(id, version);
    hasEvents ||= linked?.versions.some(({ validity }) => validity?.kind === 'event') === true;
  }
  return { current: [...current], hasEvents, hasPrerequisites };
}

type BesideResults = Pick<StandingFacts, 'exceptions' | 'performances' | 'events' | 'training'>;
const nothingBeside: BesideResults = {};

/** What of exceptions, practice and events concerns each person and competency. */
export function besideResults(
  { exceptions = [], performed = [], events = [], training = [] }: Partial<StandingRecords>,
  { tasks }: StandingFramework,
  staysOf: ReadonlyMap<string, readonly PilotStay[]>,
): (personId: string, competencyId: string) => BesideResults {
  if (exceptions.length === 0 && performed.length === 0 && events.length === 0 && training.length === 0) return () => nothingBeside;
  const exceptionsOf = byText(exceptions, ({ personId, competencyId }) => `${personId} ${competencyId}`);
  const learned = byText(training, ({ personId, competencyId }) => `${personId} ${competencyId}`);
  const [performedBy, eventsOf] = [byText(performed, ({ personId }) => personId), byText(events, ({ personId }) => personId)];
  return (personId, competencyId) => {
    const signed = exceptionsOf.get(`${personId} ${competencyId}`)?.map(({ personId: _of, competencyId: _in, ...fact }) => fact);
    const belongs = tasks.get(competencyId);
    const days = belongs === undefined ? undefined : daysOfTasks(belongs, staysOf.get(personId));
    const done = (performedBy.get(personId) ?? []).flatMap(({ taskId, performedOn, count }) =>
      (days?.get(taskId) ?? []).map((span) => ({ performedOn, count, ...span })),
    );
    const happened = (eventsOf.get(personId) ?? [])
      .filter((event) => event.competencyId === null || event.competencyId === competencyId)
      .map(({ kind, on }) => ({ kind, on }));
    const learns = learned.get(`${personId} ${competencyId}`)?.map(({ personId: _of, competencyId: _in, ...fact }) => fact);
    return {
      ...(signed === undefined ? {} : { exceptions: signed }),
      ...(done.length === 0 ? {} : { performances: done }),
      ...(happened.length === 0 ? {} : { events: happened }),
      ...(learns === undefined ? {} : { training: learns }),
    };
  };
}

function byText<T>(rows: readonly T[], textOf: (row: T) => string): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const row of rows) if (found.get(textOf(row))?.push(row) === undefined) found.set(textOf(row), [row]);
  return found;
}
