import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';

/**
 * For every press of a mouse in the window: pressing a button must not first leave the field of a form, or the fault shown
 * then would move the button away from under the pointer, and the press would be lost.
 */
export function keepFieldFocus(event: MouseEvent): void {
  const field = document.activeElement;
  if (field === null || !field.matches('form :is(input, textarea)')) return;
  if (event.target instanceof Element && event.target.closest('button') !== null) event.preventDefault();
}

/** Esc closes a form inside a panel before it closes the panel; an open list of choices closes first. */
export function onEscape(close: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    // the list is closed by the time the panel hears of the key: it must not take that for its own
    if (event.target instanceof HTMLElement && event.target.getAttribute('aria-expanded') === 'true') return;
    close();
  };
}

/** For a button that a form takes the place of: when it comes back, it takes the focus. A way to open, a way to close, and whether it is back. */
export function useReturningButton(isOpenAtFirst = false): {
  readonly isOpen: boolean;
  readonly isBack: boolean;
  readonly open: () => void;
  readonly close: () => void;
} {
  const [state, setState] = useState<'new' | 'open' | 'back'>(isOpenAtFirst ? 'open' : 'new');
  return { isOpen: state === 'open', isBack: state === 'back', open: () => setState('open'), close: () => setState('back') };
}

/** The focus goes to the title of the page when what had it is gone for good. */
export function focusTitle(): void {
  document.querySelector<HTMLElement>('main h1')?.focus();
}

/**
 * Controls that are switched off or taken away while work goes on let go of the focus: what had it gets it back when it is
 * there again, or else what came of the work (by its id), or else the title of the page.
 */
export function useHeldFocus(isBusy: boolean, outcomeId?: string): void {
  // Looked at while rendering: once the controls are off, nothing has the focus any more.
  const [seen, setSeen] = useState<{ readonly isBusy: boolean; readonly holder: Element | null }>({ isBusy: false, holder: null });
  if (seen.isBusy !== isBusy) setSeen({ isBusy, holder: isBusy ? document.activeElement : seen.holder });
  const { holder } = seen;
  useEffect(() => {
    if (isBusy || !(holder instanceof HTMLElement) || holder === document.body || document.activeElement !== document.body) return;
    if (holder.isConnected) return holder.focus();
    const outcome = outcomeId === undefined ? null : document.getElementById(outcomeId);
    if (outcome === null) focusTitle();
    else outcome.focus();
  }, [isBusy, holder, outcomeId]);
}

/**
 * Gives the focus back to what had it before a form opened in place. A button whose place the form had taken is drawn anew when the
 * form goes: then the one that says the same gets it.
 */
export function useFocusBack(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (!(before instanceof HTMLElement)) return;
      if (before.isConnected) return before.focus();
      if (!(before instanceof HTMLButtonElement) || document.activeElement !== document.body) return;
      const said = before.textContent.trim();
      const again = [...document.querySelectorAll<HTMLButtonElement>('main button, aside button')];
      again.find((button) => button.textContent.trim() === said)?.focus();
    },
    [before],
  );
}

/** A form that opens in place is seen whole as it opens, or from its title on where it is longer than its place. */
export function useOpensInView(frame: RefObject<HTMLElement | null>): void {
  useEffect(() => frame.current?.scrollIntoView({ block: 'nearest' }), [frame]);
}

/**
 * For a list from which entries are taken out one by one: the button after the one that went gets the focus, else the one before
 * it, and after the last the field that more are added by.
 */
export function useRemovalFocus(field: RefObject<HTMLElement | null>): {
  readonly list: RefObject<HTMLUListElement | null>;
  readonly removed: (index: number) => void;
} {
  const list = useRef<HTMLUListElement>(null);
  const [at, setAt] = useState<{ readonly index: number } | null>(null);
  useEffect(() => {
    if (at === null || document.activeElement !== document.body) return;
    const buttons = list.current?.querySelectorAll<HTMLElement>('button') ?? [];
    (buttons[at.index] ?? buttons[buttons.length - 1] ?? field.current)?.focus();
  }, [at, field]);
  return { list, removed: (index) => setAt({ index }) };
}
