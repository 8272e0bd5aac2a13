import type { DoseRule } from '../rule.ts';
import { vialStrength } from './ar-01-vial.rule.ts';
import { strongVialDiluted } from './ar-02-dilution.rule.ts';
import { bagConcentration } from './ar-03-concentration.rule.ts';
import { standardConcentration } from './ar-04-standard.rule.ts';
import { roundingKeepsTheDose } from './ar-rounding.rule.ts';
import { titrationStep } from './do-005-titration-step.rule.ts';
import { statedWeight } from './dose-03-stated-weight.rule.ts';
import { poundsForKilograms } from './dose-04-pounds.rule.ts';
import { typedRate } from './dose-07-typed-rate.rule.ts';
import { wrongFieldGuard } from './dose-09-wrong-field.rule.ts';
import { tenfoldGuard } from './dose-11-tenfold.rule.ts';
import { noLimitsNoStart } from './dose-12-no-limits.rule.ts';
import { weightUsable } from './dw-01-weight-usable.rule.ts';
import { weightChange } from './dw-02-weight-change.rule.ts';
import { weightKind } from './dw-03-weight-kind.rule.ts';
import { idealWeight } from './dw-05-ideal-weight.rule.ts';
import { ceilingWhateverTheWeight } from './dw-06-ceiling.rule.ts';
import { wholeDevices } from './esk-01-devices.rule.ts';
import { eskInduction } from './esk-02-induction.rule.ts';
import { eskWeeks5To8 } from './esk-03-weeks-5-to-8.rule.ts';
import { eskWeek9On } from './esk-04-week-9-on.rule.ts';
import { eskSuicidality } from './esk-06-suicidality.rule.ts';
import { eskEuropeOlder } from './esk-07-europe-older.rule.ts';
import { eskLabelledDose } from './esk-08-labelled.rule.ts';
import { eskLiver } from './esk-13-liver.rule.ts';
import { eskDialysis } from './esk-15-dialysis.rule.ts';
import { imDose } from './im-01-dose.rule.ts';
import { imNoWayBack } from './im-02-no-way-back.rule.ts';
import { imSplit } from './im-03-split.rule.ts';
import { imVolume } from './im-04-volume.rule.ts';
import { ivDose } from './iv-01-dose.rule.ts';
import { ivDoseInFrailty } from './iv-02-frail.rule.ts';
import { ivStep } from './iv-03-step.rule.ts';
import { ivDuration } from './iv-04-duration.rule.ts';
import { ivRate } from './iv-05-rate.rule.ts';
import { ivSpacing } from './iv-06-spacing.rule.ts';
import { ivMaintenance } from './iv-10-maintenance.rule.ts';
import { painSite } from './pn-01-site.rule.ts';
import { painRate } from './pn-02-rate.rule.ts';
import { painCourseGap } from './pn-10-course-gap.rule.ts';
import { painYearly } from './pn-11-yearly.rule.ts';
import { oralDose } from './po-02-dose.rule.ts';
import { noHomeDosing } from './po-04-home.rule.ts';
import { scDose } from './sq-01-dose.rule.ts';

/** Every dose rule. Their order never matters: each is asked alone and all findings are shown. */
export const DOSE_RULES: readonly DoseRule[] = [
  vialStrength,
  strongVialDiluted,
  bagConcentration,
  standardConcentration,
  roundingKeepsTheDose,
  titrationStep,
  statedWeight,
  poundsForKilograms,
  typedRate,
  wrongFieldGuard,
  tenfoldGuard,
  noLimitsNoStart,
  weightUsable,
  weightChange,
  weightKind,
  idealWeight,
  ceilingWhateverTheWeight,
  wholeDevices,
  eskInduction,
  eskWeeks5To8,
  eskWeek9On,
  eskSuicidality,
  eskEuropeOlder,
  eskLabelledDose,
  eskLiver,
  eskDialysis,
  imDose,
  imNoWayBack,
  imSplit,
  imVolume,
  ivDose,
  ivDoseInFrailty,
  ivStep,
  ivDuration,
  ivRate,
  ivSpacing,
  ivMaintenance,
  painSite,
  painRate,
  painCourseGap,
  painYearly,
  oralDose,
  noHomeDosing,
  scDose,
];
