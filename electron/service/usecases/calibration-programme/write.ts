import type { Contract } from '../../../../shared/contract';
import { calendarFile } from '../../../../shared/domain/calendar-file';
import { ok } from '../../../../shared/result';
import type { CommandUseCase } from '../context';
import { csvTable } from '../duties/duty-files';
import { chosenTarget, writeAside } from '../exports/written-file';
import { knownProgrammes, shownDays } from './known-programme';

const kinds = { sample: 'Sample', session: 'Session', integrity: 'Integrity check' } as const;

export const writeProgramme: CommandUseCase<Contract['calibrationProgramme']['write']> = async (
  tx,
  { target: handle, format, reason },
  ctx,
) => {
  const target = chosenTarget(ctx, handle, 'exportDuties', format);
  if (!target.ok) return target;
  const days = (await knownProgrammes(tx, ctx.today))
    .flatMap(shownDays)
    .filter(({ state }) => state !== 'held' && state !== 'passed')
    .toSorted((a, b) => a.dueOn.localeCompare(b.dueOn) || a.title.localeCompare(b.title));
  const text =
    format === 'csv'
      ? csvTable(
          [
            { name: 'due', value: ({ dueOn }) => dueOn },
            { name: 'what', value: ({ title }) => title },
            { name: 'kind', value: ({ kind }) => kind },
            { name: 'state', value: ({ state }) => state },
            { name: 'owner', value: ({ ownerName }) => ownerName },
          ],
          days,
        )
      : calendarFile(
          days.map(({ programmeId, dueOn, title, kind, ownerName }) => ({
            uid: `programme-${programmeId}-${dueOn}@${ctx.siteId}.touchstone`,
            on: dueOn,
            summary: `Calibrate: ${title}`,
            description: `${kinds[kind]}\nSeen to by ${ownerName}`,
          })),
          ctx.now.toISOString(),
        );
  const written = writeAside(ctx, target.value, text);
  if (!written.ok) return written;
  const entity = { entity: 'duty_file', entityId: written.value.sha256 };
  ctx.audit({
    action: 'calibrationProgramme.write',
    ...entity,
    reason,
    validFrom: ctx.today,
    changes: [{ ...entity, personId: null, old: null, new: { ...written.value, format, asOf: ctx.today, lines: days.length } }],
  });
  return ok({ ...written.value, lines: days.length });
};
