import { ENQUIRY_TOPICS, type EnquiryTopic } from '@titrate/contract';
import { Tick } from '../../kit/ui/field.tsx';
import styles from './enquiry.module.css';
import { TOPIC_WORDS } from './form-state.ts';

interface TopicsProps {
  readonly chosen: readonly EnquiryTopic[];
  readonly onChange: (topics: readonly EnquiryTopic[]) => void;
}

/** What it is about, as many as fit, or none. */
export function Topics({ chosen, onChange }: TopicsProps) {
  return (
    <fieldset className={styles.topics}>
      <legend>
        What is it about? <span className={styles.optional}>(optional)</span>
      </legend>
      <div className={styles.topicGrid}>
        {ENQUIRY_TOPICS.map((topic) => (
          <Tick
            key={topic}
            name={`topic-${topic}`}
            checked={chosen.includes(topic)}
            onChange={(ticked) =>
              onChange(ticked ? [...chosen, topic] : chosen.filter((one) => one !== topic))
            }
          >
            {TOPIC_WORDS[topic]}
          </Tick>
        ))}
      </div>
    </fieldset>
  );
}
