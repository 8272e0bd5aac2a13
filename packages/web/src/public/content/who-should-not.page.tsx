import { Article, Note } from './article.tsx';

export function WhoShouldNotPage() {
  return (
    <Article
      title="Who should not have it"
      lead="Some people must not have ketamine or esketamine. Others can, with extra care. Only a clinician who has your whole history can say."
      sources={['esketamine-label', 'esketamine-europe', 'ketamine-label', 'pain-2018', 'apa-2017']}
      next={{ path: '/questions', title: 'questions people ask' }}
    >
      <h2>Clinics will most likely say no if you</h2>
      <ul>
        <li>are allergic to ketamine or esketamine</li>
        <li>
          have a weak, bulging artery (aneurysm), a tangle of blood vessels, or ever had a bleed in the brain
        </li>
        <li>had a heart attack in the last six weeks, or have heart disease that is not under control</li>
        <li>have very high blood pressure that is not treated</li>
        <li>have raised pressure in the head</li>
        <li>have psychosis now, schizophrenia, or are in a manic phase</li>
        <li>are pregnant</li>
        <li>have very severe liver disease</li>
        <li>are drunk, high or in withdrawal on the day, or misuse ketamine</li>
        <li>are under 18</li>
        <li>have no one to take you home</li>
      </ul>
      <h2>Extra care is needed if you</h2>
      <ul>
        <li>have treated high blood pressure, heart disease, or sleep apnoea</li>
        <li>have bipolar disorder</li>
        <li>have had trouble with alcohol or drugs</li>
        <li>have bladder problems, or glaucoma</li>
        <li>breastfeed, or could become pregnant</li>
        <li>are 65 or older, or between 18 and 24</li>
        <li>take sleeping pills, strong pain medicines, stimulants or some older antidepressants</li>
      </ul>
      <Note title="Tell the clinic everything you take">
        <p>
          Some medicines make it less safe and some make it work less well. Never stop a medicine on your own
          before a session. Ask first.
        </p>
      </Note>
      <p>
        This list is short and leaves things out. These pages do not tell you whether you can have the
        treatment. A clinic looks at your whole history and then talks it over with you.
      </p>
    </Article>
  );
}
