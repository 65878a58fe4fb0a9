/** What the shell and the service say to each other; ports travel beside `connect`. */
export type DialogAsk =
  | { readonly kind: 'folder'; readonly title: string; readonly mayCreate: boolean }
  | { readonly kind: 'openFile'; readonly title: string; readonly extensions: readonly string[] }
  | { readonly kind: 'saveFile'; readonly title: string; readonly suggestedName: string };

export interface ServiceSetup {
  readonly stationFolder: string;
  readonly stationName: string;
  readonly appVersion: string;
  readonly nativeBinding: string | null;
  /** Set when the service was started anew after it died: the site that was selected then. */
  readonly restart: { readonly siteId: string | null } | null;
}

export type ToService =
  | { readonly say: 'start'; readonly setup: ServiceSetup }
  | { readonly say: 'connect' }
  | { readonly say: 'chosen'; readonly ask: number; readonly path: string | null }
  /** Nobody is at the station any more: it goes to sleep, or its screen was locked. */
  | { readonly say: 'asleep' }
  | { readonly say: 'close' };

export type ToShell =
  | { readonly say: 'ready' }
  | { readonly say: 'selected'; readonly siteId: string | null }
  | { readonly say: 'choose'; readonly ask: number; readonly request: DialogAsk };
