import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';

/** The row of filters under the titles: whether it is open, and what is typed into it. */
export function useFilterRow(grid: RefObject<HTMLElement | null>) {
  const firstInput = useRef<HTMLInputElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [filters, setFilters] = useState<Readonly<Record<string, string>>>({});

  const open = useCallback(() => {
    setOpen(true);
    // the row is there only after the next frame
    requestAnimationFrame(() => firstInput.current?.focus());
  }, []);

  useEffect(() => {
    const onSlash = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isEditable(event.target)) return;
      event.preventDefault();
      open();
    };
    document.addEventListener('keydown', onSlash);
    return () => document.removeEventListener('keydown', onSlash);
  }, [open]);

  return {
    isOpen,
    filters,
    firstInput,
    open,
    change: (column: string, text: string) => setFilters((old) => ({ ...old, [column]: text })),
    close: () => {
      setFilters({});
      setOpen(false);
      grid.current?.focus();
    },
  };
}

/** Whether typing goes into what has the focus. */
export function isEditable(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));
}
