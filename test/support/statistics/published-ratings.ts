/** Krippendorff (2011) Computing Krippendorff's Alpha-Reliability, example C: twelve units by four observers. */
export const fourObservers: readonly (readonly (number | null)[])[] = [
  [1, 1, null, 1],
  [2, 2, 3, 2],
  [3, 3, 3, 3],
  [3, 3, 3, 3],
  [2, 2, 2, 2],
  [1, 2, 3, 4],
  [4, 4, 4, 4],
  [1, 1, 2, 1],
  [2, 2, 2, 2],
  [null, 5, 5, 5],
  [null, null, 1, 1],
  [null, null, 3, null],
];

/** Guilford (1954) Psychometric Methods, p. 282: three senior scientists judge seven junior ones on five traits, 1 to 9. */
export const guilford = {
  judges: ['Avogadro', 'Brahe', 'Cavendish'],
  examinees: ['Anne', 'Betty', 'Chris', 'David', 'Edward', 'Fred', 'George'],
  traits: ['Attack', 'Basis', 'Clarity', 'Daring', 'Enthusiasm'],
  byJudge: [
    ['55353', '97585', '33371', '73133', '97785', '35351', '77555'],
    ['65463', '87572', '45366', '56455', '24323', '44642', '33554'],
    ['55573', '77575', '35555', '53331', '97777', '33353', '77757'],
  ],
};

export const guilfordObservations = guilford.byJudge.flatMap((sheets, j) =>
  sheets.flatMap((sheet, e) =>
    [...sheet].map((score, t) => ({
      elements: { judge: guilford.judges[j] ?? '', examinee: guilford.examinees[e] ?? '', trait: guilford.traits[t] ?? '' },
      score: Number(score),
    })),
  ),
);
