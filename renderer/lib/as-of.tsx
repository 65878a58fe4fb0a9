import { createContext, useContext } from 'react';

/** The date every view is shown for; null is today. It is part of the address. */
const AsOfContext = createContext<string | null>(null);

export const AsOfProvider = AsOfContext;

export function useAsOf(): string | null {
  return useContext(AsOfContext);
}
