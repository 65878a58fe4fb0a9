import { useMemo, useState } from 'react';
import { draftWords as words } from '../../../../lib/words/framework-draft';
import { isCodeTaken } from '../code-index';
import { useDraftSession } from '../draft-session';
import { nextCode } from '../new-item';
import type { Actions, NewPlace } from '../use-actions';
import { RowEditor } from './row-editor';
import type { LineEditor } from './tree-lines';
import type { ShownRows } from './use-shown-rows';

type Editing =
  | { readonly kind: 'rename'; readonly key: string }
  | { readonly kind: 'new'; readonly place: NewPlace; readonly round: number };

/** The line of the tree that is being typed: one that there is, or one for a new item. What is typed stays in the line until it is kept. */
export function useLineEditor(
  { rows, indexByKey }: ShownRows,
  actions: Actions,
  { onMade, onEnd }: { readonly onMade: (itemId: string) => void; readonly onEnd: () => void },
): {
  readonly editor: LineEditor | null;
  readonly beginNew: (place: NewPlace) => void;
  readonly beginRename: (key: string) => void;
} {
  const { tree } = useDraftSession();
  const [editing, setEditing] = useState<Editing | null>(null);
  // a line for a new item is put in below the one it follows, and what lies in that one
  const newAt = useMemo(() => {
    if (editing?.kind !== 'new') return null;
    const { parentKey, afterId } = editing.place;
    const from = indexByKey.get(afterId ?? parentKey);
    if (from === undefined) return rows.length;
    const depth = rows[from]?.depth ?? 1;
    if (afterId === null && (tree.childrenById.get(parentKey) ?? []).length === 0) return from + 1;
    let at = from + 1;
    while (at < rows.length && (rows[at]?.depth ?? 0) > depth) at += 1;
    return at;
  }, [editing, indexByKey, rows, tree.childrenById]);
  const isTaken = (code: string): boolean => isCodeTaken(tree, code);
  const stop = (): void => {
    setEditing(null);
    onEnd();
  };
  const keepNew = async (text: { readonly code: string; readonly title: string }, goesOn: boolean): Promise<void> => {
    if (editing?.kind !== 'new') return;
    const { place } = editing;
    if (text.title.trim() === '') return stop();
    const [made] = await actions.add(place, [{ code: text.code.trim(), title: text.title.trim() }]);
    if (made === undefined) return;
    onMade(made);
    if (goesOn) setEditing({ kind: 'new', place: { ...place, afterId: made }, round: editing.round + 1 });
    else stop();
  };
  const suggestCode = (place: NewPlace): string => {
    const siblings = tree.childrenById.get(place.parentKey) ?? [];
    const before = place.afterId ?? siblings.at(-1) ?? '';
    return nextCode(tree.headById.get(before)?.code ?? '', isTaken);
  };
  const editorOf = (): LineEditor | null => {
    if (editing === null) return null;
    if (editing.kind === 'new') {
      const { kind, parentKey } = editing.place;
      const draw = (top: number) => (
        <RowEditor
          key={`new-${editing.round}`}
          top={top}
          depth={(rows[indexByKey.get(parentKey) ?? 0]?.depth ?? 1) + 1}
          label={words.tree.newOf(kind)}
          initial={{ code: suggestCode(editing.place), title: '' }}
          startsWithTitle={kind === 'group' || kind === 'role' || kind === 'scale' || kind === 'block'}
          isTaken={isTaken}
          onSave={keepNew}
          onCancel={stop}
        />
      );
      return newAt === null ? null : { at: newAt, isExtra: true, draw };
    }
    const at = indexByKey.get(editing.key);
    const head = tree.headById.get(editing.key);
    if (at === undefined || head === undefined) return null;
    const draw = (top: number) => (
      <RowEditor
        key={editing.key}
        top={top}
        depth={rows[at]?.depth ?? 1}
        label={words.tree.rename(head.code || head.title)}
        initial={head}
        startsWithTitle={head.code === ''}
        isTaken={(code) => code.toLowerCase() !== head.code.toLowerCase() && isTaken(code)}
        onSave={async (text) => {
          if (text.title.trim() !== '') await actions.rename(head.itemId, { code: text.code.trim(), title: text.title.trim() });
          stop();
        }}
        onCancel={stop}
      />
    );
    return { at, isExtra: false, draw };
  };
  return {
    editor: editorOf(),
    beginNew: (place) => setEditing({ kind: 'new', place, round: 0 }),
    beginRename: (key) => setEditing({ kind: 'rename', key }),
  };
}
