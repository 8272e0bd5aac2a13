import { createRandom } from '@titrate/virtual-clinic';
import type { Tx } from '../../platform/database/schema.ts';
import type { Calendar } from './calendar.ts';
import type { DemoTeam } from './staff.ts';

const ENQUIRIES = [
  {
    name: 'Mara Ellison',
    forWhom: 'self',
    topics: ['depression'],
    urgent: false,
    daysAgo: 0,
    message:
      'I have tried four medicines in six years. My GP mentioned you. How long is the wait, and do you work with Dr Chen at Northside?',
  },
  {
    name: 'Jonas Petterson',
    forWhom: 'loved-one',
    topics: ['depression', 'suicidal-thoughts'],
    urgent: true,
    daysAgo: 0,
    message: 'It is for my wife. She has stopped getting up. I am frightened for her.',
  },
  {
    name: 'Dolores Iwu',
    forWhom: 'self',
    topics: ['chronic-pain'],
    urgent: false,
    daysAgo: 1,
    message: 'CRPS in my left arm since 2023.',
  },
  {
    name: 'A. Featherstonehaugh-Montgomery',
    forWhom: 'self',
    topics: ['ptsd', 'anxiety', 'general-question'],
    urgent: false,
    daysAgo: 3,
    message: '',
  },
] as const;

/** What came in through the public pages lately: one that cannot wait, and ordinary ones. */
export async function writeEnquiries(tx: Tx, team: DemoTeam, calendar: Calendar): Promise<void> {
  const { clinicId } = team;
  for (const [index, enquiry] of ENQUIRIES.entries()) {
    const random = createRandom(`${clinicId}/enquiry/${index}`);
    const id = random.uuid();
    const receivedAt = calendar.agoText(enquiry.daysAgo, 9 + index);
    await tx
      .insertInto('enquiry')
      .values({
        clinicId,
        id,
        forWhom: enquiry.forWhom,
        name: enquiry.name,
        email: `${enquiry.name.replace(/[^A-Za-z]/g, '').toLowerCase()}@example.org`,
        phone: `+1 212 555 01${10 + index}`,
        preferredWay: index % 2 === 0 ? 'phone-call' : 'email',
        bestTime: index === 0 ? 'after five' : null,
        relationship: enquiry.forWhom === 'loved-one' ? 'husband' : null,
        topics: [...enquiry.topics],
        message: enquiry.message,
        selfChecks: '[]',
        urgent: enquiry.urgent,
        statusReason: null,
        handledBy: null,
        patientId: null,
        receivedAt,
      })
      .execute();
    await tx
      .insertInto('workItem')
      .values({
        clinicId,
        id: random.uuid(),
        patientId: null,
        kind: 'enquiry',
        priority: enquiry.urgent ? 'high' : 'low',
        title: enquiry.urgent ? 'Urgent enquiry: call first' : 'New enquiry',
        detail: JSON.stringify({ enquiryId: id }),
        assignedTo: null,
        openedAt: receivedAt,
        acceptBy: null,
        acceptedAt: null,
        acceptedBy: null,
        closedAt: null,
        closedBy: null,
        outcome: null,
      })
      .execute();
  }
}
