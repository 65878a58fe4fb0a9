import type { FrameworkItem } from '../../../contract/framework-item';
import type { FrameworkFormat } from '../framework-format';
import { readNice } from './read-nice';

/** Work roles with their task, knowledge and skill statements (NIST SP 800-181), as JSON or YAML. */
export const niceFormat: FrameworkFormat = {
  key: 'nice',
  name: 'NICE work roles (JSON, YAML)',
  extensions: ['json', 'yaml', 'yml'],
  takes: 'text',
  detect: ([file]) => {
    const head = file?.head ?? '';
    if (/"CFDocument"|"CFItems"/.test(head)) return 0;
    if (/"element_identifier"\s*:|^\s*-?\s*element_identifier\s*:/m.test(head)) return 1;
    const hasRoles = /"(?:work_?roles|work-roles|workRoles)"\s*:|^(?:work_?roles|work-roles|workRoles)\s*:/m.test(head);
    const hasStatements = /\b(?:tasks|knowledge|skills)"?\s*:/.test(head);
    return hasRoles ? (hasStatements ? 0.95 : 0.8) : /^roles\s*:/m.test(head) && hasStatements ? 0.6 : 0;
  },
  choices: [
    {
      key: 'statements',
      name: 'Knowledge and skills of a role',
      options: [
        { value: 'requirements', name: 'Require them of the role, at the level that qualifies' },
        { value: 'related', name: 'Only link them with the role' },
      ],
    },
  ],
  read: readNice,
  fills,
};

/** NICE says what things are called; what stewards add, and where they put them, stays. */
function fills(item: FrameworkItem): { readonly shared: readonly string[]; readonly content: readonly string[] } {
  if (item.origin?.identifier.startsWith('heading:') === true) return { shared: [], content: [] };
  switch (item.kind) {
    case 'group':
    case 'role':
    case 'task':
    case 'competency':
      return { shared: ['title'], content: ['description'] };
    default:
      return { shared: [], content: [] };
  }
}
