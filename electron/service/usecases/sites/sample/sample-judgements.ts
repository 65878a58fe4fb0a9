import { judged } from '../../../../../shared/contract/assessment-input';
import { keyedForm, type KeyedForm } from '../../../../../shared/contract/paper';
import { addDays } from '../../../../../shared/domain/calendar';
import { observersOf } from '../../../../../shared/domain/sample/daily-work';
import { rateFirst } from '../../assessments/rate-first';
import { rateSecond } from '../../assessments/rate-second';
import { signAssessment } from '../../assessments/sign';
import { signGroup } from '../../assessments/sign-group';
import { enterPaper } from '../../paper/enter';
import { printPaper } from '../../paper/print';
import { signPaper } from '../../paper/sign';
import { decidePriorLearning } from '../../prior-learning/decide';
import { correctionCommands } from './sample-corrections';
import { attach, plainPdf } from './sample-files';
import { assessorsOf, judgedOf, performedOf, plainCompetency, requiredOf, stepsOf } from './sample-judged';
import { signatureOf } from './sample-signature';
import { colleagueOf, competencyRef, momentOn, type Colleague, type SampleWorks } from './sample-works';
import type { SampleCommand } from './sample-writer';

/** What was judged in other ways than by a plain practical, and what became of some of that. */
export function* judgementCommands(works: SampleWorks, approver: Colleague): Generator<SampleCommand> {
  const colleagues = observersOf(works.sample).flatMap((person) => colleagueOf(works, person) ?? []);
  yield* correctionCommands(works, colleagues, approver);
  yield* ratedInPairs(works, colleagues);
  yield* drills(works, colleagues);
  yield* observedAtWork(works, colleagues);
  yield* learnedElsewhere(works, colleagues, approver);
  yield* onPaper(works, colleagues);
}

/** One performance that two rated without seeing each other, and one that waits for who is asked to be the second. */
function* ratedInPairs(works: SampleWorks, colleagues: readonly Colleague[]): Generator<SampleCommand> {
  const [first, second] = assessorsOf(works, colleagues, 'sterile');
  const competency = plainCompetency(works, 'GWN-01');
  if (first === undefined || second === undefined || competency === undefined) return;
  const [rated, waiting] = requiredOf(works, first, competency.code);
  if (rated === undefined || waiting === undefined) return;
  const { level } = competency.checklist;
  const common = (daysAgo: number) => {
    return performedOf(works, competency, { level, performedOn: addDays(works.sample.today, -daysAgo), performedTime: '09:40' });
  };
  const firstOf = (employeeNumber: string, daysAgo: number): SampleCommand['run'] => {
    const judgement = judgedOf(works, competency, employeeNumber);
    const input = { ...common(daysAgo), ...judgement, secondLogin: second.login, signature: signatureOf(first.login) };
    return async (tx, ctx) => {
      const made = await rateFirst(tx, input, ctx);
      if (made.ok) firstId = made.value.assessmentId;
      return made;
    };
  };
  let firstId = '';
  const by = ({ actor, signer }: Colleague) => ({ actor, signer });
  yield { at: momentOn(works, addDays(works.sample.today, -14), '10:30'), ...by(first), run: firstOf(rated, 15) };
  yield {
    at: momentOn(works, addDays(works.sample.today, -14), '12:10'),
    ...by(second),
    run: (tx, ctx) =>
      rateSecond(
        tx,
        {
          ...common(15),
          ...judgedOf(works, competency, rated, 'Calm; one glove changed without being told.'),
          firstId,
          signature: signatureOf(second.login),
        },
        ctx,
      ),
  };
  yield { at: momentOn(works, addDays(works.sample.today, -2), '10:30'), ...by(first), run: firstOf(waiting, 3) };
}

/** An evacuation drill of a crew, with what was out of the ordinary in it. */
function* drills(works: SampleWorks, colleagues: readonly Colleague[]): Generator<SampleCommand> {
  const [assessor] = assessorsOf(works, colleagues, 'emergency');
  const competency = plainCompetency(works, 'EVA-01');
  if (assessor === undefined || competency === undefined) return;
  const crew = requiredOf(works, assessor, competency.code).slice(0, 5);
  if (crew.length === 0) return;
  const performedOn = addDays(works.sample.today, -11);
  const common = performedOf(works, competency, { level: competency.checklist.level, performedOn, performedTime: '10:15' });
  yield {
    at: momentOn(works, addDays(performedOn, 1), '09:00'),
    actor: assessor.actor,
    signer: assessor.signer,
    run: (tx, ctx) =>
      signGroup(
        tx,
        {
          ...common,
          shift: 'Days',
          abnormalCondition: 'Stairs B full of smoke: the second way out had to be taken',
          people: crew.map((employeeNumber) => judgedOf(works, competency, employeeNumber)),
          signature: signatureOf(assessor.login),
        },
        ctx,
      ),
  };
}

