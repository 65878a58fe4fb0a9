import type { FrameworkFormat } from '../framework-format';
import { headerKey } from '../tables/read-rows';
import { readOsmt } from './read-osmt';
import { writeOsmt } from './write-osmt';

/** Rich skill descriptors of the Open Skills Management Tool. */
export const osmtFormat: FrameworkFormat = {
  key: 'osmt',
  name: 'OSMT skills CSV',
  extensions: ['csv'],
  takes: 'tables',
  detect: ([file]) => {
    const keys = new Set((file?.headers ?? []).map(headerKey));
    return keys.has('rsdname') && keys.has('skillstatement') ? 1 : keys.has('rsdname') || keys.has('skillstatement') ? 0.6 : 0;
  },
  choices: [],
  read: readOsmt,
  write: writeOsmt,
};
