import { competenciesOfGroup } from './competency-text';
import type { GroupText } from './competency-text';
import { electrical } from './competencies/electrical';
import { emergency } from './competencies/emergency';
import { laboratory } from './competencies/laboratory';
import { leading } from './competencies/leading';
import { logistics } from './competencies/logistics';
import { mechanical } from './competencies/mechanical';
import { quality } from './competencies/quality';
import { safeWork } from './competencies/safe-work';
import { steamPower } from './competencies/steam-power';
import { sterile } from './competencies/sterile';
import type { SampleCompetency, SampleCompetencyGroup, SampleScale } from './types';

const groupTexts: readonly GroupText[] = [
  safeWork,
  emergency,
  steamPower,
  mechanical,
  electrical,
  sterile,
  laboratory,
  quality,
  logistics,
  leading,
];

export const sampleGroups: readonly SampleCompetencyGroup[] = groupTexts.map(({ key, name }) => ({ key, name }));

export const sampleCompetencies: readonly SampleCompetency[] = groupTexts.flatMap(competenciesOfGroup);

export const sampleScales: readonly SampleScale[] = [
  {
    code: 'PROF',
    name: 'Proficiency 0–4',
    description: 'For tasks where judgement in unusual conditions counts.',
    qualifyingLevel: 2,
    levels: [
      { level: 0, code: '0', name: 'Not shown', anchor: 'Has not shown the task, or has shown that it cannot yet be done safely.' },
      {
        level: 1,
        code: '1',
        name: 'Assists',
        anchor: 'Knows the hazards and the purpose and does parts of the task under direct supervision.',
      },
      {
        level: 2,
        code: '2',
        name: 'Works alone',
        anchor: 'Does the whole task to the procedure, alone, in normal conditions, and stops when conditions are not normal.',
      },
      {
        level: 3,
        code: '3',
        name: 'Handles the unusual',
        anchor: 'Foresees and handles abnormal conditions and is asked for advice by others.',
      },
      {
        level: 4,
        code: '4',
        name: 'Teaches and improves',
        anchor: 'Teaches the task to others, and changes procedure or plant for the better.',
      },
    ],
  },
  {
    code: 'ILUO',
    name: 'Floor scale ILUO',
    description: 'For station work: four strokes of a square that fills as the person learns.',
    qualifyingLevel: 3,
    levels: [
      { level: 1, code: 'I', name: 'Instructed', anchor: 'Has been instructed and can explain hazards and sequence of the station.' },
      { level: 2, code: 'L', name: 'Learning', anchor: 'Works at the station with a qualified person beside.' },
      {
        level: 3,
        code: 'U',
        name: 'Unaided',
        anchor: 'Works at the station alone, to standard quality and time, and handles the known disturbances.',
      },
      { level: 4, code: 'O', name: 'Owner', anchor: 'Trains others at the station and leads its improvement.' },
    ],
  },
];
