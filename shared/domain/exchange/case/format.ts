import type { FrameworkFormat } from '../framework-format';
import { isSameCaseOrigin } from './case-origin';
import { readCase } from './read-case';
import { writeCase } from './write-case';

/** CASE 1.0 packages (IMS Competencies and Academic Standards Exchange); those of 1.1 are read as well. */
export const caseFormat: FrameworkFormat = {
  key: 'case',
  name: 'CASE 1.0 package',
  extensions: ['json'],
  takes: 'text',
  detect: (files) => {
    const head = files[0]?.head ?? '';
    if (/"CFDocument"\s*:/.test(head)) return 1;
    return /"CF(?:Items|Associations|Definitions|Rubrics)"\s*:/.test(head) ? 0.8 : 0;
  },
  choices: [
    {
      key: 'inner',
      name: 'Headings',
      options: [
        { value: 'tree', name: 'Leaves as competencies, inner nodes as groups' },
        { value: 'competencies', name: 'Everything as competencies' },
      ],
    },
    {
      key: 'rubrics',
      name: 'Rubrics',
      options: [
        { value: 'blocks', name: 'As blocks of indicators' },
        { value: 'keep', name: 'Only kept for writing them again' },
      ],
    },
  ],
  read: readCase,
  write: writeCase,
  isSameOrigin: isSameCaseOrigin,
};
