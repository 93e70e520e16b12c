/** One push to one person over WeChat or Alipay, in our words. */
export interface PushMessage {
  /** The platform's id of the person at our app. */
  to: string
  template: string
  vars: Record<string, string>
  /** Page of the mini-program, without a leading slash. */
  page?: string
}

/** Our template name -> the platform's template and its field for each of our variables. */
export type PlatformTemplates = Record<string, { id: string; fields: Record<string, string> }>
