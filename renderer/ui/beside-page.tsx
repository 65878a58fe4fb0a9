import { createContext, useContext, type ReactNode } from 'react';
import { createPortal } from 'react-dom';

/** Where the frame lets a page put its side panel. */
const PanelSlotContext = createContext<HTMLElement | null>(null);

export const PanelSlotProvider = PanelSlotContext;

/** Shows its content beside the page's list, in the frame's panel column. */
export function BesidePage({ children }: { readonly children: ReactNode }) {
  const slot = useContext(PanelSlotContext);
  return slot === null ? null : createPortal(children, slot);
}
