import { useNavigate } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useDeferredValue, useEffect, useId, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { stepTarget } from '../../../../../shared/domain/framework/move';
import { catalogueKey, catalogueOfKey, catalogues } from '../../../../../shared/domain/framework/tree';
import { contains, visibleRows, wordsOf } from '../../../../../shared/domain/framework/visible-rows';
import { tell } from '../../../../lib/tell';
import { useNewest } from '../../../../lib/use-newest';
import { draftWords as words } from '../../../../lib/words/framework-draft';
import { emptySelection, selectAll, selectOnly, selectRange, toggleKey, type Selection } from '../../../../ui/data-table/selection';
import { useDraftSession } from '../draft-session';
import { nextCode } from '../new-item';
import { useActions, type NewPlace } from '../use-actions';
import { FindBox } from './find-box';
import { newPlaceAt } from './new-place';
import { requestFormFocus } from './request-form-focus';
import { RowEditor } from './row-editor';
import { TreeRow } from './tree-row';
import { TreeTools, type TreeDialog } from './tree-tools';
import { TreeDialogs } from './tree-dialogs';
import { useTreeDrag } from './use-tree-drag';
import { useTypeAhead } from './use-type-ahead';
import classes from './tree.module.css';

export const ROW_HEIGHT = 28;

type Editing =
  | { readonly kind: 'rename'; readonly key: string }
  | { readonly kind: 'new'; readonly place: NewPlace; readonly round: number };

