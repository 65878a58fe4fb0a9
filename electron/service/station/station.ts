import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { RoleGrant } from '../../../shared/domain/permissions';
import { closeEvidence } from '../db/evidence-keeper';
import type { Db, EvidenceDb } from '../db/schema';
import type { SiteClock } from './clock';
import type { DialogRequest, FilePurpose, Platform } from '../platform/platform';
import { endReadiness } from '../readiness/engine';
import type { OpenVault } from '../vault/open-site';
import type { GuessesAtCopies } from './guesses-at-copies';
import type { Preview } from './previews';
import type { RestoredSite } from './restored-site';
import type { SessionPassphrase } from './session-passphrase';
import type { NotesFault } from './station-notes';

/** A site that has been unlocked: its vault and the two databases in it. */
export interface UnlockedSite {
  readonly vault: OpenVault;
  readonly db: Db;
  readonly evidence: EvidenceDb;
  readonly facts: { readonly zone: string; readonly idleMinutes: number; readonly isSample: boolean };
  /** Set at opening, or later where a long log is verified in the background. */
  alarm: 'rolledBack' | 'rewritten' | 'siteAltered' | 'altered' | null;
  /** Which entries were verified as it was opened. */
  readonly verified: { readonly from: number; readonly to: number };
  /** The first entry that is not as it was written, of an altered log. */
  alteredEntry: number | null;
  readonly clock: SiteClock;
  /** The last day whose own changes, such as expiries, are recorded; null: none was looked at since it was opened. */
  turnedTo: string | null;
  /** Set from the first unlock after a restore until the site is locked. */
  readonly restored: RestoredSite | null;
}

/** One continuous session of one person, from unlocking to locking. */
export interface Session {
  readonly userId: string;
  readonly login: string;
  readonly printedName: string;
  readonly personId: string | null;
  readonly grants: readonly RoleGrant[];
  readonly mustChoosePassphrase: boolean;
  /** The passphrase is over its age: nothing else is admitted before another is chosen. */
  readonly mustChangePassphrase: boolean;
  passphrase: SessionPassphrase;
  /** Whether this person has a signing key that a second person has attested. */
  readonly maySign: boolean;
  /** Whether the first signature, which needs both components, has been given (21 CFR 11.200(a)(1)(i)). */
  hasSigned: boolean;
  readonly startedAt: string;
  /** What a query prepared for a later command of this session, such as an import's preview. */
  readonly prepared: Map<string, unknown>;
}

export interface SelectedSite {
  readonly siteId: string;
  readonly name: string;
  readonly folder: string;
  readonly isSample: boolean;
}

interface Handle {
  readonly path: string;
  readonly purpose: FilePurpose;
}

/** What the service holds between calls. There is one per process: one site, one person at a time. */
export interface Station {
  readonly platform: Platform;
  selected: SelectedSite | null;
  open: UnlockedSite | null;
  session: Session | null;
  lockedWhy: 'start' | 'byHand' | 'idle' | 'asleep' | 'serviceRestarted' | 'dataKeyChanged' | 'damaged';
  /** The file in which damage was found while the site was open, until it reads back whole. */
  damaged: { readonly folder: string; readonly file: string } | null;
  readonly guessesAtCopies: GuessesAtCopies;
  /** Why this station could not keep its own notes at the last unlock; null: it could. */
  notesFault: NotesFault | null;
  /** Long work that holds the record, so that nobody else reads or writes; locking ends it first. */
  underWay: AbortController | null;
  /** How much long work of the session goes on beside everything else: a backup, a rehearsal, a verification. */
  atWork: number;
  /** When the person was last seen to do something, in epoch milliseconds. */
  touchedAt: number;
  readonly choosePath: (purpose: FilePurpose, request: DialogRequest) => Promise<{ handle: string; fileName: string; path: string } | null>;
  /** The same for several files at once; empty where none was chosen. */
  readonly choosePaths: (
    purpose: FilePurpose,
    request: DialogRequest,
  ) => Promise<Array<{ handle: string; fileName: string; path: string }>>;
  readonly redeem: (handle: string, purpose: FilePurpose) => string | null;
  /** What the page may look at until the site is locked, by the handle it has of it. */
  readonly previews: Map<string, Preview>;
  /** Runs after what was begun so before, and before what is begun so later. */
  readonly alone: <T>(run: () => Promise<T>) => Promise<T>;
  /** Tells everybody who watches that the session's state has changed. */
  readonly changed: () => void;
  readonly onChange: (listener: () => void) => () => void;
  /** Ends the session: handles are void, databases closed, keys forgotten. */
  readonly lock: (why: Station['lockedWhy']) => Promise<void>;
}

/** `beforeClosing` runs while the databases are still open, when the session has already ended. */
export function makeStation(platform: Platform, beforeClosing: (station: Station, open: UnlockedSite) => Promise<void>): Station {
  const handles = new Map<string, Handle>();
  const listeners = new Set<() => void>();
  let lastAlone: Promise<unknown> = Promise.resolve();
  const keep = (chosen: string, purpose: FilePurpose) => {
    const handle = randomBytes(18).toString('base64url');
    handles.set(handle, { path: chosen, purpose });
    return { handle, fileName: path.basename(chosen), path: chosen };
  };
  const station: Station = {
    platform,
    selected: null,
    open: null,
    session: null,
    lockedWhy: 'start',
    underWay: null,
    atWork: 0,
    damaged: null,
    guessesAtCopies: new Map(),
    notesFault: null,
    touchedAt: platform.now().getTime(),
    async choosePath(purpose, request) {
      const { session } = station;
      const chosen = await platform.choosePath(request);
      // A dialog that outlived its session answers nobody: its handle would be at hand for the next one.
      if (chosen === null || station.session !== session) return null;
      return keep(chosen, purpose);
    },
    async choosePaths(purpose, request) {
      const { session } = station;
      const chosen = await platform.choosePaths(request);
      return station.session === session ? chosen.map((one) => keep(one, purpose)) : [];
    },
    previews: new Map(),
    redeem(handle, purpose) {
      const known = handles.get(handle);
      if (known === undefined || known.purpose !== purpose) return null;
      handles.delete(handle);
      return known.path;
    },
    alone(run) {
      const mine = lastAlone.then(run);
      lastAlone = mine.catch(() => undefined); // whoever called hears of it
      return mine;
    },
    changed: () => {
      for (const listener of listeners) listener();
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async lock(why) {
      const open = station.open;
      station.underWay?.abort();
      handles.clear();
      station.previews.clear();
      void platform.allowCamera(false);
      station.open = null;
      station.session = null;
      station.lockedWhy = why;
      if (open !== null) {
        await endReadiness(open.db);
        try {
          if (why !== 'damaged') await beforeClosing(station, open); // it writes into the record
        } catch (error) {
          platform.recordIncident('station.lock', error); // the keys must be forgotten all the same
        }
        await open.db.destroy();
        await closeEvidence(open.evidence);
        open.vault.close();
      }
      station.changed();
    },
  };
  return station;
}
