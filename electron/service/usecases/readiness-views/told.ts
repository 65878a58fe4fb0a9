/** What a query answers that declares no failure of its own. */
export function told<T>(answer: { readonly ok: true; readonly value: T } | { readonly ok: false }): T {
  if (!answer.ok) throw new Error('a view could not be read');
  return answer.value;
}
