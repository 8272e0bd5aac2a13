import { Article, Note } from './article.tsx';

export function FamiliesPage() {
  return (
    <Article
      title="For families and friends"
      lead="You found this page because someone you love is not well. You can help a great deal, and you do not have to do it alone."
      sources={['ketamine-label', 'esketamine-label', 'oxford']}
      next={{ path: '/help-now', title: 'help right now' }}
    >
      <h2>If you fear for their life</h2>
      <p>
        Ask them directly: “Are you thinking of killing yourself?” Asking does not put the thought there. If
        the answer worries you, stay with them, remove what could harm, and call or text{' '}
        <a href="tel:988">988</a>. In danger, call <a href="tel:911">911</a>.
      </p>
      <h2>Before you bring it up</h2>
      <ul>
        <li>Read a page or two here, so that you can answer simple questions.</li>
        <li>Choose a calm hour. Say what you see and that you care. Then listen.</li>
        <li>Offer it as one choice, not the last hope. There are others, and it does not help everyone.</li>
        <li>The decision is theirs. A clinic will talk with them in private first.</li>
      </ul>
      <h2>You can write to a clinic yourself</h2>
      <p>
        You can send an <a href="/enquiry">enquiry for a loved one</a>. Do not write their name or their story
        in it. The clinic will answer your questions. It can only speak about them once they agree.
      </p>
      <h2>How to help on the day</h2>
      <ul>
        <li>Take them there and back. They must not drive until the next day.</li>
        <li>Keep your phone on. The clinic may call you when they are ready.</li>
        <li>They may be unsteady and slow at first. Give them your arm, and quiet.</li>
        <li>Stay that evening if you can. Help with food, children and pets.</li>
        <li>
          Do not press for stories. Some people want to talk at once, some the next day, some not at all.
        </li>
        <li>Know the signs to call about. They are on the sheet the clinic gives out.</li>
      </ul>
      <h2>In the weeks after</h2>
      <p>
        Good days may come fast and then fade. That is common and not a failure. If they stop sleeping, talk
        very fast or take big risks, or if they speak of death again, call the clinic the same day.
      </p>
      <Note title="And you">
        <p>
          Caring for someone is hard work. Talk to a friend, your own doctor or a family support group. You
          may call 988 for yourself as well.
        </p>
      </Note>
    </Article>
  );
}
