/** Class on the page root for a type factor; steps, so that styles stay in the style sheet. */
export function typeScaleClass(largeType: boolean, systemFactor: number): string {
  if (largeType || systemFactor >= 1.34) return 'page--fs-140'
  if (systemFactor >= 1.22) return 'page--fs-130'
  if (systemFactor >= 1.08) return 'page--fs-115'
  return ''
}
