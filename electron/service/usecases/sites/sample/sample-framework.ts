import type { CompetencyItem, FrameworkItem, ItemOf, ScaleItem } from '../../../../../shared/contract/framework-item';
import { levelLook } from '../../../../../shared/domain/scale-look';
import { practicalLevels } from '../../../../../shared/domain/sample/requirements';
import type { SampleCompetency, SampleSite } from '../../../../../shared/domain/sample/types';
import { ok } from '../../../../../shared/result';
import type { FrameworkRevisionRow } from '../../../db/framework-schema';
import { itemsDigest } from '../../../db/signed-revision';
import { rowOfItem } from '../../../db/sql/framework-items';
import { writeVersions } from '../../../db/sql/versions';
import type { Signer } from '../../context';
import { signRevision } from '../../framework/approve';
import { sampleSufficiency } from './sample-evidence';
import { sampleValidity } from './sample-validity';
import type { SampleActor, SampleCommand } from './sample-writer';

export interface SampleIds {
  readonly of: (kind: string, key: string) => string;
}

/** The same order of work is a step of its own at each level. */
export function sampleStepId(ids: SampleIds, { code, checklist }: SampleCompetency, level: number, ordinal: number): string {
  return ids.of('step', level === checklist.level ? `${code}/${ordinal}` : `${code}/${level}/${ordinal}`);
}

const reason = 'First framework of the works';

/** The library of the works, and its first revision with the framework that was in use on paper: authored by one, approved by another. */
export function* frameworkCommands(
  sample: SampleSite,
  ids: SampleIds,
  at: Date,
  from: string,
  author: SampleActor,
  approver: Signer,
): Generator<SampleCommand> {
  const frameworkId = ids.of('framework', 'works');
  yield {
    at,
    actor: author,
    run: async (tx, ctx) => {
      const row = {
        frameworkId,
        name: 'Works framework',
        description: 'What the work of the whole site asks of people.',
        functionName: null,
        stewardUserIds: '[]',
        isRetired: 0,
      } as const;
      const changes = await writeVersions(tx, ctx.entry, 'framework', [row]);
      ctx.audit({ action: 'framework.saveLibrary', entity: 'framework', entityId: frameworkId, reason, changes });
      return ok(null);
    },
  };
  const items = [...frameworkItems(sample, ids, frameworkId)];
  const revision: FrameworkRevisionRow = {
    revisionId: ids.of('revision', '1'),
    frameworkId,
    number: 1,
    title: 'As in use on paper',
    summary: 'The competencies, checklists and requirements of the works as they were kept on paper.',
    state: 'approved',
    authorUserIds: JSON.stringify([author.userId]),
    submittedAt: at.toISOString(),
    effectiveFrom: from,
    pilotUnitIds: '[]',
    generalFrom: from,
    contentDigest: itemsDigest(items),
    changes: items.length,
    remark: null,
  };
  yield {
    at,
    actor: { userId: approver.userId, printedName: approver.printedName, personId: approver.personId, role: approver.role },
    signer: approver,
    run: async (tx, ctx) => {
      const time = { validFrom: from, pilotOf: '', revisionId: revision.revisionId };
      const changes = [
        ...(await writeVersions(tx, ctx.entry, 'framework_revision', [revision])),
        ...(await writeVersions(
          tx,
          ctx.entry,
          'framework_item',
          items.map((item) => rowOfItem(item, time)),
        )),
        await signRevision(tx, ctx, 'approve', revision, 'Approved'),
      ];
      ctx.audit({ action: 'framework.approve', entity: 'framework_revision', entityId: revision.revisionId, validFrom: from, changes });
      return ok(null);
    },
  };
}

