import { instant, parseInstant } from '@titrate/quantity';
import { describe, expect, it } from 'vitest';
import type { DeviceMessage } from './device-message.ts';
import { interpret } from './interpret.ts';
import { readHeader } from './message/header.ts';
import { parseFrame } from './message/parse.ts';
import type { DeviceProfile } from './observation/context.ts';
import { aMessage, aRow, DIASTOLIC, MEAN, MMHG, SYSTOLIC } from './testing/messages.ts';

const at = (text: string) => {
  const parsed = parseInstant(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
};
const RECEIVED = at('2026-02-03T10:10:01-05:00');

function understood(
  text: string | Uint8Array,
  profile: DeviceProfile = { zone: 'America/New_York' },
): DeviceMessage {
  const parsed = parseFrame(typeof text === 'string' ? Buffer.from(text, 'utf8') : text);
  if (!parsed.ok) throw new Error(parsed.error.message);
  const message = parsed.value.messages[0];
  if (message === undefined) throw new Error('no message');
  const header = readHeader(message);
  if (!header.ok) throw new Error(header.error.message);
  return interpret(message, header.value, { receivedAt: RECEIVED, profile });
}
const reasons = (message: DeviceMessage) =>
  message.quarantined.map((row) => `${row.segment} ${row.kind}: ${row.reason}`);

describe('times of readings', () => {
  it('stores a cuff pressure at its own, older time, not at the time of the message', () => {
    const { readings } = understood(
      aMessage({
        obx: [aRow({}), aRow({ code: SYSTOLIC, value: '149', unit: MMHG, at: '20260203094600-0500' })],
      }),
    );
    expect(readings.map((one) => one.observedAt)).toEqual([
      at('2026-02-03T15:10:00Z'),
      at('2026-02-03T14:46:00Z'),
    ]);
  });

  it('falls back from OBX-14 to OBR-7, then MSH-7, then receipt, and says which', () => {
    const row = aRow({ at: '' });
    const none = 'OBR|1||1^BEDSIDE|182777000^monitoring of patient^SCT';
    expect(understood(aMessage({ obx: [row] })).readings[0]?.timeSource).toBe('OBR-7');
    expect(understood(aMessage({ obr: none, obx: [row] })).readings[0]?.timeSource).toBe('MSH-7');
    const bare = understood(aMessage({ msh: { 7: '' }, obr: none, obx: [row] })).readings[0];
    expect([bare?.timeSource, bare?.observedAt]).toEqual(['receipt', RECEIVED]);
  });

  it('takes the offset of the message for a time without one, else the zone of the device, and marks it', () => {
    const byMessage = understood(
      aMessage({ msh: { 7: '20260203101000+0100' }, obx: [aRow({ at: '20260203101000' })] }),
    );
    expect(byMessage.readings[0]).toMatchObject({
      zoneSource: 'message',
      observedAt: at('2026-02-03T09:10:00Z'),
    });
    const byZone = understood(
      aMessage({ msh: { 7: '20260203101000' }, obx: [aRow({ at: '20260203101000' })] }),
    );
    expect(byZone.readings[0]).toMatchObject({
      zoneSource: 'configured',
      observedAt: at('2026-02-03T15:10:00Z'),
    });
  });

  it('marks a wall-clock time that occurs twice in the night of the clock change', () => {
    const message = aMessage({ msh: { 7: '20251102013000' }, obx: [aRow({ at: '20251102013000' })] });
    expect(understood(message).readings[0]?.flags).toContain('time-doubtful');
  });

  it('refuses a row whose own time cannot be read instead of taking the next time', () => {
    expect(
      reasons(understood(aMessage({ obx: [aRow({ at: '20260231101000' }), aRow({ at: '20260203' })] }))),
    ).toEqual([
      'OBX[1] refused: the time in OBX-14 cannot be read',
      'OBX[2] refused: the time in OBX-14 cannot be read',
    ]);
  });

  it('accepts four digits of fraction', () => {
    expect(
      understood(aMessage({ obx: [aRow({ at: '20260203101000.1234-0500' })] })).readings[0]?.observedAt,
    ).toBe(instant(at('2026-02-03T15:10:00Z') + 123));
  });

  it('flags a reading from the future and warns of a wrong clock', () => {
    const message = understood(
      aMessage({ msh: { 7: '20260203111000-0500' }, obx: [aRow({ at: '20260203111000-0500' })] }),
    );
    expect(message.readings[0]?.flags).toContain('future');
    expect(message.warnings.join()).toContain('clock');
  });
});

describe('what is not a reading', () => {
  it.each(['-999', '-100', '-99.9', '-1', '-1.0', '""', ''])('never charts %j', (value) => {
    const message = understood(aMessage({ obx: [aRow({ value })] }));
    expect(message.readings).toEqual([]);
    expect(message.quarantined[0]?.kind).toBe('no-reading');
  });

  it.each(['X', 'I', 'N', 'O'])('never charts a row of status %s', (status) => {
    expect(understood(aMessage({ obx: [aRow({ status })] })).quarantined[0]?.kind).toBe('no-reading');
  });

  it('never charts a value made up for demonstration, and warns', () => {
    const message = understood(aMessage({ obx: [aRow({ value: '78', flags: 'L~DEMO' })] }));
    expect([message.readings, message.quarantined[0]?.kind]).toEqual([[], 'demo']);
    expect(message.warnings.join()).toContain('demonstration');
  });

  it('takes the rows of the device tree for what they are', () => {
    const message = understood(
      aMessage({ obx: ['OBX|1||69965^MDC_DEV_MON_PHYSIO_MULTI_PARAM_MDS^MDC|1.0.0.0|||||||X', aRow({})] }),
    );
    expect(message.readings).toHaveLength(1);
    expect(message.quarantined.map((row) => row.kind)).toEqual(['not-charted']);
  });

  it('refuses text, lists, comparators and exponents in a numeric value', () => {
    const values = ['97 %', '97~84', '0^12', '>97', '9.7E1', 'ninety', '97,5', '0x61', '\uff19\uff17'];
    const message = understood(aMessage({ obx: values.map((value) => aRow({ value })) }));
    expect(message.readings).toEqual([]);
    expect(message.quarantined.map((row) => row.kind)).toEqual(values.map(() => 'refused'));
  });

  it('refuses a number that is sent as text', () => {
    expect(reasons(understood(aMessage({ obx: [aRow({ type: 'ST' })] })))).toEqual([
      'OBX[1] refused: a measurement must be of type NM',
    ]);
  });
});

describe('codes and units', () => {
  const one = (options: Parameters<typeof aRow>[0]) => understood(aMessage({ obx: [aRow(options)] }));

  it.each([
    ['150344^MDC_TEMP^MDC', '98.6', '266560^MDC_DIM_FAHR^MDC', '37', 'Cel'],
    ['188736^MDC_MASS_BODY_ACTUAL^MDC', '176', '263904^MDC_DIM_LB^MDC', '79.8', 'kg'],
    ['188740^MDC_LEN_BODY_ACTUAL^MDC', '67', '263520^MDC_DIM_INCH^MDC', '170.2', 'cm'],
    ['8480-6^Systolic blood pressure^LN', '16.4', 'kPa', '123', 'mm[Hg]'],
    ['8480-6^Systolic blood pressure^LN', '123', 'mm[Hg]^mm[Hg]^UCUM', '123', 'mm[Hg]'],
    ['8867-4^Heart rate^LN', '94', '{beats}/min', '94', '/min'],
    ['149546^MDC_PULS_RATE_NON_INV^MDC', '63', '{beat}/min^{beat}/min^UCUM', '63', '/min'],
    ['150344^MDC_TEMP^MDC', '37.00', '268192^MDC_DIM_DEGC^MDC', '37.00', 'Cel'],
    ['188736^MDC_MASS_BODY_ACTUAL^MDC', '80.5', '263875^MDC_DIM_KILO_G^MDC^kg^kg^UCUM', '80.5', 'kg'],
  ])('reads %s of %s in %s as %s %s', (code, value, unit, expected, expectedUnit) => {
    expect(one({ code, value, unit }).readings[0]).toMatchObject({ value: expected, unit: expectedUnit });
  });

  it.each([
    ['a unit number under another name', '266560^MDC_DIM_DEGC^MDC'],
    ['a known unit name with another number', '268224^MDC_DIM_FAHR^MDC'],
    ['an unknown unit', 'furlong'],
    ['an unknown MDC unit', '999999^MDC_DIM_SPAN^MDC'],
    ['two codings that differ', '266560^MDC_DIM_FAHR^MDC^Cel^Cel^UCUM'],
    ['no unit at all', ''],
    ['a unit of something else', '263875^MDC_DIM_KILO_G^MDC'],
    ['a word of another case', 'CEL'],
  ])('refuses %s', (_, unit) => {
    const message = one({ code: '150344^MDC_TEMP^MDC', value: '98.6', unit });
    expect([message.readings, message.quarantined[0]?.kind, message.quarantined[0]?.field]).toEqual([
      [],
      'refused',
      6,
    ]);
  });

  it('refuses a code whose number and name are those of two measurements', () => {
    const message = one({ code: '150021^MDC_PRESS_BLD_NONINV_DIA^MDC', value: '80', unit: MMHG });
    expect(reasons(message)).toEqual(['OBX[1] refused: the code and its name do not belong together']);
  });

  it('leaves out a code it does not chart without failing the rest', () => {
    const message = understood(aMessage({ obx: [aRow({ code: '2453^VEND_POS_BODY^99VEND' }), aRow({})] }));
    expect(message.readings).toHaveLength(1);
    expect(message.quarantined[0]?.kind).toBe('not-charted');
  });

  it('charts a maker\u2019s own code only by the table of that device', () => {
    const obx = [aRow({ code: 'HR1^pulse^99VEND', unit: 'spm', value: '64' })];
    expect(understood(aMessage({ obx })).readings).toEqual([]);
    const profile: DeviceProfile = {
      zone: 'UTC',
      codes: { '99VEND|HR1': 'pulse-rate' },
      units: { spm: '/min' },
    };
    expect(understood(aMessage({ obx }), profile).readings[0]).toMatchObject({
      kind: 'pulse-rate',
      codeSystem: 'vendor',
    });
  });

  it('keeps two channels of one measurement apart', () => {
    const message = understood(
      aMessage({ obx: [aRow({ subId: '1.3.1.1', value: '96' }), aRow({ subId: '1.3.2.1', value: '95' })] }),
    );
    expect(message.readings.map((r) => [r.subId, r.value])).toEqual([
      ['1.3.1.1', '96'],
      ['1.3.2.1', '95'],
    ]);
    expect(new Set(message.readings.map((r) => r.key)).size).toBe(2);
  });

  it('keeps, flags and does not chart what cannot be', () => {
    expect(one({ value: '384.5' }).readings[0]?.flags).toEqual(['implausible']);
    const pressures = understood(
      aMessage({
        obx: [
          aRow({ code: SYSTOLIC, subId: '1.1.1.1', value: '120', unit: MMHG }),
          aRow({ code: DIASTOLIC, subId: '1.1.1.2', value: '80', unit: MMHG }),
          aRow({ code: MEAN, subId: '1.1.1.3', value: '140', unit: MMHG }),
        ],
      }),
    );
    expect(pressures.readings.map((r) => r.flags)).toEqual([[], [], ['implausible']]);
  });

  it('says that a sender wrote one separator too many instead of guessing', () => {
    const shifted = (time: string) =>
      understood(aMessage({ obx: [`OBX|1|NM|8867-4^Heart rate^LN||94|{beats}/min||||||F|||${time}|||MON`] }));
    const same = shifted('20260203101000');
    expect(same.readings[0]).toMatchObject({
      statusText: '',
      timeSource: 'OBR-7',
      flags: ['status-missing'],
    });
    expect(same.warnings.join()).toContain('one separator too many');
    expect(shifted('20260203094500').readings[0]?.flags).toEqual(['fields-shifted']);
  });
});

describe('corrections', () => {
  it('gives a correction the same key as the reading it corrects', () => {
    const first = understood(aMessage({ obx: [aRow({ value: '231' })] })).readings[0];
    const second = understood(
      aMessage({ msh: { 7: '20260203101200-0500' }, obx: [aRow({ value: '97', status: 'C' })] }),
    ).readings[0];
    expect([second?.status, second?.key]).toEqual(['corrected', first?.key]);
  });

  it('takes a reading of the wrong patient back, with or without its value', () => {
    const message = understood(
      aMessage({ obx: [aRow({ status: 'W' }), aRow({ status: 'D', value: '', unit: '', type: '' })] }),
    );
    expect(message.readings).toEqual([]);
    expect(message.retractions.map((one) => one.reason)).toEqual(['wrong-patient', 'deleted']);
  });

  it('refuses a correction without a value and a status nobody knows', () => {
    const message = understood(aMessage({ obx: [aRow({ status: 'C', value: '' }), aRow({ status: 'Q' })] }));
    expect(message.quarantined.map((row) => row.kind)).toEqual(['refused', 'refused']);
  });
});

describe('people and devices', () => {
  it('gives every identifier with its authority, and none where the field is empty', () => {
    const ids = (pid: string) => understood(aMessage({ pid, obx: [aRow({})] })).patientIds;
    expect(ids('PID|||MRN-77^^^LARCH^MR~X99^^^ELSE^PI||Fernsby^Odile')).toEqual([
      { value: 'MRN-77', authority: 'LARCH', type: 'MR' },
      { value: 'X99', authority: 'ELSE', type: 'PI' },
    ]);
    expect(ids('PID|||MRN-77||Fernsby')).toEqual([
      { value: 'MRN-77', authority: undefined, type: undefined },
    ]);
    expect(ids('PID|||^^^Hospital^PI||^^^^^L')).toEqual([]);
  });

  it('names the device by OBX-18, then MSH-3, and knows the bed', () => {
    const row = `${aRow({})}||||00AA^^00AA^EUI-64`;
    const message = understood(aMessage({ pv1: 'PV1||O|TREAT^2^A', obx: [row] }));
    expect(message.device).toEqual({
      ids: ['00AA', '0011220000AA0001', 'BEDSIDE^LARCH'],
      location: 'TREAT^2^A',
    });
  });

  it('reads ISO 8859-1, Cyrillic UTF-8, escapes and unusual separators', () => {
    const latin = Buffer.from(
      aMessage({ msh: { 18: '8859/1' }, pid: 'PID|||1||Nu\u00f1ez^Ren\u00e9', obx: [aRow({})] }),
      'latin1',
    );
    expect(understood(latin).patientName).toBe('Nu\u00f1ez, Ren\u00e9');
    expect(
      understood(
        aMessage({
          pid: 'PID|||1||\u041b\u0438\u0441\u0438\u0446\u0430^\u042f\u043d\u0430',
          obx: [aRow({})],
        }),
      ).patientName,
    ).toBe('\u041b\u0438\u0441\u0438\u0446\u0430, \u042f\u043d\u0430');
    expect(
      understood(aMessage({ pid: 'PID|||1||O\\S\\Dea^A\\T\\B \\F\\ \\R\\ \\E\\ \\X41\\', obx: [aRow({})] }))
        .patientName,
    ).toBe('O^Dea, A&B | ~ \\ A');
    const swapped = aMessage({ obx: [aRow({})] }).replace(
      /[|^~\\&]/g,
      (c) => ({ '|': '#', '^': '*', '~': '@', '\\': '!', '&': '%' })[c] ?? c,
    );
    expect(understood(swapped).readings[0]?.value).toBe('97');
  });

  it('reads LF, CRLF and a missing last CR alike', () => {
    const usual = aMessage({ obx: [aRow({}), aRow({ subId: '1.3.2.1' })] });
    for (const text of [usual.replaceAll('\r', '\n'), usual.replaceAll('\r', '\r\n'), usual.slice(0, -1)]) {
      expect(understood(text)).toEqual(understood(usual));
    }
  });
});

describe('pumps and alarms', () => {
  const PUMP = [
    'OBX|1||69985^MDC_DEV_PUMP_INFUS_MDS^MDC|1.0.0.0|||||||X|||||||SY-12^SYRINGEMAKER',
    'OBX|2|ST|184514^MDC_DRUG_NAME_LABEL^MDC|1.1.1.1|Ketamine||||||R',
    'OBX|3|NM|157760^MDC_CONC_DRUG^MDC|1.1.1.2|2|264306^MDC_DIM_MILLI_G_PER_ML^MDC|||||R',
    'OBX|4|NM|157784^MDC_FLOW_FLUID_PUMP^MDC|1.1.1.3|30|265266^MDC_DIM_MILLI_L_PER_HR^MDC|||||R',
    'OBX|5|NM|157993^MDC_VOL_FLUID_DELIV_TOTAL^MDC|1.1.1.4|10.0|263762^MDC_DIM_MILLI_L^MDC|||||R',
    'OBX|6|NM|157872^MDC_VOL_FLUID_TBI_REMAIN^MDC|1.1.1.5|10.0|263762^MDC_DIM_MILLI_L^MDC|||||R',
    'OBX|7|NM|68063^MDC_ATTR_PT_WEIGHT^MDC|1.1.1.6|80|263875^MDC_DIM_KILO_G^MDC|||||R',
  ];

  it('reads what a running syringe pump says and works out what it means', () => {
    const { pump, readings } = understood(aMessage({ obx: PUMP }));
    expect(readings).toEqual([]);
    expect(pump).toMatchObject({
      drugLabel: 'Ketamine',
      concentrationMgPerMl: '2',
      rateMlPerH: '30',
      volumeGivenMl: '10.0',
      patientWeightKg: '80',
      derived: { rateMgPerH: '60', givenMg: '20', leftMg: '20', leftMin: '20' },
    });
  });

  it('does not guess between two channels of a pump', () => {
    const second =
      'OBX|8|NM|157784^MDC_FLOW_FLUID_PUMP^MDC|1.2.1.3|5|265266^MDC_DIM_MILLI_L_PER_HR^MDC|||||R';
    const message = understood(aMessage({ obx: [...PUMP, second] }));
    expect(message.pump).toBeUndefined();
    expect(reasons(message).filter((one) => one.includes('more than one pump channel'))).toHaveLength(7);
  });

  it('reads a pump event with pending codes by their names', () => {
    const { pump, type } = understood(
      aMessage({
        msh: { 9: 'ORU^R42^ORU_R01' },
        obx: [
          'OBX|1|CWE|0^MDC_ATTR_EVT_COND^MDC|1.0.0.2|197288^MDC_EVT_PUMP_DELIV_START^MDC||||||R',
          'OBX|2|CWE|184519^MDC_PUMP_INFUSING_STATUS^MDC|1.1.1.1|^pump-status-infusing||||||R',
          'OBX|3|NM|157924^MDC_RATE_DOSE^MDC|1.1.2.5|5.00|265619^MDC_DIM_MICRO_G_PER_KG_PER_MIN^MDC^ug/kg/min^ug/kg/min^UCUM|||||R',
        ],
      }),
    );
    expect(type).toBe('ORU^R42');
    expect(pump).toMatchObject({
      event: 'MDC_EVT_PUMP_DELIV_START',
      status: 'pump-status-infusing',
      doseRate: { value: '5.00', unit: 'ug/kg/min' },
    });
  });

  it('reads an alarm with its phase and state', () => {
    const { alarm } = understood(
      aMessage({
        msh: { 9: 'ORU^R40^ORU_R40' },
        obx: [
          'OBX|1|CWE|196616^MDC_EVT_ALARM^MDC|1.0.0.0.1|196940^MDC_EVT_FLUID_LINE_OCCL^MDC^^^^^^Occlusion|||ST|||F',
          'OBX|2|ST|68481^MDC_ATTR_EVENT_PHASE^MDC|1.0.0.0.3|start||||||F',
          'OBX|3|ST|68482^MDC_ATTR_ALARM_STATE^MDC|1.0.0.0.4|active||||||F',
          'OBX|4|ST|68483^MDC_ATTR_ALARM_INACTIVATION_STATE|1.0.0.0.5|enabled||||||F',
        ],
      }),
    );
    expect(alarm).toMatchObject({
      name: 'MDC_EVT_FLUID_LINE_OCCL',
      text: 'Occlusion',
      phase: 'start',
      state: 'active',
      inactivation: 'enabled',
    });
  });
});
