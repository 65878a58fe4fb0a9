import type { Icon } from '@tabler/icons-react';

/** One entry of the navigation. What is not built is not passed in. */
export type NavigationItem = {
  readonly key: string;
  readonly label: string;
  readonly icon: Icon;
  /** Address inside the application, as "#/people". */
  readonly href: string;
  readonly current: boolean;
};
