import { RPCHandler } from '@orpc/server/message-port';
import { afterEach, expect, test, vi } from 'vitest';
import { makeRouter } from '../../electron/service/rpc/router';
import { storeOf } from '../../renderer/features/framework/draft/item-store';
import { orpc } from '../../renderer/lib/orpc';
import { queryClient } from '../../renderer/lib/query-client';
import { rpc } from '../../renderer/lib/rpc';
import { dropUnsavedDrafts, flushDrafts, handInDraft, keepUnsaved, saveDraft } from '../../renderer/lib/unsaved-drafts';
import { libraryInput, makeDraft, makeLibrary } from '../support/framework';
import { competencyItem } from '../support/people';
import { makeTestSite, type TestSite } from '../support/site';

let held: Promise<void> = Promise.resolve();
let heard = (): void => undefined;
let end = async (): Promise<void> => undefined;

/** What is asked from now on is answered only when `answer` is called; `asked` says that it has arrived. */
function hold(): { readonly asked: Promise<void>; readonly answer: () => void } {
  let answer = (): void => undefined;
  const asked = new Promise<void>((resolve) => {
    heard = resolve;
  });
  held = new Promise((resolve) => {
    answer = resolve;
  });
  return { asked, answer };
}

/** The page's own modules, on a port as the shell hands it to the service. */
async function pageOfSite(): Promise<TestSite> {
  const site = await makeTestSite();
  const handler = new RPCHandler(makeRouter(site.station), {
    interceptors: [
      async (asked) => {
        heard();
        await held;
        return asked.next();
      },
    ],
  });
  vi.stubGlobal('location', { origin: 'app://main' });
  vi.stubGlobal('window', {
    postMessage: (_message: string, _origin: string, [port]: readonly [MessagePort]) => {
      handler.upgrade(port, { context: {} });
      port.start();
      const closed = new Promise((resolve) => {
        port.addEventListener('close', resolve);
      });
      end = async () => {
        port.close();
        await closed;
      };
    },
  });
  return site;
}

afterEach(async () => {
  dropUnsavedDrafts();
  queryClient.clear();
  await end();
  // the page's end of it hears of it next, and asks on a new port from then on
  await new Promise((resolve) => setImmediate(resolve));
  vi.unstubAllGlobals();
});

const keysOf = (site: TestSite) => async () => (await site.client.drafts.list()).drafts.map(({ key }) => key);

test('a draft that was handed in goes once that is on record, though its form was left before', async () => {
  const keys = keysOf(await pageOfSite());
  keepUnsaved('library/new', { title: 'A library', content: '"typed"' });
  await saveDraft('library/new');
  expect(await keys()).toContain('library/new');
  const { asked, answer } = hold();
  const saving = queryClient
    .getMutationCache()
    .build(queryClient, orpc.framework.saveLibrary.mutationOptions())
    .execute(handInDraft('library/new', libraryInput('Boiler house')));
  await asked;
  answer();
  await saving;
  await expect.poll(keys).not.toContain('library/new');
});

test('a draft that was refused when it was handed in stays', async () => {
  const keys = keysOf(await pageOfSite());
  keepUnsaved('library/new', { title: 'A library', content: '"typed"' });
  await saveDraft('library/new');
  const refused = queryClient
    .getMutationCache()
    .build(queryClient, orpc.framework.saveLibrary.mutationOptions())
    .execute(handInDraft('library/new', { ...libraryInput('Boiler house'), frameworkId: crypto.randomUUID() }));
  await expect(refused).rejects.toThrow('no such library');
  expect(await keys()).toContain('library/new');
});

test('what is typed into a framework draft while a change is on its way is not called saved', async () => {
  const site = await pageOfSite();
  const frameworkId = await makeLibrary(site, 'Tank farm');
  const store = storeOf(await makeDraft(site, frameworkId, []));
  const item = { ...competencyItem('pumps'), frameworkId };
  const told: string[] = [];
  store.subscribe(() => told.push(store.state().draft.kind));
  const { asked, answer } = hold();
  store.edit({ ...item, title: 'Start a p' }, 'Title');
  const first = store.flush();
  await asked;
  store.edit({ ...item, title: 'Start a pump' }, 'Title');
  answer();
  await first;
  expect(store.state()).toEqual({ draft: { kind: 'saving' }, error: null });
  expect([store.isUnsaved(), told.includes('saved')]).toEqual([true, false]);
  await store.flush();
  expect([store.isUnsaved(), store.state().draft.kind]).toEqual([false, 'saved']);
});

test('what somebody typed into a framework draft and could not keep is not kept in the name of who comes next', async () => {
  const site = await pageOfSite();
  const frameworkId = await makeLibrary(site, 'Jetty');
  const draftId = await makeDraft(site, frameworkId, []);
  const item = { ...competencyItem('mooring'), frameworkId };
  const left = storeOf(draftId);
  left.edit(item, 'Title');
  dropUnsavedDrafts();
  await left.flush();
  await flushDrafts();
  const { items } = await rpc.framework.items({ draftId, itemIds: [item.itemId] });
  expect([items, storeOf(draftId).isUnsaved()]).toEqual([[], false]);
});
