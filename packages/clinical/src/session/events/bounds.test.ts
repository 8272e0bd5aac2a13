import { describe, expect, it } from 'vitest';
import { linesOf, listOf, nodeOf } from '../../testing/schema-lines.ts';
import { eventsJsonSchema } from '../events.ts';

const found = listOf(eventsJsonSchema['oneOf']).flatMap((one) => {
  const { data, kind } = nodeOf(nodeOf(one)['properties']);
  return linesOf(nodeOf(data), String(nodeOf(kind)['const']));
});

/** Written out a second time, so that no bound of the record moves unseen. */
const EXPECTED = String.raw`
session.opened.patientId text 1..80
session.opened.clinicZone? text 1..60
session.opened.chair? text 1..40
session.opened.region one of 2 words
session.opened.sessionNumber 1..2000
session.opened.order.orderId text 1..80
session.opened.order.protocolId text 1..80
session.opened.order.product one of 2 words
session.opened.order.route one of 6 words
session.opened.order.indicationGroup one of 2 words
session.opened.order.doseMg 0.1..2000 to 4 places
session.opened.order.doseMgPerKg? 0.001..20 to 6 places
session.opened.order.weightKg 25..350 to 4 places
session.opened.order.weightKind one of 3 words
session.opened.order.weightMeasuredAt date-time
session.opened.order.durationMin? 1..1440 to 4 places
session.opened.order.vialMgPerMl? 0.01..100 to 6 places
session.opened.order.drawMl? 0.01..2000 to 4 places
session.opened.order.finalMl? 0.01..2000 to 4 places
session.opened.order.concentrationMgPerMl? 0.01..100 to 6 places
session.opened.order.rateMlPerH? 0.1..2000 to 4 places
session.opened.order.rateMgPerH? 0.01..2000 to 4 places
session.opened.order.devices? 1..3
session.opened.order.doubleCheck? one of 2 words
session.opened.order.coursePhase? one of 2 words
session.opened.order.signedAt date-time
session.opened.order.signedBy text 1..200
session.opened.patient.ageYears 0..130
session.opened.patient.riskFlags list 0..9
session.opened.patient.riskFlags[] one of 9 words
session.opened.patient.usualSpo2Percent? 50..100
session.opened.ledger? one of 1 words
session.opened.remsFormsOverdue? 0..100000
session.opened.alertTable?.id text 1..80
session.opened.alertTable?.version text 1..20
session.opened.library?.version 1..1000000
session.opened.library?.values at most 400 named
session.opened.library?.values[name].severity? one of 4 words
session.opened.library?.values[name].thresholds? at most 60 named
session.opened.library?.values[name].thresholds?[name] 0..1000000 to 4 places
patient.arrived.note? text 1..500
chair.moved.from? text 1..40
chair.moved.to text 1..40
device.linked.deviceId text 1..120
device.linked.deviceKind one of 6 words
device.linked.name? text 1..200
device.unlinked.deviceId text 1..120
device.unlinked.name? text 1..200
device.unlinked.reason? text 1..500
nurse.assigned.to.id text 1..80
nurse.assigned.to.name text 1..200
nurse.assigned.concerns? text 1..2000
nurse.assigned.accepted? yes or no
nurse.assigned.openAlerts? list 0..100
nurse.assigned.openAlerts?[] text 1..80
gate.answered.check one of 21 words
gate.answered.answer one of 6 words
gate.answered.detail?.note? text 1..1000
gate.answered.detail?.lastFoodAt? date-time
gate.answered.detail?.lastFluidAt? date-time
gate.answered.detail?.lastNasalMedicineAt? date-time
gate.answered.detail?.escortName? text 1..200
gate.answered.detail?.escortPhone? text 1..40
gate.answered.detail?.substances? list 0..40
gate.answered.detail?.substances?[].class one of 9 words
gate.answered.detail?.substances?[].name? text 1..120
gate.answered.detail?.substances?[].takenAt? date-time
gate.answered.detail?.pregnancyTest? one of 3 words
gate.answered.detail?.suicidality? one of 3 words
gate.answered.detail?.glucoseMgPerDl? 10..1500
gate.answered.detail?.phq9Total? 0..27
gate.answered.detail?.ledgerItem? text 1..120
gate.signed.as one of 2 words
gate.signed.note? text 1..500
dose.checked.as one of 2 words
dose.checked.product one of 2 words
dose.checked.route one of 6 words
dose.checked.weightKg? 25..350 to 4 places
dose.checked.doseMg 0.1..2000 to 4 places
dose.checked.vialMgPerMl? 0.01..100 to 6 places
dose.checked.drawMl? 0.01..2000 to 4 places
dose.checked.finalMl? 0.01..2000 to 4 places
dose.checked.concentrationMgPerMl? 0.01..100 to 6 places
dose.checked.rateMlPerH? 0.1..2000 to 4 places
dose.checked.durationMin? 1..1440 to 4 places
dose.checked.devices? 1..3
override.recorded.rule text 1..40
override.recorded.ruleVersion text 1..20
override.recorded.reason text 15..2000
override.recorded.inputs? list 0..50
override.recorded.inputs?[] text 1..80
vital.recorded.systolicMmHg? 30..320
vital.recorded.diastolicMmHg? 10..250
vital.recorded.meanMmHg? 10..280
vital.recorded.heartRatePerMin? 0..320
vital.recorded.spo2Percent? 0..100 to 1 places
vital.recorded.respiratoryRatePerMin? 0..100
vital.recorded.etco2MmHg? 0..150 to 1 places
vital.recorded.temperatureCel? 20..45 to 2 places
vital.recorded.status one of 3 words
vital.recorded.notObtained? one of 3 words
vital.recorded.breathing? one of 2 words
vital.recorded.position? one of 4 words
vital.recorded.deviceId? text 1..120
vital.recorded.confirmedUnusual? yes or no
vital.recorded.note? text 1..500
scale.recorded.scale one of 13 words
scale.recorded.score? -5..92
scale.recorded.items? list 5..5
scale.recorded.items?[] 0..2
scale.recorded.notObtained? one of 3 words
scale.recorded.note? text 1..500
symptom.recorded.symptom one of 37 words
symptom.recorded.present yes or no
symptom.recorded.durationS? 0..3600
symptom.recorded.note? text 1..1000
adverseEvent.recorded.code one of 37 words
adverseEvent.recorded.verbatim text 1..2000
adverseEvent.recorded.grade 1..5
adverseEvent.recorded.relation one of 5 words
adverseEvent.recorded.onsetAt date-time
adverseEvent.recorded.resolvedAt? date-time
adverseEvent.recorded.action? text 1..1000
adverseEvent.recorded.seriousness? list 0..6
adverseEvent.recorded.seriousness?[] one of 6 words
adverseEvent.resolved.adverseEventId text 1..80
adverseEvent.resolved.resolvedAt date-time
adverseEvent.resolved.outcome? text 1..1000
patient.called.need? one of 5 words
patient.callAnswered.callEventId text 1..80
patient.callAnswered.note? text 1..500
prescriber.reviewed.decision one of 6 words
prescriber.reviewed.cause? text 1..40
prescriber.reviewed.note? text 1..2000
emergency.started.path one of 12 words
emergency.started.note? text 1..2000
infusion.started.doseMg 0.1..2000 to 4 places
infusion.started.concentrationMgPerMl 0.01..100 to 6 places
infusion.started.volumeMl 0.01..2000 to 4 places
infusion.started.rateMlPerH 0.1..2000 to 4 places
infusion.started.rateMgPerH 0.01..2000 to 4 places
infusion.started.durationMin 1..1440 to 4 places
infusion.started.pumpId? text 1..120
infusion.started.lot? text 1..60
infusion.started.expiry? ^\d{4}-\d{2}(-\d{2})?$
infusion.rateChanged.rateMlPerH 0.1..2000 to 4 places
infusion.rateChanged.rateMgPerH 0.01..2000 to 4 places
infusion.rateChanged.reason text 1..1000
infusion.paused.reason one of 6 words
infusion.paused.cause? text 1..40
infusion.paused.note? text 1..1000
infusion.resumed.rateMlPerH 0.1..2000 to 4 places
infusion.resumed.rateMgPerH 0.01..2000 to 4 places
infusion.resumed.reason text 1..1000
infusion.resumed.remainingMg? 0.1..2000 to 4 places
infusion.stopped.reason one of 7 words
infusion.stopped.cause? text 1..40
infusion.stopped.note? text 1..1000
infusion.stopped.pumpDeliveredMg? 0..2000 to 4 places
pump.reported.deviceId text 1..120
pump.reported.state one of 4 words
pump.reported.rateMlPerH? 0..2000 to 4 places
pump.reported.deliveredMl? 0..5000 to 4 places
pump.reported.note? text 1..500
bolus.given.amountMg 0.1..2000 to 4 places
bolus.given.volumeMl? 0.01..2000 to 4 places
bolus.given.overMin? 0..120 to 4 places
bolus.given.reason text 1..1000
bolus.given.repeatReason? text 1..500
injection.given.amountMg 0.1..2000 to 4 places
injection.given.volumeMl? 0.01..2000 to 4 places
injection.given.concentrationMgPerMl? 0.01..100 to 6 places
injection.given.site one of 8 words
injection.given.lot? text 1..60
injection.given.expiry? ^\d{4}-\d{2}(-\d{2})?$
injection.given.repeatReason? text 1..500
device.given.deviceNumber 1..3
device.given.amountMg 28
device.given.lot text 1..60
device.given.expiry? ^\d{4}-\d{2}(-\d{2})?$
device.given.sprays? 1..2
device.given.note? text 1..500
oral.given.amountMg 0.1..2000 to 4 places
oral.given.form one of 6 words
oral.given.lot? text 1..60
oral.given.expiry? ^\d{4}-\d{2}(-\d{2})?$
oral.given.repeatReason? text 1..500
dosing.ended.reason one of 6 words
dosing.ended.note? text 1..1000
medicine.given.name text 1..120
medicine.given.class one of 10 words
medicine.given.amount 0.001..100000 to 4 places
medicine.given.unit one of 3 words
medicine.given.route one of 8 words
medicine.given.reason text 1..1000
medicine.given.formularyId? text 1..40
medicine.effectRecorded.medicineEventId text 1..80
medicine.effectRecorded.effect one of 4 words
medicine.effectRecorded.note? text 1..1000
oxygen.changed.flowLPerMin 0..60 to 1 places
oxygen.changed.device? one of 4 words
drug.drawn.vialId text 1..120
drug.drawn.lot? text 1..60
drug.drawn.amountMg 0.1..5000 to 4 places
drug.drawn.volumeMl? 0.01..2000 to 4 places
drug.drawn.devices? 1..3
drug.drawn.units? 1..100
drug.drawn.vialMgPerMl? 0.01..100 to 4 places
drug.drawn.unit?.name one of 4 words
drug.drawn.unit?.mg 0.1..1000 to 4 places
drug.drawn.product? one of 2 words
drug.drawn.expiry? ^\d{4}-\d{2}(-\d{2})?$
drug.drawn.stock?.locationId text 1..80
drug.drawn.stock?.lotId text 1..80
drug.drawn.label? one of 2 shapes
drug.wasted.vialId text 1..120
drug.wasted.lot? text 1..60
drug.wasted.amountMg 0.1..5000 to 4 places
drug.wasted.volumeMl? 0.01..2000 to 4 places
drug.wasted.devices? 1..3
drug.wasted.units? 1..100
drug.wasted.reason text 1..500
drug.wasted.method? text 1..200
drug.wasted.witness?.id text 1..80
drug.wasted.witness?.name text 1..200
drug.wasted.witness?.role? text 1..40
drug.wasteWitnessed.wasteEventId text 1..80
drug.returned.vialId text 1..120
drug.returned.lot? text 1..60
drug.returned.amountMg 0.1..5000 to 4 places
drug.returned.volumeMl? 0.01..2000 to 4 places
drug.returned.devices? 1..3
drug.returned.units? 1..100
drug.returned.sealed? yes or no
alert.raised.alertId text 1..80
alert.raised.rule text 1..40
alert.raised.ruleVersion text 1..20
alert.raised.condition text 1..80
alert.raised.band one of 3 words
alert.raised.priority one of 3 words
alert.raised.since date-time
alert.raised.count 1..10000
alert.raised.value? -1000..10000 to 6 places
alert.raised.unit? text 1..20
alert.raised.limit? text 1..80
alert.raised.text text 1..400
alert.raised.inputs list 0..50
alert.raised.inputs[] text 1..80
alert.acknowledged.condition text 1..80
alert.acknowledged.alertId? text 1..80
alert.acknowledged.action? text 1..1000
alert.escalated.condition text 1..80
alert.escalated.alertId text 1..80
alert.escalated.level one of 2 words
alert.escalated.to?.id text 1..80
alert.escalated.to?.name text 1..200
alert.resolved.condition text 1..80
alert.resolved.alertId? text 1..80
alert.resolved.reason one of 3 words
alert.resolved.note? text 1..1000
note.added.text text 1..20000
note.added.category? text 1..40
discharge.checked.criterion one of 11 words
discharge.checked.answer one of 6 words
discharge.checked.adultName? text 1..200
discharge.checked.adultPhone? text 1..40
discharge.checked.note? text 1..1000
aftercare.given.version text 1..40
aftercare.given.written yes or no
aftercare.given.spoken yes or no
aftercare.given.emergencyNumberKnown yes or no
aftercare.given.ivRemovedAndSiteChecked? one of 3 words
aftercare.given.language? text 1..20
session.discharged.note? text 1..2000
session.ended.manner one of 3 words
session.ended.note text 1..2000
session.cancelled.reason text 1..1000
session.signed.meaning one of 3 words
session.signed.credentials text 1..120
session.signed.contentHash ^[0-9a-f]{64}$
session.signed.signedAtZone? text 1..60
addendum.added.text text 1..20000
addendum.added.aboutEventId? text 1..80
cover.named.to.id text 1..80
cover.named.to.name text 1..200
alertLimit.set.parameter one of 6 words
alertLimit.set.side one of 2 words
alertLimit.set.band one of 2 words
alertLimit.set.limit 0..400 to 1 places
alertLimit.set.reason text 3..500
comfort.chosen.choice one of 2 words
correction.made.replaces text 1..80
correction.made.reason text 3..1000
correction.made.action one of 2 words
correction.made.replacement? one of 52 shapes
`;

describe('what a session can record', () => {
  it('has the bounds that were reviewed, field by field', () => {
    expect(found).toEqual(EXPECTED.trim().split('\n'));
  });
});
