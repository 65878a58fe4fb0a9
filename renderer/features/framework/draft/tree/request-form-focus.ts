/** Asks the form beside to take the focus as soon as it is there. */
export function requestFormFocus(): void {
  let tries = 0;
  const look = (): void => {
    const field = document.querySelector<HTMLElement>('[data-first-field]');
    if (field !== null) return field.focus();
    tries += 1;
    if (tries < 60) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
