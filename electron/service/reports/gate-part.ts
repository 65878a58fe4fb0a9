import type { z } from 'zod';
import type { shownSignature } from '../../../shared/contract/assessments';
import type { GateAnswer, GateProof, GateSlip } from '../../../shared/contract/gate';
import { clockTurnText } from '../../../shared/domain/clock-turn';
import type { GateVerdict } from '../../../shared/domain/gate';
import { letterByState, type StandingState } from '../../../shared/domain/state';
import { below, fact, facts, mono, table, wideFact } from './blocks';
import type { Block, Cell, Part } from './document';
import { inZone } from './moments';
import { signatureTable } from './signature-table';
import { words } from './words';

/** Where an answer stands on record. */
export interface KeptAnswer {
  readonly entryNumber: number;
  readonly recordedAt: string;
  readonly zone: string;
  readonly by: string;
  readonly digest: string;
}

type Item = GateAnswer['items'][number];

const verdicts: Readonly<Record<GateVerdict, string>> = { yes: 'YES', underSupervision: 'UNDER SUPERVISION ONLY', no: 'NO' };
const placardWords = { ...verdicts, underSupervision: 'UNDER SUPERVISION' };
/** What was asked about, as a label and in a sentence. */
const subjects = {
  task: {
    label: 'Task',
    may: 'do this task',
    for: 'for this task',
    asks: 'What the task asks for',
    watch: 'May supervise this task',
    notInForce: 'The task is not in force on this day.',
  },
  competency: {
    label: 'Competency',
    may: 'work in this competency',
    for: 'in this competency',
    asks: 'What is asked for',
    watch: 'May supervise work in it',
    notInForce: 'The competency is not in force on this day.',
  },
} as const;
const through = (day: string | null): string => day ?? words.noEnd;
const taskName = ({ task: { code, title } }: Pick<GateAnswer, 'task'>): string => `${code} ${title}`.trim();
const stateText = (state: StandingState): Cell => ({ kind: 'strong', text: `${letterByState[state]} ${words.standings[state]}` });

const tones = { yes: 'plain', underSupervision: 'grey', no: 'black' } as const;

/** The answer in letters that are read from two metres. */
function placard(answer: GateSlip): Block {
  const until = answer.until === null ? '' : `\nthrough ${answer.until}`;
  const text = `${answer.person.name}\n${taskName(answer)}\non ${answer.day}${until}`;
  return { kind: 'placard', title: null, word: placardWords[answer.verdict], tone: tones[answer.verdict], text };
}

/** The answer at the gate, for who stands there. */
export function slipPart(answer: GateSlip, kept: KeptAnswer): Part {
  return {
    title: `${answer.person.name}, ${taskName(answer)}`,
    subtitle: `No. ${answer.person.employeeNumber}\nMay this person ${subjects[answer.task.kind].may} on ${answer.day}?`,
    banner: null,
    code: codeOf(kept),
    blocks: [
      placard(answer),
      facts('Asked and answered', [
        wideFact('Person', below(answer.person.name, answer.person.title, answer.person.unitName)),
        wideFact(subjects[answer.task.kind].label, taskName(answer)),
        wideFact('Through', answer.until === null ? words.noEnd : `${answer.until}, if nothing more is recorded`),
        fact('Day', answer.day),
        fact('As of', inZone(answer.at, answer.zone)),
        fact('By what is known at log entry', String(answer.lastEntry)),
        ...record(kept),
      ]),
      ...grounds(answer),
    ],
  };
}

/** What was true at a moment by all that is known, beside what was known at that moment. */
export function pagePart(proof: GateProof, kept: KeptAnswer, signatures: ReadonlyArray<z.input<typeof shownSignature>>): Part {
  const { trueThen: now, knownThen: then } = proof;
  const turn = clockTurnText(proof.day, proof.time, proof.zone);
  const known =
    proof.knownAt === null ? 'nothing was on record' : `entry ${proof.knownEntry}, recorded ${inZone(proof.knownAt, proof.zone)}`;
  return {
    title: `${now.person.name}, ${taskName(now)}`,
    subtitle: `No. ${now.person.employeeNumber}\nWas this person qualified ${subjects[now.task.kind].for} on ${proof.day} at ${proof.time}, and what was known then?`,
    banner: `True: ${verdicts[now.verdict]}. Known then: ${then === null ? 'NOT ON RECORD' : verdicts[then.verdict]}.`,
    code: codeOf(kept),
    blocks: [
      facts('Asked', [
        wideFact('Person', below(now.person.name, now.person.title, now.person.unitName)),
        wideFact(subjects[now.task.kind].label, taskName(now)),
        fact('Moment', inZone(proof.at, proof.zone)),
        ...(turn === null ? [] : [wideFact('Clocks', turn)]),
        fact('What is known today', `entry ${proof.lastEntry}, recorded ${inZone(proof.lastAt, proof.zone)}`),
        fact('What was known then', known),
        ...record(kept),
      ]),
      ...grounds(now, 'True then, by all that is known today'),
      ...(then === null ? [] : grounds(then, 'Known then')),
      table(
        'What made the difference',
        [
          ['Entry', 'auto', 'right'],
          ['Recorded', 32],
          ['By', 32],
          ['What was done', 'auto'],
          ['What it changed', 'rest'],
        ],
        proof.differences.map((one) => [
          String(one.entryNumber),
          inZone(one.recordedAt, one.zone),
          one.by ?? 'the system',
          one.action,
          changed(one),
        ]),
        'Nothing that was recorded since makes a difference.',
      ),
      signatureTable(signatures, words.none),
    ],
  };
}

