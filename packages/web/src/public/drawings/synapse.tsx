import styles from './synapse.module.css';

/**
 * How the effect is thought to begin, in four pictures. Told again in words below each picture, so the
 * drawing itself is decoration to a screen reader.
 */
export function SynapseStory() {
  return (
    <ol className={styles.story}>
      <Step
        number={1}
        title="Glutamate carries messages"
        text="Nerve cells talk across a tiny gap. Glutamate is the most common messenger. It crosses the gap and fits into docks on the next cell. One kind of dock is called the NMDA receptor."
      >
        <Gap messengers={6} />
      </Step>
      <Step
        number={2}
        title="Ketamine blocks NMDA docks"
        text="At a low dose, ketamine sits inside the channel of many NMDA docks for a short time. Some of these docks work as brakes on glutamate."
      >
        <Gap messengers={6} blocked />
      </Step>
      <Step
        number={3}
        title="A short burst of glutamate"
        text="With the brakes off for a while, more glutamate is set free. It reaches another kind of dock, the AMPA receptor, and the next cell gets a stronger signal."
      >
        <Gap messengers={14} blocked ampa />
      </Step>
      <Step
        number={4}
        title="Growth signals and new links"
        text="That signal seems to switch on growth factors. In animal studies, nerve cells then made new links within a day. This may be why mood can lift after the drug itself has left the body."
      >
        <Growth />
      </Step>
    </ol>
  );
}

interface StepProps {
  readonly number: number;
  readonly title: string;
  readonly text: string;
  readonly children: React.ReactNode;
}

function Step({ number, title, text, children }: StepProps) {
  return (
    <li className={styles.step}>
      <div className={styles.picture} aria-hidden="true">
        {children}
      </div>
      <h3>
        <span className={styles.number}>{number}</span> {title}
      </h3>
      <p>{text}</p>
    </li>
  );
}

/** Places of the messengers in the gap: spread by a fixed pattern, the same on every visit. */
const PLACES = Array.from({ length: 14 }, (_, i) => ({ x: 92 + ((i * 53) % 150), y: 104 + ((i * 37) % 52) }));

function Gap({ messengers, blocked, ampa }: { messengers: number; blocked?: boolean; ampa?: boolean }) {
  return (
    <svg viewBox="0 0 330 260" aria-hidden="true">
      <path
        className={styles.sender}
        d="M110 0h110v34c0 26 44 22 44 44 0 14-12 20-30 20H96c-18 0-30-6-30-20 0-22 44-18 44-44z"
      />
      {[104, 138, 172, 206].map((x) => (
        <circle key={x} className={styles.pocket} cx={x + 10} cy={74} r="11" />
      ))}
      <path
        className={styles.receiver}
        d="M40 186c0-10 8-16 22-16h206c14 0 22 6 22 16 0 26-58 24-58 50v24H98v-24c0-26-58-24-58-50z"
      />
      {[96, 158, 220].map((x) => (
        <Dock key={x} x={x} blocked={blocked === true} />
      ))}
      <AmpaDock x={127} lit={ampa === true} />
      <AmpaDock x={189} lit={ampa === true} />
      {PLACES.slice(0, messengers).map(({ x, y }) => (
        <circle key={`${x}-${y}`} className={styles.messenger} cx={x} cy={y} r="5" />
      ))}
      {ampa === true ? <path className={styles.signal} d="M165 206v34m-14-14 14 14 14-14" /> : null}
      <text className={styles.label} x="300" y="66" textAnchor="end">
        sender
      </text>
      <text className={styles.label} x="322" y="214" textAnchor="end">
        receiver
      </text>
    </svg>
  );
}

function Dock({ x, blocked }: { x: number; blocked: boolean }) {
  return (
    <g>
      <path className={styles.nmda} d={`M${x - 12} 160h9v26h-9zM${x + 3} 160h9v26h-9z`} />
      {blocked ? <rect className={styles.ketamine} x={x - 4} y={164} width="8" height="18" rx="4" /> : null}
    </g>
  );
}

function AmpaDock({ x, lit }: { x: number; lit: boolean }) {
  return (
    <path
      className={`${styles.ampa} ${lit ? styles.lit : ''}`}
      d={`M${x - 10} 164q6 10 0 22h7q4-12 0-22zM${x + 3} 164q-4 10 0 22h7q-6-12 0-22z`}
    />
  );
}

function Growth() {
  return (
    <svg viewBox="0 0 330 260" aria-hidden="true">
      <path className={styles.branch} d="M20 214c70-6 110-26 150-60s60-60 140-72" />
      {[
        'M92 199c-6-26-22-34-30-52',
        'M128 184c4-28-8-44-6-66',
        'M170 154c2-30-6-46 4-70',
        'M206 122c14-22 10-36 24-56',
        'M248 98c20 10 26 28 44 36',
        'M150 169c20 16 24 30 44 40',
      ].map((d) => (
        <path key={d} className={styles.twig} d={d} />
      ))}
      {[
        [62, 147],
        [122, 118],
        [174, 84],
        [230, 66],
        [292, 134],
        [194, 209],
      ].map(([x, y]) => (
        <circle key={x} className={styles.spine} cx={x} cy={y} r="9" />
      ))}
    </svg>
  );
}
