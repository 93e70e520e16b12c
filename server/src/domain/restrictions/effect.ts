/**
 * What a restriction does to a business. From the worst: it stops it; nobody can say (a silent register never counts as free, D3); a
 * person must look; somebody's written consent; a risk letter; a place in the line of seizures; to be disclosed; nothing.
 */
export const effects = ['block', 'unknown', 'person', 'consent', 'risk-letter', 'queue', 'warn', 'none'] as const
export type Effect = (typeof effects)[number]

export const effectLabels: Record<Effect, string> = {
  block: '不能办理',
  unknown: '暂时不能确定',
  person: '要人工核对',
  consent: '要先取得同意',
  'risk-letter': '要签风险告知',
  queue: '排队轮候',
  warn: '可以办理，请知悉',
  none: '没有影响',
}

export const isWorse = (a: Effect, b: Effect): boolean => effects.indexOf(a) < effects.indexOf(b)
export const worst = (several: readonly Effect[]): Effect =>
  several.reduce<Effect>((so, each) => (isWorse(each, so) ? each : so), 'none')

/** Whether the business may go on once the papers that are asked for are in the file. */
export const mayGoOn = (effect: Effect): boolean => !['block', 'unknown', 'person'].includes(effect)
