type AriaValue = string | number | boolean | undefined

/**
 * Accessibility attributes for one element. WeChat reads `aria-role`, Alipay and browsers read `role`; truth values
 * become words because a bare `false` is lost in the templates.
 */
export function role(name: string | undefined, aria: Record<string, AriaValue> = {}): Record<string, string> {
  const attributes: Record<string, string> = {}
  if (name) attributes[process.env.TARO_ENV === 'weapp' ? 'aria-role' : 'role'] = name
  for (const [key, value] of Object.entries(aria)) {
    if (value !== undefined) attributes[`aria-${key}`] = String(value)
  }
  return attributes
}

/** Hides a picture that only repeats the words beside it. */
export const decoration = { 'aria-hidden': 'true' } as const
