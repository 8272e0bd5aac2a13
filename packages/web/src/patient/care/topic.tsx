import { educationBySlug } from '@titrate/clinical/protocols';

/** One topic of the clinic's education, heading by heading. */
export function Topic({ slug }: { slug: string }) {
  const topic = educationBySlug(slug);
  if (topic === undefined) return null;
  return (
    <article>
      <h1>{topic.title}</h1>
      <p>{topic.summary}</p>
      {topic.sections.map((section) => (
        <section key={section.heading}>
          <h2>{section.heading}</h2>
          {section.paragraphs.map((text) => (
            <p key={text}>{text}</p>
          ))}
          {section.points === undefined ? null : (
            <ul>
              {section.points.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          )}
        </section>
      ))}
    </article>
  );
}
