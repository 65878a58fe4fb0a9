import { useSyncExternalStore } from 'react';

export interface MadeSite {
  readonly name: string;
  readonly threshold: number;
  readonly madeAt: Date;
  readonly shares: readonly string[];
}

/**
 * The site that is being made or has just been made, with its shares, until they are proved to be printed. It is kept by
 * the page and not by the form: the form is gone as soon as the service reports that a site is selected. Nothing of it
 * is ever written.
 */
type Making = MadeSite | 'making' | null;

let current: Making = null;
const listeners = new Set<() => void>();

/** Waits for the site to be made and keeps its shares for the next screen. */
export async function keepMadeSite(making: Promise<MadeSite>): Promise<void> {
  put('making');
  try {
    put(await making);
  } catch (error) {
    put(null);
    throw error;
  }
}

export function forgetMadeSite(): void {
  put(null);
}

export function useMadeSite(): Making {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
}

function put(next: Making): void {
  current = next;
  for (const listener of listeners) listener();
}
