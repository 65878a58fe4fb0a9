import { addDays } from '../../../../../shared/domain/calendar';
import { colleaguesOf, observersOf } from '../../../../../shared/domain/sample/daily-work';
import type { InputOf } from '../../context';
import type { Contract } from '../../../../../shared/contract';
import { deriveStandings } from '../../../db/sql/standings';
import { addEvidenceItem } from '../../evidence-items/add';
import { addStatement } from '../../evidence-items/add-statement';
import { answerRound } from '../../feedback/answer';
import { closeRound } from '../../feedback/close';
import { openRound } from '../../feedback/open';
import { declareRelation } from '../../relations/declare';
import { rateOneself } from '../../self-ratings/rate';
import { attach, lockBoxPicture, plainPdf } from './sample-files';
import { signatureOf } from './sample-signature';
import { colleagueOf, momentOn, type Colleague, type SampleWorks } from './sample-works';
import type { SampleActor, SampleCommand } from './sample-writer';

/** What stands on the records of people beside observations and assessments. `clerk` may add to everybody's. */
export function* recordCommands(works: SampleWorks, clerk: SampleActor): Generator<SampleCommand> {
  const colleagues = observersOf(works.sample).flatMap((person) => colleagueOf(works, person) ?? []);
  yield* items(works, colleagues);
  yield* relations(works, colleagues, clerk);
  yield* selfRatings(works, colleagues);
  yield* feedback(works, colleagues, clerk);
}

type ItemInput = InputOf<Contract['evidenceItems']['add']>;

/** A work record, an incident, a file and a statement of a witness, about people of the units of four assessors. */
function* items(works: SampleWorks, colleagues: readonly Colleague[]): Generator<SampleCommand> {
  const { sample, ids } = works;
  const told: readonly Pick<ItemInput, 'kind' | 'title' | 'statement' | 'reference' | 'authenticity'>[] = [
    {
      kind: 'workRecord',
      title: 'Lock box of the overhaul',
      statement: 'Kept the group isolation of the pump through three shifts.',
      reference: 'Isolation register, sheet 4417',
      authenticity: 'Photographed at the box; the sheet bears the number of the lock.',
    },
    {
      kind: 'incident',
      title: 'Small leak at a sample point',
      statement: 'Closed the root valve, called the control room and stayed at the place until it was released.',
      reference: 'Incident log, number 212',
      authenticity: 'Told alike by the control room.',
    },
    {
      kind: 'file',
      title: 'Certificate of a course',
      statement: 'Two days at the training centre of the supplier.',
      reference: '',
      authenticity: 'The training office saw the original.',
    },
    {
      kind: 'reference',
      title: 'Reference of the last site',
      statement: 'Three years of the same work on a plant of the same kind.',
      reference: 'Personnel file, page 12',
      authenticity: 'Asked of the last site by telephone.',
    },
  ];
  for (const [index, fields] of told.entries()) {
    const adder = colleagues[index];
    const about = adder === undefined ? undefined : colleaguesOf(sample, adder.person)[index];
    if (adder === undefined || about === undefined) continue;
    const capturedOn = addDays(sample.today, -20 + index * 3);
    const personId = ids.of('person', about.employeeNumber);
    const circumstances = { capturedOn, capturedTime: null, place: '', equipment: '', shift: '', taskId: null, evidenceIds: [] };
    const common = { competencyId: null, level: null, supportId: null, ...circumstances, personId };
    yield {
      at: momentOn(works, capturedOn, '13:20'),
      actor: adder.actor,
      run: async (tx, ctx) => {
        const evidenceIds = [];
        if (fields.kind === 'workRecord') evidenceIds.push(await attach(tx, ctx, 'lock box.png', lockBoxPicture()));
        if (fields.kind === 'file')
          evidenceIds.push(await attach(tx, ctx, 'certificate.pdf', certificate(about.givenName, about.familyName)));
        if (fields.kind === 'incident') evidenceIds.push(await attach(tx, ctx, 'pressures.csv', readings()));
        return addEvidenceItem(tx, { ...common, ...fields, evidenceIds }, ctx);
      },
    };
    const witness = colleagues.at(-1 - index);
    if (witness === undefined || witness === adder) continue;
    yield {
      at: momentOn(works, capturedOn, '13:50'),
      actor: adder.actor,
      signer: witness.signer,
      run: (tx, ctx) =>
        addStatement(
          tx,
          {
            ...circumstances,
            personId,
            competencyId: null,
            level: null,
            title: 'Seen at work',
            statement: 'Worked beside me for a week. Asked before every step that was new and did none twice.',
            reference: '',
            authenticity: 'Signed by the witness.',
            amends: null,
            signature: signatureOf(witness.login),
          },
          ctx,
        ),
    };
  }
}