function* frameworkItems(sample: SampleSite, ids: SampleIds, frameworkId: string): Generator<FrameworkItem> {
  const plain = plainFields(frameworkId);
  for (const [index, { code, name, levels, qualifyingLevel }] of sample.scales.entries()) {
    const looks = levels.map((level, at) => ({ ...level, ...levelLook(at, levels.length) }));
    const content: ScaleItem['content'] = { levels: looks, qualifyingLevel, mapping: null };
    yield { ...plain, itemId: ids.of('scale', code), kind: 'scale', ordinal: index * 1024, code, title: name, content };
  }
  for (const [index, { key, name }] of sample.groups.entries())
    yield {
      ...plain,
      itemId: ids.of('group', key),
      kind: 'group',
      ordinal: index * 1024,
      code: '',
      title: name,
      content: { description: '' },
    };
  for (const [index, competency] of sample.competencies.entries()) {
    const { code, title, groupKey, ...text } = competency;
    const content: CompetencyItem['content'] = {
      description: text.description,
      type: text.type,
      criticality: text.criticality,
      scaleId: ids.of('scale', text.scaleCode),
      validityMonths: null,
      indicators: text.indicators.map((one, at) => ({ ...one, indicatorId: ids.of('indicator', `${code}/${at}`), outcomeIds: [] })),
      steps: practicalLevels(competency).flatMap((level) =>
        text.checklist.steps.map(({ ordinal, text: says, isCritical }) => {
          return { stepId: sampleStepId(ids, competency, level, ordinal), level, text: says, isCritical, prompt: '' };
        }),
      ),
      // Energy is isolated in an order that is not up to anybody.
      isSequenceEnforced: code === 'LOTO-01',
      guidance: { assessor: '', coach: '', employee: '' },
      prerequisites: [],
      blockIds: [],
      sufficiency: sampleSufficiency(code),
      validity: sampleValidity(code),
    };
    const place = { parentId: ids.of('group', groupKey), ordinal: index * 1024 };
    yield { ...plain, ...place, itemId: ids.of('competency', code), kind: 'competency', code, title, content };
  }
  for (const [index, { roleKey, competencyCode, level, validityMonths, isMandatory }] of sample.requirements.entries()) {
    const content: ItemOf<'requirement'>['content'] = { subject: 'role', level, validityMonths, isMandatory, evidenceMix: [] };
    const ends = { fromId: ids.of('role', roleKey), toId: ids.of('competency', competencyCode) };
    const itemId = ids.of('requirement', `${roleKey}/${competencyCode}`);
    yield { ...plain, ...ends, itemId, kind: 'requirement', ordinal: index * 1024, code: '', title: '', content };
  }
  yield* taskItems(sample, ids, plain);
}

/** The work of the site, what it needs and who does it. */
function* taskItems(sample: SampleSite, ids: SampleIds, plain: PlainFields): Generator<FrameworkItem> {
  for (const [index, { code, title, competencyCodes, roleKeys, abnormalConditions, ...text }] of sample.tasks.entries()) {
    const taskId = ids.of('task', code);
    const content = { ...text, abnormalConditions: [...abnormalConditions], decidedTraining: null, trainingReason: '' };
    yield { ...plain, itemId: taskId, kind: 'task', ordinal: index * 1024, code, title, content };
    const link = { ...plain, kind: 'link', ordinal: index * 1024, code: '', title: '' } as const;
    const says = { level: null, isMandatory: true, outcome: '', scenario: '' };
    for (const competencyCode of competencyCodes)
      yield {
        ...link,
        itemId: ids.of('link', `${code}/${competencyCode}`),
        fromId: taskId,
        toId: ids.of('competency', competencyCode),
        content: { ...says, relation: 'taskCompetency' },
      };
    for (const roleKey of roleKeys)
      yield {
        ...link,
        itemId: ids.of('link', `${roleKey}/${code}`),
        fromId: ids.of('role', roleKey),
        toId: taskId,
        content: { ...says, relation: 'roleTask' },
      };
  }
}

/** What every item has that is said of none of them here. */
function plainFields(frameworkId: string) {
  return {
    frameworkId,
    parentId: null,
    fromId: null,
    toId: null,
    stewardUserId: null,
    reviewMonths: null,
    isRetired: false,
    replacedById: null,
    origin: null,
  } as const;
}

type PlainFields = ReturnType<typeof plainFields>;
