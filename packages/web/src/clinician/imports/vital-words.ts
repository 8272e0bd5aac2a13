/** What a value of a sitting is called and measured in; the unit stands beside every number. */
export const VITAL_WORDS: Readonly<Record<string, { readonly label: string; readonly unit: string }>> = {
  systolicMmHg: { label: 'systolic', unit: 'mmHg' },
  diastolicMmHg: { label: 'diastolic', unit: 'mmHg' },
  heartRatePerMin: { label: 'heart rate', unit: '/min' },
  respiratoryRatePerMin: { label: 'breaths', unit: '/min' },
  spo2Percent: { label: 'SpO₂', unit: '%' },
  temperatureCel: { label: 'temperature', unit: '°C' },
  weightKg: { label: 'weight', unit: 'kg' },
  heightCm: { label: 'height', unit: 'cm' },
};
