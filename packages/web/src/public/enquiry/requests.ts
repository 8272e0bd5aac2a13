import { createEnquiry, listPublicClinics, type NewEnquiry } from '@titrate/contract';
import { send } from '../site/send.ts';

export const sendEnquiry = (enquiry: NewEnquiry) => send(createEnquiry, { body: enquiry });
export const fetchClinics = async () => (await send(listPublicClinics)).clinics;
