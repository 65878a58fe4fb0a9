interface Estimate {
  readonly estimable: boolean;
}

/** The figures of something that must be estimable. */
export function figures<Found extends Estimate>(estimate: Found): Extract<Found, { readonly estimable: true }> {
  if (!isEstimable(estimate)) throw new Error(`not estimable: ${JSON.stringify(estimate)}`);
  return estimate;
}

const isEstimable = <Found extends Estimate>(estimate: Found): estimate is Extract<Found, { readonly estimable: true }> =>
  estimate.estimable;
