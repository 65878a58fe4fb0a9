import {
  IconArrowsExchange,
  IconChecklist,
  IconFileSearch,
  IconGauge,
  IconHome,
  IconScale,
  IconSettings,
  IconSitemap,
  IconUsers,
  type Icon,
} from '@tabler/icons-react';
import type { Permission } from '../../shared/domain/permissions';
import type { appWords } from '../lib/words/app';

export interface Page {
  readonly key: keyof typeof appWords.navigation;
  readonly path: string;
  readonly icon: Icon;
  /** Shown to whoever has one of these; to everybody when it is empty. */
  readonly needs: readonly Permission[];
}

/** What the navigation and the palette offer. What is not built is not here. */
export const pages: readonly Page[] = [
  { key: 'today', path: '/', icon: IconHome, needs: [] },
  { key: 'people', path: '/people', icon: IconUsers, needs: ['people.read'] },
  { key: 'framework', path: '/framework', icon: IconSitemap, needs: ['framework.read'] },
  { key: 'assess', path: '/assess', icon: IconChecklist, needs: ['assessments.read'] },
  { key: 'readiness', path: '/readiness', icon: IconGauge, needs: ['readiness.read'] },
  { key: 'calibrate', path: '/calibrate', icon: IconScale, needs: ['calibration.read', 'assessments.sign'] },
  { key: 'exchange', path: '/exchange', icon: IconArrowsExchange, needs: ['people.import', 'exchange.read'] },
  { key: 'records', path: '/records', icon: IconFileSearch, needs: ['audit.read'] },
  { key: 'settings', path: '/settings', icon: IconSettings, needs: [] },
];

export function pagesFor(permissions: readonly Permission[]): readonly Page[] {
  return pages.filter((page) => page.needs.length === 0 || page.needs.some((need) => permissions.includes(need)));
}
