import { approveDraft, libraryInput, makeDraft, makeLibrary } from '../framework';
import { previewFile, writeLibrary } from '../exchange/exchange';
import { passphraseOf } from '../passphrase-of';
import { competencyItem, requirementItem, scaleItem } from '../people';
import type { TestSite } from '../site';
import type { Works } from './commands';

type Call = () => Promise<unknown>;

const reason = 'asked by a test';
const ben = { login: 'ben', passphrase: passphraseOf('ben') };
const never = '2099-01-01';

/** What a revision of the tests brings: a scale, competencies on it and a requirement of pia's role. */
export const newItems = [
  scaleItem('steps'),
  ...Array.from({ length: 40 }, (_, n) => competencyItem(`new-${n}`, { scaleId: 'steps', description: 'text '.repeat(500) })),
  requirementItem({ roleId: 'worker', competencyId: 'new-0' }),
];
export const changedTitle = 'Retitled';

/** A file of a framework with so many items. */
export const importedItems = 60;
const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const stamped = (n: number) => ({ identifier: uuid(n), uri: `urn:uuid:${uuid(n)}`, lastChangeDateTime: '2026-01-01T00:00:00Z' });
const casePackage = JSON.stringify({
  CFDocument: { ...stamped(0), creator: 'Works', title: 'Imported' },
  CFItems: Array.from({ length: importedItems }, (_, n) => ({
    ...stamped(n + 1),
    fullStatement: `Does ${n}`,
    humanCodingScheme: `C-${n}`,
  })),
});
/** What a library is written to. */
export const writtenName = 'written.json';

const renamed = (frameworkId: string) => newItems.map((item) => ({ ...item, frameworkId, title: changedTitle }));

async function drafted(site: TestSite): Promise<{ readonly frameworkId: string; readonly draftId: string }> {
  const frameworkId = await makeLibrary(site);
  return { frameworkId, draftId: await makeDraft(site, frameworkId, newItems) };
}

async function submitted(site: TestSite): Promise<string> {
  const { draftId } = await drafted(site);
  return (await site.client.framework.submit({ draftId, title: 'First', summary: '' })).revisionId;
}

/** The commands of the framework, by name: each prepares what it needs and answers with the one call that is watched. */
export const frameworkCommands: Readonly<Record<string, (works: Works) => Promise<Call> | Call>> = {
  'framework.saveLibrary':
    ({ site }) =>
    () =>
      site.client.framework.saveLibrary(libraryInput()),
  'framework.startDraft': async ({ site }) => {
    const frameworkId = await makeLibrary(site);
    return () => site.client.framework.startDraft({ frameworkId, title: 'Next' });
  },
  'framework.change': async ({ site }) => {
    const { frameworkId, draftId } = await drafted(site);
    return () => site.client.framework.change({ draftId, label: 'Retitle', items: renamed(frameworkId), restored: [] });
  },
  'framework.undo': async ({ site }) => {
    const { frameworkId, draftId } = await drafted(site);
    await site.client.framework.change({ draftId, label: 'Retitle', items: renamed(frameworkId), restored: [] });
    return () => site.client.framework.undo({ draftId, direction: 'undo' });
  },
  'framework.lock': async ({ site }) => {
    const { draftId } = await drafted(site);
    return () => site.client.framework.lock({ draftId, itemId: 'new-0', isHeld: true });
  },
  'framework.describeDraft': async ({ site }) => {
    const { draftId } = await drafted(site);
    return () => site.client.framework.describeDraft({ draftId, title: changedTitle, summary: changedTitle });
  },
  'framework.discardDraft': async ({ site }) => {
    const { draftId } = await drafted(site);
    return () => site.client.framework.discardDraft({ draftId });
  },
  'framework.submit': async ({ site }) => {
    const { draftId } = await drafted(site);
    return () => site.client.framework.submit({ draftId, title: 'First', summary: '' });
  },
  'framework.giveBack': async ({ site }) => {
    const revisionId = await submitted(site);
    return () => site.client.framework.giveBack({ revisionId, remark: reason });
  },
  'framework.approve': async ({ site }) => {
    const revisionId = await submitted(site);
    const decisions = [{ itemId: 'worker-needs-new-0', decision: 'readAndUnderstand' as const, days: 30, reason }];
    return () => site.client.framework.approve({ revisionId, effectiveFrom: '2026-03-14', pilotUnitIds: [], decisions, signature: ben });
  },
  'framework.reviewed': async ({ site }) => {
    const { draftId } = await drafted(site);
    await approveDraft(site, draftId);
    const itemIds = newItems.map(({ itemId }) => itemId);
    return () => site.client.framework.reviewed({ itemIds, remark: reason });
  },
  'frameworkExchange.apply': async ({ site }) => {
    const frameworkId = await makeLibrary(site);
    const { previewId } = await previewFile(site, frameworkId, casePackage);
    return () => site.client.frameworkExchange.apply({ previewId, itemIds: null, retireIds: [] });
  },
  'frameworkExchange.write': async ({ site }) => {
    const { frameworkId, draftId } = await drafted(site);
    await approveDraft(site, draftId);
    return () => writeLibrary(site, { frameworkId, format: 'case' }, writtenName);
  },
  'framework.rollOut': async ({ site }) => {
    const { draftId } = await drafted(site);
    const revisionId = await approveDraft(site, draftId, { pilotUnitIds: ['works'] });
    return () => site.client.framework.rollOut({ revisionId, from: never, signature: ben });
  },
  'framework.withdraw': async ({ site }) => {
    const { draftId } = await drafted(site);
    const revisionId = await approveDraft(site, draftId, { effectiveFrom: never });
    return () => site.client.framework.withdraw({ revisionId, reason, signature: ben });
  },
};
