import type { Contract } from '../../../shared/contract';
import type { OutputOf } from '../usecases/context';
import { below, fact, facts, mono, table, wideFact } from './blocks';
import type { Block, Part } from './document';
import { clockIn, inZone } from './moments';
import { words } from './words';

type RecordOnScreen = OutputOf<Contract['assessments']['get']>;

/** What a printed assessment tells beside the record itself. */
export interface PrintedAssessment {
  readonly record: RecordOnScreen;
  readonly person: { readonly employeeNumber: string; readonly title: string | null; readonly unitName: string | null };
  /** The covered tasks that the competency is needed for, on the day of the assessment. */
  readonly coveredTasks: ReadonlyArray<{ readonly code: string; readonly title: string }>;
  /** What is held in this competency on the day of the print. */
  readonly held: ReadonlyArray<{
    readonly levelCode: string;
    readonly levelName: string;
    readonly from: string;
    readonly until: string | null;
  }>;
  /** Whether it was entered later after the event than the site allows without a reason. */
  readonly isLate: boolean;
  /** The code of the paper form it was transcribed from. */
  readonly paperCode: string | null;
}

/**
 * One assessment as a record of qualification: identity, covered tasks, dates of current qualification and methods (49 CFR
 * 192.807(a)), the date and the means used to verify understanding (29 CFR 1910.119(g)(3)), signatures with name, moment and
 * meaning (21 CFR 11.50).
 */
export function assessmentPart(printed: PrintedAssessment): Part {
  const { record } = printed;
  return {
    title: record.personName,
    subtitle: `${record.competencyCode} ${record.competencyTitle}\n${levelText(record)} · ${words.outcomes[record.outcome]}`,
    banner: bannerOf(record),
    code: {
      content: `touchstone:assessment/${record.assessmentId}?sha256=${record.contentDigest}`,
      text: record.contentDigest.slice(0, 16),
      size: 5,
    },
    blocks: [
      identity(printed),
      qualification(printed),
      circumstances(printed),
      { kind: 'text', title: 'Outcome and its reasons', text: [words.outcomes[record.outcome], ...record.outcomeReasons].join('\n') },
      ...judgement(record),
      evidenceTable(record),
      signatureTable('Signatures', record.signatures),
      ...history(record),
    ],
  };
}

function identity({ record, person }: PrintedAssessment): Block {
  return facts('Person', [
    fact('Name', record.personName),
    fact('Employee number', person.employeeNumber),
    person.title === null ? null : fact('Position', person.title),
    person.unitName === null ? null : fact('Unit', person.unitName),
  ]);
}

function qualification({ record, coveredTasks, held }: PrintedAssessment): Block {
  const tasks = coveredTasks.map(({ code, title }) => `${code} ${title}`.trim());
  return facts('Qualification', [
    wideFact('Competency', `${record.competencyCode} ${record.competencyTitle} (version ${record.competencyVersion})`),
    fact('Level assessed', levelText(record)),
    fact('Outcome', { kind: 'strong', text: words.outcomes[record.outcome] }),
    wideFact('Covered tasks', tasks.length === 0 ? 'None: this competency belongs to no covered task.' : tasks.join('\n')),
    wideFact(
      'Current qualification',
      held.length === 0 ? words.notHeld : held.map((one) => words.held(levelText(one), one.from, one.until ?? words.noEnd)).join('\n'),
    ),
    fact('Method of evaluation', words.kinds[record.kind]),
    fact('Means of verification', words.methods[record.method]),
  ]);
}

function circumstances({ record, isLate, paperCode }: PrintedAssessment): Block {
  const { detail, zone } = record;
  const { priorLearning, knowledge } = detail;
  const some = (label: string, text: string | null) => (text === null || text === '' ? null : wideFact(label, text));
  return facts('Event', [
    fact('Performed on', record.performedTime === null ? record.performedOn : `${record.performedOn} ${record.performedTime} ${zone}`),
    fact('Entered at', inZone(record.enteredAt, zone)),
    isLate || record.lateReason !== null ? wideFact('Late entry', { kind: 'strong', text: record.lateReason ?? 'Entered late.' }) : null,
    fact('Assessor', record.assessorName),
    record.place === '' ? null : fact('Place', record.place),
    (detail.equipment ?? '') === '' ? null : fact('Equipment', detail.equipment ?? ''),
    (detail.shift ?? '') === '' ? null : fact('Shift', detail.shift ?? ''),
    record.task === null ? null : fact('Task', `${record.task.code} ${record.task.title}`.trim()),
    wideFact('Operating conditions', record.abnormalCondition === null ? 'Normal' : `Abnormal: ${record.abnormalCondition}`),
    some('Note', record.note),
    some('Prerequisite not met', record.prerequisiteReason),
    some('Independence', record.independenceReason),
    knowledge === null || knowledge === undefined
      ? null
      : wideFact(
          'Points',
          `${knowledge.score} of ${knowledge.maxScore}, pass mark ${knowledge.passMark}, question set ${knowledge.questionSetId}`,
        ),
    priorLearning === null || priorLearning === undefined
      ? null
      : wideFact(
          'Prior learning',
          below(priorLearning.basis, `Stands for: ${priorLearning.standsFor.map((kind) => words.kinds[kind]).join(', ')}`),
        ),
    paperCode === null ? null : fact('Paper form', paperCode),
    record.groupId === null ? null : fact('Group entry', record.groupId),
    wideFact('Record id', mono(record.assessmentId)),
    wideFact('SHA-256 of the record', mono(record.contentDigest)),
  ]);
}

