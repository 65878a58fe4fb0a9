import type { CompletionRecord } from './completion-record';
import { emailSha1 } from './learner-match';

/** By what people can be known to a learning system. Texts of addresses and user names are in lower case. */
export interface KnownLearners {
  readonly byNumber: ReadonlyMap<string, readonly string[]>;
  readonly byEmail: ReadonlyMap<string, readonly string[]>;
  readonly byLogin: ReadonlyMap<string, readonly string[]>;
  readonly byIdentifier: ReadonlyMap<string, readonly KnownIdentifier[]>;
  /** Whom somebody has named for a learner of this system before. */
  readonly byLearner: ReadonlyMap<string, string>;
  /** The record under which a person is read, where it is another one. */
  readonly keptOf: ReadonlyMap<string, string>;
}

export interface KnownIdentifier {
  readonly personId: string;
  readonly system: string;
  /** The last day on which the person had it. */
  readonly validTo: string | null;
}

type Learner = Pick<CompletionRecord, 'system' | 'learnerId' | 'learnerIdKind' | 'learnerHomePage' | 'completedOn'>;

export type LearnerMatch = { readonly personId: string } | { readonly personId: null; readonly because: 'nobody' | 'several' };

/** Finds whom a system means: what it alone calls them comes first. Where one way finds several people, a person decides. */
export function learnerMatcher(known: KnownLearners): (learner: Learner) => LearnerMatch {
  let bySha1: ReadonlyMap<string, readonly string[]> | null = null;
  const isOnePerson = (ids: readonly string[]): boolean =>
    new Set(ids.map((personId) => known.keptOf.get(personId) ?? personId)).size === 1;
  const sha1Of = (): ReadonlyMap<string, readonly string[]> => {
    bySha1 ??= new Map([...known.byEmail].map(([email, ids]) => [emailSha1(email), ids]));
    return bySha1;
  };
  return (learner) => {
    const { learnerId, learnerIdKind, learnerHomePage, system, completedOn } = learner;
    const said = known.byLearner.get(learnerId);
    if (said !== undefined) return { personId: said };
    const lower = learnerId.toLowerCase();
    const identifiers = (known.byIdentifier.get(learnerId) ?? []).filter(
      ({ validTo }) => validTo === null || completedOn === null || completedOn <= validTo,
    );
    const ownIdentifiers = identifiers.filter((one) => one.system === system || one.system === learnerHomePage);
    const byEmail = known.byEmail.get(lower) ?? [];
    const inOrder: readonly (readonly string[])[] =
      learnerIdKind === 'emailSha1'
        ? [sha1Of().get(learnerId) ?? []]
        : learnerIdKind === 'email'
          ? [byEmail]
          : [
              ownIdentifiers.map(({ personId }) => personId),
              known.byNumber.get(learnerId) ?? [],
              byEmail,
              known.byLogin.get(lower) ?? [],
              identifiers.map(({ personId }) => personId),
            ];
    for (const ids of inOrder) {
      const [first] = ids;
      if (first !== undefined) return isOnePerson(ids) ? { personId: first } : { personId: null, because: 'several' };
    }
    return { personId: null, because: 'nobody' };
  };
}
