import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { weaknessOf } from '../../shared/domain/passphrase';
import type { PassphraseJudgement, Strength } from '../../shared/domain/passphrase-strength';

type Judge = (passphrase: string, known: readonly string[], minLength: number) => PassphraseJudgement;

export interface ShownJudgement {
  /** Null until the word lists have been read. */
  readonly strength: Strength | null;
  readonly weakness: string | null;
}

/** How strong a passphrase is while it is being chosen. The service judges it again by the same rule. */
export function usePassphraseJudgement(passphrase: string, known: readonly string[], minLength: number): ShownJudgement {
  const [judge, setJudge] = useState<Judge | null>(null);
  useEffect(() => {
    let isShown = true;
    // 1.6 MB of word lists: read where a passphrase is chosen and nowhere else.
    void import('../../shared/domain/passphrase-strength').then(({ judgePassphrase }) => {
      if (isShown) setJudge(() => judgePassphrase);
    });
    return () => {
      isShown = false;
    };
  }, []);
  // A judgement takes some 20 ms: a fast typist's letters come first.
  const judged = useDeferredValue(passphrase);
  const knownText = known.join('\n');
  return useMemo(() => {
    const phrases = knownText.split('\n');
    return judge === null ? { strength: null, weakness: weaknessOf(judged, phrases, minLength) } : judge(judged, phrases, minLength);
  }, [judge, judged, knownText, minLength]);
}
