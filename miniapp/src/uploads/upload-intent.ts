import type { PlainDate } from '@anju/shared-types'

/** One file that a person means to send: kept on the phone until it has arrived or was given up. */
export interface UploadIntent {
  /** Made once for this file; the server knows the upload by it. */
  clientKey: string
  /** Where the phone keeps the file: survives the app being closed. */
  ref: string
  fileName: string
  bytes: number
  sha256: string
  material: string
  title: string
  caseId?: string
  validUntil?: PlainDate
  /** The page that was to be taken, by its name. */
  page?: string
  /** The person was asked, and says that this is it. */
  pageSaid?: boolean
}

/** The list on the phone. Small things only: the files lie elsewhere. */
export interface IntentStore {
  read(): UploadIntent[]
  write(intents: readonly UploadIntent[]): void
}