/** The library as a tree that is worked on: by mouse as by keyboard alone. */
export function TreePane({ itemId }: { readonly itemId: string | null }) {
  const session = useDraftSession();
  const { tree, isReadOnly } = session;
  const actions = useActions();
  const navigate = useNavigate();
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const findBox = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(catalogues.map(catalogueKey)));
  const [find, setFind] = useState('');
  const [showsRetired, setShowsRetired] = useState(false);
  const [activeKey, setActiveKey] = useState<string>(itemId ?? catalogueKey('competency'));
  const [selection, setSelection] = useState<Selection>(emptySelection);
  const [editing, setEditing] = useState<Editing | null>(null);
  const [cut, setCut] = useState<readonly string[]>([]);
  const [dialog, setDialog] = useState<TreeDialog | null>(null);
  const [announcement, setAnnouncement] = useState('');
  const sought = useDeferredValue(find);

  const rows = useMemo(() => visibleRows(tree, open, { text: sought, showsRetired }), [tree, open, sought, showsRetired]);
  const counts = useMemo(() => {
    const byKind = new Map<string, number>();
    for (const { kind, isRetired } of tree.headById.values())
      if (!isRetired) byKind.set(catalogueKind(kind), (byKind.get(catalogueKind(kind)) ?? 0) + 1);
    return byKind;
  }, [tree]);
  const found = useMemo(() => {
    const parts = wordsOf(sought);
    return parts.length === 0 ? null : rows.filter(({ key }) => contains(tree.headById.get(key) ?? nothing, parts)).length;
  }, [rows, tree, sought]);
  const keys = useMemo(() => rows.map(({ key }) => key), [rows]);
  const indexByKey = useMemo(() => new Map(keys.map((key, index) => [key, index])), [keys]);
  const active = indexByKey.get(activeKey) ?? 0;
  const chosen = useMemo(() => {
    const among = keys.filter((key) => selection.keys.has(key) && tree.headById.has(key));
    return among.length > 0 ? among : tree.headById.has(activeKey) ? [activeKey] : [];
  }, [keys, selection.keys, tree, activeKey]);

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
  }, [editing, indexByKey, rows, tree]);
  const count = rows.length + (newAt === null ? 0 : 1);

  const virtualizer = useVirtualizer({ count, getScrollElement: () => scroller.current, estimateSize: () => ROW_HEIGHT, overscan: 12 });
  const show = (index: number): void => virtualizer.scrollToIndex(index, { align: 'auto' });
  useEffect(() => {
    if (newAt !== null) virtualizer.scrollToIndex(newAt, { align: 'auto' });
  }, [newAt, virtualizer]);

  // what is opened by its address is shown in the tree as well
  const newestTree = useNewest(tree);
  useEffect(() => {
    const { headById, parentById } = newestTree.current;
    if (itemId === null || !headById.has(itemId)) return;
    setActiveKey(itemId);
    setOpen((old) => {
      const above: string[] = [];
      let at = parentById.get(itemId);
      while (at !== undefined) {
        above.push(at);
        at = parentById.get(at);
      }
      return above.every((key) => old.has(key)) ? old : new Set([...old, ...above]);
    });
    // only when another item is opened, not when the tree changes below it
  }, [itemId, newestTree]);
  const wasShown = useRef<string | null>(null);
  useEffect(() => {
    const index = itemId === null ? undefined : indexByKey.get(itemId);
    if (index === undefined || wasShown.current === itemId) return;
    wasShown.current = itemId;
    virtualizer.scrollToIndex(index, { align: 'auto' });
  }, [itemId, indexByKey, virtualizer]);

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
    show(at);
  };
  const setOpenState = (key: string, isOpen: boolean): void =>
    setOpen((old) => {
      const next = new Set(old);
      if (isOpen) next.add(key);
      else next.delete(key);
      return next;
    });
  const isTaken = (code: string): boolean =>
    [...tree.headById.values()].some((head) => head.code.toLowerCase() === code.toLowerCase() && !head.isRetired);
  const beginNew = (place: NewPlace | null): void => {
    if (place === null || isReadOnly) return;
    setFind('');
    setOpenState(place.parentKey, true);
    setEditing({ kind: 'new', place, round: 0 });
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
    // into the group or catalogue pointed at, else behind the item pointed at
    const isInto = catalogueOfKey(row.key) !== null || (tree.headById.get(row.key)?.kind === 'group' && !cut.includes(row.key));
    const parentKey = isInto ? row.key : (tree.parentById.get(row.key) ?? row.key);
    const siblings = tree.childrenById.get(parentKey) ?? [];
    if (await move(cut, { parentKey, beforeId: isInto ? null : (siblings[siblings.indexOf(row.key) + 1] ?? null) })) setCut([]);
  };
  const typeAhead = useTypeAhead((text) => {
    const from = text.length === 1 ? active + 1 : active;
    const hit = [...rows.keys()]
      .map((step) => (from + step) % rows.length)
      .find((index) => {
        const head = tree.headById.get(keys[index] ?? '');
        return head !== undefined && (head.code.toLowerCase().startsWith(text) || head.title.toLowerCase().startsWith(text));
      });
    if (hit !== undefined) goTo(hit);
  });

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== scroller.current) return;
    const withCtrl = event.ctrlKey || event.metaKey;
    const row = rows[active];
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT) - 1);
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
    else if (key === 'F2' && isRenamed(row.key)) setEditing({ kind: 'rename', key: row.key });
    else if (key === 'Insert' || (key === 'n' && !withCtrl && !typeAhead.isTyping())) beginNewAt(row.key);
    else if (key === 'N' && !withCtrl && !typeAhead.isTyping())
      beginNew({ ...(newPlaceAt(tree, row.key) ?? { parentKey: catalogueKey('competency'), afterId: null }), kind: 'group' });
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
    else beginNew(newPlaceAt(tree, key));
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
    isOff: isReadOnly || editing !== null,
    onMove: (itemIds, target) => void move(itemIds, target),
    onRequire: (roleId, itemIds) => void actions.require(roleId, itemIds, null),
    onTasks: (roleId, itemIds) =>
      void actions.link(
        'roleTask',
        itemIds.map((toId) => ({ fromId: roleId, toId })),
      ),
  });

  const finishNew = async (text: { readonly code: string; readonly title: string }, goesOn: boolean): Promise<void> => {
    if (editing?.kind !== 'new') return;
    const { place } = editing;
    if (text.title.trim() === '') return stopEditing();
    const [made] = await actions.add(place, [{ code: text.code.trim(), title: text.title.trim() }]);
    if (made === undefined) return;
    setActiveKey(made);
    if (goesOn) setEditing({ kind: 'new', place: { ...place, afterId: made }, round: editing.round + 1 });
    else stopEditing();
  };
  const stopEditing = (): void => {
    setEditing(null);
    scroller.current?.focus();
  };
  const suggestCode = (place: NewPlace): string => {
    const siblings = tree.childrenById.get(place.parentKey) ?? [];
    const before = place.afterId ?? siblings.at(-1) ?? '';
    return nextCode(tree.headById.get(before)?.code ?? '', isTaken);
  };

  return (
    <section className={classes.pane} aria-label={words.tree.label}>
      <TreeTools
        chosen={chosen}
        activeKey={activeKey}
        onNew={(kind) => {
          const place = newPlaceAt(tree, activeKey);
          const fits = place !== null && (place.kind === kind || kind === 'group');
          beginNew(
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
        found={found}
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
        aria-activedescendant={editing === null ? `${id}-${active}` : undefined}
        data-tree
        onKeyDown={onKeyDown}
        {...drag.handlers}
      >
        <div className={classes.body} style={{ height: virtualizer.getTotalSize() }} role="none">
          {virtualizer.getVirtualItems().map((virtual) => {
            if (virtual.index === newAt && editing?.kind === 'new') {
              const { kind, parentKey } = editing.place;
              return (
                <RowEditor
                  key={`new-${editing.round}`}
                  top={virtual.start}
                  depth={(rows[indexByKey.get(parentKey) ?? 0]?.depth ?? 1) + 1}
                  label={words.tree.newOf(kind)}
                  initial={{ code: suggestCode(editing.place), title: '' }}
                  startsWithTitle={kind === 'group' || kind === 'role' || kind === 'scale' || kind === 'block'}
                  isTaken={isTaken}
                  onSave={finishNew}
                  onCancel={stopEditing}
                />
              );
            }
            const index = newAt !== null && virtual.index > newAt ? virtual.index - 1 : virtual.index;
            const row = rows[index];
            if (row === undefined) return null;
            const head = tree.headById.get(row.key);
            if (editing?.kind === 'rename' && editing.key === row.key && head !== undefined)
              return (
                <RowEditor
                  key={row.key}
                  top={virtual.start}
                  depth={row.depth}
                  label={words.tree.rename(head.code || head.title)}
                  initial={head}
                  startsWithTitle={head.code === ''}
                  isTaken={(code) => code.toLowerCase() !== head.code.toLowerCase() && isTaken(code)}
                  onSave={async (text) => {
                    if (text.title.trim() !== '') await actions.rename(head.itemId, { code: text.code.trim(), title: text.title.trim() });
                    stopEditing();
                  }}
                  onCancel={stopEditing}
                />
              );
            return (
              <TreeRow
                key={row.key}
                id={`${id}-${index}`}
                row={row}
                top={virtual.start}
                head={head}
                end={head?.toId == null ? undefined : tree.headById.get(head.toId)}
                count={head === undefined ? (counts.get(row.key) ?? 0) : 0}
                isActive={index === active}
                isSelected={selection.keys.has(row.key)}
                isOpenItem={itemId === row.key}
                isCut={cut.includes(row.key)}
                index={index}
                onClick={clickRow}
                onToggle={setOpenState}
              />
            );
          })}
          {drag.line !== null && (
            <div
              className={drag.line.isInto ? classes.dropInto : classes.dropLine}
              style={{ top: drag.line.top, insetInlineStart: drag.line.indent }}
              data-drop
            />
          )}
        </div>
      </div>
      <p className={classes.keys}>{isReadOnly ? words.tree.keysReadOnly : words.tree.keys}</p>
      <div role="status" className={classes.hidden}>
        {announcement}
      </div>
      <TreeDialogs
        dialog={dialog}
        chosen={chosen}
        activeKey={activeKey}
        isTaken={isTaken}
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

const nothing = { code: '', title: '' };
const catalogueKind = (kind: string): string => `catalogue:${kind}`;
