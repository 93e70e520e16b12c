import type { Connection } from 'mongoose'
import type { OnMerge } from '../accounts/merge-accounts.ts'
import { createDocumentStore } from './document-store.ts'

/** When two accounts prove to be one person, the papers go along. */
export const mergeDocuments = (db: Connection): OnMerge => {
  const documents = createDocumentStore(db)
  return (tx, from, into) => documents.reassign(tx.session, from, into)
}
