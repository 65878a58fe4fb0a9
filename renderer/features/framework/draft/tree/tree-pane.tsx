import { useNavigate } from '@tanstack/react-router';
import { useCallback, useDeferredValue, useEffect, useId, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { stepTarget } from '../../../../../shared/domain/framework/move';
import { catalogueKey, catalogueOfKey, catalogues } from '../../../../../shared/domain/framework/tree';
import { tell } from '../../../../lib/tell';
import { useNewest } from '../../../../lib/use-newest';
import { draftWords as words } from '../../../../lib/words/framework-draft';
import { emptySelection, selectAll, selectOnly, selectRange, toggleKey, type Selection } from '../../../../ui/data-table/selection';
import { isCodeTaken } from '../code-index';
import { useDraftSession } from '../draft-session';
import { useActions, type NewPlace } from '../use-actions';
import { FindBox } from './find-box';
import { newPlaceAt, placeForCut } from './new-place';
import { withAbove, withKey } from './open-keys';
import { requestFormFocus } from './request-form-focus';
import { rowHeight } from './row-height';
import { TreeLines, type TreeLinesHandle } from './tree-lines';
import { TreeTools, type TreeDialog } from './tree-tools';
import { TreeDialogs } from './tree-dialogs';
import { useLineEditor } from './use-line-editor';
import { useShownRows } from './use-shown-rows';
import { useTreeDrag } from './use-tree-drag';
import { nextBeginning, useTypeAhead } from './use-type-ahead';
import classes from './tree.module.css';

/** The library as a tree that is worked on: by mouse as by keyboard alone. */
export function TreePane({ itemId }: { readonly itemId: string | null }) {
  const session = useDraftSession();
  const { tree, isReadOnly } = session;
  const actions = useActions();
  const navigate = useNavigate();
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const lines = useRef<TreeLinesHandle>(null);
  const findBox = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(catalogues.map(catalogueKey)));
  const [find, setFind] = useState('');
  const [showsRetired, setShowsRetired] = useState(false);
  const [activeKey, setActiveKey] = useState<string>(itemId ?? catalogueKey('competency'));
  const [selection, setSelection] = useState<Selection>(emptySelection);
  const [cut, setCut] = useState<readonly string[]>([]);
  const [dialog, setDialog] = useState<TreeDialog | null>(null);
  const [announcement, setAnnouncement] = useState('');
  const sought = useDeferredValue(find);

  const shown = useShownRows(tree, open, sought, showsRetired);
  const { rows, keys, indexByKey } = shown;
  const active = indexByKey.get(activeKey) ?? 0;
  const chosen = useMemo(() => {
    const among = selection.keys.size === 0 ? [] : keys.filter((key) => selection.keys.has(key) && tree.headById.has(key));
    return among.length > 0 ? among : tree.headById.has(activeKey) ? [activeKey] : [];
  }, [keys, selection.keys, tree, activeKey]);
  const { editor, beginNew, beginRename } = useLineEditor(shown, actions, {
    onMade: setActiveKey,
    onEnd: () => scroller.current?.focus(),
  });
  const newAt = editor?.isExtra === true ? editor.at : null;
  useEffect(() => {
    if (newAt !== null) lines.current?.show(newAt);
  }, [newAt]);

  // what is opened by its address is shown in the tree as well, once: not again when the tree changes below it
  const [lastItemId, setLastItemId] = useState<string | null>(null);
  if (itemId !== lastItemId) {
    setLastItemId(itemId);
    if (itemId !== null && tree.headById.has(itemId)) {
      setActiveKey(itemId);
      setOpen((old) => withAbove(old, tree, itemId));
    }
  }
  const wasShown = useRef<string | null>(null);
  useEffect(() => {
    const index = itemId === null ? undefined : indexByKey.get(itemId);
    if (index === undefined || wasShown.current === itemId) return;
    wasShown.current = itemId;
    lines.current?.show(index);
  }, [itemId, indexByKey]);

  const openItem = (key: string, withFocus: boolean): void => {
    const head = tree.headById.get(key);
    if (head === undefined) return;
    // a line is edited where it begins
    const target = head.kind === 'requirement' || head.kind === 'link' ? (head.fromId ?? key) : key;
    void navigate({ to: '/framework/drafts/$draftId/$itemId', params: { draftId: session.draftId, itemId: target } });
    if (withFocus) requestFormFocus();
  };
  const goTo = (index: number, withShift = false): void => {
    const at = Math.max(0, Math.min(rows.length - 1, index));
    const key = keys[at];
    if (key === undefined) return;
    if (withShift) setSelection((old) => selectRange(old.anchor === null ? selectOnly(activeKey) : old, keys, key));
    else if (selection !== emptySelection) setSelection(emptySelection);
    setActiveKey(key);
    lines.current?.show(at);
  };
  const setOpenState = (key: string, isOpen: boolean): void => setOpen((old) => withKey(old, key, isOpen));
  const startNew = (place: NewPlace | null): void => {
    if (place === null || isReadOnly) return;
    setFind('');
    setOpenState(place.parentKey, true);
    beginNew(place);
  };
  const say = (text: string): void => setAnnouncement(text);
  const move = async (itemIds: readonly string[], target: Parameters<typeof actions.move>[1] | null): Promise<boolean> => {
    if (target === null || itemIds.length === 0) return false;
    const fault = await actions.move(itemIds, target);
    if (fault === null) {
      setOpenState(target.parentKey, true);
      say(words.tree.moved(itemIds.length));
    } else tell(words.tree.moveFaults[fault]);
    return fault === null;
  };
  const takeOut = async (itemIds: readonly string[]): Promise<void> => {
    if (itemIds.length === 0) return;
    const below = keys.findIndex((key) => key === itemIds[0]);
    const gone = await actions.takeOut(itemIds);
    if (gone > 0) {
      setSelection(emptySelection);
      if (!tree.headById.has(activeKey)) setActiveKey(keys[Math.max(0, below - 1)] ?? activeKey);
      say(words.tree.gone(gone));
    }
  };
  const paste = async (): Promise<void> => {
    if (cut.length === 0) return;
    const row = rows[active];
    if (row === undefined) return;
    if (await move(cut, placeForCut(tree, row.key, cut))) setCut([]);
  };
  const typeAhead = useTypeAhead((text) => {
    const hit = nextBeginning(tree, keys, text.length === 1 ? active + 1 : active, text);
    if (hit !== undefined) goTo(hit);
  });

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== scroller.current) return;
    const withCtrl = event.ctrlKey || event.metaKey;
    const row = rows[active];
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1);
    const key = event.key;
    if (row === undefined) return;
    if (event.altKey) {
      const steps = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'out', ArrowRight: 'in' } as const;
      const step = key === 'ArrowUp' || key === 'ArrowDown' || key === 'ArrowLeft' || key === 'ArrowRight' ? steps[key] : null;
      const first = step === 'down' ? chosen.at(-1) : chosen[0];
      if (step === null || first === undefined || isReadOnly) return;
      event.preventDefault();
      void move(chosen, stepTarget(tree, first, step));
      return;
    }
    if (key === 'ArrowDown') goTo(active + 1, event.shiftKey);
    else if (key === 'ArrowUp') goTo(active - 1, event.shiftKey);
    else if (key === 'PageDown') goTo(active + page, event.shiftKey);
    else if (key === 'PageUp') goTo(active - page, event.shiftKey);
    else if (key === 'Home') goTo(0, event.shiftKey);
    else if (key === 'End') goTo(rows.length - 1, event.shiftKey);
    else if (key === 'ArrowRight') {
      if (row.hasChildren && !row.isOpen) setOpenState(row.key, true);
      else if (row.isOpen) goTo(active + 1);
    } else if (key === 'ArrowLeft') {
      const parent = tree.parentById.get(row.key);
      if (row.isOpen && find === '') setOpenState(row.key, false);
      else if (parent !== undefined) goTo(indexByKey.get(parent) ?? active);
    } else if (key === 'Enter') {
      if (tree.headById.has(row.key)) openItem(row.key, true);
      else setOpenState(row.key, !row.isOpen);
    } else if (key === ' ' && tree.headById.has(row.key)) setSelection((old) => toggleKey(old, row.key));
    else if (key === '/') findBox.current?.focus();
    else if (key === 'Escape') {
      if (cut.length > 0) setCut([]);
      else if (selection.keys.size > 0) setSelection(emptySelection);
      else if (find !== '') setFind('');
      else return;
    } else if (withCtrl && key.toLowerCase() === 'a') setSelection(selectAll(keys.filter((one) => tree.headById.has(one))));
    else if (isReadOnly) return;
    else if (withCtrl && key.toLowerCase() === 'x') {
      setCut(chosen);
      say(words.tree.cut(chosen.length));
    } else if (withCtrl && key.toLowerCase() === 'v') void paste();
    else if (key === 'Delete') void takeOut(chosen);
    else if (key === 'F2' && isRenamed(row.key)) beginRename(row.key);
    else if (key === 'Insert' || (key === 'n' && !withCtrl && !typeAhead.isTyping())) beginNewAt(row.key);
    else if (key === 'N' && !withCtrl && !typeAhead.isTyping())
      startNew({ ...(newPlaceAt(tree, row.key) ?? { parentKey: catalogueKey('competency'), afterId: null }), kind: 'group' });
    else if (!withCtrl && key.length === 1) typeAhead.type(key.toLowerCase());
    else return;
    event.preventDefault();
  };
  const isRenamed = (key: string): boolean => {
    const kind = tree.headById.get(key)?.kind;
    return kind !== undefined && kind !== 'requirement' && kind !== 'link';
  };
  const beginNewAt = (key: string): void => {
    const head = tree.headById.get(key);
    if (head?.kind === 'requirement' && head.fromId !== null) setDialog({ kind: 'require', roleId: head.fromId });
    else startNew(newPlaceAt(tree, key));
  };
  const onRowClick = (index: number, event: MouseEvent): void => {
    const key = keys[index];
    if (key === undefined) return;
    if (event.shiftKey) setSelection((old) => selectRange(old.anchor === null ? selectOnly(activeKey) : old, keys, key));
    else if (event.ctrlKey || event.metaKey)
      setSelection((old) => toggleKey(old.keys.size === 0 && tree.headById.has(activeKey) ? selectOnly(activeKey) : old, key));
    else {
      setSelection({ keys: new Set(), anchor: key });
      openItem(key, false);
      if (catalogueOfKey(key) !== null) setOpenState(key, !(rows[index]?.isOpen ?? false));
    }
    setActiveKey(key);
  };
  // rows are drawn again only when something of them changes, so what they call must always be the newest
  const newestClick = useNewest(onRowClick);
  const clickRow = useCallback((index: number, event: MouseEvent) => newestClick.current(index, event), [newestClick]);
  const drag = useTreeDrag({
    scroller,
    tree,
    rows,
    chosen,
    isOff: isReadOnly || editor !== null,
    onMove: (itemIds, target) => void move(itemIds, target),
    onRequire: (roleId, itemIds) =>
      void actions.require({ kind: 'role', id: roleId, name: tree.headById.get(roleId)?.title ?? '' }, itemIds, null),
    onTasks: (roleId, itemIds) =>
      void actions.link(
        'roleTask',
        itemIds.map((toId) => ({ fromId: roleId, toId })),
      ),
  });

  return (
    <section className={classes.pane} aria-label={words.tree.label}>
      <TreeTools
        chosen={chosen}
        activeKey={activeKey}
        onNew={(kind) => {
          const place = newPlaceAt(tree, activeKey);
          const fits = place !== null && (place.kind === kind || kind === 'group');
          startNew(
            kind === 'group' || fits
              ? { ...(place ?? { parentKey: catalogueKey('competency'), afterId: null }), kind }
              : { kind, parentKey: catalogueKey(kind), afterId: null },
          );
        }}
        onDialog={setDialog}
        onTakeOut={() => void takeOut(chosen)}
      />
      <FindBox
        ref={findBox}
        text={find}
        onText={setFind}
        showsRetired={showsRetired}
        onShowsRetired={setShowsRetired}
        found={shown.found}
        onDone={() => {
          scroller.current?.focus();
          const first = rows.findIndex(({ key }) => tree.headById.has(key));
          if (first >= 0) goTo(first);
        }}
      />
      <div
        ref={scroller}
        className={classes.scroller}
        role="tree"
        tabIndex={0}
        aria-label={words.tree.label}
        aria-multiselectable
        aria-activedescendant={editor === null ? `${id}-${active}` : undefined}
        data-tree
        onKeyDown={onKeyDown}
        {...drag.handlers}
      >
        <TreeLines
          ref={lines}
          scroller={scroller}
          id={id}
          shown={shown}
          tree={tree}
          active={active}
          selected={selection.keys}
          cut={cut}
          openItemId={itemId}
          editor={editor}
          dropLine={drag.line}
          onClick={clickRow}
          onToggle={setOpenState}
        />
      </div>
      <p className={classes.keys}>{isReadOnly ? words.tree.keysReadOnly : words.tree.keys}</p>
      <div role="status" className={classes.hidden}>
        {announcement}
      </div>
      <TreeDialogs
        dialog={dialog}
        chosen={chosen}
        activeKey={activeKey}
        isTaken={(code) => isCodeTaken(tree, code)}
        onDone={(key) => {
          setDialog(null);
          setSelection(emptySelection);
          if (key !== undefined) setActiveKey(key);
          requestAnimationFrame(() => scroller.current?.focus());
        }}
      />
    </section>
  );
}
