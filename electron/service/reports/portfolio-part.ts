import type { z } from 'zod';
import type { portfolioContent } from '../../../shared/contract/portfolio';
import { letterByState } from '../../../shared/domain/state';
import { levelText } from './assessment-part';
import { below, fact, facts, mono, table } from './blocks';
import type { Block, Cell, Part } from './document';
import { inZone } from './moments';
import { words } from './words';

type Content = z.input<typeof portfolioContent>;
type Row = readonly Cell[];

const until = (day: string | null): string => day ?? words.noEnd;
const competency = (one: { readonly competencyCode: string; readonly competencyTitle: string }): string =>
  `${one.competencyCode} ${one.competencyTitle}`;

/** Everything on record of one person on a day: what the person takes along, and what an inspector asks for. */
export function portfolioPart(content: Content, digest: string): Part {
  const { person, holdings } = content;
  return {
    title: person.name,
    subtitle: `No. ${person.employeeNumber}\nEverything on record as of ${content.asOf}`,
    banner: null,
    code: { content: `touchstone:portfolio/${person.personId}?asOf=${content.asOf}&sha256=${digest}`, text: digest.slice(0, 16), size: 5 },
    blocks: [
      identity(content),
      held(
        'Held',
        holdings.filter((one) => one.isHeld),
        content,
      ),
      held(
        'Held before',
        holdings.filter((one) => !one.isHeld),
        content,
      ),
      required(content),
      ...assessments(content),
      support(content),
      exceptions(content),
      obligations(content),
      ...employment(content),
      ...records(content),
    ],
  };
}

function identity({ person }: Content): Block {
  return facts('Person', [
    fact('Name', person.name),
    fact('Employee number', person.employeeNumber),
    person.email === null ? null : fact('E-mail', person.email),
    person.location === null ? null : fact('Location', person.location),
    person.manager === null ? null : fact('Manager', person.manager.name),
    person.hiredOn === null ? null : fact('Employed from', person.hiredOn),
    person.leftOn === null ? null : fact('Employed until', person.leftOn),
    person.merged.length === 0
      ? null
      : fact('Also recorded as', person.merged.map((other) => `${other.name} (No. ${other.employeeNumber})`).join('\n')),
  ]);
}

/** What is held, until when, and on which assessment it rests. */
function held(title: string, holdings: Content['holdings'], { assessments: all }: Content): Block {
  const why = (assessmentId: string): string => {
    const one = all.find((assessment) => assessment.assessmentId === assessmentId);
    return one === undefined ? 'an assessment' : `Assessed on ${one.performedOn} by ${one.assessorName}`;
  };
  return counted(
    title,
    [
      ['Competency', 'rest'],
      ['Level', 32],
      ['From', 'auto'],
      ['Until', 'auto'],
      ['Why', 'rest'],
    ],
    holdings.map((one) => [competency(one), levelText(one), one.from, until(one.until), why(one.assessmentId)]),
  );
}

function required({ person: { standings } }: Content): Block {
  return counted(
    'Required, and how it stands',
    [
      ['Competency', 'rest'],
      ['Needs', 'auto'],
      ['Holds', 'auto'],
      ['', 'auto'],
      ['State', 38],
      ['Until', 'auto'],
    ],
    standings.map((one) => [
      competency(one),
      one.requiredLevelCode,
      one.heldLevelCode ?? '–',
      { kind: 'strong', text: letterByState[one.state] },
      words.standings[one.state],
      until(one.until),
    ]),
  );
}

/** The history of assessments, then the signatures under them, then what they rest on. */
function assessments({ assessments: all }: Content): Block[] {
  return [
    counted(
      'Assessments',
      [
        ['Performed', 'auto'],
        ['Competency', 'rest'],
        ['Level', 30],
        ['Outcome', 'auto'],
        ['Assessor', 30],
        ['Entered', 'auto'],
      ],
      all.map((one) => [
        one.performedOn,
        competency(one),
        levelText(one),
        words.outcomes[one.outcome],
        one.assessorName,
        one.enteredAt.slice(0, 10),
      ]),
    ),
    counted(
      'Signatures',
      [
        ['Record', 'rest'],
        ['Printed name', 'rest'],
        ['Meaning', 24],
        ['Date and time', 32],
        ['Digest', 'auto'],
        ['Entry', 'auto', 'right'],
        ['', 'auto'],
      ],
      all.flatMap((one) =>
        one.signatures.map((signature): Row => [
          `${one.competencyCode}, ${one.performedOn}`,
          below(signature.printedName, signature.role),
          signature.meaning,
          inZone(signature.signedAt, signature.zone),
          mono(`${signature.contentDigest.slice(0, 32)}\n${signature.contentDigest.slice(32)}`),
          String(signature.entryNumber),
          signature.isValid ? words.valid : { kind: 'strong', text: words.invalid },
        ]),
      ),
    ),
    counted(
      'Evidence',
      [
        ['Record', 35],
        ['File', 'rest'],
        ['SHA-256', 'auto'],
      ],
      all.flatMap((one) =>
        one.evidence.map((file): Row => [`${one.competencyCode}, ${one.performedOn}`, file.fileName, mono(file.sha256)]),
      ),
    ),
  ];
}

