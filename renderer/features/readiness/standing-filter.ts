import { readyStates, standingStates, type StandingState } from '../../../shared/domain/state';
import { readinessWords } from '../../lib/words/readiness';
import { stateWords } from '../../lib/words/states';

const words = readinessWords.list;

/** The states named in an address, as `expired,belowLevel`; null for every state, also where none of them is known. */
export function statesOf(text: string | undefined): StandingState[] | null {
  const named = new Set(text?.split(','));
  const states = standingStates.filter((state) => named.has(state));
  return states.length === 0 ? null : states;
}

/** What a list shows, in words. */
export function filterInWords(states: readonly StandingState[] | null, lapsesBy: string | null): string {
  if (lapsesBy !== null) return words.lapsing(lapsesBy);
  if (states === null) return words.everything;
  if (states.length === readyStates.size && states.every((state) => readyStates.has(state))) return words.ready;
  return words.inStates(states.map((state) => stateWords[state]).join(', '));
}
