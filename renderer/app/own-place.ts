import { createContext, useContext } from 'react';

/** Whether the address is for who is signed in, not where somebody else stood before. */
const OwnPlaceContext = createContext(true);

export const OwnPlaceProvider = OwnPlaceContext;

export function useIsOwnPlace(): boolean {
  return useContext(OwnPlaceContext);
}
