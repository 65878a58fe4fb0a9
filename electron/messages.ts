/** What the shell and the service say to each other; ports travel beside `connect`. */
export type DialogAsk =
  | { readonly kind: 'folder'; readonly title: string; readonly mayCreate: boolean }
  | { readonly kind: 'openFile'; readonly title: string; readonly extensions: readonly string[]; readonly isMultiple?: boolean }
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
  | { readonly say: 'chosen'; readonly ask: number; readonly paths: readonly string[] }
  | { readonly say: 'cameraSet'; readonly ask: number }
  /** Asks for bytes of a file that the page looks at: from an offset on, as many as come in one piece. */
  | { readonly say: 'look'; readonly ask: number; readonly handle: string; readonly offset: number }
  /** Nobody is at the station any more: it goes to sleep, or its screen was locked. */
  | { readonly say: 'asleep' }
  | { readonly say: 'close' };

export type ToShell =
  | { readonly say: 'ready' }
  | { readonly say: 'selected'; readonly siteId: string | null }
  | { readonly say: 'choose'; readonly ask: number; readonly request: DialogAsk }
  | { readonly say: 'camera'; readonly ask: number; readonly isAllowed: boolean }
  /** Null: there is nothing under this handle, or it is not what was attached. */
  | { readonly say: 'piece'; readonly ask: number; readonly piece: EvidencePiece | null };

/** Bytes of a file that the page looks at, with what is said of it as a whole. */
export interface EvidencePiece {
  readonly mediaType: string;
  readonly size: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}
