import { useDraft, type Draft } from './draft';

interface Kept<Text> {
  readonly text: Text;
  readonly reason: string;
  /** The revision that this was begun from. */
  readonly basis: number;
}

/** What is typed for the next revision of a rule of the site, kept until it is signed. */
export interface RuleDraft<Text> extends Pick<Draft<Kept<Text>>, 'state' | 'isLoading' | 'wasRestored' | 'handIn' | 'discard'>, Kept<Text> {
  /** Another revision came since it was begun. */
  readonly isStale: boolean;
  readonly change: (text: Text) => void;
  readonly changeReason: (reason: string) => void;
  readonly beginAnew: () => void;
}

/** `fresh` is what the revision in force says. */
export function useRuleDraft<Text>(key: string, title: string, basis: number, fresh: Text): RuleDraft<Text> {
  const nothing: Kept<Text> = { text: fresh, reason: '', basis };
  const { value, change, ...draft } = useDraft<Kept<Text>>(key, title, nothing);
  return {
    ...value,
    ...draft,
    isStale: value.basis !== basis,
    change: (text) => change({ ...value, text }),
    changeReason: (reason) => change({ ...value, reason }),
    beginAnew: () => {
      change(nothing);
      void draft.discard();
    },
  };
}