/** Behaviour judged by its indicators, in three units. */
function* observedAtWork(works: SampleWorks, colleagues: readonly Colleague[]): Generator<SampleCommand> {
  const competency = plainCompetency(works, 'GDP-01');
  if (competency === undefined) return;
  const level = 2;
  for (const [index, assessor] of assessorsOf(works, colleagues, 'quality').slice(0, 3).entries()) {
    const [employeeNumber] = requiredOf(works, assessor, competency.code).slice(-1);
    if (employeeNumber === undefined) continue;
    const performedOn = addDays(works.sample.today, -18 + index * 4);
    const ratings = competency.indicators.flatMap((indicator, at) => {
      if (indicator.level !== level) return [];
      const indicatorId = works.ids.of('indicator', `${competency.code}/${at}`);
      return [{ indicatorId, rating: 'shown' as const, note: at % 2 === 0 ? null : 'In the logbook and on the label alike.' }];
    });
    const common = performedOf(works, competency, { level, performedOn, kind: 'observation' });
    const seen = judged.parse({ personId: works.ids.of('person', employeeNumber), note: 'During a whole shift.', ratings });
    yield {
      at: momentOn(works, addDays(performedOn, 1), '10:20'),
      actor: assessor.actor,
      signer: assessor.signer,
      run: (tx, ctx) => signAssessment(tx, { ...common, ...seen, signature: signatureOf(assessor.login) }, ctx),
    };
  }
}

/** A decision that what somebody learned at another site is worth as much as a knowledge check here. */
function* learnedElsewhere(works: SampleWorks, colleagues: readonly Colleague[], approver: Colleague): Generator<SampleCommand> {
  const [assessor] = assessorsOf(works, colleagues, 'logistics');
  const competency = plainCompetency(works, 'MAN-01');
  if (assessor === undefined || competency === undefined) return;
  const [employeeNumber] = requiredOf(works, assessor, competency.code).slice(-1);
  if (employeeNumber === undefined) return;
  const performedOn = addDays(works.sample.today, -21);
  const { kind: _decided, ...common } = performedOf(works, competency, { level: 2, performedOn });
  const {
    steps: _steps,
    knowledge: _knowledge,
    questions: _questions,
    ratings: _ratings,
    ...person
  } = judgedOf(works, competency, employeeNumber);
  yield {
    at: momentOn(works, addDays(performedOn, 1), '13:00'),
    actor: assessor.actor,
    signer: assessor.signer,
    approver: approver.signer,
    run: async (tx, ctx) => {
      const lines = ['Statement of the last employer', 'Manual handling: trained and examined within two years'];
      const evidenceId = await attach(tx, ctx, 'statement of the last employer.pdf', plainPdf(lines));
      return decidePriorLearning(
        tx,
        {
          ...common,
          ...person,
          method: null,
          evidenceIds: [evidenceId],
          basis: 'Examined at the last site on the same subjects; the paper was checked by telephone.',
          standsFor: ['knowledge'],
          outcome: 'competent',
          signature: signatureOf(assessor.login),
          approval: signatureOf(approver.login),
        },
        ctx,
      );
    },
  };
}

/** Forms on paper: one that became a record, one that was keyed once, and one that is out on the plant. */
function* onPaper(works: SampleWorks, colleagues: readonly Colleague[]): Generator<SampleCommand> {
  const { sample, ids } = works;
  const competency = plainCompetency(works, 'WST-01');
  const assessor = assessorsOf(works, colleagues, 'logistics').find((one) => requiredOf(works, one, 'WST-01').length >= 3);
  const [one, other] = colleagues.filter((colleague) => colleague !== assessor);
  if (competency === undefined || assessor === undefined || one === undefined || other === undefined) return;
  const people = requiredOf(works, assessor, competency.code).slice(0, 3);
  const { level } = competency.checklist;
  const { competencyId } = competencyRef(works, competency.code);
  const forms: string[] = [];
  yield {
    at: momentOn(works, addDays(sample.today, -10), '07:10'),
    actor: assessor.actor,
    run: async (tx, ctx) => {
      const personIds = people.map((employeeNumber) => ids.of('person', employeeNumber));
      const printed = await printPaper(tx, { personIds, competencyId, level, kind: 'practical' }, ctx);
      if (printed.ok) forms.push(...printed.value.forms.map(({ formId }) => formId));
      return printed;
    },
  };
  const performedOn = addDays(sample.today, -7);
  const keyed: KeyedForm = keyedForm.parse({
    assessorLogin: assessor.login,
    performedOn,
    performedTime: '08:25',
    method: 'observationOnJob',
    place: 'Waste yard',
    equipment: '',
    shift: 'Days',
    abnormalCondition: '',
    note: '',
    steps: stepsOf(works, competency).map(({ stepId, result, note, orderReason }) => ({ stepId, result, note, time: null, orderReason })),
    ratings: [],
    knowledge: null,
    questions: [],
  });
  const keying = (form: number, { actor }: Colleague, time: string): SampleCommand => ({
    at: momentOn(works, addDays(performedOn, 1), time),
    actor,
    run: (tx, ctx) => enterPaper(tx, { personId: ids.of('person', people[form] ?? ''), formId: forms[form] ?? '', keyed }, ctx),
  });
  yield keying(0, one, '09:00');
  yield keying(0, other, '09:20');
  yield {
    at: momentOn(works, addDays(performedOn, 1), '13:40'),
    actor: assessor.actor,
    signer: assessor.signer,
    run: (tx, ctx) =>
      signPaper(
        tx,
        {
          personId: ids.of('person', people[0] ?? ''),
          formId: forms[0] ?? '',
          as: 'assessed',
          lateReason: null,
          independenceReason: '',
          evidenceIds: [],
          signature: signatureOf(assessor.login),
        },
        ctx,
      ),
  };
  yield keying(1, one, '09:35');
}
