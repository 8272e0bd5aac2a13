/** The sign of the product: a drop with its level. */
export function Mark() {
  return (
    <svg width="32" height="32" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="#3d4a8f" />
      <path
        d="M16 6c4.2 5 6.6 8.6 6.6 12.1A6.6 6.6 0 0 1 16 24.9a6.6 6.6 0 0 1-6.6-6.8C9.4 14.6 11.8 11 16 6z"
        fill="none"
        stroke="#fff"
        strokeWidth="2.2"
        strokeLinejoin="round"
      />
      <path d="M12.3 18.400h7.4" stroke="#fff" strokeWidth="2.2" strokeLinecap="round" />
    </svg>
  );
}
