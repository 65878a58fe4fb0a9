import type { FrameworkItem } from '../../../contract/framework-item';
import type { FrameworkFormat } from '../framework-format';
import { majorGroups } from './major-groups';
import { isOnet } from './onet-files';
import { readOnet } from './read-onet';

/** The text files of an O*NET release: occupations, tasks, the content model and the anchors of its level scales. */
export const onetFormat: FrameworkFormat = {
  key: 'onet',
  name: 'O*NET text files',
  extensions: ['txt'],
  takes: 'text',
  detect: (files) => (files.some(isOnet) ? 1 : 0),
  choices: [
    {
      key: 'occupations',
      name: 'Occupations',
      options: [
        { value: 'all', name: 'All occupations' },
        ...[...majorGroups].map(([value, name]) => ({ value, name: `${value} ${name}` })),
        { value: 'none', name: 'None: only the content model and its scales' },
      ],
    },
    {
      key: 'tasks',
      name: 'Tasks',
      options: [
        { value: 'yes', name: 'With their tasks' },
        { value: 'no', name: 'Without tasks' },
      ],
    },
  ],
  read: readOnet,
  fills,
};

/** What a release says of an item; what stewards add to it, and where they put it, stays. */
function fills(item: FrameworkItem): { readonly shared: readonly string[]; readonly content: readonly string[] } {
  switch (item.kind) {
    case 'group':
      // headings of our own say nothing that a release could change
      return item.origin?.identifier.startsWith('element:') === true
        ? { shared: ['title'], content: ['description'] }
        : { shared: [], content: [] };
    case 'competency':
    case 'role':
      return { shared: ['title'], content: ['description'] };
    case 'task':
      return { shared: ['title'], content: [] };
    case 'scale':
      return { shared: [], content: ['levels'] };
    default:
      return { shared: [], content: [] };
  }
}
