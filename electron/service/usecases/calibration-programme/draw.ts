import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import type { ProgrammeSampleRow } from '../../db/calibration-case-schema';
import { insertRows } from '../../db/insert-rows';
import type { CommandUseCase } from '../context';
import { drawnIds, drawnSample } from './drawn-sample';
import { fittedSample } from './fitted-sample';
import { knownProgramme } from './known-programme';
import { populationOf } from './population';

export const drawProgramme: CommandUseCase<Contract['calibrationProgramme']['draw']> = async (
  tx,
  { programmeId, dueOn, seed, reason },
  ctx,
) => {
  const known = await knownProgramme(tx, programmeId, ctx.today);
  if (known === null || known.row.isEnded === 1) return fail('ProgrammeNotFound');
  const day = known.days.find((one) => one.dueOn === dueOn);
  if (day === undefined) return fail('DayUnknown');
  if (day.sampleId !== null) return fail('AlreadyDrawn', { sampleId: day.sampleId });
  const population = await populationOf(tx, ctx, known, dueOn);
  if (population.candidates.length === 0) return fail('NothingToDraw');
  const fitted = await fittedSample(tx, ctx.today, known.content, population.candidates.length);
  if (fitted.fitting === 0) return fail('NoMinutes');
  const kept = seed ?? seedOf(ctx.makeId());
  const candidates = population.candidates.map(({ competencyId: _competency, ...candidate }) => candidate);
  const { strata, size } = known.content;
  const drawn = drawnIds(drawnSample({ candidates, strata, fitted }, kept));
  const { afterEntry, untilEntry, fromDay, toDay } = population;
  const row: ProgrammeSampleRow = {
    sampleId: ctx.makeId(),
    programmeId,
    programmeRevision: known.row.revision,
    dueOn,
    seed: kept,
    fromDay,
    toDay,
    content: JSON.stringify({ afterEntry, untilEntry, size, strata, candidates, drawn, fitted }),
    reason,
    drawnBy: ctx.actor.userId,
    drawnAt: ctx.now.toISOString(),
    entryNumber: ctx.entry,
  };
  await insertRows(tx, 'programme_sample', [row]);
  const entity = { entity: 'programme_sample', entityId: row.sampleId };
  ctx.audit({
    action: 'calibrationProgramme.draw',
    ...entity,
    reason,
    validFrom: dueOn,
    changes: [{ ...entity, personId: null, old: null, new: { ...row } }],
  });
  return ok({ sampleId: row.sampleId });
};

/** A number of 32 bits that nobody has chosen: the random end of a new id. */
const seedOf = (newId: string): number => Number.parseInt(newId.replaceAll('-', '').slice(-8), 16);
