import { passphraseOf } from '../passphrase-of';
import { makePerson, makeRole } from '../people';
import type { TestSite } from '../site';
import type { Works } from './commands';

type Call = () => Promise<unknown>;

const reason = 'asked by a test';
const lines = [{ lineId: null, title: 'Walks the escape routes', competencyId: null, dueDays: 7, owner: 'person' }] as const;

/** A plan for pia, who has nothing of what the role of a fitter asks; the role is to be there. */
async function plan(site: TestSite): Promise<{ readonly personId: string; readonly planId: string }> {
  const place = { roleId: 'fitter', unitId: 'works', startsOn: '2021-01-01', fromPositionId: null, title: 'Fitter', shift: null };
  const grace = { graceUntil: null, supervisorPersonId: null, lines: [] };
  const { planId } = await site.client.moves.plan({ personId: 'pia', ...place, ...grace, reason });
  return { personId: 'pia', planId };
}

/** The commands of role changes and of onboarding, by name. */
export const movesCommands: Readonly<Record<string, (works: Works) => Promise<Call> | Call>> = {
  'moves.plan': async ({ site }) => {
    await makeRole(site, 'fitter');
    return () => plan(site);
  },
  'moves.confirm': async ({ site }) => {
    await makeRole(site, 'fitter');
    const planned = await plan(site);
    return () => site.client.moves.confirm({ ...planned, reason });
  },
  'moves.cancel': async ({ site }) => {
    await makeRole(site, 'fitter');
    const planned = await plan(site);
    return () => site.client.moves.cancel({ ...planned, reason });
  },
  'onboarding.save':
    ({ site }) =>
    () =>
      site.client.onboarding.save({ roleId: 'worker', lines: [...lines], reason }),
  'obligations.complete': async ({ site, facts }) => {
    await site.client.onboarding.save({ roleId: 'worker', lines: [...lines], reason });
    await makePerson(site, 'nia');
    const validFrom = new Date().toISOString().slice(0, 10);
    await site.client.people.assign({
      personId: 'nia',
      roleId: 'worker',
      unitId: 'works',
      title: '',
      shift: null,
      validFrom,
      validTo: null,
      reason,
    });
    await site.client.users.linkPerson({ userId: facts.emil, personId: 'nia', reason });
    await site.client.session.lock();
    await site.client.session.unlock({ login: 'emil', passphrase: passphraseOf('emil') });
    const { obligations } = await site.client.obligations.list({ personId: null, revisionId: null, own: true, state: 'open' });
    return () => site.client.obligations.complete({ obligationId: obligations[0]?.obligationId ?? '' });
  },
};
