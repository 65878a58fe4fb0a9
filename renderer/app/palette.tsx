import { Spotlight, type SpotlightActionGroupData } from '@mantine/spotlight';
import { IconBookmark, IconChecklist, IconEye, IconHelp, IconSearch, IconSitemap, IconUser, IconUsersGroup } from '@tabler/icons-react';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { byEveryWord } from '../lib/by-every-word';
import { orpc } from '../lib/orpc';
import { useSession } from '../lib/session';
import { appWords } from '../lib/words/app';
import { evidenceWords } from '../lib/words/evidence';
import { questionWords } from '../lib/words/questions';
import { viewAddress } from '../lib/view-address';
import { viewWords } from '../lib/words/views';
import { pagesFor } from './pages';
import { questionsFor } from './questions';

const words = appWords.palette;
const kinds = [
  { kind: 'person', path: '/people/', icon: IconUser },
  { kind: 'competency', path: '/framework/competencies/', icon: IconSitemap },
  { kind: 'task', path: '/framework/tasks/', icon: IconChecklist },
  { kind: 'role', path: '/framework/roles/', icon: IconUsersGroup },
] as const;

/** Ctrl+K: finds any person, role, competency, task, page or the page that answers a question, and goes there. */
export function Palette() {
  const { permissions, today } = useSession();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), 120);
  const found = useQuery({
    ...orpc.search.find.queryOptions({ input: { text: asked } }),
    enabled: asked.length >= 2,
    placeholderData: keepPreviousData,
  });
  // Until it is answered what is typed now, only what fits it is left of the answer before: Enter must open nothing else.
  const isAhead = text.trim().length >= 2 && (asked !== text.trim() || found.isPlaceholderData || found.isPending);
  const answered = asked.length >= 2 ? (found.data?.hits ?? []) : [];
  const hits = isAhead ? hitsThatFit(answered, text) : answered;
  const { data: saved } = useQuery(orpc.views.list.queryOptions());
  const shownViews = (saved?.views ?? []).filter(({ name }) => name.toLowerCase().includes(text.trim().toLowerCase()));
  const go = (path: string) => (): void => void navigate({ to: path });
  const shownPages = pagesFor(permissions).filter((page) =>
    appWords.navigation[page.key].toLowerCase().includes(text.trim().toLowerCase()),
  );
  const questions = {
    group: questionWords.title,
    actions: questionsFor(text, permissions, today).map(({ key, ask, path, search }) => ({
      id: `question-${key}`,
      label: ask,
      leftSection: <IconHelp size={18} stroke={1.5} />,
      onClick: () => {
        location.hash = viewAddress({ path, search });
      },
    })),
  };
  const pages = {
    group: words.pages,
    actions: shownPages.map(({ key, path, icon: Icon }) => ({
      id: key,
      label: appWords.navigation[key],
      leftSection: <Icon size={18} stroke={1.5} />,
      onClick: go(path),
    })),
  };
  const groups: SpotlightActionGroupData[] = [
    ...kinds.map(({ kind, path, icon: Icon }) => ({
      group: words.kinds[kind],
      actions: hits
        .filter((hit) => hit.kind === kind)
        .map((hit) => ({
          id: hit.id,
          label: hit.title,
          description: hit.detail,
          leftSection: <Icon size={18} stroke={1.5} />,
          onClick: go(path + hit.id),
        })),
    })),
    {
      group: words.actions,
      actions:
        permissions.includes('evidence.add') && evidenceWords.observe.title.toLowerCase().includes(text.trim().toLowerCase())
          ? [
              {
                id: 'observe',
                label: evidenceWords.observe.title,
                description: evidenceWords.observe.shortcut,
                leftSection: <IconEye size={18} stroke={1.5} />,
                onClick: go('/observe'),
              },
            ]
          : [],
    },
    {
      group: viewWords.title,
      actions: shownViews.map((view) => ({
        id: view.viewId,
        label: view.name,
        leftSection: <IconBookmark size={18} stroke={1.5} />,
        onClick: () => {
          location.hash = viewAddress(view);
        },
      })),
    },
    // The pages stand in the navigation as well: before anything is typed, the questions are worth more.
    ...(text.trim() === '' ? [questions, pages] : [pages, questions]),
  ].filter((group) => group.actions.length > 0);
  const shown = groups.flatMap((group) => group.actions.map((action) => action.id)).join(' ');
  /** The text on which Enter was pressed before there was anything to open. */
  const entered = useRef<string | null>(null);
  useEffect(() => {
    if (text !== '' && shown !== '') markFirst();
    if (isAhead || entered.current === null) return;
    if (entered.current === text.trim()) markedAction()?.click();
    entered.current = null;
  }, [shown, text, isAhead]);
  return (
    <Spotlight
      actions={groups}
      query={text}
      onQueryChange={(next) => {
        entered.current = null;
        setText(next);
      }}
      onSpotlightOpen={() => setText('')}
      transitionProps={{ duration: 0 }}
      overlayProps={{ backgroundOpacity: 0.25, blur: 0 }}
      centered={false}
      filter={(_query, actions) => actions}
      nothingFound={words.nothing}
      highlightQuery
      scrollable
      maxHeight={420}
      attributes={{ content: { 'aria-label': words.placeholder } }}
      searchProps={{
        placeholder: words.placeholder,
        'aria-label': words.placeholder,
        leftSection: <IconSearch size={18} stroke={1.5} />,
        onKeyDownCapture: ({ key }) => {
          if (key === 'Enter' && isAhead && markedAction() === null) entered.current = text.trim();
        },
      }}
    />
  );
}

/** Of what an earlier text found, that which has every word of this one. */
function hitsThatFit<Hit extends { readonly title: string; readonly detail: string }>(hits: readonly Hit[], text: string): readonly Hit[] {
  return byEveryWord({ options: hits.map((hit) => ({ hit, label: `${hit.title} ${hit.detail}` })), search: text }).map(({ hit }) => hit);
}

const markedAction = (): HTMLElement | null => document.querySelector('.mantine-Spotlight-action[data-selected]');

/** What is found arrives after the key that asked for it, when the choice has been made: Enter is to open the first of it. */
function markFirst(): void {
  const actions = [...document.querySelectorAll('.mantine-Spotlight-action')];
  if (!actions.some((action) => action.hasAttribute('data-selected'))) actions[0]?.setAttribute('data-selected', 'true');
}
