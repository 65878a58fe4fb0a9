import { useCallback, useState } from 'react';

/** A setting of this screen that survives a restart. Never for content: it lies unencrypted beside the program. */
export function usePreference<const Value extends string>(
  key: string,
  allowed: readonly Value[],
  initial: Value,
): readonly [Value, (next: Value) => void] {
  const [value, setValue] = useState<Value>(() => allowed.find((one) => one === readPreference(key)) ?? initial);
  const change = useCallback(
    (next: Value) => {
      setValue(next);
      writePreference(key, next);
    },
    [key],
  );
  return [value, change];
}

/** The stored text, or an empty one where nothing is stored or storage is shut. */
export function readPreference(key: string): string {
  try {
    return localStorage.getItem(storageKey(key)) ?? '';
  } catch {
    return '';
  }
}

export function writePreference(key: string, value: string): void {
  try {
    localStorage.setItem(storageKey(key), value);
  } catch {
    // storage may be full or shut; the setting then lasts until the window closes
  }
}

function storageKey(key: string): string {
  return `touchstone.${key}`;
}
