export type ElectronRuntime = {
  readonly executable: string;
  readonly dist: string;
  readonly version: string;
  /** The database addon to pass to the app; null when the packaged one works. */
  readonly binding: string | null;
  readonly source: 'installed' | 'official' | 'fallback';
};

export function electronRuntime(): Promise<ElectronRuntime>;
