import { Button, Modal, TextInput } from '@mantine/core';
import { IconSearch, IconSquare, IconSquareCheckFilled } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useDeferredValue, useId, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { contains, wordsOf } from '../../../../../shared/domain/framework/visible-rows';
import { useFocusBack } from '../../../../lib/form-focus';
import { draftWords } from '../../../../lib/words/framework-draft';
import classes from './dialogs.module.css';

const words = draftWords.picker;
const ROW = 30;

export interface Choice {
  readonly itemId: string;
  readonly code: string;
  readonly title: string;
}

/** Chooses some of many by their code and title: typing filters, Enter takes or leaves, Ctrl+Enter finishes. */
export function ItemPicker({
  title,
  choices,
  confirm,
  isSingle = false,
  extra,
  onPick,
  onCancel,
}: {
  readonly title: string;
  readonly choices: readonly Choice[];
  /** The words of the button, for how many were chosen. */
  readonly confirm: (count: number) => string;
  readonly isSingle?: boolean;
  /** Further fields, above the buttons. */
  readonly extra?: ReactNode;
  readonly onPick: (itemIds: readonly string[]) => void | Promise<void>;
  readonly onCancel: () => void;
}) {
  useFocusBack();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [isBusy, setBusy] = useState(false);
  const sought = useDeferredValue(text);
  const shown = useMemo(() => {
    const parts = wordsOf(sought);
    return parts.length === 0 ? choices : choices.filter((choice) => contains(choice, parts));
  }, [choices, sought]);
  const at = Math.min(active, shown.length - 1);
  const virtualizer = useVirtualizer({ count: shown.length, getScrollElement: () => scroller, estimateSize: () => ROW, overscan: 8 });

  const finish = async (itemIds: readonly string[]): Promise<void> => {
    if (itemIds.length === 0 || isBusy) return;
    setBusy(true);
    try {
      await onPick(itemIds);
    } finally {
      setBusy(false);
    }
  };
  const toggle = (index: number): void => {
    const choice = shown[index];
    if (choice === undefined) return;
    if (isSingle) return void finish([choice.itemId]);
    setPicked((old) => {
      const next = new Set(old);
      if (!next.delete(choice.itemId)) next.add(choice.itemId);
      return next;
    });
    field.current?.select();
  };
  const order = (): string[] => choices.filter(({ itemId }) => picked.has(itemId)).map(({ itemId }) => itemId);
  const go = (next: number): void => {
    const to = Math.max(0, Math.min(shown.length - 1, next));
    setActive(to);
    virtualizer.scrollToIndex(to, { align: 'auto' });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown') go(at + 1);
    else if (event.key === 'ArrowUp') go(at - 1);
    else if (event.key === 'PageDown') go(at + 10);
    else if (event.key === 'PageUp') go(at - 10);
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void finish(order());
    else if (event.key === 'Enter') toggle(at);
    else return;
    event.preventDefault();
  };
  return (
    <Modal opened onClose={onCancel} title={title} size="lg">
      <div className={classes.form}>
        <TextInput
          ref={field}
          data-autofocus
          role="combobox"
          aria-expanded
          aria-controls={`${id}-list`}
          aria-activedescendant={at >= 0 ? `${id}-${at}` : undefined}
          aria-label={words.find}
          placeholder={words.find}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
        <div
          ref={setScroller}
          id={`${id}-list`}
          role="listbox"
          aria-label={title}
          aria-multiselectable={!isSingle}
          className={classes.list}
        >
          <div role="none" className={classes.listBody} style={{ height: virtualizer.getTotalSize() }}>
            {virtualizer.getVirtualItems().map((item) => {
              const choice = shown[item.index];
              if (choice === undefined) return null;
              const isPicked = picked.has(choice.itemId);
              return (
                <div
                  key={choice.itemId}
                  id={`${id}-${item.index}`}
                  role="option"
                  aria-selected={isPicked}
                  className={classes.option}
                  data-active={item.index === at || undefined}
                  style={{ transform: `translateY(${item.start}px)` }}
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => {
                    setActive(item.index);
                    toggle(item.index);
                  }}
                >
                  {!isSingle &&
                    (isPicked ? <IconSquareCheckFilled size={16} aria-hidden /> : <IconSquare size={16} stroke={1.5} aria-hidden />)}
                  {choice.code !== '' && <strong className={classes.optionCode}>{choice.code}</strong>}
                  <span className={classes.optionTitle}>{choice.title}</span>
                </div>
              );
            })}
          </div>
          {shown.length === 0 && (
            <div role="option" aria-selected={false} aria-disabled className={classes.none}>
              {choices.length === 0 ? words.nothing : words.nothingFound}
            </div>
          )}
        </div>
        {extra}
        <div className={classes.buttons}>
          {!isSingle && (
            <Button disabled={picked.size === 0} loading={isBusy} onClick={() => void finish(order())}>
              {confirm(picked.size)}
            </Button>
          )}
          <Button variant="default" onClick={onCancel}>
            {words.cancel}
          </Button>
          {!isSingle && <span className={classes.hint}>{words.keys}</span>}
        </div>
      </div>
    </Modal>
  );
}
