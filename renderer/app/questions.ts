import { addMonths, endOfMonth } from '../../shared/domain/calendar';
import { foldText } from '../../shared/domain/every-word';
import type { Permission } from '../../shared/domain/permissions';
import { readyStates } from '../../shared/domain/state';
import { questionWords as words } from '../lib/words/questions';

type Key = keyof typeof words.questions;

interface Question {
  readonly key: Key;
  readonly ask: string;
  readonly path: string;
  readonly search: Readonly<Record<string, string>>;
}

const pages: readonly { readonly key: Key; readonly path: string; readonly needs: Permission }[] = [
  { key: 'whoCan', path: '/people/experts', needs: 'framework.read' },
  { key: 'gate', path: '/readiness/gate', needs: 'readiness.read' },
  { key: 'known', path: '/readiness/proof', needs: 'readiness.read' },
  { key: 'lapses', path: '/readiness/list', needs: 'readiness.read' },
  { key: 'gaps', path: '/readiness/gaps', needs: 'readiness.read' },
  { key: 'figures', path: '/readiness/figures', needs: 'readiness.read' },
  { key: 'paper', path: '/readiness', needs: 'readiness.read' },
  { key: 'required', path: '/people/requirements', needs: 'framework.read' },
  { key: 'changed', path: '/framework/libraries', needs: 'framework.read' },
  { key: 'exceptions', path: '/people/exceptions', needs: 'readiness.read' },
  { key: 'signed', path: '/assess', needs: 'assessments.read' },
  { key: 'assessors', path: '/calibrate/assessors', needs: 'calibration.read' },
  { key: 'whole', path: '/records', needs: 'audit.read' },
  { key: 'access', path: '/settings/access', needs: 'users.read' },
];

const ofText = (text: string): string[] =>
  foldText(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

/**
 * The questions that somebody may ask and that hold every typed word, each at the beginning of one of theirs: whoever knows what
 * they want to know, but not which page tells it, finds it by their own words. Those that are asked in these words come first;
 * words that say nothing by themselves ask for nothing beside others.
 */
export function questionsFor(typed: string, permissions: readonly Permission[], today: string): Question[] {
  const all = ofText(typed);
  const telling = all.filter((part) => !words.idle.includes(part));
  const parts = telling.length === 0 ? all : telling;
  const holdsAll = (text: string): boolean => {
    const own = ofText(text);
    return parts.every((part) => own.some((word) => word.startsWith(part)));
  };
  return pages
    .filter(({ needs }) => permissions.includes(needs))
    .map(({ key, path }) => ({ key, path, ...words.questions[key] }))
    .filter(({ ask, also }) => holdsAll(`${ask} ${also}`))
    .toSorted((a, b) => Number(holdsAll(b.ask)) - Number(holdsAll(a.ask)))
    .map(({ key, path, ask }) => ({ key, path, ask, search: key === 'lapses' ? lapsesNext(today) : {} }));
}

/** Who is ready today and is known to be no more by the end of next month. */
function lapsesNext(today: string): Record<string, string> {
  return { states: [...readyStates].join(','), until: endOfMonth(addMonths(today, 1)) };
}
