import type { FrameworkItem, ItemOf } from '../../../../shared/contract/framework-item';
import type { Catalogue } from '../../../../shared/domain/framework/tree';
import { noValidity } from '../../../../shared/domain/framework/validity-terms';
import { levelLook } from '../../../../shared/domain/scale-look';

export const makeId = (): string => crypto.randomUUID();

/** Where a new item goes and what it is called. */
export interface Place {
  readonly frameworkId: string;
  readonly parentId: string | null;
  readonly ordinal: number;
  readonly code: string;
  readonly title: string;
}

const plain = { fromId: null, toId: null, stewardUserId: null, reviewMonths: null, isRetired: false, replacedById: null, origin: null };
const noGuidance = { assessor: '', coach: '', employee: '' };

/** A new item of a catalogue, with what is most usual in it. A competency takes after the one before it. */
export function newNode(
  kind: Catalogue | 'group',
  place: Place,
  { scaleId, like }: { readonly scaleId: string; readonly like?: FrameworkItem | undefined },
): FrameworkItem {
  const shared = { ...plain, ...place, itemId: makeId() };
  switch (kind) {
    case 'group':
      return { ...shared, kind, content: { description: '' } };
    case 'role':
      return { ...shared, kind, content: { description: '' } };
    case 'competency': {
      const model = like?.kind === 'competency' ? like : undefined;
      const { type = 'skill', criticality = 'medium', validityMonths = 12 } = model?.content ?? {};
      const content = {
        description: '',
        type,
        criticality,
        scaleId: model?.content.scaleId ?? scaleId,
        validityMonths,
        indicators: [],
        steps: [],
        isSequenceEnforced: false,
      };
      const looked = { stewardUserId: model?.stewardUserId ?? null, reviewMonths: model?.reviewMonths ?? null };
      return {
        ...shared,
        ...looked,
        kind,
        content: { ...content, guidance: noGuidance, prerequisites: [], blockIds: [], sufficiency: [], validity: noValidity },
      };
    }
    case 'task': {
      const unrated = { difficulty: null, importance: null, frequency: null, consequence: null };
      const content = { description: '', ...unrated, isCovered: false, abnormalConditions: [], goodLooksLike: '' };
      return { ...shared, kind, content: { ...content, decidedTraining: null, trainingReason: '' } };
    }
    case 'clause': {
      const model = like?.kind === 'clause' ? like.content : undefined;
      const { authority = '', document = '', edition = '', effectiveFrom = null, effectiveTo = null } = model ?? {};
      return {
        ...shared,
        kind,
        content: {
          authority,
          document,
          edition,
          textReference: '',
          effectiveFrom,
          effectiveTo,
          notSoleMethods: [],
          validity: null,
          graceDays: null,
          forbidsExtension: false,
        },
      };
    }
    case 'scale':
      return { ...shared, kind, content: scaleContent('zeroToFour') };
    case 'block':
      return { ...shared, kind, content: { indicators: [], steps: [], guidance: noGuidance } };
  }
}

export const scalePresets = ['zeroToFour', 'iluo', 'dreyfus'] as const;
export type ScalePreset = (typeof scalePresets)[number];

const presets: Readonly<
  Record<
    ScalePreset,
    { readonly qualifyingLevel: number; readonly levels: ReadonlyArray<readonly [code: string, name: string, anchor: string]> }
  >
> = {
  zeroToFour: {
    qualifyingLevel: 2,
    levels: [
      ['0', 'Not shown', 'Has not done it yet.'],
      ['1', 'Under guidance', 'Does parts of it with somebody beside.'],
      ['2', 'Works alone', 'Does the whole of it alone, to the standard.'],
      ['3', 'Handles the unusual', 'Does it alone when something is out of the ordinary.'],
      ['4', 'Teaches', 'Shows others how, and improves the way it is done.'],
    ],
  },
  iluo: {
    qualifyingLevel: 2,
    levels: [
      ['I', 'In training', 'Knows the steps and does them under guidance.'],
      ['L', 'Does it with checks', 'Does it to the standard, checked afterwards.'],
      ['U', 'Works alone', 'Does it alone, in the time given.'],
      ['O', 'Teaches', 'Teaches others to do it.'],
    ],
  },
  dreyfus: {
    qualifyingLevel: 2,
    levels: [
      ['N', 'Novice', 'Follows the written steps.'],
      ['A', 'Advanced beginner', 'Sees what the situation asks for, with help.'],
      ['C', 'Competent', 'Plans the work and answers for it.'],
      ['P', 'Proficient', 'Sees the whole and what departs from it.'],
      ['E', 'Expert', 'Acts by what experience shows, and can say why.'],
    ],
  },
};

/** A scale as it is most often met, to be changed at will. */
export function scaleContent(preset: ScalePreset): ItemOf<'scale'>['content'] {
  const { levels, qualifyingLevel } = presets[preset];
  return {
    levels: levels.map(([code, name, anchor], level) => ({ level, code, name, anchor, ...levelLook(level, levels.length) })),
    qualifyingLevel,
    mapping: null,
  };
}

const line = { ...plain, parentId: null, code: '', title: '' };

/** Of whom something is required: of everybody in a role, or of everybody who belongs to a unit or below it. */
export interface RequirementSubject {
  readonly kind: 'role' | 'unit';
  readonly id: string;
  /** As undo tells of it. */
  readonly name: string;
}

export function newRequirement(
  frameworkId: string,
  subject: RequirementSubject,
  competencyId: string,
  level: number,
  ordinal: number,
): ItemOf<'requirement'> {
  const content: ItemOf<'requirement'>['content'] = {
    subject: subject.kind,
    level,
    validityMonths: null,
    isMandatory: true,
    evidenceMix: [],
  };
  return { ...line, itemId: makeId(), frameworkId, ordinal, kind: 'requirement', fromId: subject.id, toId: competencyId, content };
}

export function newLink(
  frameworkId: string,
  relation: ItemOf<'link'>['content']['relation'],
  ends: { readonly fromId: string; readonly toId: string },
  ordinal: number,
  level: number | null = null,
): ItemOf<'link'> {
  return {
    ...line,
    ...ends,
    itemId: makeId(),
    frameworkId,
    ordinal,
    kind: 'link',
    content: { relation, level, isMandatory: true, outcome: '', scenario: '' },
  };
}

export function newMapping(frameworkId: string, fromId: string, content: ItemOf<'mapping'>['content'], ordinal: number): ItemOf<'mapping'> {
  return { ...line, itemId: makeId(), frameworkId, ordinal, kind: 'mapping', fromId, content };
}

/** The code after another one: its last number grown until nobody has it; empty where it ends in no number. */
export function nextCode(code: string, isTaken: (code: string) => boolean): string {
  const parts = /^(.*?)(\d+)$/.exec(code);
  if (parts === null) return '';
  const [, stem = '', digits = ''] = parts;
  for (let number = Number(digits) + 1; ; number += 1) {
    const next = `${stem}${String(number).padStart(digits.length, '0')}`;
    if (!isTaken(next)) return next;
  }
}
