import { methodsByKind } from '../../../shared/domain/assessment';
import { fact, facts, table, wideFact } from './blocks';
import type { Block, Cell, Part } from './document';
import { words } from './words';

/** A form as it is printed. */
export interface PrintedForm {
  readonly formId: string;
  readonly code: string;
  readonly personName: string;
  readonly employeeNumber: string;
  readonly competencyCode: string;
  readonly competencyTitle: string;
  readonly competencyVersion: number;
  readonly level: string;
  readonly kind: 'practical' | 'observation' | 'knowledge';
  readonly isSequenceEnforced: boolean;
  readonly coveredTasks: readonly string[];
  readonly steps: ReadonlyArray<{ readonly text: string; readonly isCritical: boolean }>;
  readonly indicators: ReadonlyArray<{ readonly text: string }>;
}

const room = (millimetres: number): Cell => ({ kind: 'room', millimetres });
const ticks = (...labels: readonly string[]): Cell => ({ kind: 'ticks', labels: [...labels] });
/** So many oral questions there is room for. */
const questions = 3;

/** A form to be filled in by hand: whose it is and what is seen stand on it; its code leads back to both. */
export function paperPart(form: PrintedForm): Part {
  return {
    title: form.personName,
    subtitle: `${form.competencyCode} ${form.competencyTitle}\n${form.level} · ${words.kinds[form.kind]}`,
    banner: null,
    code: { content: form.code, text: form.code, size: 8.5 },
    blocks: [
      facts('This form', [
        fact('Employee number', form.employeeNumber),
        fact('Form', form.code),
        fact('Competency version', String(form.competencyVersion)),
        fact('Covered tasks', form.coveredTasks.length === 0 ? 'None' : form.coveredTasks.join('\n')),
        wideFact(
          'How to fill it in',
          'In ink. Strike out what is wrong, write beside it, and add initials and date. The form is used once, for this person, and is keyed by two people.',
        ),
      ]),
      facts('Event', [
        fact('Date (yyyy-mm-dd)', room(4.5)),
        fact('Time', room(4.5)),
        fact('Place', room(4.5)),
        fact('Equipment', room(4.5)),
        fact('Shift', room(4.5)),
        fact('Assessor’s user ID', room(4.5)),
        wideFact('Means of verification', ticks(...methodsByKind[form.kind].map((method) => words.methods[method]))),
        wideFact('Conditions', ticks('Normal', 'Abnormal, namely:')),
        wideFact('', room(4.5)),
      ]),
      ...judged(form),
      {
        kind: 'table',
        title: 'Questions asked, and the answers word for word',
        columns: [
          { name: 'Question', width: 'rest', right: false },
          { name: 'Answer', width: 'rest', right: false },
          { name: 'Kind and result', width: 52, right: false },
        ],
        rows: Array.from({ length: questions }, (): Cell[] => [
          room(13),
          '',
          {
            kind: 'stack',
            parts: [
              { kind: 'ticks', labels: ['Oral', 'Scenario', 'Abnormal'] },
              { kind: 'ticks', labels: ['Met', 'Not met', 'Critical'] },
            ],
          },
        ]),
      },
      facts('Note', [wideFact('', room(9))]),
      {
        kind: 'signing',
        title: 'Signatures by hand',
        labels: ['Assessor: name and signature', 'Date and time', 'Assessed person: name and signature', 'Date and time'],
      },
    ],
  };
}

function judged({ kind, steps, indicators, isSequenceEnforced }: PrintedForm): Block[] {
  switch (kind) {
    case 'practical':
      return [
        table(
          isSequenceEnforced ? 'Steps: the order is enforced, note the time of each' : 'Steps',
          [
            ['', 'auto', 'right'],
            ['Step', 'rest'],
            ['Critical', 'auto'],
            ['Result', 52],
            ['Time', 14],
            ['Note', 38],
          ],
          steps.map((step, index) => [
            String(index + 1),
            step.text,
            step.isCritical ? 'Critical' : '',
            ticks('Met', 'Not met', 'N/A'),
            '',
            room(5),
          ]),
          words.none,
        ),
      ];
    case 'observation':
      return [
        table(
          'Indicators',
          [
            ['', 'auto', 'right'],
            ['Indicator', 'rest'],
            ['Seen', 70],
            ['Note', 40],
          ],
          indicators.map((one, index) => [String(index + 1), one.text, ticks('Shown', 'Partly', 'Not shown', 'Not seen'), room(5)]),
          words.none,
        ),
      ];
    case 'knowledge':
      return [
        facts('Points', [
          fact('Question set', room(4.5)),
          fact('Points reached', room(4.5)),
          fact('Points there are', room(4.5)),
          fact('Pass mark', room(4.5)),
        ]),
      ];
  }
}
