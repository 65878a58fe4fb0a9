/** A moment (UTC instant) by the clock of a zone, as 2026-03-14 12:04:31; in UTC where the zone is unknown here. */
export function instantInZone(instant: string, zone: string): string {
  const moment = new Date(instant);
  try {
    return new Intl.DateTimeFormat('sv-SE', { ...fields, timeZone: zone }).format(moment);
  } catch {
    return new Intl.DateTimeFormat('sv-SE', { ...fields, timeZone: 'UTC' }).format(moment);
  }
}

const fields = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' } as const;
