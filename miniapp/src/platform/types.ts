import type { PayOrder, PayWay } from '@anju/shared-types'

/** What each platform must offer; one small function a file, chosen at build time by its ending (.weapp, .alipay, .h5). */

export type ChannelName = 'h5' | 'wechat' | 'alipay'

/** The proof of who opened the mini-program, to be exchanged for a session. */
export type PlatformProof = { channel: 'wechat'; code: string } | { channel: 'alipay'; authCode: string }

/** Null in a browser, which knows nobody: there one logs in with phone and SMS code. */
export type AskPlatformProof = (() => Promise<PlatformProof>) | null

/** The sealed phone number as the platform hands it out; only our server can open it. */
export type PhoneProof = { channel: 'wechat'; code: string } | { channel: 'alipay'; response: string }

export interface PhoneButtonProps {
  children: string
  busy?: boolean
  onProof: (proof: PhoneProof) => void
  /** The person said no, or the platform did. */
  onRefused: () => void
}

export interface SubscribeAnswer {
  accepted: string[]
  rejected: string[]
}

/** Must run inside a tap: both platforms refuse to ask otherwise. Resolves with what the person chose. */
export type AskSubscription = (templateIds: string[]) => Promise<SubscribeAnswer>

/** Resolves with the text of the code; null when the person closed the camera. The whole is null where there is no camera API. */
export type ScanCode = (() => Promise<string | null>) | null

/** Runs `work` while nobody else holds `name`; in a browser across all open tabs. */
export type WithLock = <T>(name: string, work: () => Promise<T>) => Promise<T>

/** Fetches a PDF and shows it with what the platform has for that. Throws when it did not come. */
export type OpenPdf = (address: string, headers: Record<string, string>) => Promise<void>

export interface Listening {
  onEnd: () => void
  onFail: () => void
}

/** Speaks a text with the phone's own voice; the returned function stops it. Undefined where it has none for Chinese. */
export type OwnVoice = () => ((text: string, listening: Listening) => () => void) | undefined

/** Plays sounds one after the other; the returned function stops it. */
export type PlayClips = (addresses: readonly string[], listening: Listening) => () => void

/** Runs `work` each time the phone gets a network again; the returned function ends it. */
export type OnBackOnline = (work: () => void) => () => void

/** One text file that the person chooses; null when none was chosen. The whole is null where files cannot be chosen: text is pasted there. */
export type PickTextFile = (() => Promise<{ name: string; text: string } | null>) | null

/** One spreadsheet that the person chooses; null as above. */
export type PickListFile = (() => Promise<{ name: string; bytes: Uint8Array } | null>) | null

export interface PickedPaper {
  fileName: string
  bytes: number
  /** Where the platform has put it for the moment; `keepFile` makes it last. */
  path: string
  isPicture: boolean
}

/** Photographs or files that the person takes or chooses; empty when none. Must run inside a tap. */
export type PickPapers = (source: 'camera' | 'album' | 'file', most: number) => Promise<PickedPaper[]>

/** Files of papers on the phone until they have been sent: they outlive the app being closed. */
export interface PaperFiles {
  /** The lasting place of a picked file. */
  keep(path: string, name: string): Promise<string>
  /** A piece of a picked or kept file, without reading the whole. */
  read(place: string, from: number, length: number): Promise<Uint8Array>
  drop(place: string): void
}

export interface PicturePixels {
  width: number
  height: number
  /** RGBA, as a canvas gives it. */
  data: Uint8ClampedArray
  fullWidth: number
  fullHeight: number
}

/** A picture no larger than `edge`; null where the platform cannot open it: then the server looks alone. */
export type ReadPixels = (path: string, edge: number) => Promise<PicturePixels | null>

/** Shows pictures large, to be zoomed with two fingers or the platform's own means. */
export type ShowPictures = (addresses: readonly string[], first: number) => void

/** Shows the way to a place on the platform's map; false where there is no map, or nobody knows where the place is on it. */
export type ShowPlace = (place: {
  name: string
  address: string
  location?: { latitude: number; longitude: number }
}) => Promise<boolean>

/** Opens the platform's face check that the server began; ends when its screen is closed, however it went: only the server knows. */
export type LookIntoCamera = (begun: {
  wechat?: { verifyId: string }
  alipay?: { certifyId: string; url: string }
}) => Promise<void>

/** Pays an order on the platform; `open` ends when its screen is closed, whatever happened there: only the server knows. */
export interface Pay {
  /** What one can pay with here, the usual one first; in a browser one chooses. */
  choices: readonly { way: PayWay; name: string }[]
  open(order: Pick<PayOrder, 'sheet' | 'tradeNo' | 'url'>): Promise<void>
}
