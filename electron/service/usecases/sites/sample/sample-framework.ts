import type { SampleSite } from '../../../../../shared/domain/sample/types';
import { ok } from '../../../../../shared/result';
import { writeVersion, writeVersions } from '../../../db/sql/versions';
import type { SampleActor, SampleCommand } from './sample-writer';

export interface SampleIds {
  readonly of: (kind: string, key: string) => string;
}

/** Scales, competencies with indicators and checklists, and the role requirements, one command each. */
export function* frameworkCommands(sample: SampleSite, ids: SampleIds, at: Date, actor: SampleActor): Generator<SampleCommand> {
  for (const scale of sample.scales) {
    const scaleId = ids.of('scale', scale.code);
    yield {
      at,
      actor,
      run: async (tx, ctx) => {
        const row = { scaleId, name: scale.name, levels: JSON.stringify(scale.levels), qualifyingLevel: scale.qualifyingLevel };
        const changes = await writeVersions(tx, ctx.entry, 'scale', [row]);
        ctx.audit({ action: 'scales.add', entity: 'scale', entityId: scaleId, reason: 'First framework of the works', changes });
        return ok(null);
      },
    };
  }
  for (const competency of sample.competencies) {
    const competencyId = ids.of('competency', competency.code);
    yield {
      at,
      actor,
      run: async (tx, ctx) => {
        const { code, title, description, type, criticality, scaleCode, indicators, checklist } = competency;
        const row = {
          competencyId,
          code,
          title,
          description,
          type,
          criticality,
          scaleId: ids.of('scale', scaleCode),
          validityMonths: null,
          isRetired: 0 as const,
        };
        const changes = [
          await writeVersion(tx, ctx.entry, 'competency', row),
          ...(await writeVersions(
            tx,
            ctx.entry,
            'indicator',
            indicators.map((indicator, index) => ({
              indicatorId: ids.of('indicator', `${code}/${index}`),
              competencyId,
              ordinal: index + 1,
              ...indicator,
            })),
          )),
          ...(await writeVersions(
            tx,
            ctx.entry,
            'checklist_step',
            checklist.steps.map((step) => ({
              stepId: ids.of('step', `${code}/${step.ordinal}`),
              competencyId,
              level: checklist.level,
              ordinal: step.ordinal,
              text: step.text,
              isCritical: step.isCritical ? (1 as const) : (0 as const),
            })),
          )),
        ].filter((change) => change !== null);
        ctx.audit({
          action: 'competencies.save',
          entity: 'competency',
          entityId: competencyId,
          reason: 'First framework of the works',
          changes,
        });
        return ok(null);
      },
    };
  }
}

/** What the roles require; written when the roles have come with the people. */
export function* requirementCommands(
  sample: SampleSite,
  ids: SampleIds,
  at: Date,
  validFrom: string,
  actor: SampleActor,
): Generator<SampleCommand> {
  for (const { roleKey, competencyCode, level, validityMonths, isMandatory } of sample.requirements) {
    const requirementId = ids.of('requirement', `${roleKey}/${competencyCode}`);
    yield {
      at,
      actor,
      run: async (tx, ctx) => {
        const row = {
          requirementId,
          roleId: ids.of('role', roleKey),
          competencyId: ids.of('competency', competencyCode),
          level,
          validityMonths,
          isMandatory: isMandatory ? (1 as const) : (0 as const),
          validFrom,
          validTo: null,
        };
        const changes = await writeVersions(tx, ctx.entry, 'requirement', [row]);
        ctx.audit({
          action: 'requirements.set',
          entity: 'requirement',
          entityId: requirementId,
          reason: 'First framework of the works',
          validFrom,
          changes,
        });
        return ok(null);
      },
    };
  }
}