const codeOf = ({ entryNumber, digest }: KeptAnswer): Part['code'] => ({
  content: `touchstone:answer/${entryNumber}?sha256=${digest}`,
  text: digest.slice(0, 16),
  size: 5,
});

const record = ({ entryNumber, recordedAt, zone, by, digest }: KeptAnswer) => [
  fact('Log entry', String(entryNumber)),
  fact('Recorded', below(inZone(recordedAt, zone), by)),
  wideFact('Digest (SHA-256)', mono(digest)),
];

function changed({ verdict, items }: GateProof['differences'][number]): string {
  const name = (one: GateVerdict | null): string => (one === null ? 'not on record' : verdicts[one].toLowerCase());
  const said = verdict === null ? [] : [`the answer, from ${name(verdict.from)} to ${name(verdict.to)}`];
  const state = (one: StandingState | null): string => (one === null ? 'not asked for' : words.standings[one].toLowerCase());
  const lines = [...said, ...items.map(({ code, title, from, to }) => `${code} ${title}, from ${state(from)} to ${state(to)}`)];
  return lines.length === 0 ? 'what the answer rests on' : lines.join('; ');
}

/** Everything that is asked for and how the person stood in it, who watches over them, and the clauses. */
function grounds({ task, items, supervisors, clauses, isEmployed, isInForce, verdict, until }: GateAnswer, title?: string): Block[] {
  const subject = subjects[task.kind];
  const left = [
    ...(isEmployed ? [] : ['The person is not employed on this day.']),
    ...(isInForce ? [] : [subject.notInForce]),
    ...(items.length > 0 ? [] : ['The framework names nothing that this task needs, so nothing shows that anybody may do it.']),
  ];
  return [
    ...(title === undefined
      ? []
      : [facts(title, [fact('Answer', { kind: 'strong', text: verdicts[verdict] }), fact('Through', through(until))])]),
    ...(left.length === 0 ? [] : [{ kind: 'text' as const, title: 'Stands in the way', text: left.join(' ') }]),
    table(
      `${subject.asks} (${items.length})`,
      [
        ['Competency', 'rest'],
        ['Needs', 'auto'],
        ['Holds', 'auto'],
        ['State', 38],
        ['Since', 'auto'],
        ['Until', 'auto'],
        ['Rests on', 'rest'],
      ],
      items.map((item) => [
        `${item.code} ${item.title}`,
        item.levelCode,
        item.heldLevelCode ?? '–',
        stateText(item.state),
        item.since ?? '',
        through(item.until),
        rests(item),
      ]),
      words.none,
    ),
    ...(supervisors.length === 0
      ? []
      : [
          table(
            'Named to supervise',
            [
              ['Name', 'rest'],
              ['Through', 'auto'],
              [subject.watch, 'rest'],
            ],
            supervisors.map((one) => [
              below(one.name, `No. ${one.employeeNumber}`),
              one.through,
              one.isAble ? 'Yes' : `No: ${one.lacks.join('; ')}`,
            ]),
            words.none,
          ),
        ]),
    ...(clauses.length === 0
      ? []
      : [{ kind: 'text' as const, title: 'Clauses', text: clauses.map(({ code, title: called }) => `${code} ${called}`).join('\n') }]),
  ];
}

function rests({ assessment, exception, reasons }: Item): Cell {
  const on = assessment === null ? [] : [`Assessed on ${assessment.performedOn} (entry ${assessment.entryNumber})`];
  const signed =
    exception === null
      ? []
      : [
          `Signed ${exception.kind} from ${exception.from}${exception.to === null ? '' : ` through ${exception.to}`} by ${exception.signedBy.join(' and ')} (entry ${exception.entryNumber}): ${exception.reason}${exception.conditions === null ? '' : `; conditions: ${exception.conditions}`}`,
        ];
  const [first, ...rest] = [...on, ...signed, reasons.text];
  return below(first ?? '', ...rest);
}
