/** The product's sign: a dark stone with the streak that gold leaves on it. */
export function TouchstoneMark({ size = 24 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden focusable="false">
      <path d="M4.5 5.5 13 2.5l7 4 1.5 8-5.5 6.5-9.5-1L2.5 13z" fill="#2a2f36" stroke="#868e98" strokeWidth="1" strokeLinejoin="round" />
      <path d="M7.5 15.5 16 8" stroke="#e6b422" strokeWidth="2.4" strokeLinecap="round" />
    </svg>
  );
}
