export type PlatformName = 'weapp' | 'alipay'

/** One element of the view as the platform would draw it. */
export interface ViewNode {
  tag: string
  attr: Record<string, unknown>
  /** The page or component whose handlers the element's events call. */
  owner: Instance
  children: ViewChild[]
}

export type ViewChild = ViewNode | string

/** A page or component that runs: what the base library makes from the definition given to Page() or Component(). */
export interface Instance {
  data: Record<string, unknown>
  route: string
  components: Map<string, Instance>
  [member: string]: unknown
}

export type Definition = Record<string, unknown> & {
  data?: Record<string, unknown>
  methods?: Record<string, unknown>
  properties?: Record<string, unknown>
}

export interface PickedFile {
  name: string
  bytes: Uint8Array
}

/** What the platform's own windows would answer; a test decides for the person who holds the phone. */
export interface Host {
  /** wx.login and my.getAuthCode. */
  loginCode?: () => Promise<string>
  /** my.getPhoneNumber: the sealed text. */
  alipayPhone?: () => Promise<string>
  /** Template ids the person accepts. */
  subscribe?: (ids: string[]) => Promise<string[]>
  /** Text of the scanned code; null closes the camera. */
  scan?: () => Promise<string | null>
  /** What the camera takes or the album gives; nothing: the person closed it. */
  pictures?: () => Promise<PickedFile[]>
  /** wx.requestPayment and my.tradePay, with what they were given: throws when the person or WeChat says no; Alipay answers with a code. */
  pay?: (given: Record<string, unknown>) => Promise<object>
  /** The platform's viewer of documents. */
  openDocument?: (document: { type: string; bytes: Uint8Array }) => void
}

export interface SetDataRecord {
  route: string
  bytes: number
  /** The first setData of a page builds it; later ones change it. */
  first: boolean
}

/** A sound that the app has played. */
export interface SoundRecord {
  url: string
  state: 'loading' | 'playing' | 'ended' | 'stopped' | 'failed'
  bytes: number
  /** It has been heard to its end. */
  end: () => void
}

export interface RequestRecord {
  method: string
  url: string
  headers: Record<string, string>
  status: number | 'lost'
  /** What came back, read as JSON where it is some. */
  reply?: unknown
}