const certificate = (givenName: string, familyName: string): Uint8Array =>
  plainPdf([
    'Certificate of attendance',
    `${givenName} ${familyName.replace(/[^ -~]/g, '-')}`,
    'Two days: isolation and group lock boxes',
    'Training centre of the supplier',
  ]);

function readings(): Uint8Array {
  const lines = Array.from({ length: 24 }, (_, minute) => `${String(minute).padStart(2, '0')},${(7.1 - minute * 0.28).toFixed(2)}`);
  return Buffer.from(`minute,bar\r\n${lines.join('\r\n')}\r\n`);
}

/** What two people said about themselves before they were asked to judge one another. */
function* relations(works: SampleWorks, [first, second, third]: readonly Colleague[], clerk: SampleActor): Generator<SampleCommand> {
  if (first === undefined || second === undefined || third === undefined) return;
  const from = addDays(works.sample.today, -200);
  const declared = [
    [first, second, 'relative', 'Cousins'],
    [second, third, 'business', 'Share in a boat yard'],
  ] as const;
  for (const [one, other, kind, note] of declared)
    yield {
      at: momentOn(works, addDays(works.sample.today, -41)),
      actor: clerk,
      run: (tx, ctx) =>
        declareRelation(
          tx,
          { personId: one.personId, otherPersonId: other.personId, kind, note, from, until: null, reason: 'Said so themselves' },
          ctx,
        ),
    };
}

function* selfRatings(works: SampleWorks, colleagues: readonly Colleague[]): Generator<SampleCommand> {
  const comments = ['I would want a second person beside me for the first time.', '', 'Comfortable by day; at night I ask.', ''];
  for (const [index, { personId, actor, signer, login }] of colleagues.slice(0, 4).entries())
    for (const code of ['EVA-01', 'GDP-01'])
      yield {
        at: momentOn(works, addDays(works.sample.today, -33 + index), '10:10'),
        actor,
        signer,
        run: (tx, ctx) =>
          rateOneself(
            tx,
            {
              personId,
              competencyId: works.ids.of('competency', code),
              level: 1 + (index % 3),
              comment: comments[index] ?? '',
              signature: signatureOf(login),
            },
            ctx,
          ),
      };
}

/** Two rounds about supervisors: one that ended, and one that is still open. */
function* feedback(works: SampleWorks, colleagues: readonly Colleague[], clerk: SampleActor): Generator<SampleCommand> {
  const { sample, ids } = works;
  const about = sample.people.filter(({ title }) => title === 'Unit supervisor');
  const asked = colleagues.slice(0, 6);
  if (asked.length < 6) return;
  const indicators = [0, 1].map((one) => {
    return { competencyId: ids.of('competency', 'SUP-01'), indicatorId: ids.of('indicator', `SUP-01/${one}`) };
  });
  for (const [index, supervisor] of about.slice(0, 2).entries()) {
    const isClosed = index === 0;
    const personId = ids.of('person', supervisor.employeeNumber);
    const openedOn = addDays(sample.today, isClosed ? -28 : -8);
    let roundId = '';
    yield {
      at: momentOn(works, openedOn, '08:30'),
      actor: clerk,
      run: async (tx, ctx) => {
        // All are derived at the end; what the person's roles require is looked up before.
        await deriveStandings(tx, [personId], 0);
        const opened = await openRound(
          tx,
          {
            personId,
            title: 'How the shift is led',
            question: 'What should stay as it is, and what should change?',
            indicators,
            respondents: asked.map(({ signer }) => ({ userId: signer.userId, group: 'peer' as const })),
            reason: 'Yearly talk',
          },
          ctx,
        );
        if (opened.ok) roundId = opened.value.roundId;
        return opened;
      },
    };
    for (const [place, { actor, signer, login }] of asked.slice(0, isClosed ? 6 : 3).entries())
      yield {
        at: momentOn(works, addDays(openedOn, 1 + place), '11:00'),
        actor,
        signer,
        run: (tx, ctx) =>
          answerRound(
            tx,
            {
              roundId,
              ratings: indicators.map(({ indicatorId }, at) => ({ indicatorId, rating: (place + at) % 4 === 0 ? 'partly' : 'shown' })),
              comment: comments[place] ?? '',
              signature: signatureOf(login),
            },
            ctx,
          ),
      };
    if (isClosed)
      yield {
        at: momentOn(works, addDays(openedOn, 14), '09:00'),
        actor: clerk,
        run: (tx, ctx) => closeRound(tx, { personId, roundId, reason: 'Everybody has answered' }, ctx),
      };
  }
}

const comments = [
  'Says at the start of the shift what matters today. Please keep that.',
  '',
  'Decides quickly. Would like to hear more often why.',
  'Is there when something goes wrong.',
  '',
  'The handover could begin five minutes earlier.',
];
