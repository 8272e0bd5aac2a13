import { Article, Note, OutOfTen } from './article.tsx';

export function WhatItIsPage() {
  return (
    <Article
      title="What ketamine therapy is"
      lead="A series of low doses of an old anaesthetic, given in a clinic while trained people watch over you. It can lift a hard depression within hours or days. It does not work for everyone, and the effect fades without a plan."
      sources={[
        'ketamine-label',
        'esketamine-label',
        'esketamine-alone',
        'apa-2017',
        'canmat-2021',
        'mcinnes-2022',
        'pfeiffer-2024',
        'phillips-2019',
        'fda-alert',
      ]}
      next={{ path: '/how-it-works', title: 'how it may work' }}
    >
      <h2>An old medicine, used in a new way</h2>
      <p>
        Doctors have used ketamine to put people to sleep for surgery for more than fifty years. At much lower
        doses you stay awake, and something else can happen: in many people, heavy depression eases. It can
        happen within a day. Common antidepressants take weeks.
      </p>
      <h2>Two medicines with similar names</h2>
      <p>
        <strong>Ketamine</strong> is most often given slowly into a vein. It is approved as an anaesthetic
        only. Using it for depression or pain is called “off-label”. That is legal and common, but your clinic
        has to tell you so and ask for your consent.
      </p>
      <p>
        <strong>Esketamine</strong> is one half of the ketamine molecule, given as a nasal spray. It is
        approved for adults whose depression did not get better with at least two other medicines. It may be
        used alone or with an antidepressant tablet. It is also approved, with a tablet, for adults with major
        depression and acute thoughts of suicide. It has not been shown to prevent suicide.
      </p>
      <p>The two are different medicines. Doses of one tell you nothing about doses of the other.</p>
      <h2>What the results look like</h2>
      <p>
        Results differ from place to place. People who have tried many treatments before tend to have a
        smaller chance.
      </p>
      <OutOfTen count={5}>
        About <strong>5 of 10</strong> people in US community clinics had their depression score fall by half
        or more after the first series.
      </OutOfTen>
      <OutOfTen count={3}>
        About <strong>3 of 10</strong> of the same people became nearly free of symptoms.
      </OutOfTen>
      <p>
        Among veterans with very hard depression it was fewer: about 1 in 4 had their score fall by half. Some
        people feel no change. About 1 in 12 people in the clinic study felt worse afterwards.
      </p>
      <h2>How long it lasts</h2>
      <p>
        After one session the effect often fades within days. That is why clinics plan a series: most often
        six sessions in two to three weeks. After that, some people have a session now and then to keep the
        effect. Others stop. Talk therapy and daily habits matter in the days after a session.
      </p>
      <Note title="At home is not the same">
        <p>
          Ketamine tablets and sprays that are mixed to order are not checked by the FDA. The FDA has warned
          about their use at home: no one is there if breathing slows, blood pressure jumps or fear takes
          over.
        </p>
      </Note>
      <h2>Other ways to get better</h2>
      <p>
        Ketamine is one choice among several. Others are a different medicine, talk therapy, magnetic
        stimulation (TMS), electroconvulsive therapy (ECT), and waiting with support. A good clinic will talk
        about all of them.
      </p>
    </Article>
  );
}
