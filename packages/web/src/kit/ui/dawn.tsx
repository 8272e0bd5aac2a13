/** Hills before sunrise: the picture of the first page. Decoration only. */
export function Dawn({ className }: { className?: string | undefined }) {
  return (
    <svg className={className} viewBox="0 0 640 520" aria-hidden="true" preserveAspectRatio="xMidYMid slice">
      <defs>
        <linearGradient id="dawn-sky" x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stopColor="#3d4a8f" />
          <stop offset="0.42" stopColor="#8d86bd" />
          <stop offset="0.72" stopColor="#e3b9b0" />
          <stop offset="1" stopColor="#f6dcb8" />
        </linearGradient>
        <radialGradient id="dawn-sun">
          <stop offset="0" stopColor="#fff3da" />
          <stop offset="0.35" stopColor="#ffe4b8" stopOpacity="0.9" />
          <stop offset="1" stopColor="#ffe4b8" stopOpacity="0" />
        </radialGradient>
        <linearGradient id="dawn-far" x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stopColor="#8f83b4" />
          <stop offset="1" stopColor="#b79cb6" />
        </linearGradient>
        <linearGradient id="dawn-mid" x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stopColor="#5d5c9b" />
          <stop offset="1" stopColor="#76709f" />
        </linearGradient>
      </defs>
      <rect width="640" height="520" fill="url(#dawn-sky)" />
      <circle cx="430" cy="318" r="170" fill="url(#dawn-sun)" />
      <circle cx="430" cy="318" r="34" fill="#fff6e3" />
      <g fill="#fff" opacity="0.8">
        <circle cx="92" cy="70" r="1.6" />
        <circle cx="176" cy="42" r="1.2" />
        <circle cx="262" cy="96" r="1.5" />
        <circle cx="352" cy="52" r="1.2" />
        <circle cx="520" cy="84" r="1.6" />
        <circle cx="590" cy="40" r="1.2" />
        <circle cx="60" cy="150" r="1.2" />
      </g>
      <path d="M0 348C90 300 150 318 230 336s130-40 210-34 130 40 200 22v196H0z" fill="url(#dawn-far)" />
      <path d="M0 398c80-34 150-20 240 4s160-30 240-22 110 30 160 22v118H0z" fill="url(#dawn-mid)" />
      <path d="M0 452c120-40 210-10 320 6s220-34 320-10v72H0z" fill="#38427f" />
      <path d="M0 492c140-26 260 4 380 8s180-18 260-10v30H0z" fill="#262e5e" />
    </svg>
  );
}
