/** Orders for the example tables of the rules: an unremarkable one of each kind, changed only in what the example is about. */
type Order = Readonly<Record<string, unknown>>;

/** 80 kg, 0.5 mg/kg over 40 min, 50 mg per mL, made up to 100 mL: 40 mg. */
export function iv(change: Order = {}, context: Order = {}): Order {
  return {
    product: 'ketamine',
    route: 'IV',
    protocol: 'psychiatric',
    doseMgPerKg: 0.5,
    weight: { kg: 80, kind: 'actual' },
    vialMgPerMl: 50,
    finalMl: 100,
    durationMin: 40,
    ...change,
    context,
  };
}

/** 70 kg, 1.4 mg/kg over 4 h, which is 0.35 mg/kg/h, at 2 mg per mL. */
export function pain(change: Order = {}, context: Order = {}): Order {
  return iv(
    {
      protocol: 'pain',
      doseMgPerKg: 1.4,
      weight: { kg: 70, kind: 'actual' },
      vialMgPerMl: 10,
      finalMl: 49,
      durationMin: 240,
      ...change,
    },
    context,
  );
}

/** An injection or an oral dose of 0.5 mg/kg in 80 kg. */
export function given(
  route: 'IM' | 'SC' | 'PO' | 'SL' | 'IN',
  change: Order = {},
  context: Order = {},
): Order {
  return {
    product: 'ketamine',
    route,
    doseMgPerKg: 0.5,
    weight: { kg: 80, kind: 'actual' },
    ...change,
    context,
  };
}

export function spray(doseMg: number, context: Order = {}): Order {
  return { product: 'esketamine', route: 'IN', doseMg, context };
}
