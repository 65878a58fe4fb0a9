import { createContext } from 'react';

/** Whose session is rated in a turn: one of this site, or one that came from another. */
export const TurnAt = createContext<'panel' | 'guest'>('panel');
