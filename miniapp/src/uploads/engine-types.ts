import type { Answer, Refused } from '../api/routes.ts'
import type { IntentStore, UploadIntent } from './upload-intent.ts'

export type UploadState =
  /** Its turn has not come. */
  | 'waiting'
  | 'sending'
  /** No network; goes on by itself. */
  | 'offline'
  /** The person said stop for now. */
  | 'paused'
  | 'done'
  | 'failed'

export interface UploadItem extends UploadIntent {
  state: UploadState
  sentBytes: number
  refused?: Refused
  documentId?: string
}

export interface EngineApi {
  begin(file: Omit<UploadIntent, 'ref'>): Promise<Answer<'documents.begin'>>
  part(id: string, no: number, bytes: Uint8Array, sha256: string): Promise<Answer<'documents.part'>>
  complete(id: string): Promise<Answer<'documents.complete'>>
}

export interface EngineNeeds {
  api: EngineApi
  /** A piece of the file, without reading the whole. */
  read(ref: string, from: number, length: number): Promise<Uint8Array>
  /** The phone need not keep the file any longer. */
  drop(ref: string): void
  hash(bytes: Uint8Array): string
  store: IntentStore
  /** Milliseconds that only go forward. */
  clock(): number
  /** Resolves after so long, or earlier when `wake` is called. */
  sleep(ms: number): { done: Promise<void>; wake(): void }
  changed(items: readonly UploadItem[]): void
}
