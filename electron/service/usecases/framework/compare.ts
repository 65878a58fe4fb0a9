import type { Contract } from '../../../../shared/contract';
import { differenceKinds, type ComparePoint, type DifferenceKind } from '../../../../shared/contract/differences';
import { mayReadGuidance } from '../../../../shared/domain/framework/guidance';
import { fail, ok, type Failure, type Result } from '../../../../shared/result';
import type { Reader } from '../../db/schema';
import { draftById, draftOfRevision } from '../../db/sql/framework-drafts';
import { frameworkById, revisionById } from '../../db/sql/framework-library';
import type { StateHead } from '../../db/sql/library-states';
import type { OutputOf, QueryUseCase } from '../context';
import { statesDifference, type Side, type StatesDifference } from './compare-states';
import { fieldTexts } from './field-texts';

type Compare = Contract['framework']['compare'];
type ShownPoint = OutputOf<Compare>['from'];

/** The difference of any two states of a library, a page of it at a time. */
export const compareRevisions: QueryUseCase<Compare> = async (db, input, ctx) => {
  const { frameworkId, changes: wanted, offset, limit } = input;
  if ((await frameworkById(db, frameworkId)) === undefined) return fail('FrameworkNotFound');
  const from = await sideOf(db, frameworkId, input.from);
  if (!from.ok) return from;
  const to = await sideOf(db, frameworkId, input.to);
  if (!to.ok) return to;

  const { differing, heads, inFull } = await statesDifference(db, frameworkId, from.value.side, to.value.side);
  const counts = countsOf(differing);
  const chosen = wanted.length === 0 ? differing : differing.filter(({ changes }) => changes.some((change) => wanted.includes(change)));
  const page = inTreeOrder(chosen, heads).slice(offset, offset + limit);
  const texts = await fieldTexts(db, await inFull(page.map(({ itemId }) => itemId)));
  const items = page.map(({ itemId, changes }) => {
    const head = heads.after.get(itemId) ?? heads.before.get(itemId);
    if (head === undefined) throw new Error('an item that differs is in neither state');
    const { kind, code, title } = head;
    const fields = texts.fieldsOf(itemId).filter(({ path }) => path[1] !== 'guidance' || mayReadGuidance(path[2] ?? '', ctx.grants));
    const ends = { fromTitle: texts.titleOf(head.fromId), toTitle: texts.titleOf(head.toId) };
    return { itemId, kind, code, title, path: pathOf(head, heads), ...ends, changes: [...changes], fields };
  });
  return ok({ from: from.value.shown, to: to.value.shown, counts, differing: differing.length, total: chosen.length, items });
};

/** The side that a point names, and how it is called. */
async function sideOf(
  db: Reader,
  frameworkId: string,
  at: ComparePoint,
): Promise<Result<{ readonly side: Side; readonly shown: ShownPoint }, Failure<'DraftNotFound' | 'RevisionNotFound', undefined>>> {
  const shown = { number: null, title: null, day: null, at };
  switch (at.at) {
    case 'nothing':
      return ok({ side: { state: { of: 'nothing' }, draftId: null }, shown });
    case 'approved':
      return ok({ side: { state: { of: 'approved' }, draftId: null }, shown });
    case 'day':
      return ok({ side: { state: { of: 'day', day: at.day }, draftId: null }, shown: { ...shown, day: at.day } });
    case 'draft': {
      const draft = await draftById(db, at.draftId);
      if (draft === undefined || draft.frameworkId !== frameworkId) return fail('DraftNotFound');
      return ok({ side: { state: { of: 'approved' }, draftId: at.draftId }, shown: { ...shown, title: draft.title } });
    }
    case 'revision': {
      const revision = await revisionById(db, at.revisionId);
      if (revision === undefined || revision.frameworkId !== frameworkId) return fail('RevisionNotFound');
      const { revisionId, number, title, state, effectiveFrom } = revision;
      const named = { ...shown, number, title, day: effectiveFrom };
      if (state === 'approved' || state === 'withdrawn')
        return ok({ side: { state: { of: 'revision', revisionId, number }, draftId: null }, shown: named });
      const draft = await draftOfRevision(db, revisionId);
      return draft === undefined
        ? fail('RevisionNotFound')
        : ok({ side: { state: { of: 'approved' }, draftId: draft.draftId }, shown: named });
    }
  }
}

function countsOf(differing: StatesDifference['differing']): Record<DifferenceKind, number> {
  const counts: Record<DifferenceKind, number> = {
    added: 0,
    removed: 0,
    moved: 0,
    reworded: 0,
    levelChanged: 0,
    requirementChanged: 0,
    detailChanged: 0,
  };
  for (const { changes } of differing) for (const kind of differenceKinds) if (changes.includes(kind)) counts[kind] += 1;
  return counts;
}

type Heads = StatesDifference['heads'];
const headOf = (heads: Heads, itemId: string): StateHead | undefined => heads.after.get(itemId) ?? heads.before.get(itemId);

/** As one meets them going down the tree: each below what it lies in, among its siblings by their order. */
function inTreeOrder<T extends { readonly itemId: string }>(items: readonly T[], heads: Heads): T[] {
  const keyById = new Map<string, readonly (string | number)[]>();
  const keyOf = (itemId: string, depth = 0): readonly (string | number)[] => {
    const known = keyById.get(itemId);
    if (known !== undefined) return known;
    const head = headOf(heads, itemId);
    if (head === undefined) return [];
    const above = head.parentId === null || depth > maxDepth ? [] : keyOf(head.parentId, depth + 1);
    const key = [...above, head.ordinal, itemId];
    keyById.set(itemId, key);
    return key;
  };
  return items.toSorted((a, b) => byKey(keyOf(a.itemId), keyOf(b.itemId)));
}

/** A draft may hold a loop, which nothing that is submitted does. */
const maxDepth = 60;

function byKey(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  for (const [index, one] of a.entries()) {
    const other = b[index];
    if (other === undefined) return 1;
    if (one !== other) return one < other ? -1 : 1;
  }
  return a.length - b.length;
}

function pathOf(head: StateHead, heads: Heads): string[] {
  const path: string[] = [];
  for (let at = head.parentId; at !== null && path.length < maxDepth;) {
    const above = headOf(heads, at);
    if (above === undefined) break;
    path.unshift(above.title);
    at = above.parentId;
  }
  return path;
}
