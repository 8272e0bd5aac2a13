import styles from './synapse.module.css';

/**
 * How the effect is thought to begin, in four pictures. Told again in words below each picture, so the
 * drawing itself is decoration to a screen reader.
 */
export function SynapseStory() {
  return (
    <>
      <Key />
      <ol className={styles.story}>
        <Step
          number={1}
          title="Glutamate carries messages"
          text="Nerve cells talk across a tiny gap. Glutamate is the most common messenger. It crosses the gap and fits into docks on the next cell. One kind of dock is called the NMDA receptor."
        >
          <Gap messengers={FEW} />
        </Step>
        <Step
          number={2}
          title="Ketamine blocks NMDA docks"
          text="At a low dose, ketamine sits inside the channel of many NMDA docks for a short time. Some of these docks work as brakes on glutamate."
        >
          <Gap messengers={FEW} blocked />
        </Step>
        <Step
          number={3}
          title="A short burst of glutamate"
          text="With the brakes off for a while, more glutamate is set free. It reaches another kind of dock, the AMPA receptor, and the next cell gets a stronger signal."
        >
          <Gap messengers={MANY} blocked strong />
        </Step>
        <Step
          number={4}
          title="Growth signals and new links"
          text="That signal seems to switch on growth factors. In animal studies, nerve cells then made new links within a day. This may be why mood can lift after the drug itself has left the body."
        >
          <Growth />
        </Step>
      </ol>
    </>
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

const FEW = [
  [108, 112],
  [150, 138],
  [205, 118],
  [240, 146],
  [176, 104],
] as const;
const MANY = [
  ...FEW,
  [128, 132],
  [92, 140],
  [222, 100],
  [188, 142],
  [262, 124],
  [140, 102],
  [70, 120],
  [166, 124],
] as const;

interface GapProps {
  readonly messengers: readonly (readonly [x: number, y: number])[];
  readonly blocked?: boolean;
  readonly strong?: boolean;
}

/** One cell above, one below, and the gap between them. */
function Gap({ messengers, blocked, strong }: GapProps) {
  return (
    <svg viewBox="0 0 330 250" aria-hidden="true">
      <path
        className={styles.sender}
        d="M118 0h94v26c0 24 62 20 62 42 0 15-14 22-34 22H90c-20 0-34-7-34-22 0-22 62-18 62-42z"
      />
      {[92, 128, 165, 202, 238].map((x) => (
        <circle key={x} className={styles.pocket} cx={x} cy={66} r="12" />
      ))}
      <path
        className={styles.receiver}
        d="M30 182c0-10 8-15 20-15h230c12 0 20 5 20 15 0 30-62 26-62 54v14H92v-14c0-28-62-24-62-54z"
      />
      <Dock x={96} blocked={blocked === true} />
      <Dock x={234} blocked={blocked === true} />
      <AmpaDock x={165} lit={strong === true} />
      {messengers.map(([x, y]) => (
        <circle key={x} className={styles.messenger} cx={x} cy={y} r="6" />
      ))}
      {strong === true ? <path className={styles.signal} d="M165 206v28m-12-11 12 12 12-12" /> : null}
    </svg>
  );
}

function Dock({ x, blocked }: { x: number; blocked: boolean }) {
  return (
    <g>
      <rect className={styles.nmda} x={x - 19} y="154" width="13" height="42" rx="6" />
      <rect className={styles.nmda} x={x + 6} y="154" width="13" height="42" rx="6" />
      {blocked ? <rect className={styles.ketamine} x={x - 5} y="162" width="10" height="26" rx="5" /> : null}
    </g>
  );
}

function AmpaDock({ x, lit }: { x: number; lit: boolean }) {
  return (
    <g className={lit ? styles.lit : styles.ampa}>
      <path d={`M${x - 20} 156h11q7 18 0 38h-11q7-20 0-38z`} />
      <path d={`M${x + 20} 156h-11q-7 18 0 38h11q-7-20 0-38z`} />
    </g>
  );
}

/** What the shapes mean; shape and place differ as well as colour. */
function Key() {
  return (
    <ul className={styles.key}>
      <li>
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <circle className={styles.messenger} cx="10" cy="10" r="6" />
        </svg>
        glutamate
      </li>
      <li>
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <rect className={styles.nmda} x="2" y="1" width="6" height="18" rx="3" />
          <rect className={styles.nmda} x="12" y="1" width="6" height="18" rx="3" />
        </svg>
        NMDA receptor
      </li>
      <li>
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <rect className={styles.ketamine} x="6" y="1" width="8" height="18" rx="4" />
        </svg>
        ketamine
      </li>
      <li>
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <path className={styles.ampa} d="M1 1h5q4 9 0 18H1q4-10 0-18zM19 1h-5q-4 9 0 18h5q-4-10 0-18z" />
        </svg>
        AMPA receptor
      </li>
    </ul>
  );
}

function Growth() {
  return (
    <svg viewBox="0 5 330 250" aria-hidden="true">
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