function support({ support: all }: Content): Block {
  return counted(
    'Supporting evidence and recognitions (never a level)',
    [
      ['Competency', 'rest'],
      ['Level', 'auto'],
      ['Kind', 'auto'],
      ['Achieved', 'auto'],
      ['Expires', 'auto'],
    ],
    all.map((one) => [competency(one), one.levelCode, words.supportKinds[one.kind], one.achievedOn, until(one.expiresOn)]),
  );
}

function exceptions({ exceptions: all }: Content): Block {
  return counted(
    'Extensions, exemptions, waivers, suspensions, revocations and reinstatements',
    [
      ['Competency', 'rest'],
      ['Kind', 'auto'],
      ['From', 'auto'],
      ['Until', 'auto'],
      ['State', 'auto'],
      ['Reason', 'rest'],
      ['Signed by', 35],
    ],
    all.map((one) => [
      competency(one),
      words.exceptionKinds[one.kind],
      one.from,
      one.end?.from ?? until(one.to),
      words.exceptionStates[one.state],
      [one.reason, one.conditions].filter((text) => text !== null).join('\n'),
      one.signatures.map(({ printedName, isValid }) => `${printedName}: ${isValid ? words.valid : words.invalid}`).join('\n'),
    ]),
  );
}

function obligations({ obligations: all }: Content): Block {
  return counted(
    'Obligations',
    [
      ['What', 'rest'],
      ['Due', 'auto'],
      ['Seen to by', 40],
      ['Reason', 'rest'],
    ],
    all.map((one) => [
      one.title ?? `${one.competencyCode ?? ''} ${one.competencyTitle ?? ''}`.trim(),
      one.dueOn,
      one.ownerName ?? '',
      one.reason,
    ]),
  );
}

function employment({ person, moves }: Content): Block[] {
  return [
    counted(
      'Employment',
      [
        ['Employer', 'rest'],
        ['Kind', 'rest'],
        ['From', 'auto'],
        ['Until', 'auto'],
        ['Source', 'rest'],
      ],
      person.employments.map((one) => [
        one.employer ?? 'this organisation',
        one.status === null ? words.employmentKinds[one.kind] : `${words.employmentKinds[one.kind]} (${one.status})`,
        one.validFrom ?? '',
        until(one.validTo),
        one.source?.fileName ?? 'entered here',
      ]),
    ),
    counted(
      'Positions',
      [
        ['Role', 'rest'],
        ['Unit', 'rest'],
        ['From', 'auto'],
        ['Until', 'auto'],
        ['Source', 'rest'],
      ],
      person.positions.map((one) => [
        one.roleName,
        one.unitName,
        one.validFrom,
        until(one.validTo),
        one.source?.fileName ?? 'entered here',
      ]),
    ),
    counted(
      'Changes of role',
      [
        ['To', 'rest'],
        ['Unit', 'rest'],
        ['From', 'auto'],
        ['Grace until', 'auto'],
        ['Supervised by', 'rest'],
      ],
      moves.map((one) => [one.roleName, one.unitName, one.startsOn ?? '', one.graceUntil ?? '', one.supervisor?.name ?? '']),
    ),
  ];
}

function records({ person, corrections }: Content): Block[] {
  return [
    counted(
      'Known elsewhere as',
      [
        ['System', 'rest'],
        ['Number or name', 'rest'],
        ['Until', 'auto'],
      ],
      person.identifiers.map((one) => [one.system, one.value, until(one.validTo)]),
    ),
    counted(
      'Corrections of what the HR system says',
      [
        ['Field', 'auto'],
        ['Corrected to', 'rest'],
        ['The source says', 'rest'],
        ['Reason', 'rest'],
        ['From, until', 'auto'],
      ],
      corrections.map((one) => [
        one.field,
        one.value ?? '',
        one.sourceValue ?? '',
        one.endReason === null ? one.reason : `${one.reason}; ${one.endReason}`,
        `${one.validFrom}, ${one.endedOn ?? one.expiresOn}`,
      ]),
    ),
  ];
}

function counted(title: string, columns: Parameters<typeof table>[1], rows: readonly Row[]): Block {
  return table(`${title} (${rows.length})`, columns, rows, words.none);
}
