import type { FrameworkFormat } from '../framework-format';
import { headerKey } from '../tables/read-rows';
import { readMoodle } from './read-moodle';
import { writeMoodle } from './write-moodle';

/** The competency framework CSV of Moodle. */
export const moodleFormat: FrameworkFormat = {
  key: 'moodle',
  name: 'Moodle competency framework CSV',
  extensions: ['csv'],
  takes: 'tables',
  detect: ([file]) => {
    const keys = new Set((file?.headers ?? []).map(headerKey));
    const own = ['parentidnumber', 'idnumber', 'isframework', 'scaleconfiguration', 'exportedidoptional'].filter((key) =>
      keys.has(key),
    ).length;
    return own >= 4 ? 1 : own >= 3 ? 0.8 : 0;
  },
  choices: [
    {
      key: 'inner',
      name: 'Headings',
      options: [
        { value: 'tree', name: 'Bring leaves as competencies, inner nodes as groups' },
        { value: 'competencies', name: 'Bring everything but the framework as competencies' },
      ],
    },
  ],
  read: readMoodle,
  write: writeMoodle,
};
