import { formatNumber } from '../formatting';

export const expertWords = {
  title: 'Who can…',
  subtitle: 'Who holds a competency, or everything that a task needs, on a day. What has expired, and who is suspended in it, is left out.',
  list: 'People who can',
  link: 'Who can do it today',
  fields: {
    competency: 'Competency or task',
    level: 'At this level or above',
    on: 'On',
    onWrong: 'Write an existing day, such as 2026-03-14.',
    unit: 'Unit, with those below',
    anyUnit: 'Everywhere',
    shift: 'Shift',
    anyShift: 'Any shift',
    teaches: (level: string) => `May teach it (level ${level})`,
    teachesAny: 'May teach it',
    competencies: 'Competencies',
    tasks: 'Tasks',
    ofTask: 'As the task needs',
    assessor: 'Is an assessor',
  },
  columns: {
    name: 'Name',
    number: 'Number',
    level: 'Holds',
    until: 'Until',
    unit: 'Unit',
    title: 'Job title',
    shift: 'Shift',
    teaches: 'May teach',
    assessor: 'Assessor',
    state: 'Where required',
  },
  yes: 'Yes',
  noEnd: 'no end',
  notRequired: 'Not required of them',
  choose: 'Choose a competency or a task',
  chooseHint: 'Who holds it on the day is listed here, the highest level first.',
  needs: (all: readonly { readonly code: string; readonly title: string; readonly levelCode: string }[]) =>
    all.length === 0
      ? 'The framework names nothing that this task needs, so nothing shows that anybody may do it.'
      : `It needs ${all.map(({ code, title, levelCode }) => `${code} ${title} at level ${levelCode}`).join(', ')}.${
          all.length === 1 ? '' : ` The level and the standing shown are those in ${all[0]?.code}; “Until” is the first end of all.`
        }`,
  none: 'Nobody found',
  noneHint: 'Nobody whom you may see holds this at that level on that day. Ask for a lower level, another day or fewer conditions.',
  count: (n: number, day: string) => `${formatNumber(n)} ${n === 1 ? 'person' : 'people'} on ${day}`,
  shown: (shown: number, all: number, day: string) => `The first ${formatNumber(shown)} of ${formatNumber(all)} people on ${day}`,
} as const;
