import { SynapseStory } from '../drawings/synapse.tsx';
import { LevelStory } from '../level-explorer/level-story.tsx';
import { Article, Note } from './article.tsx';

export function HowItWorksPage() {
  return (
    <Article
      title="How it may work"
      lead="Ketamine blocks one kind of dock between nerve cells for a short time. What follows may help the brain make new links. No one knows the whole story yet."
      sources={['esketamine-maker', 'esketamine-europe', 'apa-2017']}
      next={{ path: '/conditions', title: 'what it is used for' }}
    >
      <h2>The story in four pictures</h2>
      <SynapseStory />
      <h2>What is known, and what is not</h2>
      <ul>
        <li>
          It is well known that ketamine and esketamine block the <strong>NMDA receptor</strong>, a dock for
          the messenger <strong>glutamate</strong>.
        </li>
        <li>
          The burst of glutamate, the AMPA signal and the growth of new links come mostly from animal studies.
        </li>
        <li>
          The exact way it works in people with depression is not fully understood. The maker of the nasal
          spray says so too.
        </li>
      </ul>
      <h2>Why you may feel far away</h2>
      <p>
        The same block changes how the brain puts sights, sounds and the sense of the body together. Many
        people feel as if they float, or watch themselves from outside. This is called dissociation. It is
        strongest during the session and fades soon after.
      </p>
      <Note title="Stronger is not better">
        <p>
          For the nasal spray, people who felt far away did not get better more often than people who did not.
          A strange trip is not the goal, and no one needs to chase it.
        </p>
      </Note>
      <h2>Why a low dose</h2>
      <p>
        For surgery, doctors give enough to switch off awareness. For mood, the dose is a small part of that.
        A drip runs slowly and is measured for your body weight. The spray comes in fixed doses. A dose above
        the usual brings more side effects and has not been shown to help more.
      </p>
      <h2>How the level in the blood moves</h2>
      <LevelStory />
    </Article>
  );
}
