/** Answers of WeChat and Alipay about who pressed the button. `silent` means ask again or log in by SMS; it is never a no. */
export type PlatformLogin =
  /** All ids under which the platform knows the person at our app, the preferred one first. */
  { kind: 'person'; ids: [string, ...string[]] } | { kind: 'refused'; code: string } | { kind: 'silent' }

export type PlatformPhone = { kind: 'phone'; phone: string } | { kind: 'refused'; code: string } | { kind: 'silent' }
