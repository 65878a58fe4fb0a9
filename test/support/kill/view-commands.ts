import type { TestSite } from '../site';
import type { Outcome } from './after-kill';
import type { Works } from './commands';

type Call = () => Promise<unknown>;

const reason = 'asked by a test';

const save = ({ client }: TestSite) =>
  client.views.save({ viewId: null, name: 'Mine', path: '/readiness/matrix', search: { sort: 'worst' } });

/** What changes the views that people keep, by name. */
export const viewCommands: Readonly<Record<string, (works: Works) => Promise<Call> | Call>> = {
  'views.save':
    ({ site }) =>
    () =>
      save(site),
  'views.remove': async ({ site }) => {
    const { viewId } = await save(site);
    return () => site.client.views.remove({ viewId });
  },
  'views.offer': async ({ site }) => {
    const { viewId } = await save(site);
    return () => site.client.views.offer({ viewId, role: 'assessor', reason });
  },
};

type View = Awaited<ReturnType<TestSite['client']['views']['list']>>['views'][number];

const isLeft =
  (isDone: (views: readonly View[]) => boolean) =>
  async ({ plain, isRecorded }: Outcome): Promise<string[]> =>
    isDone((await plain.client.views.list()).views) === isRecorded ? [] : ['a view and the log differ'];

export const viewAfterKill: Readonly<Record<string, (outcome: Outcome) => Promise<string[]>>> = {
  'views.save': isLeft((views) => views.length === 1),
  'views.remove': isLeft((views) => views.length === 0),
  'views.offer': isLeft((views) => views.some(({ role }) => role === 'assessor')),
};