function judgement({ steps, detail, zone }: RecordOnScreen): Block[] {
  const { questions = [], ratings = [] } = detail;
  const blocks: Block[] = [];
  if (steps.length > 0)
    blocks.push(
      table(
        'Steps',
        [
          ['', 'auto', 'right'],
          ['Step', 'rest'],
          ['Critical', 'auto'],
          ['Result', 25],
          ['Done at', 'auto'],
        ],
        steps.map((step) => [
          String(step.ordinal),
          below(step.text, step.note, step.orderReason === null ? null : `Out of order: ${step.orderReason}`),
          step.isCritical ? 'Critical' : '',
          words.results[step.result],
          step.doneAt === null ? '' : clockIn(step.doneAt, zone),
        ]),
        words.none,
      ),
    );
  if (ratings.length > 0)
    blocks.push(
      table(
        'Indicators',
        [
          ['', 'auto', 'right'],
          ['Indicator', 'rest'],
          ['Seen', 25],
        ],
        ratings.map((one, index) => [String(index + 1), below(one.text, one.note), words.ratings[one.rating]]),
        words.none,
      ),
    );
  if (questions.length > 0)
    blocks.push(
      table(
        'Questions, and the answers word for word',
        [
          ['', 'auto', 'right'],
          ['Question', 'rest'],
          ['Answer', 'rest'],
          ['Result', 25],
        ],
        questions.map((one, index) => [
          String(index + 1),
          below(one.question, one.isCritical ? `${words.questionKinds[one.kind]}, critical` : words.questionKinds[one.kind]),
          `“${one.answer}”`,
          words.results[one.result],
        ]),
        words.none,
      ),
    );
  return blocks;
}

function evidenceTable({ evidence, zone }: RecordOnScreen): Block {
  return table(
    'Evidence',
    [
      ['File', 'rest'],
      ['Bytes', 'auto', 'right'],
      ['Captured', 'auto'],
      ['SHA-256', 'auto'],
      ['State', 'auto'],
    ],
    evidence.map((file) => [
      file.fileName,
      String(file.size),
      clockIn(file.capturedAt, zone),
      mono(`${file.sha256.slice(0, 32)}\n${file.sha256.slice(32)}`),
      file.isIntact ? words.intact : { kind: 'strong', text: words.damaged },
    ]),
    'No file is attached.',
  );
}

function signatureTable(title: string, signatures: RecordOnScreen['signatures']): Block {
  return table(
    title,
    [
      ['Printed name', 'rest'],
      ['Meaning', 'rest'],
      ['Date and time', 36],
      ['Digest of what is signed', 'auto'],
      ['Log entry', 'auto', 'right'],
      ['', 'auto'],
    ],
    signatures.map((one) => [
      below(one.printedName, one.role),
      one.meaning,
      inZone(one.signedAt, one.zone),
      mono(`${one.contentDigest.slice(0, 32)}\n${one.contentDigest.slice(32)}`),
      below(String(one.entryNumber), `revision ${one.revision}`),
      one.isValid ? words.valid : { kind: 'strong', text: words.invalid },
    ]),
    'Nobody has signed.',
  );
}

/** Its versions, and what became of it. */
function history({ versions, events, differences, zone, amendReason, otherRating }: RecordOnScreen): Block[] {
  const blocks: Block[] = [];
  if (versions.length > 1)
    blocks.push(
      table(
        'Versions',
        [
          ['', 'auto', 'right'],
          ['Entered at', 'auto'],
          ['Assessor', 'rest'],
          ['Outcome', 'auto'],
          ['State', 'auto'],
          ['Why', 'rest'],
        ],
        versions.map((one) => [
          String(one.version),
          clockIn(one.enteredAt, zone),
          one.assessorName,
          words.outcomes[one.outcome],
          words.recordStates[one.state],
          one.amendCode === null
            ? (one.amendReason ?? '')
            : below(one.amendReason ?? '', `Rating changed: ${words.amendCodes[one.amendCode]}. Authorised by ${one.authorisedBy ?? ''}.`),
        ]),
        words.none,
      ),
    );
  if (amendReason !== null)
    blocks.push(
      table(
        'What differs from the version before',
        [
          ['Field', 40],
          ['Was', 'rest'],
          ['Is', 'rest'],
        ],
        differences.map(({ field, was, is }) => [field, was ?? '', is ?? '']),
        'Nothing but the reason.',
      ),
    );
  if (otherRating !== null)
    blocks.push(
      facts('The other of two independent ratings', [
        fact('Assessor', otherRating.assessorName),
        fact('Outcome', `${words.outcomes[otherRating.outcome]} (${words.recordStates[otherRating.state]})`),
      ]),
    );
  for (const event of events) {
    blocks.push(
      facts(`${words.eventKinds[event.kind]} on ${clockIn(event.recordedAt, zone)}`, [
        fact('By', event.by),
        wideFact('Reason', event.reason),
      ]),
      signatureTable(`Signatures: ${words.eventKinds[event.kind].toLowerCase()}`, event.signatures),
    );
  }
  return blocks;
}

function bannerOf({ state, events, versions, version }: RecordOnScreen): string | null {
  const reasonOf = (kind: 'voided' | 'returned') => events.findLast((event) => event.kind === kind)?.reason ?? '';
  switch (state) {
    case 'voided':
      return `VOID: this record counts for nothing. ${reasonOf('voided')}`;
    case 'returned':
      return `RETURNED: this record does not count until it is amended or kept. ${reasonOf('returned')}`;
    case 'amended':
      return `REPLACED: version ${version} of ${versions.length}. A later version stands in its place.`;
    case 'current':
      return version > 1 ? `AMENDED: version ${version}, which stands in the place of the one before.` : null;
  }
}

export function levelText({ levelCode, levelName }: { readonly levelCode: string; readonly levelName: string }): string {
  return `${levelCode} ${levelName}`;
}
