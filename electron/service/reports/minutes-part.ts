import type { z } from 'zod';
import type { shownSignature } from '../../../shared/contract/assessments';
import type { minutesContent } from '../../../shared/contract/calibration-sessions/minutes-content';
import { below, fact, facts, mono, table, wideFact } from './blocks';
import type { Part } from './document';
import { inZone } from './moments';
import { signatureTable } from './signature-table';
import { words } from './words';

export interface PrintedMinutes {
  readonly content: z.input<typeof minutesContent>;
  readonly digest: string;
  readonly isIntact: boolean;
  readonly writtenBy: string;
  readonly writtenAt: string;
  readonly signatures: ReadonlyArray<z.input<typeof shownSignature>>;
  readonly absences: ReadonlyArray<{ readonly name: string; readonly reason: string }>;
  readonly awaited: ReadonlyArray<{ readonly name: string }>;
  readonly zone: string;
  /** The code of a level on the scale of a case. */
  readonly codeOf: (caseId: string, level: number) => string;
}

/** The minutes of a panel as its members sign them: a dissent stands beside the agreement that it is from. */
export function minutesPart({
  content,
  digest,
  isIntact,
  writtenBy,
  writtenAt,
  signatures,
  absences,
  awaited,
  zone,
  codeOf,
}: PrintedMinutes): Part {
  const nameOf = new Map(content.members.map(({ memberId, name }) => [memberId, name]));
  const { question } = content;
  return {
    title: `Minutes: ${content.title}`,
    subtitle: `Round ${content.round}, planned for ${content.plannedOn}`,
    banner: isIntact ? (awaited.length === 0 ? null : 'NOT SIGNED BY ALL') : 'THESE MINUTES ARE NOT WHAT WAS SIGNED',
    code: null,
    blocks: [
      facts('Session', [
        fact('Facilitator', content.facilitator),
        content.coFacilitator === null ? null : fact('Co-facilitator', content.coFacilitator),
        fact('Started', inZone(content.startedAt, zone)),
        fact('Ratings opened', inZone(content.closedAt, zone)),
        fact('Quorum', `${content.quorum} of ${content.members.filter(({ absent }) => absent == null).length} members at this site`),
        fact('Written', below(inZone(writtenAt, zone), writtenBy)),
        content.observers.length === 0 ? null : wideFact('Observers', content.observers.join(', ')),
        content.agenda === '' ? null : wideFact('Agenda', content.agenda),
        wideFact('Ground rules', content.groundRules),
        wideFact('Digest of the minutes (SHA-256)', mono(digest)),
        content.resultDigest === null ? null : wideFact('Digest of the locked figures (SHA-256)', mono(content.resultDigest)),
      ]),
      table(
        'Panel',
        [
          ['Member', 'rest'],
          ['Cases rated', 'auto', 'right'],
        ],
        content.members.map(({ name, handedIn, rated, absent }) => [
          absent == null ? name : below(name, absent),
          handedIn ? String(rated) : 'nothing handed in',
        ]),
        words.none,
      ),
      table(
        'Cases',
        [
          ['Case', 'rest'],
          ['Rated blind', 52],
          ['Agreed', 'auto'],
          ['Reason and dissent', 62],
        ],
        content.cases.map((one, index) => [
          below(`${index + 1}. ${one.title}`, one.competency),
          one.ratings.map(({ memberId, level }) => `${nameOf.get(memberId) ?? memberId}: ${codeOf(one.caseId, level)}`).join('\n'),
          one.consensusLevel === null ? 'no agreement' : codeOf(one.caseId, one.consensusLevel),
          below(one.reason, ...one.dissents.map(({ name, statement }) => `Dissent of ${name}: ${statement}`)),
        ]),
        words.none,
      ),
      ...(question === null
        ? []
        : [
            {
              kind: 'text' as const,
              title: `Asked before the meeting, answered by ${question.answered}: ${question.text}`,
              text: question.answers === null ? 'Too few answered for the answers to be shown.' : question.answers.join('\n'),
            },
          ]),
      signatureTable(signatures, 'Nobody has signed yet.'),
      ...(absences.length === 0
        ? []
        : [{ kind: 'text' as const, title: 'Absent', text: absences.map(({ name, reason }) => `${name}: ${reason}`).join('\n') }]),
      ...(awaited.length === 0
        ? []
        : [{ kind: 'text' as const, title: 'Still to sign', text: awaited.map(({ name }) => name).join(', ') }]),
    ],
  };
}
