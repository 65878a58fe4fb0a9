import type { AuthorityTerms } from '../../../../../shared/contract/assessors';
import { addDays } from '../../../../../shared/domain/calendar';
import { grantAuthority } from '../../assessors/grant';
import { suspendAuthority } from '../../assessors/change';
import { observersOf } from '../../../../../shared/domain/sample/daily-work';
import { signatureOf } from './sample-signature';
import { colleagueOf, momentOn, type SampleWorks } from './sample-works';
import type { SampleActor, SampleCommand } from './sample-writer';

/** Whose authorisations are on the register: it was begun with them, the rest follows. */
const onRegister = 9;

/** Whose calibration ends within weeks. */
const endsSoon = 3;

/** Authorisations as a register has them: in force, with training or calibration that lapsed, one suspended. */
export function* authorityCommands(
  works: SampleWorks,
  steward: SampleActor & { readonly login: string },
  signer: NonNullable<SampleCommand['signer']>,
): Generator<SampleCommand> {
  const { sample, ids } = works;
  for (const [index, person] of observersOf(sample).slice(0, onRegister).entries()) {
    const account = colleagueOf(works, person);
    const groupKeys = sample.assessors.find(({ employeeNumber }) => employeeNumber === person.employeeNumber)?.groupKeys ?? [];
    if (account === undefined) continue;
    // For safe work control the training of all assessors is being renewed.
    const isLapsed = index % 4 === 1 || groupKeys.includes('safe-work');
    const day = (months: number): string => addDays(sample.today, months * 30);
    const terms: AuthorityTerms = {
      scope: {
        kind: 'competencies',
        ids: sample.competencies.flatMap((one) => (groupKeys.includes(one.groupKey) ? ids.of('competency', one.code) : [])),
      },
      highestLevel: index % 3 === 0 ? null : 3,
      kinds: index % 2 === 0 ? ['practical', 'observation', 'knowledge'] : ['practical', 'observation'],
      from: day(-15),
      until: index % 3 === 2 ? null : day(9),
      trainedOn: day(-26),
      trainedUntil: isLapsed ? day(-2) : day(10),
      calibratedOn: index % 4 === 2 ? null : day(-7),
      calibratedUntil: index % 4 === 2 ? null : index === endsSoon ? addDays(sample.today, 38) : day(5),
    };
    let authorityId = '';
    yield {
      at: momentOn(works, addDays(sample.today, -60), '09:30'),
      actor: steward,
      signer,
      run: async (tx, ctx) => {
        const input = {
          userId: account.signer.userId,
          terms,
          reason: 'Passed the course for assessors',
          signature: signatureOf(steward.login),
        };
        const granted = await grantAuthority(tx, input, ctx);
        if (granted.ok) authorityId = granted.value.authorityId;
        return granted;
      },
    };
    if (index === onRegister - 1)
      yield {
        at: momentOn(works, addDays(sample.today, -12), '09:40'),
        actor: steward,
        signer,
        run: (tx, ctx) =>
          suspendAuthority(
            tx,
            {
              authorityId,
              from: addDays(sample.today, -12),
              reason: 'On leave; comes back with a calibration',
              signature: signatureOf(steward.login),
            },
            ctx,
          ),
      };
  }
}
