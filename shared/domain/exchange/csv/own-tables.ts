import type { ItemKind } from '../../../contract/framework-item';

/** What a row tells of: an item of a kind, or one part of an item. */
export const partRecords = ['level', 'levelMapping', 'indicator', 'step', 'prerequisite', 'sufficiency', 'validity', 'condition'] as const;
export type PartRecord = (typeof partRecords)[number];
export type OwnRecord = ItemKind | PartRecord;

/** Where an item stands, which rows of all kinds tell alike. */
const head = ['id', 'code', 'title', 'parent', 'order'] as const;
const tail = ['review_months', 'retired', 'replaced_by'] as const;
const guidance = ['guidance_assessor', 'guidance_coach', 'guidance_employee'] as const;
const ends = ['from', 'to'] as const;

/**
 * The tables of our own workbook and delimited file, in their order: one for each kind of item and of part. References
 * (parent, from, to, scale, of, needs …) name an item by its code where only one has it, else by its id.
 */
export const ownTables = {
  group: { sheet: 'Groups', columns: [...head, 'description', ...tail] },
  scale: { sheet: 'Scales', columns: [...head, 'qualifying_level', 'mapped_from', ...tail] },
  level: { sheet: 'Levels', columns: ['of', 'level', 'level_code', 'name', 'anchor', 'colour', 'pattern'] },
  levelMapping: { sheet: 'Level mappings', columns: ['of', 'from_level', 'to_level'] },
  competency: {
    sheet: 'Competencies',
    columns: [
      ...head,
      'description',
      'type',
      'criticality',
      'scale',
      'validity_months',
      'renewal_window_days',
      'grace_days',
      'currency',
      'steps_in_order',
      ...guidance,
      'blocks',
      ...tail,
    ],
  },
  indicator: { sheet: 'Indicators', columns: ['id', 'of', 'level', 'text', 'positive_example', 'negative_example', 'outcomes'] },
  step: { sheet: 'Steps', columns: ['id', 'of', 'level', 'text', 'critical', 'prompt'] },
  prerequisite: { sheet: 'Prerequisites', columns: ['of', 'number', 'level', 'rule', 'count', 'needs', 'needs_level'] },
  sufficiency: {
    sheet: 'Sufficiency',
    columns: [
      'of',
      'number',
      'level',
      'within_months',
      'second_assessor',
      'kinds',
      'count',
      'different_assessors',
      'under_abnormal',
      'max_age_months',
    ],
  },
  validity: { sheet: 'Validity', columns: ['of', 'level', 'holds', 'months', 'years', 'month', 'day', 'events'] },
  block: { sheet: 'Blocks', columns: [...head, ...guidance, ...tail] },
  role: { sheet: 'Roles', columns: [...head, 'description', ...tail] },
  task: {
    sheet: 'Tasks',
    columns: [
      ...head,
      'description',
      'difficulty',
      'importance',
      'frequency',
      'consequence',
      'covered',
      'good_looks_like',
      'training',
      'training_reason',
      ...tail,
    ],
  },
  condition: { sheet: 'Abnormal conditions', columns: ['of', 'text'] },
  clause: {
    sheet: 'Clauses',
    columns: [
      ...head,
      'authority',
      'document',
      'edition',
      'text',
      'effective_from',
      'effective_to',
      'never_alone',
      'grace_days',
      'no_extension',
      ...tail,
    ],
  },
  requirement: {
    sheet: 'Requirements',
    columns: ['id', 'subject', ...ends, 'level', 'mandatory', 'validity_months', 'evidence', 'code', 'title', 'parent', 'order', ...tail],
  },
  link: {
    sheet: 'Links',
    columns: ['id', 'relation', ...ends, 'level', 'mandatory', 'outcome', 'scenario', 'code', 'title', 'parent', 'order', ...tail],
  },
  mapping: {
    sheet: 'Mappings',
    columns: ['id', ...ends, 'match', 'framework', 'reference', 'uri', 'reference_title', 'code', 'title', 'parent', 'order', ...tail],
  },
} as const satisfies Record<OwnRecord, { readonly sheet: string; readonly columns: readonly string[] }>;

export type OwnColumn = (typeof ownTables)[OwnRecord]['columns'][number];

export const ownRecords: readonly OwnRecord[] = [
  'group',
  'scale',
  'level',
  'levelMapping',
  'competency',
  'indicator',
  'step',
  'prerequisite',
  'sufficiency',
  'validity',
  'block',
  'role',
  'task',
  'condition',
  'clause',
  'requirement',
  'link',
  'mapping',
];

/** Every column there is, in the order in which a file of one table has them: those of most use first. */
export const ownColumns: readonly OwnColumn[] = [
  ...new Set<OwnColumn>([
    ...head,
    'description',
    'of',
    'from',
    'to',
    'level',
    'text',
    ...ownRecords.flatMap((record): readonly OwnColumn[] => ownTables[record].columns),
  ]),
];

export type OwnCells = Partial<Record<OwnColumn, string>>;

/** A row to be written. */
export interface OwnRow {
  readonly record: OwnRecord;
  readonly cells: OwnCells;
}

/** A row as it was read. */
export interface ReadRow {
  readonly record: OwnRecord;
  /** Trimmed text; a column that the file has not is not among them. */
  readonly cells: OwnCells;
  readonly rest: Readonly<Record<string, string>>;
  readonly number: number;
  /** The file or sheet it stands in. */
  readonly place: string;
}

/** What a file of ours holds. */
export interface OwnFile {
  readonly rows: readonly ReadRow[];
  /** The tables that are there, though perhaps empty: of the others the file says nothing. */
  readonly tables: ReadonlySet<OwnRecord>;
  readonly title: string | null;
}
