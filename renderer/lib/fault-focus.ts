import { useEffect, useState } from 'react';

/** For a form that is sent with faults: brings the first field that has one into view, with the focus. */
export function useFaultFocus(): () => void {
  const [asked, setAsked] = useState<{ readonly place: Element | null } | null>(null);
  useEffect(() => {
    // what is marked may be the frame around the field itself
    const marked = asked?.place?.querySelector('[aria-invalid="true"], [data-error], [data-fault]') ?? null;
    const field = marked?.matches('input, textarea, select') === true ? marked : marked?.querySelector('input, textarea, select, button');
    if (field instanceof HTMLElement) field.focus();
  }, [asked]);
  // a form within a section shares its faults with the fields around it
  return () => {
    const focused = document.activeElement;
    setAsked({ place: focused?.closest('section:has(> form)') ?? focused?.closest('form') ?? null });
  };
}
